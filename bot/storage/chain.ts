/** History as a chain: each link seals a salted digest of its payload and the link before it. */
import { createHash, randomBytes } from 'node:crypto'
import type { Event } from '../../policies/decision.ts'

/** The first link stands on the name of the chain, so that no chain can be passed off as another. */
export const appendEventSql = `
create or replace function stepwise.append_event(p_council text, e jsonb) returns void language plpgsql as $$
declare sealed bytea := decode(e->>'digest', 'hex') || convert_to(e->>'at', 'UTF8'); n bigint; h bytea;
begin
  update stepwise.streams set length = length + 1, head = sha256(head || sealed)
  where council = p_council and stream = e->>'stream' returning length, head into n, h;
  if not found then
    insert into stepwise.streams (council, stream, length, head)
    values (p_council, e->>'stream', 1, sha256(sha256(convert_to(p_council || '/' || (e->>'stream'), 'UTF8')) || sealed))
    on conflict do nothing returning length, head into n, h;
    if not found then
      update stepwise.streams set length = length + 1, head = sha256(head || sealed)
      where council = p_council and stream = e->>'stream' returning length, head into n, h;
    end if;
  end if;
  insert into stepwise.events (council, stream, seq, at, digest, hash)
  values (p_council, e->>'stream', n, e->>'at', decode(e->>'digest', 'hex'), h);
  insert into stepwise.payloads (council, stream, seq, salt, body)
  values (p_council, e->>'stream', n, decode(e->>'salt', 'hex'), e->>'body');
end $$`

const sha256 = (...parts: readonly (Buffer | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** An event made ready to be appended. The salt keeps a purged payload from being guessed from its digest. */
export function eventRow(event: Event): object {
  const salt = randomBytes(16)
  const body = JSON.stringify(event)
  return {
    stream: event.stream,
    at: event.at,
    salt: salt.toString('hex'),
    digest: digestOf(salt, body).toString('hex'),
    body,
  }
}

export function digestOf(salt: Buffer, body: string): Buffer {
  return sha256(salt, body)
}

export function firstLink(council: string, stream: string): Buffer {
  return sha256(`${council}/${stream}`)
}

export function nextLink(previous: Buffer, digest: Buffer, at: string): Buffer {
  return sha256(previous, digest, at)
}

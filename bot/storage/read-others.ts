/** History, notices that did not arrive, kept files. */
import { sql } from 'kysely'
import type { Ports } from '../../dialogs/ports.ts'
import type { Event, Notice } from '../../policies/decision.ts'
import { bodiesOf } from './rows.ts'
import type { Store } from './store.ts'

export const readOthersSql = [
  `
create or replace function stepwise.history(p_council text, p_stream text) returns setof text language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.payloads where council = p_council and stream = p_stream order by seq;
end $$`,
  `
create or replace function stepwise.undelivered(p_council text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.notices where council = p_council and status in ('failed', 'unreachable') order by at, id;
end $$`,
  `
create or replace function stepwise.find_file(p_council text, p_name text)
returns table (content_type text, content bytea) language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select f.content_type, f.content from stepwise.files f where f.council = p_council and f.name = p_name;
end $$`,
]

type OtherReads = Pick<Ports, 'history' | 'undelivered' | 'findFile'>
type FileRow = { readonly content_type: string; readonly content: Buffer }

export function otherReads(store: Store): OtherReads {
  return {
    /** What a purge removed is no longer told; that it happened still stands in the chain. */
    history: async (council, stream) => {
      const bodies = await bodiesOf<string>(store, sql`select stepwise.history(${council}, ${stream}) as body`)
      return bodies.map(body => JSON.parse(body) as Event)
    },
    undelivered: council => bodiesOf<Notice>(store, sql`select stepwise.undelivered(${council}) as body`),
    findFile: async (council, name) => {
      const [row] = await store.rows<FileRow>(sql`select * from stepwise.find_file(${council}, ${name})`)
      return row && { name, council, contentType: row.content_type, content: Uint8Array.from(row.content) }
    },
  }
}

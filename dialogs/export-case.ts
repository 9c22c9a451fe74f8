/** "Export 1042": everything kept about one case, handed to the council's administrator as a file. */
import { mayRead } from '../policies/access.ts'
import type { Person } from '../policies/case.ts'
import { type CaseExport, exportText } from '../policies/case-export.ts'
import type { Outgoing } from './incoming.ts'
import type { Ports, TurnKey } from './ports.ts'
import { replyRefused, type Turn } from './turn.ts'
import { withoutRefs } from './understand/case-refs.ts'

type FileOut = Extract<Outgoing, { kind: 'file' }>

/** The wish alone with a reference; anything more is read as a question. */
export function exportMeant(text: string): boolean {
  const rest = withoutRefs(text).replace(/\b(case|please)\b/gi, ' ')
  return /^\s*(export|export\s+everything|everything)(\s+(about|for|on))?[\s.!]*$/i.test(rest)
}

/** Teams asks the administrator first; what they then get is made at that moment, and each making is in the history. */
export async function exportByWords(turn: Turn, reference: string): Promise<readonly Outgoing[]> {
  const { ports, person, key } = turn
  if (!person.roles.includes('administrator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'administrator' }, null)
  const file = await exportFor(ports, person, { reference, key })
  return file ? [file] : replyRefused(turn, { code: 'no-such-case', reference }, null)
}

/** The file that an accepted consent names, made anew; null where the name is no export's or the case not theirs to see. */
export async function exportNamed(ports: Ports, person: Person, name: string): Promise<FileOut | null> {
  const caseId = /^case-record-([\w-]{1,100})\.txt$/.exec(name)?.[1]
  if (!caseId || !person.roles.includes('administrator')) return null
  const current = await ports.findCase(person.council, caseId)
  return current ? exportFor(ports, person, { reference: current.reference, key: null }) : null
}

type Wanted = { readonly reference: string; readonly key: TurnKey | null }

/** null where there is no such case, or one of that reference is restricted to others: to them it is not there. */
async function exportFor(ports: Ports, person: Person, { reference, key }: Wanted): Promise<FileOut | null> {
  const all = await ports.everythingAbout(person.council, reference)
  if (!all?.cases.every(current => mayRead(person, current, ports.directory))) return null
  const at = ports.now().toISOString()
  const events = all.cases.map(
    ({ id }) => ({ stream: `case:${id}`, type: 'exported', at, by: person.id, facts: { by: person.id } }) as const,
  )
  await ports.commit({ council: person.council, writes: [], events, outbox: [] }, key)
  return fileOf(reference, all)
}

/** Named by its id: a file's name is seen in previews, where no reference belongs. */
const fileOf = (reference: string, all: CaseExport): FileOut => ({
  kind: 'file',
  name: `case-record-${all.cases.at(-1)?.id}.txt`,
  contentType: 'text/plain; charset=utf-8',
  content: new TextEncoder().encode(exportText(all.cases.at(-1)?.reference ?? reference, all)),
  text: 'Everything Stepwise keeps about one case. That you have it is in the case’s history.',
})

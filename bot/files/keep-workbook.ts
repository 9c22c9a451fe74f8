/**
 * Puts a list's workbook where the council keeps it. What people typed there stays there, and comes nowhere else; what
 * identifies somebody whose case has ended does not stay.
 */
import type { Agenda, EndedAmong, Heading, KeepWorkbook } from '../../dialogs/ports.ts'
import type { StoredFile } from '../../policies/decision.ts'
import type { WorkbookKept } from '../../policies/workbook-place.ts'
import { workbookLimits } from '../../policies/workbook-refusal.ts'
import type { Log } from '../log.ts'
import type { Drive, DriveFile } from './graph-drive.ts'
import { GraphFault } from './graph-fault.ts'
import { isSameWorkbook } from './same-workbook.ts'
import { referencesIn, type Theirs, theirsIn, withoutIdentity } from './their-rows.ts'

export type Keeping = {
  readonly drive: Drive
  /** Below which each council has its own folder. */
  readonly folder: string
  readonly nameOf: (agenda: Agenda) => string
  /** The workbook of a list, with what people typed into the one that is there. */
  readonly make: (agenda: Agenda, headings: readonly Heading[], theirs: Theirs | null) => Promise<StoredFile>
  readonly log: Pick<Log, 'info' | 'warn'>
}

/** So often the file is read again because somebody changed it meanwhile. */
const rounds = 3

export function workbookKeeping(keeping: Keeping): KeepWorkbook {
  return async (agenda, headings, ended) => {
    const kept = await keep(keeping, { agenda, headings, ended }).catch(refusalOf)
    const facts = { council: agenda.meeting.council, meeting: agenda.meeting.id }
    if (kept.ok) keeping.log.info({ ...facts, how: kept.how }, 'the workbook is where the council keeps it')
    else keeping.log.warn({ ...facts, why: kept.why }, 'the workbook is not where the council keeps it')
    return kept
  }
}

/** Only what the place answered: a fault of ours goes on to the queue and the log. */
function refusalOf(error: unknown): WorkbookKept {
  if (!(error instanceof GraphFault)) throw error
  return { ok: false, why: error.why, afterSeconds: error.afterSeconds }
}

async function keep(keeping: Keeping, list: List): Promise<WorkbookKept> {
  const { agenda } = list
  const name = keeping.nameOf(agenda)
  const path = [keeping.folder, agenda.meeting.council, name].filter(Boolean).join('/')
  for (let left = rounds; left > 0; left--) {
    const there = await keeping.drive.find(path)
    const how = await (there ? replace(keeping, there, list) : create(keeping, path, list))
    if (how !== 'changed') return { ok: true, name, how }
  }
  return { ok: false, why: 'changed', afterSeconds: null }
}

type List = { readonly agenda: Agenda; readonly headings: readonly Heading[]; readonly ended: EndedAmong }

async function create({ drive, make }: Keeping, path: string, { agenda, headings }: List) {
  const { content } = await make(agenda, headings, null)
  return drive.create(path, content)
}

/** Never over a file that cannot be read, never when it would say the same again. */
async function replace({ drive, make }: Keeping, there: DriveFile, { agenda, headings, ended }: List) {
  if (there.size > workbookLimits.bytes) throw new GraphFault('not-ours', null)
  const bytes = await drive.read(there)
  const found = await theirsIn(bytes, headings)
  if (!found) throw new GraphFault('not-ours', null)
  const theirs = withoutIdentity(found, headings, await ended(referencesIn(found)))
  const { content } = await make(agenda, headings, theirs)
  return isSameWorkbook(bytes, content) ? ('same' as const) : drive.replace(there, content)
}

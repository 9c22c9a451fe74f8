/** The only writer. */
import { sql } from 'kysely'
import type { TurnKey } from '../../dialogs/ports.ts'
import type { Change, Write } from '../../policies/decision.ts'
import { eventRow } from './chain.ts'
import { copyFile } from './file-copies.ts'
import type { Store } from './store.ts'
import { caseRow } from './write-case.ts'

/**
 * Carries out a change: rows, history, notices with their jobs, and the activity it answers, in one transaction and
 * one round trip. Throws ConflictError, MeetingFullError, AlreadyHandledError or StorageAwayError, and then nothing
 * of it is written. After StorageAwayError it may have been: the turn's key then keeps a repeat from doing it twice.
 */
export async function commit(store: Store, change: Change, turn: TurnKey | null): Promise<void> {
  refuseOtherCouncils(change)
  const body = {
    turn,
    writes: [...change.writes].sort(doneFirst).map(writeRow),
    events: change.events.map(eventRow),
    outbox: change.outbox,
  }
  const call = sql`select stepwise.commit_change(${change.council}, ${JSON.stringify(body)}) as queued`
  const [row] = await store.rows<{ readonly queued: number }>(call)
  for (const write of change.writes) {
    if (write.kind === 'file') copyFile(store, write.file)
    if (write.kind === 'setting') store.safety.keep({ ...write.setting, revision: write.expects + 1 })
  }
  if (row && row.queued > 0) store.announceNotices()
}

/** A reminder that fired before must stop the change, before the change forgets or sets reminders of its own. */
function doneFirst(a: Write, b: Write): number {
  return Number(b.kind === 'reminder-done') - Number(a.kind === 'reminder-done')
}

function writeRow(write: Write): object {
  switch (write.kind) {
    case 'case':
      return caseRow(write)
    case 'series':
      return { ...write, series: { ...write.series, revision: write.expects + 1 } }
    case 'setting':
      return { ...write, setting: { ...write.setting, revision: write.expects + 1 } }
    case 'file': {
      const { name, contentType, content, cases = [] } = write.file
      return { kind: 'file', name, contentType, cases, content: Buffer.from(content).toString('base64') }
    }
    default:
      return write
  }
}

/** Every row says whose it is. One council's change never carries another's: a fault of ours, not of the person. */
function refuseOtherCouncils(change: Change): void {
  const found = [...change.writes.map(councilOf), ...change.outbox.map(notice => notice.council)]
  const other = found.find(council => council !== undefined && council !== change.council)
  if (other) throw new Error(`a change of ${change.council} may not write a row of ${other}`)
}

function councilOf(write: Write): string | undefined {
  switch (write.kind) {
    case 'case':
      return write.case.council
    case 'book': {
      const { booking, meeting } = write
      if (booking.meetingId === meeting.id && booking.council === meeting.council) return booking.council
      throw new Error('a booking names the meeting and the council it is for')
    }
    case 'meeting':
      return write.meeting.council
    case 'series':
      return write.series.council
    case 'setting':
      return write.setting.council
    case 'remind':
      return write.reminder.council
    case 'file':
      return write.file.council
    default:
      return undefined
  }
}

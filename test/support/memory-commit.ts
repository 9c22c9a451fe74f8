/** The in-memory writer: carries out a Change on a copy of the state, or throws what the real one throws. */
import { AlreadyHandledError, ConflictError, type TurnKey } from '../../dialogs/ports.ts'
import type { Change, Write } from '../../policies/decision.ts'
import { book, recordOutcome, unbook, writeMeeting } from './memory-meetings.ts'
import { copyState, type MemoryState, rowKey, stored } from './memory-state.ts'

/** The state after the change; the given one is left as it was. */
export function committed(before: MemoryState, change: Change, turn: TurnKey | null): MemoryState {
  const state = copyState(before)
  if (turn) markSeen(state, turn)
  const first = change.writes.filter(write => write.kind === 'reminder-done')
  const rest = change.writes.filter(write => write.kind !== 'reminder-done')
  for (const write of [...first, ...rest]) carryOut(state, change.council, write)
  refuseBrokenLists(state)
  for (const event of change.events) state.events.push({ council: change.council, event: stored(event) })
  for (const notice of change.outbox) {
    refuseOtherCouncil(change.council, notice.council)
    const key = rowKey(change.council, notice.key)
    if (!state.notices.has(key)) state.notices.set(key, { notice: stored(notice), status: 'waiting' })
  }
  return state
}

/** What constraints see to in a database, checked when everything is written. */
function refuseBrokenLists(state: MemoryState): void {
  const open = new Set<string>()
  for (const { booking, open: isOpen } of state.bookings.values()) {
    if (!state.cases.has(rowKey(booking.council, booking.caseId))) throw new Error('a booking names a case that is there')
    const once = rowKey(booking.council, booking.caseId, booking.step)
    if (isOpen && open.has(once)) throw new ConflictError('booking', 'this case is on another list')
    if (isOpen) open.add(once)
  }
}

function markSeen(state: MemoryState, turn: TurnKey): void {
  const key = rowKey(turn.tenant, turn.conversationId, turn.activityId)
  if (state.seen.has(key)) throw new AlreadyHandledError('this activity was handled before')
  state.seen.add(key)
}

type Of<K extends Write['kind']> = Extract<Write, { kind: K }>
type Writers = {
  readonly [K in Write['kind']]: (state: MemoryState, council: string, write: Of<K>) => void
}

const writers: Writers = {
  case: writeCase,
  book: (state, council, write) => {
    refuseOtherCouncil(council, write.booking.council)
    book(state, write)
  },
  unbook,
  'booking-outcome': recordOutcome,
  meeting: (state, council, write) => {
    refuseOtherCouncil(council, write.meeting.council)
    writeMeeting(state, write)
  },
  series: (state, council, { series, expects }) => {
    refuseOtherCouncil(council, series.council)
    writeRevised(state.series, series, { key: rowKey(council, series.id), expects, what: 'series' })
  },
  setting: (state, council, { setting, expects }) => {
    refuseOtherCouncil(council, setting.council)
    writeRevised(state.settings, setting, { key: rowKey(council, setting.id), expects, what: 'setting' })
  },
  file: (state, council, { file }) => {
    refuseOtherCouncil(council, file.council)
    state.files.set(rowKey(council, file.name), { ...file, content: Uint8Array.from(file.content) })
  },
  remind: changeReminders,
  'forget-reminders': changeReminders,
  'reminder-done': changeReminders,
}

function carryOut<K extends Write['kind']>(state: MemoryState, council: string, write: Of<K>): void {
  const carry = writers[write.kind as K]
  carry(state, council, write)
}

function writeCase(state: MemoryState, council: string, write: Of<'case'>): void {
  refuseOtherCouncil(council, write.case.council)
  const same = [...state.cases.values()].find(
    other =>
      other.id !== write.case.id &&
      other.council === council &&
      other.reference.toLowerCase() === write.case.reference.toLowerCase() &&
      other.episode === write.case.episode,
  )
  if (same) throw new ConflictError('case', 'this reference has a case already')
  writeRevised(state.cases, write.case, {
    key: rowKey(council, write.case.id),
    expects: write.expects,
    what: 'case',
  })
}

function writeRevised<T extends { readonly revision: number }>(
  rows: Map<string, T>,
  row: T,
  at: { readonly key: string; readonly expects: number; readonly what: ConflictError['what'] },
): void {
  if ((rows.get(at.key)?.revision ?? 0) !== at.expects)
    throw new ConflictError(at.what, `this ${at.what} was changed meanwhile`)
  rows.set(at.key, { ...stored(row), revision: at.expects + 1 })
}

type ReminderWrite = Of<'remind' | 'forget-reminders' | 'reminder-done'>
function changeReminders(state: MemoryState, council: string, write: ReminderWrite): void {
  if (write.kind === 'forget-reminders') {
    const prefix = rowKey(council, write.keyPrefix)
    for (const key of [...state.reminders.keys()]) if (key.startsWith(prefix)) state.reminders.delete(key)
    return
  }
  if (write.kind === 'remind') {
    refuseOtherCouncil(council, write.reminder.council)
    const key = rowKey(council, write.reminder.key)
    if (!state.reminders.get(key)?.done) state.reminders.set(key, { reminder: stored(write.reminder), done: false })
    return
  }
  const kept = state.reminders.get(rowKey(council, write.key))
  if (!kept || kept.done) throw new AlreadyHandledError('this reminder was looked at before')
  state.reminders.set(rowKey(council, write.key), { ...kept, done: true })
}

function refuseOtherCouncil(council: string, found: string): void {
  if (council !== found) throw new Error(`a change of ${council} may not write a row of ${found}`)
}

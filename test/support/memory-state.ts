/** What the in-memory ports keep: plain maps, copied whole before each commit so that it is all or nothing. */
import type { SafetyShown } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import type { Event, Notice, Reminder, StoredFile } from '../../policies/decision.ts'
import type { Booking, Meeting, Series, Setting } from '../../policies/meeting-record.ts'

export type KeptNotice = { readonly notice: Notice; readonly status: 'waiting' | 'delivered' | 'failed' }
/** A place on a list, with whether its case still waits for this meeting. */
export type KeptBooking = { readonly booking: Booking; readonly open: boolean }
export type KeptReminder = { readonly reminder: Reminder; readonly done: boolean }

export type MemoryState = {
  readonly cases: Map<string, Case>
  readonly meetings: Map<string, Meeting>
  /** By meeting and case. */
  readonly bookings: Map<string, KeptBooking>
  readonly series: Map<string, Series>
  readonly settings: Map<string, Setting>
  readonly reminders: Map<string, KeptReminder>
  readonly files: Map<string, StoredFile>
  readonly notices: Map<string, KeptNotice>
  readonly events: { readonly council: string; readonly event: Event }[]
  readonly seen: Set<string>
  readonly safety: SafetyShown[]
}

export function emptyState(): MemoryState {
  return {
    cases: new Map(),
    meetings: new Map(),
    bookings: new Map(),
    series: new Map(),
    settings: new Map(),
    reminders: new Map(),
    files: new Map(),
    notices: new Map(),
    events: [],
    seen: new Set(),
    safety: [],
  }
}

/** A copy whose maps may be changed; the rows in them never are. */
export function copyState(state: MemoryState): MemoryState {
  return {
    cases: new Map(state.cases),
    meetings: new Map(state.meetings),
    bookings: new Map(state.bookings),
    series: new Map(state.series),
    settings: new Map(state.settings),
    reminders: new Map(state.reminders),
    files: new Map(state.files),
    notices: new Map(state.notices),
    events: [...state.events],
    seen: new Set(state.seen),
    safety: state.safety,
  }
}

/** What a database would give back: a copy without `undefined`, sharing nothing with what was handed in. */
export function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** Rows of every council live in one map: the council is part of the key, so that none is seen from another. */
export function rowKey(council: string, ...rest: readonly string[]): string {
  return [council, ...rest].join('\u0000')
}

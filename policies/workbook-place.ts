/** Where the council keeps its workbook: what came of putting it there, and when it is tried again. */
import type { Instant } from './case.ts'
import type { Change, Notice, Reminder } from './decision.ts'
import type { Meeting } from './meeting-record.ts'

/**
 * Why it could not be put there. `signed-out`, `not-allowed`, `no-place`, `full`, `too-large` and `not-ours` stay so
 * until somebody does something; the others pass.
 */
export type NotKept =
  | 'signed-out'
  | 'not-allowed'
  | 'no-place'
  | 'full'
  | 'too-large'
  /** What lies there under that name is no workbook that can be read: it is not written over. */
  | 'not-ours'
  | 'locked'
  | 'throttled'
  /** Somebody kept changing it while Stepwise wrote. */
  | 'changed'
  | 'away'

export type WorkbookKept =
  | { readonly ok: true; readonly name: string; readonly how: 'written' | 'same' }
  /** `afterSeconds`: the place asked not to be tried before. */
  | { readonly ok: false; readonly why: NotKept; readonly afterSeconds: number | null }

const passes: ReadonlySet<NotKept> = new Set(['locked', 'throttled', 'changed', 'away'])
/** Minutes before the next try; then hourly, for about a day. */
const pauses = [1, 2, 5, 15, 30] as const
const lastTry = 28
/** A passing reason is told only when it has lasted this many tries: about a quarter of an hour. */
const toldFrom = 4
const longestPauseSeconds = 6 * 3600

/** The first try, set in the same change as the agenda. A list closed anew is put there anew. */
export const firstTry = (meeting: Meeting, now: Date): Reminder =>
  tryOf(meeting, { number: 1, told: false, at: now.toISOString() })

type Try = { readonly number: number; readonly told: boolean }
/** Which try it is, and whether people were told that it is missing, stands at the end of its key. */
function tryOf(meeting: Meeting, { number, told, at }: Try & { readonly at: Instant }): Reminder {
  return {
    key: `keep-workbook:${meeting.id}:${meeting.cutOff ?? meeting.at}:${number}${told ? ':told' : ''}`,
    council: meeting.council,
    dueAt: at,
    what: 'keep-workbook',
    meetingId: meeting.id,
  }
}

function readTry({ key }: Reminder): Try {
  const [, number, told] = /:(\d+)(:told)?$/.exec(key) ?? []
  return { number: Number(number ?? 1), told: told !== undefined }
}

type Tried = { readonly kept: WorkbookKept; readonly now: Date }
type After = Pick<Change, 'writes' | 'events' | 'outbox'>

/** After a try: done, or set again, and whoever has to know is told once. */
export function afterTry(meeting: Meeting, reminder: Reminder, { kept, now }: Tried): After {
  const { number, told } = readTry(reminder)
  if (kept.ok) return afterKept(meeting, { told, kept, now })
  const { why } = kept
  const state = number < lastTry ? 'not-yet' : 'given-up'
  const tells = state === 'given-up' || (!told && (!passes.has(why) || number >= toldFrom))
  const next = tryOf(meeting, { number: number + 1, told: told || tells, at: nextAt(number, kept, now) })
  return {
    writes: state === 'not-yet' ? [{ kind: 'remind', reminder: next }] : [],
    events: [],
    outbox: tells ? tell(meeting, { state, why }) : [],
  }
}

type Kept = Extract<WorkbookKept, { ok: true }>
function afterKept(meeting: Meeting, { told, kept, now }: { told: boolean; kept: Kept; now: Date }): After {
  const { name, how } = kept
  const at = now.toISOString()
  return {
    writes: [],
    events: [{ stream: `meeting:${meeting.id}`, type: 'workbook-kept', at, by: 'stepwise', facts: { name, how } }],
    outbox: told ? tell(meeting, { state: 'there', why: null }) : [],
  }
}

function nextAt(number: number, { afterSeconds }: Exclude<WorkbookKept, Kept>, now: Date): Instant {
  const pause = (pauses[number - 1] ?? 60) * 60
  const seconds = Math.max(pause, Math.min(afterSeconds ?? 0, longestPauseSeconds))
  return new Date(now.getTime() + seconds * 1000).toISOString()
}

type Telling = { readonly state: 'not-yet' | 'given-up' | 'there'; readonly why: NotKept | null }
/** To the coordinators, and to the administrators where it is theirs to put right. */
function tell(meeting: Meeting, { state, why }: Telling): readonly Notice[] {
  const roles = why !== null && !passes.has(why) ? (['coordinator', 'administrator'] as const) : (['coordinator'] as const)
  return roles.map(role => ({
    key: `workbook-place:${meeting.id}:${meeting.cutOff ?? meeting.at}:${state}:${role}`,
    council: meeting.council,
    to: { role },
    kind: 'workbook-place',
    caseId: null,
    urgency: state === 'there' ? 'day' : 'now',
    facts: { forum: meeting.forum, at: meeting.at, state, why },
  }))
}

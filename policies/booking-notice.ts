/** The worker is told what became of their case's place on a list. */
import { addWorkingDays, dayOf } from './calendar.ts'
import type { Case, CaseBooking } from './case.ts'
import type { Notice } from './decision.ts'

export type HowChanged =
  | 'moved'
  | 'cut-off-changed'
  | 'next-list'
  | 'called-off'
  | 'choose-again'
  | 'place-free'
  | 'not-reached'
  | 'put-on-list'
  | 'late-entry'
  | 'taken-off'

type Told = {
  readonly how: HowChanged
  readonly forum: string
  /** Its place before the change; null where it had none. */
  readonly before: CaseBooking | null
  readonly now: Date
}
/** To the case's worker: what became of its place on a list. Its key holds the case's revision, so it is told once. */
export function bookingNotice(next: Case, { how, forum, before, now }: Told): Notice {
  const { booking } = next
  const was = before?.meetsAt ?? null
  return {
    key: `booking-changed:${next.id}:${next.revision}`,
    council: next.council,
    to: { person: next.worker },
    kind: 'booking-changed',
    caseId: next.id,
    urgency: isSoon(now, [was, booking?.meetsAt, booking?.cutOff]) ? 'now' : 'day',
    facts: {
      how,
      forum,
      was,
      at: booking?.meetsAt ?? null,
      cutOff: booking?.cutOff ?? null,
      place: booking?.place ?? null,
      meeting: booking?.meetingId ?? null,
      left: leftBehind(before, booking, now),
    },
  }
}

/** A meeting that lies ahead and that the case is no longer on: it may stand in somebody's calendar. */
export function leftBehind(before: CaseBooking | null, after: CaseBooking | null, now: Date): string | null {
  if (!before || before.meetingId === after?.meetingId || before.meetsAt <= now.toISOString()) return null
  return before.meetingId
}

/** Within two working days: too soon to wait for the one card a day. */
function isSoon(now: Date, instants: readonly (string | null | undefined)[]): boolean {
  const until = addWorkingDays(dayOf(now), 2)
  return instants.some(at => at && dayOf(at) <= until)
}

/** London days and hours, as `wire.ts` hands them to whoever needs them: nothing else in `bot` works with rules. */
import type * as calendar from '../policies/calendar.ts'

export type Calendar = Pick<
  typeof calendar,
  | 'addDays'
  | 'addWorkingDays'
  | 'dayOf'
  | 'instantAt'
  | 'isDay'
  | 'isWorkingTime'
  | 'nextWorkingTime'
  | 'timeOf'
  | 'usualHours'
>

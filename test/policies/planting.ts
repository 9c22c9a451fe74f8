/** How a fault is written: the change of a text, what is then said, and the entry it points at. */
import type { Change, Fault } from './plant-fault.ts'

export const council = (entry: string, from: string | RegExp, to: string): Change => ({
  file: 'council',
  entry,
  from,
  to,
})
export const down = (entry: string, from: string | RegExp, to: string): Change => ({
  file: 'stepDown',
  entry,
  from,
  to,
})
export const up = (entry: string, from: string | RegExp, to: string): Change => ({
  file: 'stepUp',
  entry,
  from,
  to,
})
export const fault = (name: string, at: string, says: RegExp, ...changes: Change[]): Fault => ({
  name,
  at,
  says,
  changes,
})

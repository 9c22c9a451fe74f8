/** What still keeps a council from being switched on, or has to be done again, in words. */
import { dateWords } from '../policies/day-words.ts'
import type { OpenPoint } from '../policies/safety/go-live.ts'
import { type CallTime, rungOn } from '../policies/safety/numbers.ts'

export const timeOfCall: Readonly<Record<CallTime, string>> = { inHours: 'in hours', outOfHours: 'out of hours' }

export function pointWords(point: OpenPoint): string {
  switch (point.kind) {
    case 'no-number':
      return `${point.number.name}: no number is known. Set it.`
    case 'not-rung':
      return `${point.number.name}, ${point.number.phone}: not rung ${timeOfCall[point.when]} yet.`
    case 'not-answered':
      return `${point.number.name}, ${point.number.phone}: nobody answered ${timeOfCall[point.when]}. Find out why, and ring again.`
    case 'overdue': {
      const rung = rungOn(point.number)
      return `${point.number.name}, ${point.number.phone}: last rung ${rung ? dateWords(rung) : 'long ago'}. Ring it again, in hours and out of hours.`
    }
    case 'nobody-answers':
      return `No number was answered by a person ${timeOfCall[point.when]}. Agree with the front door what people are to do then, and set the number.`
    case 'not-in-force':
      return `The procedure is in force from ${dateWords(point.from)}, not before.`
  }
}

/** Whom a worried person rings now: 999, then the council's own numbers for the hour. Never another council's. */
import { addDays, dayOf, isBankHoliday, timeOf, weekdayOf } from '../calendar.ts'
import type { Day } from '../case.ts'
import type { Contact } from '../council.ts'
import type { Setting } from '../meeting-record.ts'
import type { Procedure } from '../procedure.ts'
import { isConfirmed, isOverdue, rungOn, type SafetyNumber, safetyNumbers, textSetting } from './numbers.ts'

export type PhoneLine = {
  readonly name: string
  readonly phone: string
  /** As printed or set; empty where neither says. */
  readonly hours: string
  readonly source: 'document' | 'setting'
  readonly section: string
  readonly purpose: string
  /** open: inside its hours · closed: outside them · unknown: hours are not given or unclear */
  readonly state: 'open' | 'closed' | 'unknown'
  /** For evenings, weekends and bank holidays. */
  readonly night: boolean
  /** Day on which a named officer had rung it in and out of hours and somebody answered; null: not confirmed. */
  readonly rung: Day | null
  /** Not rung again for 90 days. */
  readonly overdue: boolean
}

export type FrontDoor = {
  readonly council: string
  readonly name: string
  /** To ring now, the likeliest first; empty when no number is known. */
  readonly numbers: readonly PhoneLine[]
  readonly says: { readonly text: string; readonly section: string | null; readonly ownRule: boolean }
  /** What is not known: no number, no hours, no out-of-hours line. Said on the card. */
  readonly gaps: readonly ('no-number' | 'no-hours' | 'no-out-of-hours')[]
  /** The hours as printed leave some open, such as a weekend. */
  readonly unclear: boolean
  /** Names of front doors without a number, for "ask …". */
  readonly nameless: readonly string[]
}

/** The front door at this moment. `settings` are the council's own; a setting fills only what the document leaves out. */
export function frontDoor(procedure: Procedure, settings: readonly Setting[], now: Date): FrontDoor {
  const known = safetyNumbers(procedure, settings)
  const numbers = known.flatMap(number => lineOf(number, settings, now))
  const outOfHours = numbers.some(({ night }) => night)
  const day = numbers.filter(({ night }) => !night)
  return {
    council: procedure.council,
    name: procedure.name,
    numbers: [...numbers].sort((a, b) => order[a.state] - order[b.state]),
    says: procedure.safety,
    gaps: [
      ...(numbers.length === 0 ? (['no-number'] as const) : []),
      ...(numbers.length > 0 && day.every(number => number.hours === '') ? (['no-hours'] as const) : []),
      ...(numbers.length > 0 && !outOfHours ? (['no-out-of-hours'] as const) : []),
    ],
    unclear: known.some(({ contact }) => contact.hours?.unclear !== undefined),
    nameless: known.filter(({ phone }) => phone === null).map(({ name }) => name),
  }
}

const order = { open: 0, unknown: 1, closed: 2 } as const

function lineOf(number: SafetyNumber, settings: readonly Setting[], now: Date): PhoneLine[] {
  const { contact, name, phone, source, meant } = number
  if (phone === null) return []
  const night = meant === 'outOfHours' && contact.kind !== 'out-of-hours'
  const hours = contact.hours?.printed ?? textSetting(settings, `contact.${contact.id.toLowerCase()}.hours`) ?? ''
  return [
    {
      name,
      phone,
      source,
      purpose: contact.purpose,
      section: contact.section,
      hours: night ? '' : hours,
      state: night ? 'unknown' : stateAt(contact, now),
      night: meant === 'outOfHours',
      rung: isConfirmed(number) ? rungOn(number) : null,
      overdue: isOverdue(number, dayOf(now)),
    },
  ]
}

/** Weekends and bank holidays are only "open" or "closed" where the text names them; otherwise unknown. */
function stateAt(contact: Contact, now: Date): PhoneLine['state'] {
  const hours = contact.hours
  if (!hours || hours.spans.length === 0) return 'unknown'
  const day = dayOf(now)
  if (hours.unclear && isBankHoliday(day)) return 'unknown'
  const time = timeOf(now)
  const open = hours.spans.some(span => covers(span, day, time))
  if (open) return 'open'
  // Where the text leaves hours open, nobody is told that a line is closed.
  return hours.unclear ? 'unknown' : 'closed'
}

type Span = NonNullable<Contact['hours']>['spans'][number]
/** A span that ends before it begins runs over midnight into the next day. */
function covers(span: Span, day: string, time: string): boolean {
  const begins = span.days.includes(weekdayOf(day))
  if (span.from <= span.to) return begins && time >= span.from && time < span.to
  return (begins && time >= span.from) || (span.days.includes(weekdayOf(addDays(day, -1))) && time < span.to)
}

/** Whom a worried person rings now: 999, then the council's own numbers for the hour. Never another council's. */
import { addDays, dayOf, isBankHoliday, timeOf, weekdayOf } from '../calendar.ts'
import type { Contact } from '../council.ts'
import type { Setting } from '../meeting-record.ts'
import type { Procedure } from '../procedure.ts'

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
}

export type FrontDoor = {
  readonly council: string
  readonly name: string
  /** To ring now, the likeliest first; empty when no number is known. */
  readonly numbers: readonly PhoneLine[]
  readonly says: { readonly text: string; readonly section: string | null; readonly ownRule: boolean }
  /** What is not known: no number, no hours, no out-of-hours line. Said on the card. */
  readonly gaps: readonly ('no-number' | 'no-hours' | 'no-out-of-hours')[]
  /** Names of front doors without a number, for "ask …". */
  readonly nameless: readonly string[]
}

/** The front door at this moment. `settings` are the council's own; a setting fills only what the document leaves out. */
export function frontDoor(procedure: Procedure, settings: readonly Setting[], now: Date): FrontDoor {
  const doors = procedure.contacts.filter(contact => contact.kind === 'front-door' || contact.kind === 'out-of-hours')
  const numbers = doors.flatMap(contact => numbersOf(contact, settings, now))
  const outOfHours =
    numbers.some(number => number.name.includes('out of hours')) ||
    doors.some(door => door.kind === 'out-of-hours' && phoneOf(door, settings))
  const day = numbers.filter(number => !isNightLine(number, doors))
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
    nameless: doors.filter(door => !phoneOf(door, settings)).map(door => door.name),
  }
}

const order = { open: 0, unknown: 1, closed: 2 } as const

function numbersOf(contact: Contact, settings: readonly Setting[], now: Date): PhoneLine[] {
  const phone = phoneOf(contact, settings)
  const night = textSetting(settings, `contact.${contact.id.toLowerCase()}.out-of-hours-phone`)
  const hours = contact.hours?.printed ?? textSetting(settings, `contact.${contact.id.toLowerCase()}.hours`) ?? ''
  const base = { purpose: contact.purpose, section: contact.section }
  const found: PhoneLine[] = []
  if (phone) {
    const source = contact.phone ? 'document' : 'setting'
    found.push({ ...base, name: contact.name, phone, hours, source, state: stateAt(contact, now) })
  }
  if (night)
    found.push({
      ...base,
      name: `${contact.name}, out of hours`,
      phone: night,
      hours: '',
      source: 'setting',
      state: 'unknown',
    })
  return found
}

const phoneOf = (contact: Contact, settings: readonly Setting[]): string | null =>
  contact.phone ?? textSetting(settings, `contact.${contact.id.toLowerCase()}.phone`)

const isNightLine = (number: PhoneLine, doors: readonly Contact[]): boolean =>
  number.name.includes('out of hours') || doors.some(door => door.name === number.name && door.kind === 'out-of-hours')

function textSetting(settings: readonly Setting[], id: string): string | null {
  const value = settings.find(setting => setting.id === id)?.value
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
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

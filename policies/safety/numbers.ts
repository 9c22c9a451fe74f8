/** The numbers a worried person is given: from the document or the council's settings, and whether somebody rang them. */
import { addDays } from '../calendar.ts'
import type { Day } from '../case.ts'
import type { Contact } from '../council.ts'
import type { Setting } from '../meeting-record.ts'
import type { Procedure } from '../procedure.ts'

/** Every number is rung again after so many days. */
export const ringAgainAfterDays = 90

/** answered: by a person · message: a recorded voice · nobody: it rang out, or was not connected */
export type RingAnswer = 'answered' | 'message' | 'nobody'
/** One call: by which officer, on which day, and what was heard. */
export type Call = { readonly day: Day; readonly officer: string; readonly answer: RingAnswer }
export type CallTime = 'inHours' | 'outOfHours'
/** The last calls to one number; kept as a setting. They count for the number that was rung and no other. */
export type Calls = { readonly phone: string; readonly inHours: Call | null; readonly outOfHours: Call | null }

export type SafetyNumber = {
  /** `<contact>.phone`, or `<contact>.out-of-hours-phone`. */
  readonly id: string
  readonly contact: Contact
  readonly name: string
  /** null: the document names the line and nobody has said its number. */
  readonly phone: string | null
  readonly source: 'document' | 'setting'
  /** When somebody has to answer it. */
  readonly meant: CallTime
  readonly calls: Calls | null
}

/** Front doors and out-of-hours lines, in the document's order. */
export const safetyNumbers = (procedure: Procedure, settings: readonly Setting[]): readonly SafetyNumber[] =>
  safetyContacts(procedure).flatMap(contact => numbersOf(contact, settings))

const safetyContacts = ({ contacts }: Procedure): readonly Contact[] =>
  contacts.filter(({ kind }) => kind === 'front-door' || kind === 'out-of-hours')

function numbersOf(contact: Contact, settings: readonly Setting[]): SafetyNumber[] {
  const key = contact.id.toLowerCase()
  const own = contact.phone ?? textSetting(settings, `contact.${key}.phone`)
  const night = textSetting(settings, `contact.${key}.out-of-hours-phone`)
  const line = (id: string, phone: string | null, over: Pick<SafetyNumber, 'name' | 'source' | 'meant'>) => ({
    id,
    contact,
    phone,
    calls: callsOf(settings, id, phone),
    ...over,
  })
  const meant = contact.kind === 'out-of-hours' ? 'outOfHours' : 'inHours'
  const first = line(`${key}.phone`, own, {
    name: contact.name,
    source: contact.phone ? 'document' : 'setting',
    meant,
  })
  if (!night) return [first]
  const name = `${contact.name}, out of hours`
  return [first, line(`${key}.out-of-hours-phone`, night, { name, source: 'setting', meant: 'outOfHours' })]
}

/** True for the setting of a number that a worried person is given. */
export const isSafetyNumber = (procedure: Procedure, settingId: string): boolean =>
  safetyContacts(procedure).some(
    ({ id }) => settingId.startsWith(`contact.${id.toLowerCase()}.`) && /phone$/.test(settingId),
  )

/** Name of the setting under which the calls to a number are kept. */
export const callsSetting = (numberId: string): string => `rung.${numberId}`

function callsOf(settings: readonly Setting[], id: string, phone: string | null): Calls | null {
  const kept = settings.find(setting => setting.id === callsSetting(id))?.value as Calls | undefined
  return kept && kept.phone === phone ? kept : null
}

export function textSetting(settings: readonly Setting[], id: string): string | null {
  const value = settings.find(setting => setting.id === id)?.value
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Rung at both times, and answered by a person at the time for which it is meant. */
export const isConfirmed = ({ calls, meant }: SafetyNumber): boolean =>
  calls !== null && calls.inHours !== null && calls.outOfHours !== null && calls[meant]?.answer === 'answered'

/** The earlier of its two calls; null until both were made. */
export function rungOn({ calls }: SafetyNumber): Day | null {
  if (!calls?.inHours || !calls.outOfHours) return null
  return calls.inHours.day < calls.outOfHours.day ? calls.inHours.day : calls.outOfHours.day
}

/** First day on which it has to be rung again; null while it is not confirmed, which is at once. */
export function ringAgainOn(number: SafetyNumber): Day | null {
  const rung = rungOn(number)
  return rung && isConfirmed(number) ? addDays(rung, ringAgainAfterDays) : null
}

/** Confirmed once and not rung for 90 days. It is shown all the same, and said to be overdue. */
export function isOverdue(number: SafetyNumber, day: Day): boolean {
  const again = ringAgainOn(number)
  return again !== null && again <= day
}

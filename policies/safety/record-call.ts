/** A named officer rang a number: kept with the day and what was heard. The last one switches the council on. */
import { addDays, dayOf, isDay } from '../calendar.ts'
import type { Day, Person } from '../case.ts'
import { accept, type Change, type Decision, refuse, type Write } from '../decision.ts'
import type { Setting } from '../meeting-record.ts'
import type { Procedure } from '../procedure.ts'
import { liveSetting, liveSince, openPoints } from './go-live.ts'
import { nextCheck } from './number-check.ts'
import {
  type Call,
  type Calls,
  type CallTime,
  callsSetting,
  type RingAnswer,
  ringAgainAfterDays,
  type SafetyNumber,
  safetyNumbers,
} from './numbers.ts'

export type CallPress = {
  readonly person: Person
  readonly now: Date
  readonly id: string
  readonly inputs: Readonly<Record<string, string>>
}

const answers: readonly RingAnswer[] = ['answered', 'message', 'nobody']
const isAnswer = (text: string): text is RingAnswer => answers.some(answer => answer === text)

/** Only an administrator of the council, only for a number that is known. */
export function recordCall(procedure: Procedure, settings: readonly Setting[], press: CallPress): Decision {
  if (!press.person.roles.includes('administrator')) return refuse({ code: 'not-your-role', needs: 'administrator' })
  const number = safetyNumbers(procedure, settings).find(({ id }) => id === press.id)
  if (!number || number.phone === null) return refuse({ code: 'route-not-offered', route: press.id })
  const read = readCalls(number, number.phone, press)
  if (typeof read === 'string')
    return refuse({ code: 'answer-needs', fields: [{ field: number.name, problem: `: ${read}` }] })
  return accept(changeWith(procedure, settings, { press, number, calls: read }))
}

/** The calls as they stand after this press, or what is wrong with it. A call that was not made again stays. */
function readCalls(number: SafetyNumber, phone: string, { inputs, now }: CallPress): Calls | string {
  const officer = (inputs.officer ?? '').trim()
  if (!officer) return 'Type the name of the officer who rang.'
  const today = dayOf(now)
  const made = { inHours: readCall('inHours', inputs, officer), outOfHours: readCall('outOfHours', inputs, officer) }
  for (const call of [made.inHours, made.outOfHours]) {
    if (typeof call === 'string') return call
    const wrong = call && wrongDay(call.day, today)
    if (wrong) return wrong
  }
  if (!made.inHours && !made.outOfHours) return 'Give the day and the answer of at least one call.'
  const kept = (when: CallTime): Call | null => (made[when] as Call | null) ?? number.calls?.[when] ?? null
  return { phone, inHours: kept('inHours'), outOfHours: kept('outOfHours') }
}

function readCall(when: CallTime, inputs: CallPress['inputs'], officer: string): Call | null | string {
  const [day, answer] = [inputs[`${when}.day`] ?? '', inputs[`${when}.answer`] ?? '']
  if (!day && !answer) return null
  if (!isDay(day) || !isAnswer(answer))
    return `Give both the day and the answer of the call ${when === 'inHours' ? 'in hours' : 'out of hours'}.`
  return { day, officer, answer }
}

function wrongDay(day: Day, today: Day): string | null {
  if (day > today) return 'A call cannot lie ahead. Give the day on which the number was rung.'
  if (addDays(day, ringAgainAfterDays) <= today)
    return `That call was ${ringAgainAfterDays} days ago or more. Ring the number again.`
  return null
}

type Recorded = { readonly press: CallPress; readonly number: SafetyNumber; readonly calls: Calls }

function changeWith(procedure: Procedure, settings: readonly Setting[], recorded: Recorded): Change {
  const { press, number, calls } = recorded
  const { council } = procedure
  const at = press.now.toISOString()
  const by = press.person.id
  const kept = keep(settings, { council, id: callsSetting(number.id), value: calls, setBy: by, setAt: at })
  const after = [...settings.filter(({ id }) => id !== kept.setting.id), kept.setting]
  const goesLive = !liveSince(settings) && openPoints(procedure, after, dayOf(press.now)).length === 0
  const live = keep(settings, { council, id: liveSetting, value: { recordedBy: by }, setBy: by, setAt: at })
  const stream = `council:${council}` as const
  return {
    council,
    writes: [kept, ...(goesLive ? [live] : []), ...nextCheck(procedure, after, press.now)],
    events: [
      { stream, type: 'number-rung', at, by, facts: { number: number.id, ...calls } },
      ...(goesLive ? [{ stream, type: 'council-live', at, by, facts: {} }] : []),
    ],
    outbox: [],
  }
}

type SettingWrite = Extract<Write, { kind: 'setting' }>

function keep(settings: readonly Setting[], setting: Omit<Setting, 'revision'>): SettingWrite {
  const before = settings.find(({ id }) => id === setting.id)?.revision ?? 0
  return { kind: 'setting', setting: { ...setting, revision: before + 1 }, expects: before }
}

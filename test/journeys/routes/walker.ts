/** Somebody on their way with a case: the card before them, what was asked of them so far. */
import type { Case } from '../../../policies/case.ts'
import { buttonsOn } from '../../support/card-reader.ts'
import { cardOf } from '../world.ts'
import { answersFor } from './answers.ts'
import { fieldsOn } from './fields.ts'
import { councilOf, type Journey } from './journey.ts'
import { setMeetingDays, type Town, townOf } from './town.ts'

export type Walker = {
  readonly town: Town
  readonly journey: Journey
  readonly me: string
  /** Inputs that were put before the worker. */
  readonly asked: Set<string>
  /** Names of the sign-offs that were given, in their order. */
  readonly signed: string[]
  /** The card that the worker has before them. */
  card: unknown
  /** The button by which a rule leads on was pressed. */
  led: boolean
}

export const reference = 'CS-2001'

/**
 * A new town, with its meeting days set where a meeting decides, and the case started by a message and, where several
 * routes fit, a choice.
 */
export async function begin(journey: Journey, town = townOf(councilOf(journey.route))): Promise<Walker> {
  if (journey.forums) await setMeetingDays(town)
  const me = `${town.council}-worker`
  const direction = journey.route.includes('-D') ? 'down' : 'up'
  const first = cardOf(await town.say(me, journey.message ?? `step ${direction} ${reference}`))
  const route = journey.start ?? journey.route
  const isForm = buttonsOn(first).some(button => button.title === 'Start')
  const card = isForm ? cardOf(await town.press(me, first, 'Start', { route })) : first
  const opened = await caseOf(town)
  if (opened.routes[0] !== route) throw new Error(`${opened.routes[0]} was started, not ${route}`)
  return { town, journey, me, asked: new Set(), signed: [], card, led: false }
}

export async function caseOf(town: Town): Promise<Case> {
  const found = await town.ports.findCaseByReference(town.council, reference)
  if (!found) throw new Error(`no case ${reference} in ${town.council}`)
  return found
}

/** An answer for everything that the card asks. */
export function answersOf({ card, town, journey, asked }: Walker): Record<string, string> {
  for (const field of fieldsOn(card)) asked.add(field.id)
  const today = town.now().toISOString().slice(0, 10)
  const give = { decider: `${town.council}-head`, ...journey.give }
  return answersFor(card, { today, choose: journey.choose ?? [], give })
}

/** Presses on the worker's own card; what comes back is before them next. */
export async function pressOn(walker: Walker, title: string, inputs: Record<string, string> = {}): Promise<void> {
  walker.card = cardOf(await walker.town.press(walker.me, walker.card, title, inputs))
}

/** A council at work among the five, with every card that anybody there was shown. */
import type { Outgoing } from '../../../dialogs/incoming.ts'
import type { Procedures } from '../../../policies/procedure.ts'
import { buttonsOn, cardsIn } from '../../support/card-reader.ts'
import { readProcedures } from '../../support/memory-ports.ts'
import { cardOf, staffOf, type World, worldOf } from '../world.ts'
import { fieldsOn } from './fields.ts'

export const councils = ['warwickshire', 'stockport', 'cheshire-east', 'halton', 'swindon'] as const
export type CouncilName = (typeof councils)[number]

/** All five are served, so that a word of the wrong one could get on to a card. Read once for the whole file. */
export const procedures: Procedures = readProcedures(councils)

export const monday = '2026-11-23T10:00:00Z'

export type Town = World & {
  readonly council: CouncilName
  /** Every card so far: answers to anybody, and what was sent to the council's staff. */
  readonly shown: () => readonly unknown[]
}

export function townOf(council: CouncilName): Town {
  const world = worldOf(procedures, monday)
  const answers: unknown[] = []
  const keep = (outgoing: readonly Outgoing[]): readonly Outgoing[] => {
    answers.push(...cardsIn(outgoing))
    return outgoing
  }
  const sent = () => staffOf(council).flatMap(({ id }) => world.inboxOf(id))
  return {
    ...world,
    council,
    say: async (who, text) => keep(await world.say(who, text)),
    press: async (who, card, title, inputs) => keep(await world.press(who, onlyExact(card, title), title, inputs)),
    pressData: async (who, data) => keep(await world.pressData(who, data)),
    shown: () => [...answers, ...sent()],
  }
}

/** Where a button has exactly this title, the card without the others: "Save" is never "Save and ask for …". */
function onlyExact(card: unknown, title: string): unknown {
  return buttonsOn(card).some(button => button.title === title) ? withoutOthers(card, title) : card
}

function withoutOthers(value: unknown, title: string): unknown {
  if (Array.isArray(value)) return value.filter(inner => !isOther(inner, title)).map(inner => withoutOthers(inner, title))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutOthers(inner, title)]))
}

const isOther = (node: unknown, title: string): boolean =>
  typeof node === 'object' &&
  node !== null &&
  'type' in node &&
  String(node.type).startsWith('Action.') &&
  'title' in node &&
  node.title !== title

/** The administrator gives every forum whose day the document leaves out a weekly meeting, through the set-up card. */
export async function setMeetingDays(town: Town): Promise<void> {
  const administrator = `${town.council}-administrator`
  const settings = await openSettings(town, administrator)
  for (const id of settings) {
    const form = cardOf(await openForm(town, administrator, id))
    if (!fieldsOn(form).some(field => field.id === 'weekday')) continue
    const pattern = {
      weekday: 'wednesday',
      weeks: '1',
      time: '10:00',
      'cut-off-day': 'monday',
      'cut-off-time': '12:00',
    }
    await town.press(administrator, form, 'Save', pattern)
  }
}

/** Ids of what is not set yet, in the order of the list. */
async function openSettings(town: Town, administrator: string): Promise<string[]> {
  let card = cardOf(await town.say(administrator, 'set up'))
  const ids: string[] = []
  for (;;) {
    const buttons = buttonsOn(card)
    ids.push(...buttons.filter(({ title }) => /^Set \d/.test(title)).map(({ data }) => String(data.id)))
    const more = buttons.find(({ title }) => title.startsWith('More ('))
    if (!more) return ids
    card = cardOf(await town.press(administrator, card, more.title))
  }
}

/** Turns the pages of the set-up list until the setting is there, and presses its button. */
async function openForm(town: Town, administrator: string, id: string): Promise<readonly Outgoing[]> {
  let card = cardOf(await town.say(administrator, 'set up'))
  const button = () => buttonsOn(card).find(({ data }) => data.verb === 'setting-form' && data.id === id)
  while (!button()) card = cardOf(await town.press(administrator, card, 'More ('))
  return town.press(administrator, card, button()?.title ?? '')
}

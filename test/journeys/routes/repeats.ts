/** Cards pressed again: the same press delivered twice, the same card pressed anew, and every card long after its time. */
import { handle } from '../../../dialogs/handle.ts'
import type { Outgoing } from '../../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, inputsOn, type SeenButton } from '../../support/card-reader.ts'
import { staffOf } from '../world.ts'
import { councilOf, type Journey } from './journey.ts'
import { type Town, townOf } from './town.ts'
import { walkOn } from './walk.ts'
import { begin, reference } from './walker.ts'

type Held = { readonly who: string; readonly card: unknown }
export type Repeats = {
  /** Presses that were repeated. */
  presses: number
  /** Presses whose second delivery, under the same activity id, had an effect. */
  readonly twice: string[]
  /** Verbs of presses that had an effect when the same card was pressed anew, or after the case was closed. */
  readonly anew: Set<string>
  /** Presses that were not answered with a card. */
  readonly silent: string[]
}

/** Walks a journey in which every press is delivered twice and then made anew; then presses every button of every card. */
export async function walkWithRepeats(journey: Journey): Promise<Repeats> {
  const repeats: Repeats = { presses: 0, twice: [], anew: new Set(), silent: [] }
  const held: Held[] = []
  const town = repeating(townOf(councilOf(journey.route)), { repeats, held })
  await walkOn(await begin(journey, town))
  const sent = staffOf(town.council).flatMap(({ id }) => town.inboxOf(id).map(card => ({ who: id, card })))
  for (const { who, card, button } of everyButton([...held, ...sent])) {
    await pressThrice(town, { who, title: button.title, data: dataOf(card, button, {}) }, { repeats, late: true })
  }
  return repeats
}

function everyButton(held: readonly Held[]): (Held & { readonly button: SeenButton })[] {
  const all = held.flatMap(({ who, card }) => buttonsOn(card).map(button => ({ who, card, button })))
  const keyed = all.map(one => [JSON.stringify([one.who, dataOf(one.card, one.button, {})]), one] as const)
  return [...new Map(keyed).values()]
}

type Watching = { readonly repeats: Repeats; readonly held: Held[] }

function repeating(town: Town, { repeats, held }: Watching): Town {
  const keep = (who: string, outgoing: readonly Outgoing[]) => {
    held.push(...cardsIn(outgoing).map(card => ({ who, card })))
    return outgoing
  }
  return {
    ...town,
    say: async (who, text) => keep(who, await town.say(who, text)),
    press: async (who, card, title, inputs = {}) => {
      const buttons = buttonsOn(card)
      const button = buttons.find(one => one.title === title) ?? buttons.find(one => one.title.startsWith(title))
      if (!button) throw new Error(`no button “${title}”`)
      const press = { who, title, data: dataOf(card, button, inputs) }
      return keep(who, await pressThrice(town, press, { repeats, late: false }))
    },
  }
}

/** What a client sends: the card's own values, what was typed over them, and the button's data. */
function dataOf(card: unknown, button: SeenButton, inputs: Readonly<Record<string, string>>): SeenButton['data'] {
  const own = inputsOn(card)
    .filter(({ value }) => value !== '')
    .map(({ id, value }) => [id, value] as const)
  const typed = Object.entries(inputs).map(([label, value]) => [idOf(card, label), value] as const)
  return button.sends ? { ...Object.fromEntries([...own, ...typed]), ...button.data } : button.data
}

const idOf = (card: unknown, label: string): string =>
  inputsOn(card).find(field => field.id === label || field.label.startsWith(label))?.id ?? label

let activities = 0
type Press = { readonly who: string; readonly title: string; readonly data: SeenButton['data'] }

/** `late`: the case is closed, so that even the first press may have no effect. */
async function pressThrice(
  town: Town,
  press: Press,
  { repeats, late }: { repeats: Repeats; late: boolean },
): Promise<readonly Outgoing[]> {
  const send = (activityId: string) => {
    const from = {
      tenant: 't',
      userId: press.who,
      conversationId: `chat-${press.who}`,
      conversation: 'personal',
      activityId,
    } as const
    return handle(town.ports, { kind: 'press', from, data: press.data, replyTo: 'card', invoke: true })
  }
  const name = `${press.who}: ${press.title} ${JSON.stringify(press.data)}`
  const verb = String(press.data.verb)
  const id = `press-${++activities}`
  const before = await snapshot(town)
  const answer = await send(id)
  const after = await snapshot(town)
  if (late && after !== before) repeats.anew.add(verb)
  if (answer.length === 0) repeats.silent.push(name)
  await send(id)
  const twice = await snapshot(town)
  if (twice !== after) repeats.twice.push(name)
  await send(`${id}-anew`)
  if (!late && (await snapshot(town)) !== twice) repeats.anew.add(verb)
  repeats.presses++
  // Whatever was written is delivered with the next thing that anybody does.
  await town.pressData(press.who, { verb: 'help' })
  return answer
}

/** Everything that a press could change; that a number was shown is noted each time and is not part of it. */
async function snapshot(town: Town): Promise<string> {
  const { seen, openCase } = town.ports
  const found = await openCase(town.council, { reference })
  const written = [seen.events(), seen.notices(), seen.reminders(), seen.files().map(({ name }) => name)]
  return JSON.stringify([found, written])
}

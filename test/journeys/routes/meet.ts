/** On to a meeting's list, and what the meeting decides. */
import { buttonsOn, type SeenButton, wordsOn } from '../../support/card-reader.ts'
import { cardOf } from '../world.ts'
import { fieldsOn } from './fields.ts'
import { answersOf, caseOf, pressOn, reference, type Walker } from './walker.ts'

/** By the button on the worker's card. */
export async function bookAndDecide(walker: Walker, title: string): Promise<void> {
  await pressOn(walker, title, title.startsWith('Save') ? answersOf(walker) : {})
  walker.card = await confirm(walker, walker.me, walker.card)
  await decideWhenMet(walker)
}

/** Where the worker's card has no button for it, the coordinator types it. */
export async function bookByMessage(walker: Walker): Promise<void> {
  const coordinator = `${walker.town.council}-coordinator`
  await confirm(walker, coordinator, cardOf(await walker.town.say(coordinator, `book ${reference}`)))
  await decideWhenMet(walker)
}

/** Which meeting, which day, "Is this the child you mean?"; the last card of it. */
async function confirm({ town, journey }: Walker, who: string, answer: unknown): Promise<unknown> {
  const forum = journey.forums?.[(await caseOf(town)).decisions.length]
  const presses: readonly ((button: SeenButton) => boolean)[] = [
    ({ data }) => data.verb === 'choose-meeting' && forum !== undefined && data.forum === forum,
    ({ data }) => data.verb === 'book',
    ({ title }) => title.startsWith('Yes, put'),
  ]
  let card = answer
  for (const isNext of presses) {
    const button = buttonsOn(card).find(isNext)
    if (button) card = cardOf(await town.press(who, card, button.title))
  }
  return card
}

/** The clock goes on to the meeting, and its coordinator records what was decided and ends it. */
async function decideWhenMet(walker: Walker): Promise<void> {
  const { town, me, journey } = walker
  const { booking, id } = await caseOf(town)
  if (!booking) return
  await town.moveTo(new Date(Date.parse(booking.meetsAt) + 30 * 60_000).toISOString())
  const coordinator = `${town.council}-coordinator`
  const agenda = cardOf(await town.say(coordinator, 'agenda'))
  const options = fieldsOn(agenda).find(field => field.id === `outcome.${id}`)?.options ?? []
  const outcome = [...(journey.choose ?? []), ...options].find(value => options.includes(value))
  if (!outcome) throw new Error(`${journey.route}: nothing to decide on ${wordsOn(agenda)}`)
  const before = town.inboxOf(me).length
  const saved = cardOf(await town.press(coordinator, agenda, 'Save', { [`outcome.${id}`]: outcome }))
  await town.press(coordinator, saved, 'End this meeting')
  walker.card = town.inboxOf(me)[before] ?? walker.card
}

/** Walks a case through the dialogs: reads the card, answers what it asks, presses what leads on. */
import type { Case } from '../../../policies/case.ts'
import { buttonsOn, wordsOn } from '../../support/card-reader.ts'
import { cardOf } from '../world.ts'
import { answersFor } from './answers.ts'
import { fieldsOn } from './fields.ts'
import { councilOf, type Journey } from './journey.ts'
import { setMeetingDays, type Town, townOf } from './town.ts'

export type Walked = {
  readonly town: Town
  readonly found: Case
  readonly asked: ReadonlySet<string>
  readonly signed: readonly string[]
}

export const reference = 'CS-2001'

/** State of one walk; `card` is the card that the worker has before them. */
export type Walker = {
  readonly town: Town
  readonly journey: Journey
  readonly me: string
  /** Inputs that were put before somebody. */
  readonly asked: Set<string>
  /** Names of the sign-offs that were given, in their order. */
  readonly signed: string[]
  card: unknown
  /** The button by which a rule leads on was pressed. */
  led: boolean
}

const atMost = 30

/** Walks to the end. Throws with the last card's words where nothing on it leads on. */
export async function walk(journey: Journey): Promise<Walked> {
  const walker = await begin(journey)
  for (let round = 0; round < atMost; round++) {
    const before = await caseOf(walker.town)
    if (before.stage === 'closed')
      return { town: walker.town, found: before, asked: walker.asked, signed: walker.signed }
    await takeNextStep(walker)
    const after = await caseOf(walker.town)
    if (after.revision === before.revision)
      throw new Error(`${journey.route} is stuck at: ${wordsOn(walker.card)}`)
  }
  throw new Error(`${journey.route} does not end`)
}

/** A new town with its meeting days set, and the case started by a message and, where several routes fit, a choice. */
export async function begin(journey: Journey): Promise<Walker> {
  const town = townOf(councilOf(journey.route))
  await setMeetingDays(town)
  const me = `${town.council}-worker`
  const direction = journey.route.includes('-D') ? 'down' : 'up'
  const first = cardOf(await town.say(me, `step ${direction} ${reference}`))
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

/** What a worker would do next with the card before them: the first of these that it offers. */
export async function takeNextStep(walker: Walker): Promise<void> {
  const titles = buttonsOn(walker.card).map(button => button.title)
  const offers = (beginning: string | undefined) =>
    titles.find(title => beginning !== undefined && title.startsWith(beginning))
  const on = offers(walker.journey.leadsOn)
  if (on) return leadOn(walker, on)
  const ask = offers('Save and ask for') ?? offers('Ask for')
  if (ask && !isToBeLed(walker)) return askAndAgree(walker, ask)
  const list = offers('Save and put on the list') ?? offers('Put on the list of')
  if (list && !list.endsWith('of a meeting')) return bookAndDecide(walker, list)
  if (offers('Save') && Object.keys(answersOf(walker)).length > 0)
    return pressOn(walker, 'Save', answersOf(walker))
  if (list) return bookAndDecide(walker, list)
  const close = offers('Close this case')
  if (close) return pressOn(walker, close)
  return bookByMessage(walker)
}

/** A rule has yet to lead the case on: its answer is saved before anybody is asked to sign. */
const isToBeLed = ({ journey, led }: Walker): boolean => journey.leadsOn !== undefined && !led

async function leadOn(walker: Walker, title: string): Promise<void> {
  walker.led = true
  await pressOn(walker, title)
}

/** Everything the card asks, answered; each input counts as asked. */
function answersOf({ card, town, journey, asked }: Walker): Record<string, string> {
  for (const field of fieldsOn(card)) asked.add(field.id)
  const today = town.now().toISOString().slice(0, 10)
  return answersFor(card, {
    today,
    choose: journey.choose ?? [],
    give: { decider: `${town.council}-head`, ...journey.give },
  })
}

async function pressOn(walker: Walker, title: string, inputs: Record<string, string> = {}): Promise<void> {
  const answer = await walker.town.press(walker.me, walker.card, title, inputs)
  walker.card = cardOf(answer)
}

/** The worker asks, and the person whom the document and the people file name agrees. */
async function askAndAgree(walker: Walker, title: string): Promise<void> {
  const { town, journey, me, signed } = walker
  const wanted = (journey.signOffs ?? []).find(({ name }) => title.toLowerCase().endsWith(name.toLowerCase()))
  if (!wanted) throw new Error(`${journey.route} asks for a sign-off that is not expected: ${title}`)
  const decider = `${town.council}-${wanted.by}`
  const before = town.inboxOf(decider).length
  await pressOn(walker, title, answersOf(walker))
  const card = town.inboxOf(decider)[before]
  if (!card) return
  const mine = town.inboxOf(me).length
  const answer = cardOf(await town.press(decider, card, 'Agree', { Note: 'Seen and agreed' }))
  const told = town.inboxOf(me)[mine]
  if (!told) throw new Error(`${journey.route}: ${decider} is told: ${wordsOn(answer)}`)
  signed.push(wordsOn(card).split(`: ${reference}`)[0] ?? '')
  walker.card = told
}

/** No button puts a case on a panel's list: the worker types it. */
async function bookByMessage(walker: Walker): Promise<void> {
  const choice = cardOf(await walker.town.say(walker.me, `book ${reference} on to the next meeting`))
  await confirmAndDecide(walker, choice)
}

async function bookAndDecide(walker: Walker, title: string): Promise<void> {
  const answer = await walker.town.press(
    walker.me,
    walker.card,
    title,
    title.startsWith('Save') ? answersOf(walker) : {},
  )
  await confirmAndDecide(walker, cardOf(answer))
}

/** "Is this the child you mean?", then the meeting, and its decision by the coordinator. */
async function confirmAndDecide(walker: Walker, answer: unknown): Promise<void> {
  const { town, me } = walker
  const [first] = buttonsOn(answer).filter(button => button.data.verb === 'book')
  const confirm = first ? cardOf(await town.press(me, answer, first.title)) : answer
  const yes = buttonsOn(confirm).find(button => button.title.startsWith('Yes, put'))
  walker.card = yes ? cardOf(await town.press(me, confirm, yes.title)) : confirm
  const { booking } = await caseOf(town)
  if (!booking) return
  await town.moveTo(new Date(Date.parse(booking.meetsAt) + 30 * 60_000).toISOString())
  await decide(walker)
}

async function decide(walker: Walker): Promise<void> {
  const { town, me, journey } = walker
  const coordinator = `${town.council}-coordinator`
  const agenda = cardOf(await town.say(coordinator, 'agenda'))
  const { id } = await caseOf(town)
  const field = fieldsOn(agenda).find(one => one.id === `outcome.${id}`)
  const outcome = [...(journey.choose ?? []), ...(field?.options ?? [])].find(value =>
    field?.options.includes(value),
  )
  if (!outcome) throw new Error(`${journey.route}: nothing to decide on ${wordsOn(agenda)}`)
  const before = town.inboxOf(me).length
  const saved = cardOf(await town.press(coordinator, agenda, 'Save', { [`outcome.${id}`]: outcome }))
  await town.press(coordinator, saved, 'End this meeting')
  walker.card = town.inboxOf(me)[before] ?? walker.card
}

/** Walks a case through the dialogs: reads the card, answers what it asks, presses what leads on. */
import type { Case } from '../../../policies/case.ts'
import { buttonsOn, wordsOn } from '../../support/card-reader.ts'
import { cardOf } from '../world.ts'
import { fieldsOn } from './fields.ts'
import type { Journey } from './journey.ts'
import { bookAndDecide, bookByMessage } from './meet.ts'
import type { Town } from './town.ts'
import { answersOf, begin, caseOf, pressOn, reference, type Walker } from './walker.ts'

export type Walked = {
  readonly town: Town
  readonly found: Case
  readonly asked: ReadonlySet<string>
  readonly signed: readonly string[]
}

const atMost = 30

/** Walks to the end. Throws with the last card's words where nothing on it leads on. */
export async function walk(journey: Journey): Promise<Walked> {
  return walkOn(await begin(journey))
}

/** The rest of a walk from wherever its worker is, a minute a step. */
export async function walkOn(walker: Walker): Promise<Walked> {
  const { town, journey, asked, signed } = walker
  for (let round = 0; round < atMost; round++) {
    const before = await caseOf(town)
    if (before.stage === 'closed') return { town, found: before, asked, signed }
    await town.moveTo(new Date(town.now().getTime() + 60_000).toISOString())
    await takeNextStep(walker)
    const after = await caseOf(town)
    if (after.revision === before.revision) throw new Error(`${journey.route} is stuck at: ${wordsOn(walker.card)}`)
  }
  throw new Error(`${journey.route} does not end`)
}

/** What a worker would do next with the card before them: the first of these that it offers. */
export async function takeNextStep(walker: Walker): Promise<void> {
  await sayWhatIsAsked(walker)
  if (/^Waiting for .+:/m.test(wordsOn(walker.card))) await recordByTeam(walker)
  const titles = buttonsOn(walker.card).map(button => button.title)
  const offers = (beginning: string | undefined) =>
    titles.find(title => beginning !== undefined && title.startsWith(beginning))
  const on = offers(walker.journey.leadsOn)
  if (on) return leadOn(walker, on)
  const ask = offers('Save and ask for') ?? offers('Ask for')
  if (ask && !savesFirst(walker)) return askAndAgree(walker, ask)
  const list = offers('Save and put on the list') ?? offers('Put on the list of')
  if (list && !list.endsWith('of a meeting')) return bookAndDecide(walker, list)
  const last = offers('Save and close this case')
  if (last && !isToBeLed(walker)) return pressOn(walker, last, answersOf(walker))
  const answers = offers('Save') ? answersOf(walker) : {}
  if (Object.keys(answers).length > 0 || (offers('Save') && isToBeConfirmed(walker)))
    return pressOn(walker, 'Save', answers)
  if (list) return bookAndDecide(walker, list)
  if (isToBeLed(walker) && !/Waiting for the panel|next, by invitation|, waiting for the /.test(wordsOn(walker.card)))
    throw new Error(`no button “${walker.journey.leadsOn}” on: ${wordsOn(walker.card)}`)
  const close = offers('Close this case')
  return close ? pressOn(walker, close) : bookByMessage(walker)
}

/** Another team records what is its own, in its list of what is coming; the worker then looks at the case again. */
async function recordByTeam(walker: Walker): Promise<void> {
  const { town, me, asked } = walker
  const team = `${town.council}-coordinator`
  let card = cardOf(await town.press(team, cardOf(await town.say(team, 'coming to us')), 'Record'))
  for (;;) {
    const done = buttonsOn(card).find(({ title }) => title.startsWith('Done: ') && title !== 'Done: Papers received')
    if (!done) break
    asked.add(String(done.data.act))
    card = cardOf(await town.press(team, card, done.title))
  }
  walker.card = cardOf(await town.say(me, reference))
}

/** What is quicker typed than chosen is typed, once, when the card asks for it. */
async function sayWhatIsAsked(walker: Walker): Promise<void> {
  const { journey, town, me } = walker
  const line = journey.says?.find(({ asked }) =>
    fieldsOn(walker.card).some(({ id, value }) => id === asked && value === ''),
  )
  if (line) walker.card = cardOf(await town.say(me, line.text))
}

/** A day that was given beforehand stands in the card and only has to be confirmed. */
const isToBeConfirmed = ({ card }: Walker): boolean => wordsOn(card).includes('Press Save to confirm that it was held')

const isToBeLed = ({ journey, led }: Walker): boolean => journey.leadsOn !== undefined && !led
/** A rule has yet to lead the case on to another route: its answer is saved before anybody is asked to sign. */
const savesFirst = (walker: Walker): boolean => isToBeLed(walker) && (walker.journey.leadsOn ?? '').startsWith('Go on by: ')

async function leadOn(walker: Walker, title: string): Promise<void> {
  walker.led = true
  await pressOn(walker, title)
}

/** The worker asks, and the person whom the document and the people file name agrees. */
async function askAndAgree(walker: Walker, title: string): Promise<void> {
  const { town, journey, me, signed } = walker
  // A long name does not fit on a button; it stands on the decider's card, and is compared with what was expected there.
  const named = (journey.signOffs ?? []).find(({ name }) => title.toLowerCase().endsWith(name.toLowerCase()))
  const wanted = named ?? (title.endsWith('this sign-off') ? journey.signOffs?.[signed.length] : undefined)
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

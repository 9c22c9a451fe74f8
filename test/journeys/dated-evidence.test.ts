/** Dated evidence where the document does not say which day counts, and what happens when it is too old at the end. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { cardOf, type World, worldOf } from './world.ts'

const me = 'cheshire-east-worker'
const manager = 'cheshire-east-manager'
const message =
  'step down CS-2001 from CIN plan, visit 3/11, plan 17/11, final CIN 8/12, both parents agreed in writing 20/11, lead is the health visitor'
const asking = 'Save and ask for this sign-off'
const answers = {
  'step-penultimate-cin.day': '2026-11-16',
  'CE-C08': 'yes',
  'CE-C25': 'yes',
  'CE-C26': 'yes',
  'CE-C27': 'no-neglect',
  'CE-C28': 'yes',
  'CE-C32': 'yes',
  'CE-C33': 'not-needed',
}
const town = () => worldOf(['cheshire-east'], '2026-11-28T10:00:00Z')
const opened = async (world: World) => cardOf(await world.say(me, message))
const labels = (card: unknown) => inputsOn(card).map(({ label }) => label)
const why = 'If it stays open, why: Visit in 4 weeks'

/** As far as the handover, with a visit that is too old on the final meeting's day, and why. */
async function handedOver(world: World): Promise<unknown> {
  const first = await opened(world)
  const saved = cardOf(await world.press(me, first, 'Save', {}))
  await world.press(me, saved, asking, { ...answers, [why]: 'Away until 14 December' })
  await world.press(manager, world.inboxOf(manager).at(-1), 'Agree', { 'Why is this right': 'A visit is booked' })
  await world.moveTo('2026-12-16T10:00:00Z')
  const card = cardOf(await world.say(me, 'CS-2001'))
  const held = { 'step-final-cin.day': '2026-12-08', 'CE-C24': 'yes', 'CE-C64': 'yes', 'CE-C23': 'accepted' }
  return cardOf(await world.press(me, card, 'Save', held))
}

describe('a date that may count from two days', () => {
  it('shows both ages, and is too old where it is on one of them', async () => {
    const words = wordsOn(await opened(town()))
    expect(words).toContain(
      '3 weeks and 4 days old today; 5 weeks old on 8 December 2026, the day of the meeting, too old.',
    )
    expect(words).toContain('11 days old today; 3 weeks old on 8 December 2026, the day of the meeting.')
    expect(words).toContain('The document does not say which day counts.')
  })

  it('that is too old can stay open with a reason, which the manager sees first', async () => {
    const world = town()
    const saved = cardOf(await world.press(me, await opened(world), 'Save', {}))
    expect(labels(saved)).toContain(why)
    await world.press(me, saved, asking, { ...answers, [why]: 'Away until 14 December' })
    const card = wordsOn(world.inboxOf(manager).at(-1))
    expect(card).toContain('Open or answered with a reason (1)')
    expect(card).toContain('Too old on a day that may count, 3 November 2026, reason: Away until 14 December')
  })

  it('never keeps a case from being closed: at the end too it may stay open with a reason', async () => {
    const world = town()
    const card = await handedOver(world)
    const last = { 'lead-at-final-meeting': 'yes', 'CE-C36': 'yes', 'CE-C37': 'yes', 'CE-C38': 'yes' }
    const [still, refused] = (await world.press(me, card, 'Save and close', last)).flatMap(one =>
      one.kind === 'card' ? [one.card] : [],
    )
    expect(wordsOn(refused)).toContain('Not closed: something is still open')
    expect(wordsOn(refused)).not.toContain('put it to your manager')
    const stays = { 'If it stays open, why: Plan updated in 4 weeks': 'No review is due before January' }
    const again = cardOf(await world.press(me, still, 'Save and', stays))
    expect(buttonsOn(again).map(({ title }) => title)).toContain('Ask for this sign-off')
  })
})

it('a sign-off asked for before its meeting has a day is told what comes first', async () => {
  const world = town()
  const answer = await world.press(me, await opened(world), asking, {})
  expect(answer.map(one => (one.kind === 'card' ? wordsOn(one.card) : '')).join()).toContain(
    'Penultimate child in need meeting has to be recorded first, with its day.',
  )
})

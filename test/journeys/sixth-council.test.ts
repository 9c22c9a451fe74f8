/** A council that nobody wrote code for walks the whole road, in its own words and on its own day. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, wordsOn } from '../support/card-reader.ts'
import { sampleProcedures } from '../support/sample-councils.ts'
import { cardOf, type World, worldOf } from './world.ts'

const me = 'eastmarsh-worker'
const manager = 'eastmarsh-manager'
const coordinator = 'eastmarsh-coordinator'
const procedures = sampleProcedures('eastmarsh')
const monday = '2026-11-23T13:00:00Z'
const newWorld = () => worldOf(procedures, monday)

/** By the form, as its references and its words for where from and where to are its own. */
async function opened(world: World): Promise<unknown> {
  const form = cardOf(await world.say(me, 'step down'))
  return cardOf(await world.press(me, form, 'Start', { 'Case reference': 'EM-2077', 'Where from': 'EM-D1' }))
}
const caseCard = async (world: World) =>
  cardOf(await world.pressData(me, { verb: 'open-case', caseId: (await caseOf(world)).id }))
const caseOf = async (world: World) => {
  const found = await world.ports.findCaseByReference('eastmarsh', 'EM-2077')
  if (!found) throw new Error('no case')
  return found
}

async function agreed(world: World): Promise<void> {
  await world.press(me, await opened(world), 'Save and ask', { 'EM-C01.day': '2026-11-16', 'EM-C02': 'yes' })
  await world.press(manager, world.inboxOf(manager)[0], 'Agree')
}

async function decided(world: World, outcome: string): Promise<void> {
  await agreed(world)
  const lists = cardOf(await world.pressData(me, { verb: 'choose-meeting', caseId: (await caseOf(world)).id }))
  await world.press(me, cardOf(await world.press(me, lists, 'Wednesday 2 December')), 'Yes, put')
  await world.moveTo('2026-12-02T10:00:00Z')
  const agenda = cardOf(await world.say(coordinator, 'agenda'))
  await world.press(coordinator, agenda, 'Save', { [`outcome.${(await caseOf(world)).id}`]: outcome })
}

const welcome = (consent: string) => ({
  'EM-C05.consent': consent,
  'EM-C05.who': 'Mother',
  'EM-C05.asked': '2026-12-02',
})

describe('a council written only in YAML', () => {
  it('walks from the question to the ending sign-off, and its own labels are there to copy', async () => {
    const world = newWorld()
    await decided(world, 'moves')
    expect(wordsOn(world.inboxOf(me).at(-1))).toContain('Moves to family help')
    const card = await caseCard(world)
    await world.press(me, card, 'Save and ask', {
      ...welcome('given-spoken'),
      'EM-C06.text': 'Family worker, Quayside',
      'EM-C07': 'yes',
      'EM-C08': 'Quayside family help',
    })
    await world.press(manager, world.inboxOf(manager).at(-1), 'Agree')
    const closed = await caseOf(world)
    expect(closed.stage).toBe('closed')
    const labels = wordsOn(cardOf(await world.pressData(me, { verb: 'closure-values', caseId: closed.id })))
    expect(labels).toContain('Moved to family help')
    expect(labels).toContain('Quayside family help')
  })

  it('asks for its sign-off by the name that its document gives', async () => {
    const world = newWorld()
    await world.press(me, await opened(world), 'Save and ask', {
      'EM-C01.day': '2026-11-16',
      'EM-C02': 'yes',
    })
    expect(wordsOn(world.inboxOf(manager)[0])).toContain("Practice lead's go-ahead")
  })

  it('offers its Wednesdays, the first the one whose Monday noon has not passed', async () => {
    const world = newWorld()
    await opened(world)
    const lists = cardOf(await world.pressData(me, { verb: 'choose-meeting', caseId: (await caseOf(world)).id }))
    const titles = buttonsOn(lists).map(button => button.title)
    expect(titles.slice(0, 2)).toEqual(['Wednesday 2 December 2026, 9:30am', 'Wednesday 9 December 2026, 9:30am'])
  })

  it('sends its list to the coordinator on Monday at noon, not a minute before', async () => {
    const world = newWorld()
    await agreed(world)
    const lists = cardOf(await world.pressData(me, { verb: 'choose-meeting', caseId: (await caseOf(world)).id }))
    await world.press(me, cardOf(await world.press(me, lists, 'Wednesday 2 December')), 'Yes, put')
    await world.moveTo('2026-11-30T11:59:00Z')
    expect(world.inboxOf(coordinator)).toEqual([])
    await world.moveTo('2026-11-30T12:00:00Z')
    expect(wordsOn(world.inboxOf(coordinator)[0])).toContain('EM-2077')
  })

  it('sends a case back to its worker when the meeting leaves it where it is', async () => {
    const world = newWorld()
    await decided(world, 'stays')
    expect(wordsOn(world.inboxOf(me).at(-1))).toContain('Stays where it is for now')
    expect((await caseOf(world)).stage).not.toBe('handover')
  })

  it('points to its other route, with the section, when the family do not want the help', async () => {
    const world = newWorld()
    await decided(world, 'moves')
    const card = await caseCard(world)
    const words = wordsOn(cardOf(await world.press(me, card, 'Save', welcome('refused-spoken'))))
    expect(words).toContain('The case ends with a letter')
    expect(words).toContain('2.5')
  })

  it('shows its own numbers to a worried person', async () => {
    const world = newWorld()
    const words = wordsOn(cardOf(await world.press(me, await opened(world), 'Worried about a child')))
    expect(words).toContain('01632 960100')
    expect(words).toContain('01632 960199')
  })

  it('walks its planned move up', async () => {
    const world = newWorld()
    const card = cardOf(await world.pressData(me, { verb: 'start-case', reference: 'EM-2078', route: 'EM-U2' }))
    await world.press(me, card, 'Save', { 'EM-C11': 'yes' })
    const found = await world.ports.findCaseByReference('eastmarsh', 'EM-2078')
    expect(found?.answers['EM-C11']?.value).toBe('yes')
  })
})

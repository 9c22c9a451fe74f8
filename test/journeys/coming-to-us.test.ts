/** A case comes to the locality team: each thing the team does is recorded by itself, with who and when. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { breakAfter, monday } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const worker = 'halton-worker'
const team = 'halton-coordinator'
const second = 'halton-second coordinator'

async function caseOf(world: World) {
  const found = await world.ports.findCaseByReference('halton', 'CS-1042')
  if (!found) throw new Error('no case')
  return found
}

/** Invited, the final meeting held, its first review agreed for 18 January. */
async function coming(): Promise<World> {
  const world = worldOf(['halton'], monday)
  await world.pressData(worker, { verb: 'start-case', reference: 'CS-1042', route: 'HT-D1' })
  const { id } = await caseOf(world)
  await world.pressData(worker, {
    verb: 'save-answers',
    caseId: id,
    'HT-C02.day': '2026-12-04',
    'HT-C05.text': 'School nurse',
  })
  await world.pressData(worker, { verb: 'save-answers', caseId: id, 'HT-C12.day': '2027-01-18' })
  return world
}
const opened = async (world: World, who = team) =>
  cardOf(await world.press(who, cardOf(await world.say(who, 'coming to us')), 'Record'))
const has = (card: unknown, title: string) => buttonsOn(card).some(button => button.title.startsWith(title))

describe('what the locality team records', () => {
  it('is each act by itself: representative, papers, uploaded, shared, Step-down form', async () => {
    const world = await coming()
    let card = await opened(world)
    card = cardOf(await world.press(team, card, 'Name the representative', { 'Our representative': second }))
    expect(wordsOn(card)).toContain(
      'Our representative: Sample second coordinator. Recorded by Sample coordinator, Monday 23 November 2026, 10am.',
    )
    await world.moveTo('2026-12-07T09:00:00Z')
    card = cardOf(await world.press(second, card, 'Done: Papers received', { 'Day the papers': '2026-12-04' }))
    expect(wordsOn(card)).toContain('Friday 4 December 2026. Recorded by Sample second coordinator, Monday 7 December')
    await world.moveTo('2026-12-08T09:00:00Z')
    card = cardOf(await world.press(team, card, 'Done: Uploaded'))
    expect((await caseOf(world)).answers['HT-C10']).toBeUndefined()
    await world.moveTo('2026-12-09T09:00:00Z')
    card = cardOf(await world.press(second, card, 'Done: Shared'))
    card = cardOf(await world.press(team, card, 'Done: Step-down form'))
    expect(has(card, 'Done:')).toBe(false)
    const { answers } = await caseOf(world)
    expect(answers['HT-C13']).toMatchObject({ value: 'yes', day: '2026-12-04', by: second })
    expect(answers['HT-C10.uploaded']).toMatchObject({ by: team, at: '2026-12-08T09:00:00.000Z' })
    expect(answers['HT-C10']).toMatchObject({ value: 'yes', by: second, at: '2026-12-09T09:00:00.000Z' })
    expect(answers['HT-C19']).toMatchObject({ value: 'yes', by: team })
    expect(wordsOn(cardOf(await world.say(team, 'coming to us')))).toContain('5 of 5 done')
  })

  it('shows in the worker’s checklist as answered', async () => {
    const world = await coming()
    const { id } = await caseOf(world)
    await world.pressData(team, { verb: 'coming-act', caseId: id, act: 'HT-C13', day: '2026-11-23' })
    const shown = cardOf(await world.pressData(worker, { verb: 'show-answers', caseId: id }))
    expect(inputsOn(shown).find(({ id }) => id === 'HT-C13.day')?.value).toBe('2026-11-23')
  })

  it('is recorded once: the second of two is told who was first', async () => {
    const world = await coming()
    const mine = await opened(world)
    const theirs = await opened(world, second)
    await world.press(team, mine, 'Done: Uploaded')
    const before = await caseOf(world)
    const answer = cardOf(await world.press(second, theirs, 'Done: Uploaded'))
    expect(wordsOn(answer)).toContain(
      'Sample coordinator recorded this on Monday 23 November 2026, 10am. Nothing was changed.',
    )
    expect(await caseOf(world)).toEqual(before)
  })

  it('can be taken back, which reopens the item, and both stand in the history', async () => {
    const world = await coming()
    let card = await opened(world)
    for (const done of ['Done: Uploaded', 'Done: Shared']) card = cardOf(await world.press(team, card, done))
    card = cardOf(await world.press(team, card, 'Take back'))
    expect((await caseOf(world)).answers['HT-C10']).toBeUndefined()
    expect(has(card, 'Done:')).toBe(true)
    const { id } = await caseOf(world)
    const types = (await world.ports.history('halton', `case:${id}`)).map(({ type }) => type)
    expect(types.slice(-2)).toEqual(['answered', 'coming-taken-back'])
  })

  it('waits for a day that is not in the future and for somebody of the team', async () => {
    const world = await coming()
    const { id } = await caseOf(world)
    const late = cardOf(await world.pressData(team, { verb: 'coming-act', caseId: id, act: 'HT-C13', day: '2027-02-01' }))
    expect(wordsOn(late)).toContain('is in the future')
    const stranger = { verb: 'coming-act', caseId: id, act: 'coming-representative', who: worker }
    expect(wordsOn(cardOf(await world.pressData(team, stranger)))).toContain('choose somebody of your team')
    expect((await caseOf(world)).answers['HT-C13']).toBeUndefined()
  })

  it.each([worker, 'halton-manager', 'halton-administrator'])('is not for %s', async who => {
    const world = await coming()
    const before = await caseOf(world)
    const press = { caseId: before.id, act: 'HT-C10.uploaded' }
    for (const verb of ['coming-case', 'coming-act']) {
      const said = wordsOn(cardOf(await world.pressData(who, { verb, ...press })))
      expect(said).not.toContain('Recorded by')
    }
    expect(await caseOf(world)).toEqual(before)
  })

  it('is not lost half-way: what could not be written is not shown as done', async () => {
    const world = await coming()
    const card = await opened(world)
    breakAfter(world, 0)
    await expect(world.press(team, card, 'Done: Uploaded')).rejects.toThrow('the power went')
    expect((await caseOf(world)).answers['HT-C10.uploaded']).toBeUndefined()
  })
})

/** A case comes to the locality team: each thing the team does is recorded by itself, with who and when. */
import { describe, expect, it } from 'vitest'
import type { Person } from '../../policies/case.ts'
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

/** Two of the team belong to one locality each; the case comes to that of its worker. */
async function comingTo(locality: string): Promise<World> {
  const world = worldOf(['halton'], monday)
  const live: Readonly<Record<string, string>> = { [worker]: locality, [team]: 'Widnes', [second]: 'Runcorn' }
  const { directory } = world.ports
  const moved = (person: Person): Person => ({ ...person, locality: live[person.id] ?? '' })
  Object.assign(world.ports, {
    directory: {
      find: (id: string) => {
        const found = directory.find(id)
        return found && moved(found)
      },
      withRole: (...given: Parameters<typeof directory.withRole>) => directory.withRole(...given).map(moved),
    },
  })
  await world.pressData(worker, { verb: 'start-case', reference: 'CS-1042', route: 'HT-D1' })
  return world
}

describe('where meetings have localities', () => {
  it('only the team of the case’s locality has it in its list, and records what it did', async () => {
    const world = await comingTo('Runcorn')
    expect(wordsOn(cardOf(await world.say(team, 'coming to us')))).not.toContain('CS-1042')
    const { id } = await caseOf(world)
    const before = await caseOf(world)
    for (const verb of ['coming-case', 'coming-act']) {
      const said = wordsOn(cardOf(await world.pressData(team, { verb, caseId: id, act: 'HT-C19' })))
      expect(said).toContain('CS-1042 comes to the team of Runcorn')
    }
    expect(await caseOf(world)).toEqual(before)
    const card = cardOf(await world.press(second, await opened(world, second), 'Done: Step-down form'))
    expect(wordsOn(card)).toContain('Recorded by Sample second coordinator')
  })

  it('somebody of none works for the whole council, and a case of none comes to all of the team', async () => {
    const world = await comingTo('')
    expect(wordsOn(cardOf(await world.say(team, 'coming to us')))).toContain('CS-1042')
    expect(wordsOn(cardOf(await world.say(second, 'coming to us')))).toContain('CS-1042')
  })
})

describe('what is the team’s own', () => {
  const after = { 'step-invitation.day': '2026-11-23', 'step-final-cin.day': '2026-11-23', 'step-final-cin': 'caf' }
  const met = async (world: World) => {
    const { id } = await caseOf(world)
    return cardOf(await world.pressData(worker, { verb: 'save-answers', caseId: id, ...after }))
  }

  it('waits for it by name on the worker’s card, which does not ask for it', async () => {
    const world = await coming()
    const card = await met(world)
    expect(wordsOn(card)).toContain('Waiting for Locality early intervention team: uploaded and shared (2.2 ii).')
    expect(wordsOn(card)).toContain('Waiting for Locality early intervention representative: step-down form (2.3).')
    expect(inputsOn(card).filter(({ id }) => /HT-C1[09]/.test(id))).toEqual([])
    await world.press(team, await opened(world), 'Done: Step-down form')
    expect(wordsOn(cardOf(await world.say(worker, 'CS-1042')))).not.toContain('step-down form (2.3)')
  })

  it('cannot be answered by the worker, whatever card the press came from', async () => {
    const world = await coming()
    await met(world)
    const { id } = await caseOf(world)
    const told = cardOf(
      await world.pressData(worker, { verb: 'save-answers', caseId: id, 'HT-C19': 'yes', 'HT-C20': 'yes' }),
    )
    expect(wordsOn(told)).toContain('Not saved: “Step-down form” is for the team to which the case is coming')
    expect((await caseOf(world)).answers).toMatchObject({ 'HT-C20': { value: 'yes' } })
    expect((await caseOf(world)).answers['HT-C19']).toBeUndefined()
  })

  it('is recorded by the worker where the people file has nobody of that team', async () => {
    const world = await coming()
    const { directory } = world.ports
    const withRole: typeof directory.withRole = (council, role) =>
      role === 'coordinator' ? [] : directory.withRole(council, role)
    Object.assign(world.ports, { directory: { ...directory, find: directory.find, withRole } })
    const card = await met(world)
    expect(wordsOn(card)).not.toContain('Waiting for')
    expect(inputsOn(card).map(({ id }) => id)).toContain('HT-C19')
  })
})

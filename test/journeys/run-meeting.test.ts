import { describe, expect, it } from 'vitest'
import { deliver } from '../../dialogs/deliver.ts'
import { handle } from '../../dialogs/handle.ts'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, listOf, meetingOn, monday, openCase, second, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const names = Array.from({ length: 18 }, (_, index) => `CS-${2001 + index}`)

async function listed(count: number): Promise<World> {
  const world = worldOf(['swindon'], monday)
  for (const name of names.slice(0, count)) await openCase(world, name, '2026-12-01')
  await world.moveTo('2026-12-01T16:05:00Z')
  return world
}
const decisionsOn = (card: unknown) => inputsOn(card).filter(({ type }) => type === 'Input.ChoiceSet')
const withTitle = (card: unknown, title: string) => buttonsOn(card).some(button => button.title.startsWith(title))

describe('a coordinator runs a meeting of 18', () => {
  it('in 23 presses: one for each decision, three saves, one to open and one to end', async () => {
    const world = await listed(18)
    const before = world.countOf(coordinator)
    let card = cardOf(await world.say(coordinator, 'agenda'))
    for (let page = 0; page < 3; page++) {
      const decisions = decisionsOn(card)
      expect(decisions).toHaveLength(6)
      const chosen = Object.fromEntries(
        decisions.map(({ id }, index) => [id, index === 5 ? 'not-right-course' : 'right-course']),
      )
      card = cardOf(await world.press(coordinator, card, 'Save', chosen))
    }
    const ended = cardOf(await world.press(coordinator, card, 'End this meeting'))
    expect(wordsOn(ended)).toContain('This meeting is ended.')
    expect(world.countOf(coordinator) - before).toBe(23)
    for (const name of names) expect((await caseNamed(world, name)).decisions).toHaveLength(1)
    expect(await listOf(world, '2026-12-01')).toBe(' | ')
    expect((await world.ports.findMeeting('swindon', meetingOn('2026-12-01')))?.status).toBe('closed')
    expect(withTitle(ended, 'Save')).toBe(false)
  })

  it('carries over what was not reached, on to lists with room, and tells each worker once', async () => {
    const world = await listed(4)
    const form = cardOf(await world.pressData(coordinator, { verb: 'series-form', forum: 'SW-F1' }))
    await world.press(coordinator, form, 'Save', { places: '2' })
    const told = world.inboxOf(worker).length
    const ask = cardOf(await world.press(coordinator, cardOf(await world.say(coordinator, 'agenda')), 'End this meeting'))
    await world.press(coordinator, ask, 'Yes, carry')
    expect(await listOf(world, '2026-12-08')).toBe('CS-2001 CS-2002 | ')
    expect(await listOf(world, '2026-12-15')).toBe('CS-2003 CS-2004 | ')
    expect(world.inboxOf(worker)).toHaveLength(told + 4)
    expect(wordsOn(world.inboxOf(worker).at(-1))).toContain('CS-2004: not reached, carried over')
  })
})

describe('two coordinators at once', () => {
  it('do not overwrite each other: the second is told who was first, the rest of their card is saved', async () => {
    const world = await listed(3)
    const mine = cardOf(await world.say(coordinator, 'agenda'))
    const theirs = cardOf(await world.say(second, 'agenda'))
    const [a, b] = await Promise.all(names.slice(0, 2).map(name => caseNamed(world, name)))
    await world.press(coordinator, mine, 'Save', { [`outcome.${a?.id}`]: 'right-course' })
    const answer = await world.press(second, theirs, 'Save', {
      [`outcome.${a?.id}`]: 'not-right-course',
      [`outcome.${b?.id}`]: 'right-course',
    })
    expect(cardsIn(answer).map(wordsOn).join()).toContain(
      'Sample coordinator recorded a decision first. It was not overwritten.',
    )
    expect((await caseNamed(world, 'CS-2001')).decisions.at(-1)).toMatchObject({
      outcome: 'right-course',
      by: coordinator,
    })
    expect((await caseNamed(world, 'CS-2002')).decisions.at(-1)).toMatchObject({
      outcome: 'right-course',
      by: second,
    })
  })

  it('may correct a decision they have seen', async () => {
    const world = await listed(1)
    const { id } = await caseNamed(world, 'CS-2001')
    await world.press(coordinator, cardOf(await world.say(coordinator, 'agenda')), 'Save', {
      [`outcome.${id}`]: 'right-course',
    })
    await world.press(second, cardOf(await world.say(second, 'agenda')), 'Save', {
      [`outcome.${id}`]: 'not-right-course',
    })
    expect((await caseNamed(world, 'CS-2001')).decisions.map(({ outcome }) => outcome)).toEqual(['not-right-course'])
  })
})

describe('the files of a meeting', () => {
  it('come with the list at the cut-off, and are handed over to a coordinator who agrees to take them', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-2001', '2026-12-01')
    await world.moveTo('2026-11-26T16:00:00Z')
    const [notice] = world.ports.seen.notices().filter(({ kind }) => kind === 'agenda')
    const files = (notice?.facts.files ?? []) as { name: string; contentType: string }[]
    expect(files.map(({ contentType }) => contentType)).toEqual(['text/plain', 'text/calendar'])
    const [delivery] = notice ? await deliver(world.ports, notice) : []
    expect(delivery?.files).toEqual(files)
    const take = (userId: string, accepted = true) => {
      const from = {
        tenant: 't',
        userId,
        conversationId: 'c',
        conversation: 'personal',
        activityId: `take-${userId}-${accepted}`,
      } as const
      return handle(world.ports, {
        kind: 'file-consent',
        from,
        accepted,
        context: { name: files[0]?.name },
        uploadUrl: null,
      })
    }
    expect(await take(coordinator)).toMatchObject([{ kind: 'file', name: files[0]?.name }])
    expect(await take(coordinator, false)).toEqual([])
    expect((await take(worker))[0]?.kind).toBe('card')
  })
})

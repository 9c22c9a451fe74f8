/** What a meeting leaves when it ends: who came, its minutes, and what was not reached. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, listOf, meetingOn, openCase, worker } from './booked-cases.ts'
import { fileIn, swindonWithCalendars } from './sent-files.ts'
import { cardOf, type World } from './world.ts'

async function running(count: number): Promise<World> {
  const world = swindonWithCalendars()
  for (let n = 1; n <= count; n++) await openCase(world, `CS-${2000 + n}`, '2026-12-01')
  await world.moveTo('2026-12-01T16:05:00Z')
  return world
}

describe('the end of a meeting', () => {
  it('brings the minutes, with who attended as the coordinator typed it, and keeps them', async () => {
    const world = await running(1)
    const card = cardOf(await world.say(coordinator, 'agenda'))
    const { id } = await caseNamed(world, 'CS-2001')
    const answer = await world.press(coordinator, card, 'End this meeting', {
      [`outcome.${id}`]: 'right-course',
      'Who attended': 'Chair, two team managers',
    })
    expect(wordsOn(cardOf(answer))).toContain('This meeting is ended.')
    const minutes = fileIn(answer)
    expect(new TextDecoder().decode(minutes.content)).toBe('Chair, two team managers\nCS-2001')
    expect((await world.ports.findFile('swindon', minutes.name))?.content).toEqual(minutes.content)
    expect((await world.ports.findMeeting('swindon', meetingOn('2026-12-01')))?.attended).toBe('Chair, two team managers')
    expect((await caseNamed(world, 'CS-2001')).decisions.at(-1)?.outcome).toBe('right-course')
    const again = await world.press(coordinator, cardOf(answer), 'Get the minutes')
    expect(fileIn(again).name).toBe(minutes.name)
  })

  it('keeps what was typed while it asks about what was not reached', async () => {
    const world = await running(2)
    const card = cardOf(await world.say(coordinator, 'agenda'))
    const ask = cardOf(await world.press(coordinator, card, 'End this meeting', { 'Who attended': 'Chair' }))
    expect(wordsOn(ask)).toContain('Not reached: 2 cases')
    expect(inputsOn(ask).find(({ id }) => id === 'attended')?.value).toBe('Chair')
    const ended = await world.press(coordinator, ask, 'Yes, carry')
    expect(new TextDecoder().decode(fileIn(ended).content)).toContain('Chair')
    expect(await listOf(world, '2026-12-08')).toBe('CS-2001 CS-2002 | ')
  })

  it('does not come while a decision on the card was refused: somebody else had recorded another', async () => {
    const world = await running(1)
    const mine = cardOf(await world.say(coordinator, 'agenda'))
    const theirs = cardOf(await world.say('swindon-second coordinator', 'agenda'))
    const { id } = await caseNamed(world, 'CS-2001')
    await world.press('swindon-second coordinator', theirs, 'Save', { [`outcome.${id}`]: 'not-right-course' })
    const answer = await world.press(coordinator, mine, 'End this meeting', { [`outcome.${id}`]: 'right-course' })
    expect(cardsIn(answer).map(wordsOn).join()).toContain('recorded a decision first. It was not overwritten.')
    expect((await world.ports.findMeeting('swindon', meetingOn('2026-12-01')))?.status).not.toBe('closed')
    expect(buttonsOn(cardOf(answer)).some(({ title }) => title === 'End this meeting')).toBe(true)
  })

  it('gives minutes to nobody but coordinators, and none before it has ended', async () => {
    const world = await running(1)
    const press = { verb: 'minutes-file', meetingId: meetingOn('2026-12-01') }
    expect((await world.pressData(worker, press)).every(({ kind }) => kind === 'card')).toBe(true)
    expect((await world.pressData(coordinator, press)).every(({ kind }) => kind === 'card')).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, listOf, monday, openCase, worker } from './booked-cases.ts'
import { cardOf, worldOf } from './world.ts'

const words = (answer: readonly unknown[]) =>
  cardsIn(answer as never)
    .map(wordsOn)
    .join('\n')

describe('booking in so many words', () => {
  it.each([
    ['book 1042 on 8 December', 'Tuesday 8 December 2026, 4pm'],
    ['book 1042 next Tuesday', 'Tuesday 1 December 2026, 4pm'],
    ['put CS-1042 on the next meeting', 'Tuesday 1 December 2026, 4pm'],
    ['book 1042 for next but one', 'Tuesday 8 December 2026, 4pm'],
  ])('“%s” goes straight to the question whether this is the child meant', async (said, when) => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1042')
    const card = cardOf(await world.say(worker, said))
    expect(wordsOn(card)).toContain('Is this the child you mean?')
    expect(wordsOn(card)).toContain(when)
    expect((await caseNamed(world, 'CS-1042')).booking).toBeNull()
    await world.press(worker, card, 'Yes, put')
    expect((await caseNamed(world, 'CS-1042')).booking).not.toBeNull()
  })

  it('does not read a Tuesday whose list has closed as another Tuesday', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1042')
    const answer = words(await world.say(worker, 'book 1042 Tuesday'))
    expect(answer).toContain('Not booked: the list of Tuesday 24 November 2026 closed on Thursday 19 November 2026, 4pm.')
    expect(answer).toContain('(Tuesday 1 December 2026, 4pm)')
    expect(words(await world.say(worker, 'book 1042 on Friday'))).toContain(
      'Not booked: no list is held on Friday 27 November 2026.',
    )
  })

  it.each([
    ['move it a week', '2026-12-08'],
    ['move CS-1042 two weeks', '2026-12-15'],
    ['move it to the 22nd', '2026-12-22'],
  ])('“%s” moves the case just looked at', async (said, day) => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1042', '2026-12-01')
    await world.say(worker, 'CS-1042')
    await world.press(worker, cardOf(await world.say(worker, said)), 'Yes, move')
    expect(await listOf(world, day)).toBe('CS-1042 | ')
    expect(await listOf(world, '2026-12-01')).toBe(' | ')
  })

  it('lets a coordinator book for a worker, who is told', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1042')
    await world.press(coordinator, cardOf(await world.say(coordinator, 'book 1042 on 8 December')), 'Yes, put')
    expect(await listOf(world, '2026-12-08')).toBe('CS-1042 | ')
    expect(wordsOn(world.inboxOf(worker).at(-1))).toContain('your coordinator put it on the list')
    expect(words(await world.say('swindon-other worker', 'move CS-1042 a week'))).toContain('not yours to open')
  })
})

/** Somebody's own reminders, set by words. */
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { monday, openCase, worker } from './booked-cases.ts'
import { cardOf, worldOf } from './world.ts'

const manager = 'swindon-manager'
const other = 'swindon-other worker'
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const town = () => worldOf(['swindon'], monday)

describe('“remind me on Friday to chase the school about 1042”', () => {
  const phrase = 'remind me on Friday to chase the school about 1001'
  it('sets a reminder of one’s own, which comes that morning with the words', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    const set = said(await world.say(worker, phrase))
    expect(set).toContain('Friday 27 November 2026, 8:30am')
    expect(set).toContain('“chase the school”')
    await world.moveTo('2026-11-27T09:00:00Z')
    const card = world.inboxOf(worker).at(-1)
    expect(wordsOn(card)).toContain('CS-1001: you asked to be reminded\nchase the school')
    expect(buttonsOn(card).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Done', 'Remind me tomorrow', 'Not mine']),
    )
    await world.press(worker, card, 'Remind me tomorrow')
    await world.moveTo('2026-11-30T09:00:00Z')
    const again = world.inboxOf(worker).at(-1)
    expect(wordsOn(again)).toContain('chase the school')
    expect(world.inboxOf(worker)).toHaveLength(2)
    expect(said(await world.press(worker, again, 'Done'))).toContain('I will not remind you of it again.')
    expect(world.ports.seen.reminders().filter(({ what }) => what === 'own')).toEqual([])
  })
  it.each([
    ['remind me tomorrow about CS-1001', '', 'Tuesday 24 November 2026'],
    ['can you remind me about 1001 next Thursday', '', 'Thursday'],
    ['set a reminder for 4 December to call the GP re 1001', 'call the GP', 'Friday 4 December 2026'],
    ['remind me to ring school on Wednesday about case 1001', 'ring school', 'Wednesday 25 November 2026'],
  ])('“%s”', async (text, words, day) => {
    const world = town()
    await openCase(world, 'CS-1001')
    const answer = said(await world.say(worker, text))
    expect(answer).toContain('I will remind you about CS-1001')
    expect(answer).toContain(day)
    expect(world.ports.seen.reminders().find(({ what }) => what === 'own')?.words ?? '').toBe(words)
  })
  it('asks for the day or the case where the words have none', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    const form = cardOf(await world.say(other, 'remind me to call the school'))
    expect(wordsOn(form)).toContain('[Which day (required)]')
    const kept = await world.press(worker, form, 'Remind me', { 'Case reference': 'cs 1001', 'Which day': '4 December' })
    expect(said(kept)).toContain('Friday 4 December 2026, 8:30am')
    expect(said(await world.press(worker, form, 'Remind me', { 'Case reference': '1001', 'Which day': 'soon' }))).toContain(
      'I cannot tell which day “soon” is',
    )
  })
  it('is only about a case that the person may see, and keeps no text that identifies somebody', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    expect(said(await world.say(other, phrase))).toContain('not yours to open')
    const keep = { verb: 'keep-reminder', reference: 'CS-1001', when: 'Friday' }
    expect(said(await world.pressData(worker, { ...keep, words: 'ring mum on 07700 900123' }))).toContain('take out')
    expect(said(await world.say(worker, `${phrase}, NHS 943 476 5919`))).toContain('take out')
    expect(world.ports.seen.reminders().filter(({ what }) => what === 'own')).toEqual([])
  })
  it('is answered by nobody else, and a forged key changes nothing', async () => {
    const world = town()
    const { id } = await openCase(world, 'CS-1001', '2026-12-01')
    await world.say(worker, phrase)
    const own = () => world.ports.seen.reminders()
    const before = own()
    const key = before.find(({ what }) => what === 'own')?.key ?? ''
    for (const [who, forged] of [
      [manager, key],
      [other, key],
      [worker, `own:${id}`],
      [worker, 'own:'],
      [worker, `own:${id}:${worker}:`],
    ] as const)
      for (const answer of ['done', 'not-mine', 'snooze'])
        await world.pressData(who, { verb: 'reminder', answer, key: forged, caseId: id, words: 'x' })
    expect(own()).toEqual(before)
  })
})

describe('a day to be reminded on', () => {
  it.each([
    ['book 1001 on Tuesday 1 December and remind me on Friday about 1001', 'Friday 27 November 2026'],
    ['remind me on Friday about 1001 and book it for 1 December', 'Friday 27 November 2026'],
    ['on Friday remind me about 1001', 'Friday 27 November 2026'],
  ])('is the one named with the asking: “%s”', async (text, day) => {
    const world = town()
    await openCase(world, 'CS-1001')
    const set = said(await world.say(worker, text))
    expect(set).toContain(`I will remind you about CS-1001\n${day}`)
  })
  it.each(['31/2', '29/2/2027', '31 April'])(
    'that is in no calendar (%s) is asked for again, with all that was typed',
    async day => {
      const world = town()
      await openCase(world, 'CS-1001')
      const form = cardOf(await world.say(worker, `remind me on ${day} to chase the school about 1001`))
      expect(wordsOn(form)).toMatch(/I cannot tell which day “.*” is/)
      expect(inputsOn(form).map(({ value }) => value)).toEqual(['CS-1001', day, 'chase the school'])
      const again = cardOf(await world.press(worker, form, 'Remind me', { when: day }))
      expect(inputsOn(again).map(({ value }) => value)).toEqual(['CS-1001', day, 'chase the school'])
      expect(world.ports.seen.reminders().filter(({ what }) => what === 'own')).toEqual([])
    },
  )
})

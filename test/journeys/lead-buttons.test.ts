/** Handing a case over and restricting it from its own card: who is offered what, and what each then sees. */
import { describe, expect, it } from 'vitest'
import { deliver } from '../../dialogs/deliver.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, monday, openCase, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const manager = 'swindon-manager'
const other = 'swindon-other worker'
const administrator = 'swindon-administrator'
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const town = () => worldOf(['swindon'], monday)

describe('the card of a case', () => {
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const lead = ['Hand over to somebody else', 'Restrict who may see it', 'Restricted: who may see it']
  it.each([
    [worker, ['Restrict who may see it']],
    [manager, ['Hand over to somebody else', 'Restrict who may see it']],
    ['swindon-deputy', ['Hand over to somebody else', 'Restrict who may see it']],
    [administrator, ['Restrict who may see it']],
    [coordinator, []],
    ['swindon-duty manager', []],
  ])('offers %s what they may do with it, and no more', async (who, may) => {
    const world = town()
    await openCase(world, 'CS-1001')
    const card = cardOf(await world.say(who, 'CS-1001'))
    expect(titles(card).filter(title => lead.includes(title))).toEqual(may)
  })
  it('stays as it was while its worker looks at who may see it: what they typed is not lost', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    const card = cardOf(await world.say(worker, 'CS-1001'))
    const beside = await world.press(worker, card, 'Restrict who may see it')
    expect(beside.map(one => 'replaces' in one)).toEqual([false])
    const again = await world.press(worker, cardOf(beside), 'Look for that name', { find: 'head' })
    expect(again.map(one => 'replaces' in one)).toEqual([true])
    expect(JSON.stringify(cardOf(again))).toContain('Sample head')
    const ticked = cardOf(await world.press(worker, cardOf(again), 'Look for that name', { find: 'x', named: coordinator }))
    expect(inputsOn(ticked).find(({ id }) => id === 'named')?.value).toBe(coordinator)
  })
  it('hands over from its buttons, and no longer once it is closed', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    const card = cardOf(await world.say(manager, 'CS-1001'))
    const form = cardOf(await world.press(manager, card, 'Hand over to somebody else'))
    await world.press(manager, form, 'Hand over', { to: other })
    expect((await caseNamed(world, 'CS-1001')).worker).toBe(other)
    const why = cardOf(await world.press(other, cardOf(await world.say(other, 'CS-1001')), 'Take this case back'))
    await world.press(other, why, 'Take it back', { 'Why it is taken back': 'Opened twice' })
    const ended = titles(cardOf(await world.say(manager, 'CS-1001')))
    expect(ended).not.toContain('Hand over to somebody else')
    expect(ended).toContain('Restrict who may see it')
  })
  it('says when it is restricted', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    expect(said(await world.say(worker, 'CS-1001'))).not.toContain('· Restricted')
    const form = cardOf(await world.say(worker, 'restrict CS-1001'))
    await world.press(worker, form, 'Restrict this case')
    const card = cardOf(await world.say(worker, 'CS-1001'))
    expect(wordsOn(card)).toContain('· Restricted')
    expect(titles(card)).toContain('Restricted: who may see it')
  })
  it('names nobody to choose who sees it anyway', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    const form = JSON.stringify(cardOf(await world.say(worker, 'restrict CS-1001')))
    for (const who of [worker, manager, 'swindon-deputy']) expect(form, who).not.toContain(`"value":"${who}"`)
    expect(form).toContain(`"value":"${coordinator}"`)
  })
})

describe('who loses a case is told at once which one it was', () => {
  const told = (world: World, who: string) => world.inboxOf(who).map(wordsOn).join('\n')
  const sentNow = (world: World) =>
    world.ports.seen.notices().flatMap(({ kind, urgency }) => (kind === 'case-given' ? [urgency] : []))
  it('the old worker of a case that was handed over, and the new one', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    const form = cardOf(await world.say(manager, 'hand over 1001'))
    await world.press(manager, form, 'Hand over', { to: other })
    expect(told(world, worker)).toContain('CS-1001 has a new worker\nSample other worker works on it')
    expect(told(world, other)).toContain('CS-1001 is yours now')
    expect(sentNow(world)).toEqual(['now', 'now'])
  })
  it('somebody who is not named on a restricted case any more', async () => {
    const world = town()
    const { id } = await openCase(world, 'CS-1001')
    await world.pressData(manager, { verb: 'restrict', caseId: id, named: coordinator })
    await world.pressData(manager, { verb: 'restrict', caseId: id, named: '' })
    const card = world.inboxOf(coordinator).at(-1)
    expect(wordsOn(card)).toContain('You no longer see CS-1001')
    expect(buttonsOn(card).filter(({ data }) => 'caseId' in data && data.caseId === id)).toEqual([])
    expect(sentNow(world)).toEqual(['now', 'now'])
  })
  it('nobody is told of a case that went on, or came back, before the news could reach them', async () => {
    const world = town()
    const { id } = await openCase(world, 'CS-1001')
    await world.pressData(manager, { verb: 'hand-over', caseId: id, from: worker, to: other })
    const notices = world.ports.seen.notices().filter(({ kind }) => kind === 'case-given')
    await world.pressData(manager, { verb: 'hand-over', caseId: id, from: other, to: worker })
    const late = await Promise.all(notices.map(notice => deliver(world.ports, notice)))
    expect(late.flat()).toEqual([])
  })
})

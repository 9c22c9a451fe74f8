/** What may happen while a meeting is being run: roles lost, meetings moved or called off, cases that go away. */
import { describe, expect, it } from 'vitest'
import { cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, listOf, meetingOn, monday, openCase, second, worker } from './booked-cases.ts'
import { names, setHeadings, workbook } from './workbook-rows.ts'
import { cardOf, type World, worldOf } from './world.ts'

const meetingId = meetingOn('2026-12-01')
const begun = '2026-12-01T16:05:00Z'

async function listed(count: number, at = begun): Promise<World> {
  const world = worldOf(['swindon'], monday)
  for (let n = 1; n <= count; n++) await openCase(world, `CS-${2000 + n}`, '2026-12-01')
  await world.moveTo(at)
  return world
}
const said = (answer: Awaited<ReturnType<World['say']>>) => cardsIn(answer).map(wordsOn).join('\n')
const idOf = async (world: World, name: string) => (await caseNamed(world, name)).id
const save = async (world: World, who: string, chosen: Readonly<Record<string, string>>) => {
  const pairs = await Promise.all(
    Object.entries(chosen).map(async ([name, to]) => [`outcome.${await idOf(world, name)}`, to] as const),
  )
  return world.pressData(who, { verb: 'save-decisions', meetingId, page: 0, ...Object.fromEntries(pairs) })
}
const change = (world: World, what: 'move' | 'cancel', more: Readonly<Record<string, string>> = {}) =>
  world.pressData(second, { verb: 'change-meeting', forum: 'SW-F1', key: '2026-12-01', what, seen: 0, ...more })

describe('a meeting that is not held now', () => {
  it('before its time takes no decision and no end, whatever is pressed, and says when it is', async () => {
    const world = await listed(1, '2026-11-30T10:00:00Z')
    expect(said(await save(world, coordinator, { 'CS-2001': 'right-course' }))).toContain(
      'That meeting has not begun: nothing was recorded',
    )
    const end = { verb: 'close-meeting', meetingId, confirmed: true }
    expect(said(await world.pressData(coordinator, end))).toContain('Tuesday 1 December 2026, 4pm')
    expect((await caseNamed(world, 'CS-2001')).decisions).toEqual([])
    expect(await listOf(world, '2026-12-01')).toBe('CS-2001 | ')
  })

  it('called off on the day takes no decision on a card that is still open, and its workers are told', async () => {
    const world = await listed(2, '2026-12-01T09:00:00Z')
    await change(world, 'cancel')
    await world.moveTo(begun)
    expect(said(await save(world, coordinator, { 'CS-2001': 'right-course' }))).toContain('takes no more changes')
    const ended = said(await world.pressData(coordinator, { verb: 'close-meeting', meetingId, confirmed: true }))
    expect(ended).toContain('takes no more changes')
    for (const name of ['CS-2001', 'CS-2002'])
      expect(await caseNamed(world, name)).toMatchObject({ decisions: [], booking: null })
    expect((await world.ports.findMeeting('swindon', meetingId))?.status).toBe('cancelled')
  })

  it('moved while somebody had its card open waits for its new time', async () => {
    const world = await listed(1, '2026-12-01T09:00:00Z')
    await change(world, 'move', { day: '2026-12-03', time: '10:00' })
    await world.moveTo(begun)
    expect(said(await save(world, coordinator, { 'CS-2001': 'right-course' }))).toContain('Thursday 3 December 2026, 10am')
    await world.moveTo('2026-12-03T10:05:00Z')
    await save(world, coordinator, { 'CS-2001': 'right-course' })
    expect((await caseNamed(world, 'CS-2001')).decisions.at(-1)?.outcome).toBe('right-course')
  })

  it('that has begun is neither called off nor moved away under those who sit in it', async () => {
    const world = await listed(1)
    for (const what of ['cancel', 'move'] as const)
      expect(said(await change(world, what, { day: '2026-12-03', time: '10:00' }))).toContain('takes no more changes')
    await save(world, coordinator, { 'CS-2001': 'right-course' })
    expect((await caseNamed(world, 'CS-2001')).decisions).toHaveLength(1)
  })
})

describe('while a meeting is being run', () => {
  it('a coordinator who loses the role can record nothing more; what they recorded stays, a colleague goes on', async () => {
    const world = await listed(2)
    await save(world, coordinator, { 'CS-2001': 'right-course' })
    const { directory } = world.ports
    const find = (id: string) => {
      const person = directory.find(id)
      return person && id === coordinator ? { ...person, roles: ['practitioner' as const] } : person
    }
    Object.assign(world.ports, { directory: { ...directory, find } })
    const refused = 'somebody else’s to do'
    expect(said(await save(world, coordinator, { 'CS-2002': 'right-course' }))).toContain(refused)
    expect(said(await world.pressData(coordinator, { verb: 'close-meeting', meetingId }))).toContain(refused)
    expect(said(await world.pressData(coordinator, { verb: 'agenda-file', meetingId }))).toContain(refused)
    expect((await caseNamed(world, 'CS-2002')).decisions).toEqual([])
    const card = cardOf(await world.say(second, 'agenda'))
    await world.press(second, card, 'End this meeting', { [`outcome.${await idOf(world, 'CS-2002')}`]: 'right-course' })
    expect((await world.ports.findMeeting('swindon', meetingId))?.status).toBe('closed')
    expect((await caseNamed(world, 'CS-2001')).decisions.at(-1)?.by).toBe(coordinator)
  })

  it('a second coordinator who ends it ends it once: the first is told, and nothing is carried over twice', async () => {
    const world = await listed(2)
    await save(world, coordinator, { 'CS-2001': 'right-course' })
    await world.pressData(second, { verb: 'close-meeting', meetingId, confirmed: true })
    expect(said(await world.pressData(coordinator, { verb: 'close-meeting', meetingId, confirmed: true }))).toContain(
      'This meeting has ended.',
    )
    expect(said(await save(world, coordinator, { 'CS-2002': 'not-right-course' }))).toContain('recorded a decision first')
    expect(await listOf(world, '2026-12-08')).toBe('CS-2002 | ')
    expect((await caseNamed(world, 'CS-2002')).decisions.map(({ outcome }) => outcome)).toEqual(['carried-over'])
  })

  it('a case that was taken back is off the list, and the others on the card are saved', async () => {
    const world = await listed(3)
    const ids = await Promise.all(['CS-2001', 'CS-2002', 'CS-2003'].map(name => idOf(world, name)))
    await world.pressData(worker, { verb: 'withdraw', caseId: ids[0], why: 'The family moved' })
    const answer = await world.pressData(coordinator, {
      verb: 'save-decisions',
      meetingId,
      page: 0,
      ...Object.fromEntries(ids.map(id => [`outcome.${id}`, 'right-course'])),
    })
    expect(said(answer)).toContain('Saved: 2.')
    expect((await caseNamed(world, 'CS-2001')).decisions).toEqual([])
  })

  it('a case handed over is decided all the same, and its new worker is told', async () => {
    const world = await listed(1)
    const to = 'swindon-other worker'
    await world.pressData('swindon-manager', { verb: 'hand-over', caseId: await idOf(world, 'CS-2001'), from: worker, to })
    const before = world.inboxOf(worker).length
    await save(world, coordinator, { 'CS-2001': 'right-course' })
    expect((await caseNamed(world, 'CS-2001')).decisions).toHaveLength(1)
    expect(wordsOn(world.inboxOf(to).at(-1))).toContain('CS-2001')
    expect(world.inboxOf(worker)).toHaveLength(before)
  })

  it('a case restricted meanwhile is one line without detail and takes no decision from whoever is not named', async () => {
    const world = await listed(2)
    const id = await idOf(world, 'CS-2001')
    await world.pressData('swindon-manager', { verb: 'restrict', caseId: id, named: '' })
    expect((await caseNamed(world, 'CS-2001')).restricted).toBeDefined()
    const card = cardOf(await world.say(coordinator, 'agenda'))
    expect(inputsOn(card).some(input => input.id === `outcome.${id}`)).toBe(false)
    expect(wordsOn(card)).not.toContain('2001')
    const answer = said(await save(world, coordinator, { 'CS-2001': 'right-course', 'CS-2002': 'right-course' }))
    expect(answer).not.toContain('2001')
    expect((await caseNamed(world, 'CS-2001')).decisions).toEqual([])
    expect((await caseNamed(world, 'CS-2002')).decisions).toHaveLength(1)
  })
})

describe('a workbook of something else', () => {
  it('of another council finds none of its cases, and takes nothing over', async () => {
    const world = worldOf(['swindon', 'halton'], monday)
    await setHeadings(world)
    await world.say('halton-worker', 'step down CS-9001 from CIN plan to early help')
    await openCase(world, 'CS-2001', '2026-12-01')
    const sent = workbook(names, ['CS-9001', 'Jamie Sample', '', '', 'Mornings', ''])
    const answer = said(await world.attach(coordinator, sent))
    expect(answer).toContain('I have no such case')
    expect(answer).not.toMatch(/Jamie|Mornings/)
  })

  it('of another meeting is compared with that one, by the cases that stand on it', async () => {
    const world = worldOf(['swindon'], monday)
    await setHeadings(world)
    await openCase(world, 'CS-2001', '2026-12-01')
    await openCase(world, 'CS-2002', '2026-12-08')
    const sent = workbook(names, ['CS-2002', '', '', '', 'Mornings', ''])
    expect(said(await world.attach(coordinator, sent))).toContain('Tuesday 8 December 2026, 4pm')
  })
})

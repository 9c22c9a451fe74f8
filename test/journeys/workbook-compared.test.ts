import { describe, expect, it } from 'vitest'
import { agendaMaking } from '../../bot/make-agenda.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, monday, openCase, second, worker } from './booked-cases.ts'
import { headings, listed, names, row, setHeadings, workbook } from './workbook-rows.ts'
import { cardOf, type World, worldOf } from './world.ts'

const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
/** Everything that Stepwise has kept, as text. */
const kept = ({ ports: { seen } }: World) => JSON.stringify([seen.events(), seen.notices(), seen.reminders(), seen.files()])

describe('a coordinator sends the workbook of a meeting', () => {
  it('and sees every kind of difference, none of it taken over', async () => {
    const world = await listed('CS-2001', 'CS-2002', 'CS-2003')
    await openCase(world, 'CS-2009')
    const sent = workbook(
      [...names.slice(0, 5), 'Notes of ours'],
      row('cs-2001', 'Mornings'),
      row('CS 2002'),
      row('CS-2002', 'Again'),
      row('CS-2009'),
      row('CS-7777'),
      row('', 'no reference'),
      ['Jamie Sample', '', '', '', ''],
    )
    const words = wordsOn(cardOf(await world.attach(coordinator, sent)))
    expect(words).toContain('Transfer meeting, Tuesday 1 December 2026, 4pm · 7 rows in the workbook')
    expect(words).toContain(
      '**In the workbook, not on the list:** CS\\-2009 (row 5, on no list) and CS\\-7777 (row 6, I have no such case).',
    )
    expect(words).toContain('**On the list, not in the workbook:** CS\\-2003.')
    expect(words).toContain('**More than once in the workbook (the first row is compared):** CS\\-2002 (rows 3 and 4).')
    expect(words).toContain('**Rows without a case reference:** 7 and 8.')
    expect(words).toContain('**Headings the workbook does not have:** Transport.')
    expect(words).toContain('**Headings that are not the council’s (not compared):** Notes of ours.')
    expect(words).toContain('**Needs, and help still needed**: workbook “Mornings”; Stepwise empty.')
    expect(words).not.toContain('Jamie')
    expect((await caseNamed(world, 'CS-2001')).row).toEqual({})
  })

  it('takes over what they choose in one Save, and tells each worker which headings', async () => {
    const world = await listed('CS-2001', 'CS-2002')
    const sent = workbook(names, row('CS-2001', 'Mornings', 'Bus', 'Jamie Sample'), row('CS-2002', 'Evenings'))
    const card = cardOf(await world.attach(coordinator, sent))
    const [first] = inputsOn(card).filter(({ label }) => label.includes('CS-2001'))
    const { id } = await caseNamed(world, 'CS-2001')
    expect(first?.id).toBe(`take.${id}`)
    // Child's name filled, needs, transport; the first two are chosen.
    const answer = await world.press(coordinator, card, 'Save what I chose', { [`take.${id}`]: '0,1' })
    expect(said(answer)).toContain('Saved: 2 cells of CS-2001. Their workers are told.')
    expect((await caseNamed(world, 'CS-2001')).row).toEqual({
      'row-child-s-name': true,
      'row-needs-and-help-still-needed': 'Mornings',
    })
    expect((await caseNamed(world, 'CS-2002')).row).toEqual({})
    const left = wordsOn(cardOf(answer))
    expect(left).toContain('**Transport**: workbook “Bus”; Stepwise empty.')
    expect(left).not.toContain('Mornings')
    expect(world.inboxOf(worker).map(wordsOn).join('\n')).toContain(
      'Sample coordinator took over “Child’s name” and “Needs, and help still needed”.',
    )
    const event = world.ports.seen.events().find(({ type }) => type === 'row-taken-over')
    expect(event).toMatchObject({ by: coordinator, facts: { headings: ['Child’s name', 'Needs, and help still needed'] } })
  })

  it('of what stands under identity headings nothing is shown, remembered or kept', async () => {
    const world = await listed('CS-2001')
    const sent = workbook(names, ['CS-2001', 'Jamie Sample', '01/02/2015', 'Sample worker', 'Mornings', ''])
    const card = cardOf(await world.attach(coordinator, sent))
    const { id } = await caseNamed(world, 'CS-2001')
    const answer = await world.press(coordinator, card, 'Save what I chose', { [`take.${id}`]: '0,1,2' })
    const remembered = JSON.stringify(world.ports.recall(`chat-${coordinator}`))
    const everything = `${JSON.stringify(card)}${JSON.stringify(answer)}${kept(world)}${remembered}${JSON.stringify(await caseNamed(world, 'CS-2001'))}`
    expect(wordsOn(card)).toContain('**Child’s name**: workbook filled; Stepwise not filled.')
    for (const secret of ['Jamie', '01/02/2015']) expect(everything).not.toContain(secret)
    expect((await caseNamed(world, 'CS-2001')).row).toMatchObject({ 'row-child-s-name': true, 'row-date-of-birth': true })
  })

  it('with a cell that identifies somebody: it is neither shown nor offered, and a forged press is refused', async () => {
    const world = await listed('CS-2001')
    const secret = 'Ring mum on 07700 900123'
    const card = cardOf(await world.attach(coordinator, workbook(names, row('CS-2001', secret, 'Bus'))))
    expect(wordsOn(card)).toContain('what the workbook has there identifies somebody')
    expect(JSON.stringify(card)).not.toContain('07700')
    const { id, revision } = await caseNamed(world, 'CS-2001')
    const cells = [{ caseId: id, seen: revision, key: 'row-needs-and-help-still-needed', to: secret }]
    const data = { verb: 'take-over', meetingId: meetingOn('2026-12-01'), page: 0, cells, [`take.${id}`]: '0' }
    expect(said(await world.pressData(coordinator, data))).toContain('a phone number')
    expect((await caseNamed(world, 'CS-2001')).row).toEqual({})
    expect(kept(world)).not.toContain('07700')
  })

  it('what Stepwise fills itself and what is too long are shown, never taken over', async () => {
    const world = await listed('CS-2001')
    const long = 'word '.repeat(80).trim()
    const sent = workbook(names, ['CS-2001', '', '', 'Somebody else', long, ''])
    const card = cardOf(await world.attach(coordinator, sent))
    expect(wordsOn(card)).toContain(
      '**Social worker**: workbook “Somebody else”; Stepwise “Sample worker”. Stepwise fills this itself.',
    )
    expect(wordsOn(card)).toContain('Too long to take over here')
    expect(buttonsOn(card).map(({ title }) => title)).not.toContain('Save what I chose')
  })

  it('a case that changed after the workbook was shown is not written over; the others are saved', async () => {
    const world = await listed('CS-2001', 'CS-2002')
    const sent = workbook(names, row('CS-2001', 'Mornings'), row('CS-2002', 'Evenings'))
    const card = cardOf(await world.attach(coordinator, sent))
    const [one, two] = [await caseNamed(world, 'CS-2001'), await caseNamed(world, 'CS-2002')]
    await world.pressData(worker, {
      verb: 'save-answers',
      caseId: one.id,
      'row-needs-and-help-still-needed': 'Typed by the worker',
    })
    const answer = await world.press(coordinator, card, 'Save what I chose', {
      [`take.${one.id}`]: '0',
      [`take.${two.id}`]: '1',
    })
    expect(said(answer)).toContain('CS-2001 was changed meanwhile')
    expect((await caseNamed(world, 'CS-2001')).row).toMatchObject({
      'row-needs-and-help-still-needed': 'Typed by the worker',
    })
    expect((await caseNamed(world, 'CS-2002')).row).toMatchObject({ 'row-needs-and-help-still-needed': 'Evenings' })
  })

  it('pressing Save twice writes once', async () => {
    const world = await listed('CS-2001')
    const card = cardOf(await world.attach(coordinator, workbook(names, row('CS-2001', 'Mornings'))))
    const { id } = await caseNamed(world, 'CS-2001')
    await world.press(coordinator, card, 'Save what I chose', { [`take.${id}`]: '0' })
    const { revision } = await caseNamed(world, 'CS-2001')
    const again = await world.press(coordinator, card, 'Save what I chose', { [`take.${id}`]: '0' })
    expect(said(again)).toContain('Nothing new to save.')
    expect((await caseNamed(world, 'CS-2001')).revision).toBe(revision)
  })

  it('that says the same everywhere is told so', async () => {
    const world = await listed('CS-2001')
    const words = wordsOn(cardOf(await world.attach(coordinator, workbook(names, row('CS-2001')))))
    expect(words).toContain('Every cell of the rows on both says the same.')
  })

  it('that Stepwise wrote itself knows its meeting, and comes back without a difference', async () => {
    const world = worldOf(['swindon'], monday)
    const making = agendaMaking({ ...world.ports, sample: false })
    await setHeadings(world)
    await openCase(world, 'CS-2001', '2026-12-01')
    await openCase(world, 'CS-2002', '2026-12-08')
    const agenda = await world.ports.agendaOf('swindon', meetingOn('2026-12-08'))
    if (!agenda) throw new Error('no list')
    const file = await making(agenda, headings)
    const words = wordsOn(cardOf(await world.attach(coordinator, file.content)))
    expect(words).toContain('Tuesday 8 December 2026, 4pm · 1 row in the workbook')
    expect(words).toContain('Every cell of the rows on both says the same.')
  })

  it('of many differences shows a page at a time, and the rest after a Save', async () => {
    const references = Array.from({ length: 12 }, (_, n) => `CS-${2001 + n}`)
    const world = await listed(...references)
    const sent = workbook(names, ...references.map(reference => row(reference, `Needs of ${reference}`)))
    const card = cardOf(await world.attach(coordinator, sent))
    expect(wordsOn(card)).toContain('page 1 of 2')
    const next = cardOf(await world.press(coordinator, card, 'Next page'))
    expect(inputsOn(next)).toHaveLength(4)
    const { id } = await caseNamed(world, 'CS-2012')
    await world.press(coordinator, next, 'Save what I chose', { [`take.${id}`]: '3' })
    expect((await caseNamed(world, 'CS-2012')).row).toMatchObject({ 'row-needs-and-help-still-needed': 'Needs of CS-2012' })
    expect((await caseNamed(world, 'CS-2001')).row).toEqual({})
  })

  it('asked for again after an hour or a restart, it is asked for; what is saved does not need it', async () => {
    const world = await listed('CS-2001')
    const card = cardOf(await world.attach(coordinator, workbook(names, row('CS-2001', 'Mornings'))))
    await world.moveTo('2026-11-23T11:30:00Z')
    const { id } = await caseNamed(world, 'CS-2001')
    const answer = said(await world.press(coordinator, card, 'Save what I chose', { [`take.${id}`]: '0' }))
    expect(answer).toContain('Saved: 1 cell of CS-2001.')
    expect(answer).toContain('Please send the workbook again')
    expect((await caseNamed(world, 'CS-2001')).row).toMatchObject({ 'row-needs-and-help-still-needed': 'Mornings' })
  })

  it('fills the row of the checklist in the name of who took it over; an agreement that does not rest on it stays', async () => {
    const world = await listed('CS-2001')
    const before = await caseNamed(world, 'CS-2001')
    await world.pressData(worker, { verb: 'save-answers', caseId: before.id, then: 'ask-sign-off', anyway: 'It is right' })
    expect((await caseNamed(world, 'CS-2001')).signOffs.map(({ status }) => status)).toEqual(['asked'])
    const full = ['CS-2001', 'Jamie Sample', '1 February', 'Sample worker', 'Mornings', 'Bus']
    const card = cardOf(await world.attach(second, workbook(names, full)))
    await world.press(second, card, 'Save what I chose', { [`take.${before.id}`]: '0,1,2,3' })
    const { answers, signOffs } = await caseNamed(world, 'CS-2001')
    const items = world.ports.procedure('swindon').items.filter(({ answer }) => answer.kind === 'spreadsheet')
    const given = items.flatMap(({ id, fact }) => answers[fact ?? id] ?? [])
    expect(given.length).toBeGreaterThan(0)
    expect(given.every(({ value, by }) => value === 'yes' && by === second)).toBe(true)
    expect(signOffs.map(({ status }) => status)).toEqual(['asked'])
  })
})

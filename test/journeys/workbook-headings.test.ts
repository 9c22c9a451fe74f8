import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, monday, openCase, worker } from './booked-cases.ts'
import { headings, names, setHeadings, workbook } from './workbook-rows.ts'
import { cardOf, worldOf } from './world.ts'

const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')

describe('the council’s headings from a workbook', () => {
  const fresh = () => worldOf(['warwickshire'], monday)
  const people = { coordinator: 'warwickshire-coordinator', worker: 'warwickshire-worker' }
  const marks = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind, at) => [`kind.${at}`, kind]))
  const kinds = ['reference', 'identity', 'identity', 'worker', 'kept', 'kept']

  it('are listed from its first row, each marked, and kept with who and when', async () => {
    const world = fresh()
    const card = cardOf(await world.attach(people.coordinator, workbook(names, ['WA-1', 'Jamie Sample'])))
    expect(wordsOn(card)).toContain('[Child’s name (required)]')
    expect(JSON.stringify(card)).not.toContain('Jamie')
    const answer = await world.press(people.coordinator, card, 'Save the headings', marks(kinds))
    expect(said(answer)).toContain('Identity, typed in the workbook only: “Child’s name” and “Date of birth”.')
    const [setting] = (await world.ports.arrangements('warwickshire')).settings
    expect(setting).toMatchObject({ id: 'spreadsheet.headings', value: headings, setBy: people.coordinator, revision: 1 })
    expect(setting?.setAt).toBe(world.now().toISOString())
    expect(world.ports.seen.events().map(({ type }) => type)).toEqual(['setting-changed'])
  })

  it('an administrator may set them too; nobody else', async () => {
    const world = fresh()
    const card = cardOf(await world.attach('warwickshire-administrator', workbook(names)))
    await world.press('warwickshire-administrator', card, 'Save the headings', marks(kinds))
    expect((await world.ports.arrangements('warwickshire')).settings).toHaveLength(1)
    const other = fresh()
    const data = { verb: 'save-headings', names, marked: [], seen: 0, ...marks(kinds) }
    await other.pressData(people.worker, data)
    expect((await other.ports.arrangements('warwickshire')).settings).toEqual([])
  })

  it('are asked again for what was left out, with what was chosen', async () => {
    const world = fresh()
    const card = cardOf(await world.attach(people.coordinator, workbook(names)))
    const again = cardOf(await world.press(people.coordinator, card, 'Save the headings', marks(kinds.slice(0, 3))))
    expect(wordsOn(again)).toContain('Choose for each heading.')
    expect(JSON.stringify(again)).toContain('"id":"kind.1"')
    expect((await world.ports.arrangements('warwickshire')).settings).toEqual([])
  })

  it('a dozen to a card, nothing kept before the last', async () => {
    const world = fresh()
    const many = ['Reference no', ...Array.from({ length: 14 }, (_, n) => `Heading ${n + 1}`)]
    const card = cardOf(await world.attach(people.coordinator, workbook(many)))
    const first = marks(['reference', ...Array.from({ length: 11 }, () => 'kept')])
    const next = cardOf(await world.press(people.coordinator, card, 'Next headings', first))
    expect((await world.ports.arrangements('warwickshire')).settings).toEqual([])
    const rest = { 'kind.12': 'identity', 'kind.13': 'kept', 'kind.14': 'kept' }
    await world.press(people.coordinator, next, 'Save the headings', rest)
    const [setting] = (await world.ports.arrangements('warwickshire')).settings
    expect((setting?.value ?? []) as typeof headings).toMatchObject(many.map((name, at) => ({ name, identity: at === 12 })))
  })

  it('do not overwrite what somebody set meanwhile', async () => {
    const world = fresh()
    const card = cardOf(await world.attach(people.coordinator, workbook(names)))
    await setHeadings(world, 'warwickshire', headings.slice(0, 2))
    const answer = await world.press(people.coordinator, card, 'Save the headings', marks(kinds))
    expect(said(answer)).toContain('Sample administrator changed it')
    const [setting] = (await world.ports.arrangements('warwickshire')).settings
    expect(setting?.value).toEqual(headings.slice(0, 2))
  })

  it.each([
    ['two read the same', ['Case ref', 'Team', 'team '], 'Two of them read the same.'],
    ['a column has none', ['Case ref', '', 'Team'], 'One column between the others has no heading.'],
    ['it is a row about a family', ['Jamie Sample 01/02/2015', 'x'], 'is a row about a family and no heading'],
    ['one is very long', ['Case ref', 'x'.repeat(90)], 'longer than 80 characters'],
    ['there are too many', Array.from({ length: 41 }, (_, n) => `H${n}`), 'more than 40 headings'],
  ])('are refused when %s', async (_, first, words) => {
    const world = fresh()
    const answer = said(await world.attach(people.coordinator, workbook(first)))
    expect(answer).toContain(words)
    expect(answer).not.toContain('Jamie')
  })

  it('that become identity ones take with them what Stepwise had kept there', async () => {
    const world = worldOf(['swindon'], monday)
    await setHeadings(world)
    const current = await openCase(world, 'CS-2001', '2026-12-01')
    await world.pressData(worker, { verb: 'save-answers', caseId: current.id, 'row-transport': 'With her aunt' })
    const card = cardOf(await world.attach('swindon-administrator', workbook(names)))
    const changed = marks(['reference', 'identity', 'identity', 'worker', 'kept', 'identity'])
    const answer = await world.press('swindon-administrator', card, 'Save the headings', changed)
    expect(said(answer)).toContain('was removed from 1 case')
    expect((await caseNamed(world, 'CS-2001')).row).toMatchObject({ 'row-transport': true })
  })

  it('are offered beside a comparison when the workbook has others', async () => {
    const world = worldOf(['swindon'], monday)
    await setHeadings(world)
    const card = cardOf(await world.attach(coordinator, workbook([...names, 'School'], ['CS-2001'])))
    const form = cardOf(await world.press(coordinator, card, 'Use its headings'))
    expect(wordsOn(form)).toContain('[School (required)]')
    expect(wordsOn(form)).toContain('They take the place of those in use now')
  })
})

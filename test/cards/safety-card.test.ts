import { describe, expect, it } from 'vitest'
import { safetyCard, safetyText } from '../../cards/safety-card.ts'
import { frontDoor } from '../../policies/safety/front-door.ts'
import { councils, procedureFor, procedures } from '../policies/samples.ts'
import { actionsOn, sizeOf, typed, wordsOn } from './card-nodes.ts'

const all = councils.map(id => ({ id, name: procedures.get(id)?.name ?? id }))
const viewFor = (council: string, instant = '2026-11-24T12:00:00Z') => ({
  door: frontDoor(procedureFor(council), [], new Date(instant)),
  councils: all,
  caseId: 'case-1',
  caseReference: 'CS-1042',
})
const unknown = { door: null, councils: all, caseId: null, caseReference: null }
const textsOf = (council: string, instant?: string) =>
  typed(safetyCard(viewFor(council, instant)), /^TextBlock$/).map(({ text }) => String(text))

describe.each(councils)('the safety card of %s', council => {
  it('begins with what Stepwise has not done and with 999', () => {
    const [first, second] = textsOf(council)
    expect(first).toBe('Stepwise has not told anyone. Please phone.')
    expect(second).toContain('999')
    expect(safetyText(viewFor(council))).toMatch(
      /^Stepwise has not told anyone\. Please phone\. Immediate danger: ring 999\./,
    )
  })
  it('shows each number as text and as a link to dial', () => {
    const texts = textsOf(council)
    for (const { phone } of viewFor(council).door.numbers) {
      expect(texts).toContain(phone)
      expect(texts.some(text => text.includes(`(tel:${phone.split(/ option|,/i)[0]?.replace(/\D/g, '')})`))).toBe(true)
    }
  })
  it('offers its three answers', () => {
    const answers = actionsOn(safetyCard(viewFor(council))).map(({ title, data }) => [
      title,
      (data as Record<string, unknown>).answer,
      (data as Record<string, unknown>).caseId,
    ])
    expect(answers).toEqual([
      ['I phoned', 'phoned', 'case-1'],
      ['It is already being dealt with', 'already-dealt-with', 'case-1'],
      ['Opened by mistake', 'by-mistake', 'case-1'],
    ])
  })
  it('says that the case is kept, and never that there is nothing to worry about', () => {
    const words = wordsOn(safetyCard(viewFor(council))).join(' ')
    expect(words).toContain('CS-1042 is kept. Its sign-offs and bookings wait')
    expect(words).not.toMatch(/no risk|not at risk|no concern|reported to|has been told/i)
  })
  it('holds no number but the council’s own and 999', () => {
    const own = procedureFor(council).contacts.flatMap(({ phone }) =>
      phone ? [phone.replace(/\D/g, '').slice(0, 11)] : [],
    )
    const shown = wordsOn(safetyCard(viewFor(council))).flatMap(words =>
      [...words.matchAll(/\b0[\d ]{9,12}\d\b/g)].map(match => match[0].replace(/\D/g, '')),
    )
    expect(shown.filter(phone => !own.includes(phone))).toEqual([])
  })
  it('is short: below the numbers it says no more than a worried person needs', () => {
    const texts = textsOf(council, '2026-11-28T12:00:00Z')
    const below = texts.slice(texts.findLastIndex(text => text.startsWith('[Call')) + 2)
    expect(below.join(' ').length).toBeLessThan(council === 'warwickshire' || council === 'halton' ? 560 : 440)
  })
  it('is small enough to come at once', () => {
    expect(sizeOf(safetyCard(viewFor(council)))).toBeLessThan(10_000)
  })
})

describe('the safety card', () => {
  it('of a council without a number says so outright', () => {
    expect(textsOf('warwickshire').join(' ')).toMatch(/knows no phone number for Multi Agency Safeguarding Hub/)
  })
  it('says whose rule the line is where the document does not say it', () => {
    expect(textsOf('swindon').join(' ')).toContain('Stepwise’s own rule')
    expect(textsOf('cheshire-east').join(' ')).not.toContain('Stepwise’s own rule')
  })
  it('shows both of Cheshire East’s numbers on a weekend', () => {
    const texts = textsOf('cheshire-east', '2026-11-28T12:00:00Z')
    expect(texts).toEqual(expect.arrayContaining(['0300 123 5012 Option 3, Option 2', '0300 123 5022']))
    expect(texts.join(' ')).toContain('does not say who answers at this hour. If one does not answer, ring the other.')
    expect(textsOf('cheshire-east', '2026-11-24T20:00:00Z').join(' ')).not.toContain('who answers at this hour')
  })
  it('of an unknown council gives 999 and one button for each council, and no number', () => {
    const card = safetyCard(unknown)
    expect(
      actionsOn(card)
        .slice(0, councils.length)
        .map(({ title }) => title),
    ).toEqual(all.map(({ name }) => name))
    expect(
      typed(card, /^TextBlock$/)
        .map(({ text }) => String(text))
        .join(' '),
    ).toContain('999')
    expect(wordsOn(card).join(' ')).not.toMatch(/\b0\d{3,4} \d/)
  })
})

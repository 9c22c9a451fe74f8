import { describe, expect, it } from 'vitest'
import { messageText } from '../../cards/message-card.ts'
import { refusalMessage } from '../../cards/refusal-words.ts'
import { procedures, swindon } from '../policies/samples.ts'
import { sampleRefusals } from './sample-refusals.ts'

const about = (procedure = swindon) => ({
  procedure,
  nameOf: (id: string) => `Sample ${id}`,
  about: 'case-1',
})
const wordsOf = (code: string) => {
  const refusal = sampleRefusals(swindon).find(candidate => candidate.code === code)
  if (!refusal) throw new Error(`no refusal ${code}`)
  return messageText(refusalMessage(refusal, about()))
}

describe('a “no” in words', () => {
  it.each(
    [...procedures.values()].flatMap(procedure =>
      sampleRefusals(procedure).map(refusal => ({
        name: `${procedure.council} ${refusal.code}`,
        procedure,
        refusal,
      })),
    ),
  )('$name says what happened and what to do next', ({ procedure, refusal }) => {
    const message = refusalMessage(refusal, about(procedure))
    expect(message.title.length).toBeGreaterThan(10)
    expect(messageText(message).length).toBeGreaterThan(message.title.length + 20)
    expect(message.buttons?.map(({ title }) => title)).toContain('Back to the case')
  })
  it.each(['cut-off-passed', 'meeting-full', 'forum-needs', 'row-incomplete'])(
    'never lets a refused booking be read as a booking: %s',
    code => {
      expect(wordsOf(code)).toMatch(/not booked/i)
    },
  )
  it('names the cut-off and the next open list', () => {
    expect(wordsOf('cut-off-passed')).toContain('Monday 23 November 2026, 10am')
  })
  it.each([
    ['still-needed', /\(.+\)/],
    ['forum-needs', /\(.+\)/],
    ['by-invitation', /\(3\.1\)/],
    ['no-meeting-pattern', /SW-S\d+/],
  ])('%s gives the section or the silence it rests on', (code, pattern) => {
    expect(wordsOf(code)).toMatch(pattern)
  })
  it.each(['meeting-full', 'row-incomplete', 'cut-off-passed', 'reference-pattern'])(
    '%s says that it is a council setting, not the guidance',
    code => {
      expect(wordsOf(code)).toContain('council setting')
    },
  )
  it.each(['own-case', 'not-the-decider', 'already-decided', 'facts-changed', 'not-asked', 'decided-meanwhile'])(
    '%s says that nothing was changed',
    code => {
      expect(wordsOf(code)).toMatch(/nothing was changed|not overwritten/i)
    },
  )
  it('says who decided and when', () => {
    expect(wordsOf('already-decided')).toContain('Sample manager agreed on Monday 23 November 2026, 10am')
  })
  it('names the people who may decide', () => {
    expect(wordsOf('not-the-decider')).toContain('Sample manager and Sample deputy')
  })
})

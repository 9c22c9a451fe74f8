import { describe, expect, it } from 'vitest'
import { sizeOf } from './card-nodes.ts'
import { problems } from './card-problems.ts'
import { sampleCards } from './sample-cards.ts'

describe('the size of cards', () => {
  it('is far below the 100 KB of a message', () => {
    expect(problems(card => (sizeOf(card) < 60_000 ? [] : [`${sizeOf(card)} bytes`]))).toEqual([])
  })
  it('is under 20 KB for the first card of every route', () => {
    const first = sampleCards.filter(({ made, name }) => made === 'checklistCard' && name.endsWith('revision 1, own'))
    expect(
      first.filter(({ card }) => sizeOf(card) >= 20_000).map(({ name, card }) => `${name}: ${sizeOf(card)} bytes`),
    ).toEqual([])
  })
  it('is under 20 KB for every other card, but for all answers of a case shown at once', () => {
    const large = sampleCards.filter(
      ({ name, card }) => sizeOf(card) >= 20_000 && !name.endsWith(', all') && !name.endsWith('revision 1, own'),
    )
    expect([
      ...new Set(
        large.map(
          ({ made, name, card }) => `${made} ${name.replace(/, [^,]*$/, '')}: ${Math.round(sizeOf(card) / 1000)} KB`,
        ),
      ),
    ]).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { matchEnd, patternReader } from '../../../dialogs/understand/cue-pattern.ts'
import { stemOf } from '../../../dialogs/understand/stem.ts'

const read = patternReader({ child: ['baby', 'little one'] })
const matches = (pattern: string, words: string) => matchEnd(words.split(' ').map(stemOf), 0, read(pattern)) >= 0

describe('a cue of the safety lexicon', () => {
  test('takes either of several words', () => {
    expect(matches('tied|strapped to', 'strapped to the chair')).toBe(true)
    expect(matches('tied|strapped to', 'sent to the chair')).toBe(false)
  })

  test('takes either of several groups of words', () => {
    expect(matches('left .. (alone|on their own)', 'left both on their own')).toBe(true)
    expect(matches('left .. (alone|on their own)', 'left them alone')).toBe(true)
    expect(matches('left .. (alone|on their own)', 'left on the bus')).toBe(false)
  })

  test('takes the words of a list, and refuses a list that is not there', () => {
    expect(matches('<child> .. floppy', 'little one seems floppy')).toBe(true)
    expect(() => read('<nobody> .. floppy')).toThrow('nobody')
  })

  test('lets six words stand between, not seven', () => {
    expect(matches('baby .. floppy', 'baby one two three four five six floppy')).toBe(true)
    expect(matches('baby .. floppy', 'baby one two three four five six seven floppy')).toBe(false)
  })
})

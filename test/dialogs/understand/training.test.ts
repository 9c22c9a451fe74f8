import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  digestOf,
  readCheckLines,
  readLexiconSource,
  readTemplateSlots,
  readTrainingLines,
  UNDERSTAND,
} from '../../../bot/commands/read-utterances.ts'
import { compileLexicon } from '../../../dialogs/understand/training/compile-lexicon.ts'
import { readSlots, writeLines } from '../../../dialogs/understand/training/templates.ts'
import { trainModels } from '../../../dialogs/understand/training/train-models.ts'
import { variantsOf } from '../../../dialogs/understand/training/vary.ts'
import { INTENTS } from '../../../dialogs/understand/understanding.ts'
import kept from '../../../dialogs/understand/weights-intents.json' with { type: 'json' }

const lines = readTrainingLines()

test('the compiled word lists are the YAML files, written out', () => {
  const compiled = JSON.parse(readFileSync(new URL('data/lexicon.json', UNDERSTAND), 'utf8'))
  expect(compiled).toEqual(compileLexicon(readLexiconSource()))
})

test('the weights are as new as the data: run `npm run train` after a change', () => {
  expect(kept.trainedOn).toBe(digestOf(lines))
})

test('no line of a check author is trained on', () => {
  const checked = new Set(readCheckLines().map(({ text }) => text))
  const both = lines.filter(({ text }) => checked.has(text))
  expect(both).toEqual([])
})

test('every line for training carries a label that exists', () => {
  const labels = new Set<string | undefined>([undefined, ...INTENTS])
  const wrong = lines.filter(({ intent, alt = [] }) => ![intent, ...alt].every(label => labels.has(label)))
  expect(wrong).toEqual([])
})

test('the same lines train to the same weights, bit for bit', { timeout: 60_000 }, () => {
  const few = lines.filter((_, at) => at % 60 === 0)
  const slots = readTemplateSlots()
  expect(trainModels(few, slots)).toEqual(trainModels(few, slots))
})

test('all that is loaded stays under 5 MB', () => {
  const files = ['weights-intents.json', 'weights-safety.json', 'weights-net.json', 'data/lexicon.json']
  const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, UNDERSTAND)).size, 0)
  expect(bytes).toBeLessThan(5_000_000)
})

describe('templates', () => {
  const slots = readSlots('ref = CS-1042 | 3308\nplease = pls | {ref}')

  test('a choice and a slot each give one wording, within the number asked for', () => {
    const written = writeLines('## book_meeting\nbook {ref} {now|later}', slots, 3).map(({ text }) => text)
    expect(written.length).toBeLessThanOrEqual(3)
    for (const text of written) expect(text).toMatch(/^book (?:CS-1042|3308) (?:now|later)$/)
  })

  test('a brace left open is our own mistake and stops the training', () => {
    expect(() => writeLines('## help\nhelp {me', slots, 1)).toThrow('brace')
  })

  test('a line keeps its label in every variant', () => {
    const line = {
      text: 'please book the meeting tomorrow',
      intent: 'book_meeting',
      safety: 'none',
      author: 'someone',
    } as const
    for (const variant of variantsOf(line, readTemplateSlots(), 1))
      expect(variant).toMatchObject({ intent: 'book_meeting', safety: 'none' })
  })
})

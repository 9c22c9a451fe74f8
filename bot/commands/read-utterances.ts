/** Reads the labelled lines and word lists in `dialogs/understand/data/`. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { LexiconSource } from '../../dialogs/understand/training/compile-lexicon.ts'
import type { Line } from '../../dialogs/understand/training/examples.ts'
import { readSlots, type Slots, writeLines } from '../../dialogs/understand/training/templates.ts'

export const UNDERSTAND = new URL('../../dialogs/understand/', import.meta.url)

const FOLDER = new URL('data/', UNDERSTAND)

function readJsonLines(path: string): readonly Record<string, unknown>[] {
  return readFileSync(new URL(path, FOLDER), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line))
}

function readFolder(folder: string): readonly Line[] {
  return readdirSync(new URL(folder, FOLDER))
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .flatMap(name => readJsonLines(folder + name).map(line => ({ ...line, author: name.replace('.jsonl', '') }) as Line))
}

/** Lines that were given with the task to build and tune on. */
export function readDevelopmentLines(): readonly Line[] {
  const intents = readJsonLines('development/dev-intents.jsonl').map(line => ({
    ...line,
    safety: line.intent === 'safeguarding_now' ? 'now' : 'none',
  }))
  const safety = readJsonLines('development/dev-safeguarding.jsonl').map(({ label, intent, ...line }) => ({
    ...line,
    safety: label,
    ...(label === 'now' && { intent: 'safeguarding_now' }),
  }))
  return [...intents, ...safety].map(line => ({ ...line, author: 'development' }) as Line)
}

/** Lines by authors who write for training. */
export function readTrainLines(): readonly Line[] {
  return readFolder('train/')
}

/** Lines by authors nobody trains on. Read for measuring only. */
export function readCheckLines(): readonly Line[] {
  return readFolder('check/')
}

/** Wordings made of one template. */
const WORDINGS = 6

const TEMPLATES = [
  'intents',
  'safety-now',
  'safety-not-now',
  'voices',
  'voices-safety',
  'voices-more',
  'context',
  'near-pairs',
  'turns',
  'stories',
]

function readTemplate(name: string): string {
  return readFileSync(new URL(`train/templates-${name}.txt`, FOLDER), 'utf8')
}

/** The phrases that templates and variants draw on. */
export function readTemplateSlots(): Slots {
  return readSlots(readTemplate('slots'))
}

/** Lines made of the templates. */
export function readTemplateLines(): readonly Line[] {
  const slots = readTemplateSlots()
  return TEMPLATES.flatMap(name => writeLines(readTemplate(name), slots, WORDINGS))
}

/** Everything the kept weights are trained on. */
export function readTrainingLines(): readonly Line[] {
  return [...readTrainLines(), ...readTemplateLines(), ...readDevelopmentLines()]
}

/** The word lists as a practice lead writes them. */
export function readLexiconSource(): LexiconSource {
  const read = (name: string) => parse(readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8'))
  return {
    words: read('words'),
    concepts: read('concepts'),
    safety: read('safety'),
    councils: read('councils'),
  }
}

/** A fingerprint of the lines and word lists, kept beside the weights: it shows whether they are out of date. */
export function digestOf(lines: readonly Line[]): string {
  return createHash('sha256')
    .update(JSON.stringify([lines, [...readTemplateSlots()], readLexiconSource()]))
    .digest('hex')
}

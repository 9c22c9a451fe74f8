/** Reads the labelled lines in `dialogs/understand/data/`. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Line } from '../../dialogs/understand/training/examples.ts'
import { readSlots, writeLines } from '../../dialogs/understand/training/templates.ts'

const FOLDER = new URL('../../dialogs/understand/data/', import.meta.url)

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
    .flatMap(name =>
      readJsonLines(folder + name).map(line => ({ ...line, author: name.replace('.jsonl', '') }) as Line),
    )
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
const WORDINGS = 5

/** Lines made of the templates. */
export function readTemplateLines(): readonly Line[] {
  const read = (name: string) => readFileSync(new URL(`train/templates-${name}.txt`, FOLDER), 'utf8')
  const slots = readSlots(read('slots'))
  return ['intents', 'safety-now', 'safety-not-now', 'voices', 'voices-safety'].flatMap(name => writeLines(read(name), slots, WORDINGS))
}

/** Everything the kept weights are trained on. */
export function readTrainingLines(): readonly Line[] {
  return [...readTrainLines(), ...readTemplateLines(), ...readDevelopmentLines()]
}

/** Writes lines out of the templates in `data/train/templates-*.txt`. `{a|b}` is a choice, `{name}` a slot. */
import { hashOf } from '../../../policies/learning/hash.ts'
import { seeded } from '../../../policies/learning/seeded.ts'
import type { IntentName } from '../understanding.ts'
import type { Line, SafetyLabel } from './examples.ts'

export type Slots = ReadonlyMap<string, readonly string[]>

/** Slots from their file: `name = wording | wording`. */
export function readSlots(text: string): Slots {
  const lines = text.split('\n').filter(line => line.includes(' = '))
  return new Map(
    lines.map(line => {
      const at = line.indexOf(' = ')
      return [line.slice(0, at).trim(), splitChoices(line.slice(at + 3)).map(choice => choice.trim())]
    }),
  )
}

/** Splits at `|` outside braces. */
function splitChoices(text: string): readonly string[] {
  const choices = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '{') depth++
    if (letter === '}') depth--
    if (letter === '|' && depth === 0) choices.push('')
    else choices[choices.length - 1] += letter
  }
  return choices
}

/** The text inside the brace that opens at `open`, and where it closes. */
function insideBraces(text: string, open: number): { readonly inside: string; readonly close: number } {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return { inside: text.slice(open + 1, at), close: at }
  }
  throw new Error(`A template leaves a brace open: ${text}`)
}

/** One wording of a template. */
export function writeTemplate(template: string, slots: Slots, random: () => number): string {
  const open = template.indexOf('{')
  if (open < 0) return template
  const { inside, close } = insideBraces(template, open)
  const choices = slots.get(inside) ?? splitChoices(inside)
  const choice = choices[Math.floor(random() * choices.length)] ?? ''
  const written = writeTemplate(choice, slots, random)
  return template.slice(0, open) + written + writeTemplate(template.slice(close + 1), slots, random)
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .replace(/^[, ]+/, '')
    .trim()
}

/** Up to `count` different wordings; the template itself is the seed, so other templates do not disturb it. */
function wordings(template: string, slots: Slots, count: number): readonly string[] {
  const random = seeded(hashOf(template))
  const found = new Set<string>()
  for (let attempt = 0; attempt < count * 2 && found.size < count; attempt++) {
    found.add(tidied(writeTemplate(template, slots, random)))
  }
  return [...found]
}

/** Wordings of one template are much alike, so each counts for less. */
const TEMPLATE_WEIGHT = 0.5

type Heading = { readonly intent?: IntentName; readonly safety: SafetyLabel; readonly kind?: string }

function readHeading(line: string): Heading {
  const [intent, safety = 'none', kind] = line.slice(3).split(' ')
  return { ...(intent !== '-' && { intent: intent as IntentName }), safety: safety as SafetyLabel, kind }
}

/** All lines of a template file. Lines before a heading, blank lines and `#` remarks are left out. */
export function writeLines(file: string, slots: Slots, count: number): readonly Line[] {
  let heading: Heading | undefined
  const lines: Line[] = []
  for (const line of file.split('\n')) {
    if (line.startsWith('## ')) heading = readHeading(line)
    else if (heading && line.trim() !== '' && !line.startsWith('#')) {
      const weight = line.includes('{') ? TEMPLATE_WEIGHT : 1
      for (const text of wordings(line, slots, count)) lines.push({ text, ...heading, author: 'templates', weight })
    }
  }
  return lines
}

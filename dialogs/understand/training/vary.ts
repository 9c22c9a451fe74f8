/** Other ways to type the same line: in haste, politely, with slips. Meaning and label stay. */
import { hashOf } from '../../../policies/learning/hash.ts'
import { seeded, shuffled } from '../../../policies/learning/seeded.ts'
import type { Line } from './examples.ts'
import { type Slots, writeTemplate } from './templates.ts'

const HASTE: readonly (readonly [RegExp, string])[] = [
  [/\bplease\b/gi, 'pls'],
  [/\btomorrow\b/gi, 'tmrw'],
  [/\bmeeting\b/gi, 'mtg'],
  [/\bearly help\b/gi, 'EH'],
  [/\bsocial worker\b/gi, 'sw'],
  [/\byou\b/gi, 'u'],
  [/\bare\b/gi, 'r'],
  [/\bwith\b/gi, 'w'],
  [/\band\b/gi, 'n'],
  [/\bweeks?\b/gi, 'wk'],
  [/\bmanager\b/gi, 'mgr'],
  [/\bbefore\b/gi, 'b4'],
  [/\bchild in need\b/gi, 'cin'],
  [/\bhealth visitor\b/gi, 'hv'],
  [/\blead professional\b/gi, 'lp'],
  [/\bstep down\b/gi, 'stepdown'],
  [/\bthanks\b/gi, 'thx'],
  [/\b(?:the|a|an|is|has|to|of|my|that|been|have)\b /gi, ''],
  [/\bhe's\b/gi, 'hes'],
  [/\bcan't\b/gi, 'cant'],
  [/\bwon't\b/gi, 'wont'],
]

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)]!
}

function inHaste(text: string, random: () => number): string {
  const shorter = HASTE.reduce(
    (result, [pattern, short]) => (random() < 0.6 ? result.replace(pattern, short) : result),
    text,
  )
  return shorter
    .replace(/[,.!'"]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Anything from the slots: `{opening}`, `{ending}`, `{aside}`. */
type Phrases = (slot: 'opening' | 'ending' | 'aside') => string

function politely(text: string, phrases: Phrases, random: () => number): string {
  const opening = random() < 0.8 ? `${phrases('opening')} ` : ''
  const ending = random() < 0.5 ? phrases('ending') : ''
  return `${opening}${text}${/^\w/.test(ending) ? ' ' : ''}${ending}`
}

/** Family words stand in every kind of message. Without these lines they would pass for a sign of risk. */
function withAside(text: string, phrases: Phrases, random: () => number): string {
  const aside = phrases('aside')
  return random() < 0.5 ? `${text.replace(/[.?!]$/, '')}, ${aside}` : `${aside} - ${text}`
}

/** How often a line gets an aside, by whether it is about a child at risk. */
const ASIDES = { calm: 0.4, risky: 0.15 } as const

/** One letter doubled, dropped or swapped in a longer word. */
function withSlip(text: string, random: () => number): string {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (/^[a-z]{5,}$/i.test(word) ? [at] : []))
  if (long.length === 0) return text
  const at = pick(long, random)
  const word = words[at]!
  const letter = 1 + Math.floor(random() * (word.length - 2))
  const slips = [
    word.slice(0, letter) + word.slice(letter + 1),
    word.slice(0, letter) + word[letter] + word.slice(letter),
    word.slice(0, letter) + word[letter + 1] + word[letter] + word.slice(letter + 2),
  ]
  words[at] = pick(slips, random)
  return words.join(' ')
}

/** A variant counts half of its line. */
const VARIANT_WEIGHT = 0.5

/** The line and its variants, fixed by its text and the seed. */
export function variantsOf(line: Line, slots: Slots, seed: number): readonly Line[] {
  const random = seeded(hashOf(line.text) ^ seed)
  const phrases: Phrases = slot => writeTemplate(`{${slot}}`, slots, random)
  const texts = [inHaste(withSlip(line.text, random), random), politely(line.text, phrases, random)]
  const likely = line.safety === 'now' ? ASIDES.risky : ASIDES.calm
  if (random() < likely) texts.push(withAside(line.text, phrases, random))
  const weight = (line.weight ?? 1) * VARIANT_WEIGHT
  const others = texts.filter(text => text !== '' && text !== line.text)
  return [line, ...others.map(text => ({ ...line, text, weight }))]
}

const GLUE = [
  '. ',
  '. Also ',
  ' - ',
  '\n',
  ' and ',
  '. PS ',
  '. By the way, ',
  ' but ',
  ', ',
  '. Anyway, ',
  '. Oh and ',
  '; ',
]

function joined(parts: readonly Line[], random: () => number): string {
  return parts.reduce(
    (text, { text: next }) => (text === '' ? next : text.replace(/[.!]$/, '') + pick(GLUE, random) + next),
    '',
  )
}

/**
 * Two or three messages in one, half of them with one about a child at risk: what the rest of a message says
 * does not change that. Calm ones ask for several things: any of them is right.
 */
export function joinedLines(lines: readonly Line[], seed: number, count: number): readonly Line[] {
  const random = seeded(seed)
  const risky = lines.filter(({ safety }) => safety === 'now')
  const calm = lines.filter(({ safety }) => safety === 'none' || safety === 'not_now')
  return Array.from({ length: count }, (_, index) => {
    const isRisky = index % 2 === 0
    const parts = [
      pick(isRisky ? risky : calm, random),
      pick(calm, random),
      ...(random() < 0.3 ? [pick(calm, random)] : []),
    ]
    const text = joined(shuffled(parts, random), random)
    return { text, ...labelOf(parts, isRisky), author: 'joined', weight: VARIANT_WEIGHT }
  })
}

function labelOf(parts: readonly Line[], isRisky: boolean): Pick<Line, 'safety' | 'intent' | 'alt'> {
  if (isRisky) return { safety: 'now', intent: 'safeguarding_now' }
  const [intent, ...alt] = [...new Set(parts.flatMap(part => part.intent ?? []))]
  return { safety: 'none', ...(intent && { intent, alt }) }
}

/** Other ways to type the same line: in haste, politely, with slips. Meaning and label stay. */
import { hashOf } from '../hash.ts'
import type { Line } from './examples.ts'
import { seeded, shuffled } from './seeded.ts'

const OPENINGS = [
  'Hi, ',
  'Hello, ',
  'Morning, ',
  'Sorry to bother you, ',
  'Sorry if this is a daft question but ',
  'Quick question: ',
  'quick one - ',
  'Hi there. ',
  'Please could you help? ',
  'Just checking, ',
  'Hope you are well. ',
  'Afternoon! ',
  'Me again. ',
  'Sorry to be a pain. ',
  "I'm new to this so bear with me. ",
  'hey, ',
  'Can I just ask, ',
  'My manager has asked me to check: ',
  'Bit of a random one, ',
  'Hiya ',
  "I'm a bit confused. ",
  "I've just come out of supervision. ",
  '@Stepwise ',
  'Right, ',
  'so ',
  'For context I work in the assessment team. ',
  'I only started in September so forgive me. ',
  'Out of interest, ',
  "I couldn't find this in the folder. ",
  'I hope I am asking in the right place. ',
]
const ENDINGS = [
  ' please',
  ' thanks',
  ', thank you',
  ' ta',
  ' cheers',
  ' Thanks in advance.',
  ' Many thanks',
  ' x',
  ' :)',
  ' pls',
  ' asap',
  ', if you know',
  " Sorry if that's obvious.",
  ' I want to get it right.',
  ' Thank you!',
  '??',
  '!',
  ' - no rush',
  ' when you get a minute',
  " I've never done one before.",
  ' My supervisor is away this week.',
  ' Is that ok?',
]
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

function politely(text: string, random: () => number): string {
  const opening = random() < 0.8 ? pick(OPENINGS, random) : ''
  const ending = random() < 0.5 ? pick(ENDINGS, random) : ''
  return `${opening}${text}${ending}`
}

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
export function variantsOf(line: Line, seed: number): readonly Line[] {
  const random = seeded(hashOf(line.text) ^ seed)
  const texts = [inHaste(withSlip(line.text, random), random), politely(line.text, random)]
  return [
    line,
    ...texts
      .filter(text => text !== '' && text !== line.text)
      .map(text => ({ ...line, text, weight: (line.weight ?? 1) * VARIANT_WEIGHT })),
  ]
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

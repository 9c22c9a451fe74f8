/** Themes by which procedures are compared: which kinds of rule they are about, and words that such a rule has. */
import type { RuleKind } from './rule-rows.ts'

/** `says`: only rules whose text fits; absent: every rule of these kinds. `words`: how people ask for the theme. */
export type Theme = {
  readonly id: string
  readonly title: string
  readonly words: readonly string[]
  readonly kinds: readonly RuleKind[]
  readonly says?: RegExp
}

const rules: readonly RuleKind[] = ['C', 'T', 'X']
const all: readonly RuleKind[] = ['U', 'D', 'C', 'T', 'F', 'K', 'X']

export const themes: readonly Theme[] = [
  {
    id: 'consent',
    title: 'Consent',
    words: ['agreement of the family', 'refusal'],
    kinds: rules,
    says: /\bconsent|\bthe family agreed|\brefus/i,
  },
  {
    id: 'lead',
    title: 'The lead person',
    words: ['lead professional', 'lead practitioner', 'lead person'],
    kinds: rules,
    says: /\blead (?:professional|person|practitioner|worker)|\b(?:an?|the|new|another|nobody will) lead\b/i,
  },
  {
    id: 'meetings',
    title: 'Meetings',
    words: ['meeting', 'panel', 'panels', 'forum', 'forums'],
    kinds: ['F'],
  },
  {
    id: 'time-limits',
    title: 'Time limits',
    words: ['time limit', 'deadline', 'deadlines', 'clock', 'clocks', 'timescales'],
    kinds: ['T'],
  },
  {
    id: 'joint-visit',
    title: 'Joint visit and handover',
    words: ['handover', 'handover visit', 'visit'],
    kinds: rules,
    says: /\bjoint visit\b|\bjointly\b|\bhandover\b|\bvisit(?:ed)?\b.*\btogether\b/i,
  },
  {
    id: 'disagreement',
    title: 'Disagreement',
    words: ['dispute', 'disagree', 'escalation'],
    kinds: all,
    says: /\bdisagree|\bdisput|\bcannot agree|\bconsensus\b|\bescalation (?:policy|route|way)|\bchallenge\b/i,
  },
  {
    id: 'contingency',
    title: 'If needs rise again',
    words: ['step back up', 'needs rise again', 'contingency plan'],
    kinds: rules,
    says: /\b(?:rises?|rising) again\b|\bup again\b|\bback up\b|\bcontingency\b|\bpossible escalation\b/i,
  },
  {
    id: 'front-door',
    title: 'The front door',
    words: ['phone', 'number', 'contact', 'contacts', 'who to phone'],
    kinds: ['K'],
  },
  {
    id: 'refusals',
    title: 'When the answer is no',
    words: ['refusal conditions', 'escalation conditions'],
    kinds: ['X'],
  },
  {
    id: 'closure',
    title: 'Closure',
    words: ['closing', 'closure sign-off'],
    kinds: rules,
    says: /\bclos(?:e|es|ed|ing|ure)\b/i,
  },
  { id: 'routes-down', title: 'Routes down', words: ['step down', 'step-down routes'], kinds: ['D'] },
  { id: 'routes-up', title: 'Routes up', words: ['step up', 'step-up routes'], kinds: ['U'] },
  {
    id: 'ambiguities',
    title: 'What can be read in two ways',
    words: ['ambiguity', 'contradictions'],
    kinds: ['A'],
  },
  { id: 'silences', title: 'What the document does not say', words: ['silence', 'gaps'], kinds: ['S'] },
]

/** The theme that somebody means, by its id, its title or one of its words; capitals and hyphens do not count. */
export function findTheme(asked: string): Theme | undefined {
  const wanted = plain(asked)
  return themes.find(theme => [theme.id, theme.title, ...theme.words].some(name => plain(name) === wanted))
}

export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .replace(/^the /, '')

/** Labelled lines, and how they become examples for the two classifiers. */
import { featuresOf } from '../features.ts'
import { INTENTS, type IntentName } from '../understanding.ts'
import type { Example } from './fit.ts'

/** `now`: a child may be at risk. `not_now`: sounds like it, is not. `none`: an ordinary message. `either`: not used. */
export type SafetyLabel = 'now' | 'not_now' | 'none' | 'either'

export type Line = {
  readonly text: string
  /** Absent where only the safety label is known. */
  readonly intent?: IntentName
  /** Other intents that are also right. */
  readonly alt?: readonly IntentName[]
  readonly safety: SafetyLabel
  readonly kind?: string
  readonly author: string
  /** How much it counts against a line somebody wrote, which counts 1. */
  readonly weight?: number
}

/** Share of the right answer that goes to other right intents. */
const ALT_SHARE = 0.3

export const SAFETY_LABELS = ['other', 'now'] as const

function targetOf(line: Line): Example['target'] {
  const main = INTENTS.indexOf(line.intent as IntentName)
  const others = line.alt ?? []
  if (others.length === 0) return [{ label: main, share: 1 }]
  const share = ALT_SHARE / others.length
  return [
    { label: main, share: 1 - ALT_SHARE },
    ...others.map(other => ({ label: INTENTS.indexOf(other), share })),
  ]
}

/** Examples for the intents: lines without an intent are left out. */
export function intentExamples(lines: readonly Line[]): readonly Example[] {
  return lines
    .filter(({ intent }) => intent !== undefined)
    .map(line => ({ features: featuresOf(line.text), target: targetOf(line), weight: line.weight ?? 1 }))
}

/** Examples for the safety signal: `either` is left out. */
export function safetyExamples(lines: readonly Line[]): readonly Example[] {
  return lines
    .filter(({ safety }) => safety !== 'either')
    .map(line => ({
      features: featuresOf(line.text),
      target: [{ label: line.safety === 'now' ? 1 : 0, share: 1 }],
      weight: line.weight ?? 1,
    }))
}

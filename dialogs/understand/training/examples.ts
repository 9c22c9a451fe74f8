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
  return [{ label: main, share: 1 - ALT_SHARE }, ...others.map(other => ({ label: INTENTS.indexOf(other), share }))]
}

export type Examples = { readonly intents: readonly Example[]; readonly safety: readonly Example[] }

/** Examples for both models: lines without an intent are left out of the one, `either` out of the other. */
export function examplesOf(lines: readonly Line[]): Examples {
  const read = lines.map(line => ({ line, features: featuresOf(line.text), weight: line.weight ?? 1 }))
  return {
    intents: read
      .filter(({ line }) => line.intent !== undefined)
      .map(({ line, features, weight }) => ({ features, weight, target: targetOf(line) })),
    safety: read
      .filter(({ line }) => line.safety !== 'either')
      .map(({ line, features, weight }) => ({
        features,
        weight,
        target: [{ label: line.safety === 'now' ? 1 : 0, share: 1 }],
      })),
  }
}

/** Labelled lines, and how they become examples for the two classifiers. */

import type { NetExample } from '../../../policies/learning/fit-net.ts'
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

/** Every line as the net learns it; `either` teaches nothing about risk, a line without an intent nothing about intents. */
export function netExamplesOf(lines: readonly Line[]): readonly NetExample[] {
  return lines.map(line => ({
    features: featuresOf(line.text),
    weight: line.weight ?? 1,
    targets: [
      line.intent === undefined ? undefined : targetOf(line),
      line.safety === 'either' ? undefined : [{ label: line.safety === 'now' ? 1 : 0, share: 1 }],
    ],
  }))
}

export type Examples = { readonly intents: readonly Example[]; readonly safety: readonly Example[] }

/** The same for the two linear models: each sees only what it can learn from. */
export function linearExamplesOf(examples: readonly NetExample[]): Examples {
  const ofHead = (head: number) =>
    examples.flatMap(({ features, weight, targets }) => {
      const target = targets[head]
      return target ? [{ features, weight, target }] : []
    })
  return { intents: ofHead(0), safety: ofHead(1) }
}

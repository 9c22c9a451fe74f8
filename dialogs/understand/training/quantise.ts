/** Packs fitted weights into 8 bits each. */
import type { KeptModel } from '../model.ts'
import type { KeptNet } from '../net.ts'
import type { Fitted } from './fit.ts'
import type { FittedNet } from './fit-net.ts'

const LARGEST = 127

function scalesOf(weights: Float32Array, labels: number): readonly number[] {
  const largest = new Array<number>(labels).fill(1e-9)
  weights.forEach((weight, at) => {
    const label = at % labels
    largest[label] = Math.max(largest[label]!, Math.abs(weight))
  })
  return largest.map(value => Number((value / LARGEST).toPrecision(6)))
}

function pack(weights: Float32Array, scales: readonly number[]): string {
  const packed = new Int8Array(weights.length)
  weights.forEach((weight, at) => {
    packed[at] = Math.round(weight / scales[at % scales.length]!)
  })
  return Buffer.from(packed.buffer).toString('base64')
}

function short(values: Float32Array): readonly number[] {
  return Array.from(values, value => Number(value.toPrecision(6)))
}

/** The kept form of a fitted linear model. */
export function quantise(fitted: Fitted, labels: readonly string[]): KeptModel {
  const scales = scalesOf(fitted.weights, labels.length)
  return { labels, bias: short(fitted.bias), scales, weights: pack(fitted.weights, scales) }
}

/** The kept form of a fitted net: only its large first layer is packed. */
export function quantiseNet({ first, hiddenBias, second, secondBias }: FittedNet): KeptNet {
  const hidden = hiddenBias.weights.length
  const scales = scalesOf(first.weights, hidden)
  return {
    hidden,
    outputs: secondBias.weights.length,
    scales,
    hiddenBias: short(hiddenBias.weights),
    second: short(second.weights),
    secondBias: short(secondBias.weights),
    weights: pack(first.weights, scales),
  }
}

/** Packs fitted weights into 8 bits each. */
import type { FittedNet } from './fit-net.ts'
import type { KeptNet } from './net.ts'

const LARGEST = 127

/** What one step of 8 bits is worth in each of `columns` columns. */
export function scalesOf(weights: Float32Array, columns: number): readonly number[] {
  const largest = new Array<number>(columns).fill(1e-9)
  weights.forEach((weight, at) => {
    const column = at % columns
    largest[column] = Math.max(largest[column]!, Math.abs(weight))
  })
  return largest.map(value => Number((value / LARGEST).toPrecision(6)))
}

/** Weights as steps of their column's scale, in base64. */
export function pack(weights: Float32Array, scales: readonly number[]): string {
  const packed = new Int8Array(weights.length)
  weights.forEach((weight, at) => {
    packed[at] = Math.round(weight / scales[at % scales.length]!)
  })
  return Buffer.from(packed.buffer).toString('base64')
}

/** Numbers with six digits that count. */
export function short(values: Float32Array, digits = 6): readonly number[] {
  return Array.from(values, value => Number(value.toPrecision(digits)))
}

/** The kept form of a fitted net: only its large first layer is packed. */
export function keepNet({ buckets, first, hiddenBias, second, secondBias }: FittedNet): KeptNet {
  const hidden = hiddenBias.weights.length
  const scales = scalesOf(first.weights, hidden)
  return {
    buckets,
    hidden,
    outputs: secondBias.weights.length,
    scales,
    hiddenBias: short(hiddenBias.weights),
    second: short(second.weights, 4),
    secondBias: short(secondBias.weights),
    weights: pack(first.weights, scales),
  }
}

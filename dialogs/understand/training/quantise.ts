/** Packs fitted weights into 8 bits each. */
import type { KeptModel } from '../model.ts'
import type { Fitted } from './fit.ts'

const LARGEST = 127

function scalesOf(weights: Float32Array, labels: number): readonly number[] {
  const largest = new Array<number>(labels).fill(1e-9)
  weights.forEach((weight, at) => {
    const label = at % labels
    largest[label] = Math.max(largest[label]!, Math.abs(weight))
  })
  return largest.map(value => Number((value / LARGEST).toPrecision(6)))
}

/** The kept form of a fitted model. */
export function quantise(fitted: Fitted, labels: readonly string[]): KeptModel {
  const scales = scalesOf(fitted.weights, labels.length)
  const packed = new Int8Array(fitted.weights.length)
  fitted.weights.forEach((weight, at) => {
    packed[at] = Math.round(weight / scales[at % labels.length]!)
  })
  return {
    labels,
    bias: Array.from(fitted.bias, value => Number(value.toPrecision(6))),
    scales,
    weights: Buffer.from(packed.buffer).toString('base64'),
  }
}

/** A small two-layer net as it is kept and as it is asked. It knows nothing of what its outputs stand for. */

/** Buckets in use and how much each weighs, of equal length. */
export type Sparse = { readonly buckets: Uint32Array; readonly values: Float64Array }

/** How much of a negative sum passes through a hidden unit. */
export const LEAK = 0.1

/** As kept in a file: first layer in 8 bits, one scale a hidden unit; second layer unit by unit. */
export type KeptNet = {
  /** Feature buckets it tells apart, a power of two; a larger bucket number wraps round. */
  readonly buckets: number
  readonly hidden: number
  readonly outputs: number
  readonly scales: readonly number[]
  readonly hiddenBias: readonly number[]
  readonly second: readonly number[]
  readonly secondBias: readonly number[]
  readonly weights: string
}

export type Net = Omit<KeptNet, 'weights'> & { readonly weights: Int8Array }

/** The net ready to be asked. */
export function openNet(kept: KeptNet): Net {
  const bytes = Buffer.from(kept.weights, 'base64')
  return { ...kept, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
}

function hiddenOf(net: Net, { buckets, values }: Sparse): Float64Array {
  const sums = new Float64Array(net.hidden)
  for (let at = 0; at < buckets.length; at++) {
    const value = values[at]!
    const row = (buckets[at]! & (net.buckets - 1)) * net.hidden
    for (let unit = 0; unit < net.hidden; unit++) sums[unit]! += value * net.weights[row + unit]!
  }
  return sums.map((sum, unit) => {
    const all = net.hiddenBias[unit]! + sum * net.scales[unit]!
    return all > 0 ? all : LEAK * all
  })
}

/** A score for every output, in their order. */
export function netScores(net: Net, features: Sparse): Float64Array {
  const scores = Float64Array.from(net.secondBias)
  const hidden = hiddenOf(net, features)
  for (let unit = 0; unit < net.hidden; unit++) {
    const row = unit * net.outputs
    for (let output = 0; output < net.outputs; output++) scores[output]! += hidden[unit]! * net.second[row + output]!
  }
  return scores
}

/** FNV-1a, one step: the hash with one more UTF-16 unit. */
export function extendHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** FNV-1a over UTF-16 units: the same feature always lands in the same bucket. Returns an unsigned 32-bit number. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let index = 0; index < text.length; index++) hash = extendHash(hash, text.charCodeAt(index))
  return hash >>> 0
}

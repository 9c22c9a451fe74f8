/** The table of contents of a zip file, read without unpacking anything. */

export type ZipEntry = {
  readonly name: string
  readonly encrypted: boolean
  /** 0 stored, 8 deflated; workbooks know no other. */
  readonly method: number
  readonly packed: Uint8Array
  /** What the file says of itself: may be a lie. */
  readonly declaredBytes: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
/** Length of the end record, and of the longest comment behind it. */
const endLength = 22
const longestComment = 65_535

/** Every entry, or null when the table does not hold together. Throws nothing. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const found = entryAt(view, bytes, at)
    if (!found) return null
    entries.push(found.entry)
    at = found.next
  }
  return entries
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - endLength
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) === endMark) return at
  }
  return null
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; next: number } | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return null
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const packed = packedAt(view, bytes, {
    local: view.getUint32(at + 42, true),
    length: view.getUint32(at + 20, true),
  })
  if (!packed || next > view.byteLength) return null
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed,
    declaredBytes: view.getUint32(at + 24, true),
  }
  return { entry, next }
}

function packedAt(
  view: DataView,
  bytes: Uint8Array,
  { local, length }: { local: number; length: number },
): Uint8Array | null {
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== localMark) return null
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  return from + length > view.byteLength ? null : bytes.subarray(from, from + length)
}

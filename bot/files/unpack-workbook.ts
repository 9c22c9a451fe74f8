/** An uploaded workbook, taken apart with every bound checked before anything reads its content. */
import { inflateRawSync } from 'node:zlib'
import { type WorkbookRefusal, workbookLimits } from '../../policies/workbook-refusal.ts'
import { type ZipEntry, zipEntries } from './zip-entries.ts'

/** Parts by name: `xl/workbook.xml` … Only the XML; pictures and printer settings stay packed. */
export type Parts = Readonly<Record<string, Uint8Array>>
type Unpacked = { readonly ok: true; readonly parts: Parts } | { readonly ok: false; readonly refusal: WorkbookRefusal }

/**
 * The XML parts, in memory, never more than `workbookLimits.unpackedBytes` of them: sizes the file declares are added
 * up first, and a file that declares less than it holds is stopped while it inflates.
 */
export function unpackWorkbook(bytes: Uint8Array): Unpacked {
  if (bytes.byteLength > workbookLimits.bytes) return no({ code: 'too-large', limitBytes: workbookLimits.bytes })
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return no({ code: isEncrypted(bytes) ? 'password-protected' : 'other-format' })
  if (!beginsWith(bytes, [0x50, 0x4b])) return no({ code: 'not-a-workbook' })
  const entries = zipEntries(bytes)
  if (!entries) return no({ code: 'damaged' })
  const refusal = judge(entries)
  return refusal ? no(refusal) : inflate(entries.filter(entry => /\.(xml|rels)$/.test(entry.name)))
}

const no = (refusal: WorkbookRefusal): Unpacked => ({ ok: false, refusal })
const tooMuch: WorkbookRefusal = { code: 'unpacks-too-large', limitBytes: workbookLimits.unpackedBytes }

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** The container that Office puts around an encrypted workbook names its one stream in UTF-16. */
const isEncrypted = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))

function judge(entries: readonly ZipEntry[]): WorkbookRefusal | null {
  const names = new Set(entries.map(entry => entry.name))
  const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0)
  if (entries.length > workbookLimits.parts || declared > workbookLimits.unpackedBytes) return tooMuch
  if (entries.some(entry => entry.encrypted)) return { code: 'password-protected' }
  if (names.has('xl/workbook.bin') || names.has('content.xml')) return { code: 'other-format' }
  if (!names.has('xl/workbook.xml') || !names.has('[Content_Types].xml')) return { code: 'not-a-workbook' }
  if (entries.some(entry => /vbaproject|vbadata|macrosheets\//i.test(entry.name))) return { code: 'macros' }
  return names.size < entries.length || entries.some(entry => entry.method !== 0 && entry.method !== 8)
    ? { code: 'damaged' }
    : null
}

function inflate(entries: readonly ZipEntry[]): Unpacked {
  const parts: Record<string, Uint8Array> = {}
  let left: number = workbookLimits.unpackedBytes
  for (const entry of entries) {
    const part = entry.method === 0 ? entry.packed : inflateOne(entry.packed, left)
    if (!part) return no({ code: 'damaged' })
    left -= part.byteLength
    if (left < 0) return no(tooMuch)
    parts[entry.name] = part
  }
  const types = new TextDecoder().decode(parts['[Content_Types].xml'])
  return /macroenabled|vbaproject/i.test(types) ? no({ code: 'macros' }) : { ok: true, parts }
}

/** At most one byte more than is left, which tells the caller that it was too much; null when it is not deflate. */
function inflateOne(packed: Uint8Array, left: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: left + 1 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return new Uint8Array(left + 1)
    return null
  }
}

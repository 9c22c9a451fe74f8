/** Why an uploaded workbook is not read. The words for it are the card's. */

export const workbookLimits = {
  /** Of the file as it came. */
  bytes: 5 * 1024 * 1024,
  /** Of all its parts once unpacked. */
  unpackedBytes: 25 * 1024 * 1024,
  parts: 1_000,
  /** Rows below the headings. */
  rows: 5_000,
  columns: 200,
} as const

export type WorkbookRefusal =
  /** Its address is none of Microsoft's, the service would not give it, or it took too long. */
  | { readonly code: 'not-fetched'; readonly why: 'address' | 'refused' | 'slow' }
  /** Not a workbook at all, or a broken one. */
  | { readonly code: 'not-a-workbook' }
  | { readonly code: 'damaged' }
  /** `.xls`, `.xlsb`, `.ods`: to be saved as `.xlsx` first. */
  | { readonly code: 'other-format' }
  | { readonly code: 'password-protected' }
  | { readonly code: 'macros' }
  | { readonly code: 'too-large'; readonly limitBytes: number }
  | { readonly code: 'unpacks-too-large'; readonly limitBytes: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'too-many-columns'; readonly limit: number }
  | { readonly code: 'no-headings' }

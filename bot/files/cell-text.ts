/** Text as a workbook may hold it: never a formula, here or in any program the text is carried on to. */

/** Excel takes 32,767 characters in a cell and repairs (that is, cuts) the workbook beyond. */
export const longestCell = 32_000
const cutMark = ' (cut short)'

/** What XML cannot carry, and what writers drop silently: left in, it could hide a `=` behind it. */
const unprintable = /[\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]|(?![\t\r\n])\p{Cc}/gu
/** Characters that begin a formula in Excel, LibreOffice or Sheets, wide forms too, behind any blanks. */
const beginsFormula = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u
/** `_x003D_` is read as `=` by spreadsheet programs unless its first underscore is itself written that way. */
const encoded = /_(?=x[0-9a-f]{4}_)/gi

/**
 * The text with an apostrophe before it where it would begin a formula (`= + - @`, tab, line break), so that it stays
 * text when the workbook is saved as CSV and opened elsewhere. Promises a string that XML carries unchanged.
 */
export function neutralise(text: string): string {
  const clean = text.replace(unprintable, '')
  const safe = (beginsFormula.test(clean) ? `'${clean}` : clean).replace(/\r\n?/g, '\n')
  return withoutInherited(shortened(safe).replace(encoded, '_x005F_'))
}

/** A blank that nobody types. */
const parting = '\u00A0'
/** `valueOf` and its like are looked up by the writer among an object's own words and come out broken: a blank parts them. */
const withoutInherited = (text: string): string => (text in Object.prototype ? `${text}${parting}` : text)

/** The text before it was neutralised: for lists that Stepwise wrote itself, read back. */
export function asTyped(text: string): string {
  if (text.endsWith(parting) && text.slice(0, -1) in Object.prototype) return text.slice(0, -1)
  return text.startsWith("'") && beginsFormula.test(text.slice(1)) ? text.slice(1) : text
}

function shortened(text: string): string {
  if (text.length <= longestCell) return text
  return `${text.slice(0, longestCell - cutMark.length).replace(/[\uD800-\uDBFF]$/, '')}${cutMark}`
}

/** Short forms that people type, written out before a question is read. */

/** The text with every known short form as the words meant; everything else as typed. */
export function writeOut(text: string, short: Readonly<Record<string, string>>): string {
  return text.replaceAll(/[a-z0-9]+/gi, word => {
    const key = word.toLowerCase()
    return Object.hasOwn(short, key) ? short[key]! : word
  })
}

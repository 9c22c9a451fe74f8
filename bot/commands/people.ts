/** `npm run people -- import FILE`: checks a people file and puts it in the place of the present one, whole or not at all. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readPeople } from '../people-file.ts'
import { councilFolders } from './read-procedures.ts'

/** Says what happened in lines for a terminal; `code` is the exit code. */
export function importPeople(
  from: string,
  to: string,
  councils: readonly string[],
): { readonly code: 0 | 1; readonly lines: readonly string[] } {
  const bytes = readFileSync(from)
  const read = readPeople(bytes, councils)
  if (!read.ok) return { code: 1, lines: [...read.problems, 'Nothing was changed.'] }
  replaceFile(to, bytes)
  return {
    code: 0,
    lines: [`${read.people.length} people are in ${to} now. A running Stepwise takes them up within 5 seconds.`],
  }
}

/** The new file is on the disk before it takes the old one's name. */
function replaceFile(path: string, bytes: Uint8Array): void {
  const fresh = join(dirname(path), `.${basename(path)}.${process.pid}.new`)
  const file = openSync(fresh, 'w', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(fresh, path)
}

function main(args: readonly string[]): void {
  const [verb, from] = args
  const to = process.env.PEOPLE_FILE
  if (verb !== 'import' || !from || !to) {
    console.error('Use: PEOPLE_FILE=people.csv npm run people -- import FILE')
    process.exitCode = 1
    return
  }
  const councils = process.env.STEPWISE_COUNCILS?.split(/[\s,]+/).filter(Boolean) ?? councilFolders()
  const { code, lines } = importPeople(from, to, councils)
  for (const line of lines) (code === 0 ? console.log : console.error)(line)
  process.exitCode = code
}

if (import.meta.main) main(process.argv.slice(2))

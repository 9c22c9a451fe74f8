/** Who works with Stepwise: the people file, whole, and read again whenever it changes. */
import { readFileSync, statSync } from 'node:fs'
import type { Person } from '../policies/case.ts'
import type { Directory } from '../policies/decision.ts'
import type { Log } from './log.ts'
import { peopleSchema, personId, readPeople } from './people-file.ts'

export type LiveDirectory = Directory & {
  readonly everyone: () => readonly Person[]
  readonly stop: () => void
}

export type PeopleFile = {
  readonly path: string
  readonly councils: readonly string[]
  readonly log: Log
  /** After each new reading, the first included. */
  readonly onPeople?: (people: readonly Person[]) => void
  readonly lookEveryMs?: number
  /** The people of the last good reading before this start: they stand in for a file that is wrong now. */
  readonly last?: unknown
}

/** The file is wrong: it holds none of what it should, and here is every reason. */
export class PeopleFileError extends Error {
  override readonly name = 'PeopleFileError'
  readonly problems: readonly string[]
  constructor(path: string, problems: readonly string[]) {
    super([`PEOPLE_FILE ${path} cannot be used:`, ...problems].join('\n'))
    this.problems = problems
  }
}

/** Exactly these people, for as long as the process runs. */
export function fixedDirectory(people: readonly Person[]): LiveDirectory {
  return { ...lookUps(() => index(people)), everyone: () => people, stop: () => undefined }
}

/**
 * Looks at the file every second. A wrong file keeps the people as they were and logs every problem, at a start too:
 * whoever may be worried about a child must find Stepwise there. Throws PeopleFileError when the file is wrong and
 * there never was a good one.
 */
export function watchPeople(file: PeopleFile): LiveDirectory {
  let print = printOf(file.path)
  let people = readFirst(file)
  let current = index(people)
  file.onPeople?.(people)
  const look = () => {
    const now = printOf(file.path)
    if (now === print) return
    print = now
    try {
      people = readFile(file)
    } catch (error) {
      if (!(error instanceof PeopleFileError)) throw error
      file.log.error({ problems: error.problems }, 'the people file is wrong; the people stay as they were')
      return
    }
    current = index(people)
    file.onPeople?.(people)
    file.log.info({ people: people.length }, 'the people file was read again')
  }
  const timer = setInterval(look, file.lookEveryMs ?? 1_000).unref()
  return { ...lookUps(() => current), everyone: () => people, stop: () => clearInterval(timer) }
}

/** The present file, else the people who were known last. */
function readFirst(file: PeopleFile): readonly Person[] {
  try {
    return readFile(file)
  } catch (error) {
    const last = peopleSchema.safeParse(file.last)
    if (!(error instanceof PeopleFileError) || !last.success) throw error
    const known = last.data.filter(person => file.councils.includes(person.council))
    file.log.error({ problems: error.problems }, 'the people file is wrong; the people are those known last')
    return known
  }
}

function readFile({ path, councils }: PeopleFile): readonly Person[] {
  const read = readPeople(bytesOf(path), councils)
  if (!read.ok) throw new PeopleFileError(path, read.problems)
  return read.people
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new PeopleFileError(path, [`the file cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`])
  }
}

/** Changes whenever the file does, an atomic replacement included; `gone` when it is not there. */
function printOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found ? [found.ino, found.size, found.mtimeNs].join(':') : 'gone'
}

type Index = {
  readonly byId: ReadonlyMap<string, Person>
  readonly byRole: ReadonlyMap<string, readonly Person[]>
}

function index(people: readonly Person[]): Index {
  const pairs = people.flatMap(person => person.roles.map(role => ({ key: `${person.council} ${role}`, person })))
  const groups = Map.groupBy(pairs, pair => pair.key)
  return {
    byId: new Map(people.map(person => [person.id, person])),
    byRole: new Map([...groups].map(([key, group]) => [key, group.map(pair => pair.person)])),
  }
}

function lookUps(current: () => Index): Directory {
  return {
    find: id => current().byId.get(personId(id)),
    withRole: (council, role) => current().byRole.get(`${council} ${role}`) ?? [],
  }
}

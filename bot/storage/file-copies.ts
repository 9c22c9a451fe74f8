/** The last copy of each file outside the database, for the day on which Stepwise is away. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { CouncilId } from '../../policies/council.ts'
import type { StoredFile } from '../../policies/decision.ts'
import type { Store } from './store.ts'

type Place = Pick<Store, 'dataDir' | 'log'>

/**
 * Writes `DATA_DIR/files/<council>/<name>`, whole or not at all. The file is in the database already: when the disk
 * refuses the copy, the person's work stands and the log says so.
 */
export function copyFile(store: Place, file: StoredFile): void {
  const folder = folderOf(store, file.council)
  const path = join(folder, basename(file.name))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.new`, file.content)
    renameSync(`${path}.new`, path)
  } catch (error) {
    store.log.error({ path, error: String(error) }, 'a file could not be copied out of the database')
  }
}

/** The database has let it go. Where the disk refuses, the log says so and the next daily round tries again. */
export function removeCopy(store: Place, council: CouncilId, name: string): void {
  const path = join(folderOf(store, council), basename(name))
  try {
    for (const each of [path, `${path}.new`]) rmSync(each, { force: true })
  } catch (error) {
    store.log.error({ path, error: String(error) }, 'the copy of a file could not be removed')
  }
}

const month = 31 * 86_400_000

/**
 * Copies whose file the database no longer has: of another instance, or left by a crash. Only once they are a month
 * old: after a restore from a backup the copies are newer than the database, and the only ones there are. How many went.
 */
export async function removeLeftCopies(store: Store, council: CouncilId): Promise<number> {
  const known = await store.inCouncil(council, async trx => {
    const found = await sql<{ readonly name: string }>`select name from stepwise.files where council = ${council}`.execute(
      trx,
    )
    return new Set(found.rows.map(({ name }) => basename(name)))
  })
  const left = copiesOf(store, council).filter(name => !known.has(name) && isOld(store, council, name))
  for (const name of left) removeCopy(store, council, name)
  return left.length
}

function copiesOf(store: Place, council: CouncilId): readonly string[] {
  try {
    return readdirSync(folderOf(store, council))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const isOld = (store: Store, council: CouncilId, name: string): boolean =>
  store.now().getTime() - statSync(join(folderOf(store, council), name)).mtimeMs > month

const folderOf = ({ dataDir }: Pick<Store, 'dataDir'>, council: CouncilId): string => join(dataDir, 'files', council)

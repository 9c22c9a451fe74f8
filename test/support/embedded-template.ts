/** A new embedded database takes seconds to make; tests copy one that was made once in the run. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { openStore } from '../../bot/storage/database.ts'
import type { StoreOptions } from '../../bot/storage/store.ts'

/** Fills a data folder with an empty database of this mode. Whoever comes first makes it, the others wait. */
export async function fillFromTemplate(options: StoreOptions): Promise<void> {
  const template = join(inject('sharedFolder'), `embedded-${options.mode}`)
  const ready = join(template, 'ready')
  if (isFirst(template)) {
    const store = await openStore({ ...options, dataDir: join(template, 'data') })
    await store.stop()
    writeFileSync(ready, '')
  }
  while (!existsSync(ready)) await pause(50)
  cpSync(join(template, 'data', 'database'), join(options.dataDir, 'database'), { recursive: true })
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

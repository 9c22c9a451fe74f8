/** Once for the whole run: the PostgreSQL server that storage tests share, and a folder for what they make once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresUrl: string
    /** Shared by all test files of the run, gone afterwards. */
    readonly sharedFolder: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const shared = mkdtempSync(join(tmpdir(), 'stepwise-run-'))
  project.provide('postgresUrl', server.adminUrl)
  project.provide('sharedFolder', shared)
  return async () => {
    await server.stop()
    rmSync(shared, { recursive: true, force: true })
  }
}

/**
 * Two groups: rules (no world, in a second or two) and everything that needs a database, a server or a browser.
 * Only the second group starts PostgreSQL, so `npm run check` stays quick.
 */
import { defineConfig } from 'vitest/config'

const rules = ['test/architecture.test.ts', 'test/{cards,dialogs,files,journeys,policies}/**/*.test.ts']
const everything = 'test/**/*.test.ts'

export default defineConfig({
  test: {
    // One process a file: tests change TZ and hold file locks. Two at a time: the machines it runs on have two cores.
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'rules',
          include: rules,
          setupFiles: ['test/support/fixed-seed.ts'],
          // Titles are sentences: they are shown whole.
          taskTitleValueFormatTruncate: 0,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'world',
          include: [everything],
          exclude: rules,
          setupFiles: ['test/support/fixed-seed.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          taskTitleValueFormatTruncate: 0,
          testTimeout: 30_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

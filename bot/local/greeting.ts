/** What `npm run try` says once everything runs: where to look and what to type. */
import { join } from 'node:path'
import type { Window } from './windows.ts'

export type Greeted = {
  readonly windows: readonly Pick<Window, 'person' | 'address'>[]
  readonly dataDir: string
  readonly council: string
  /** Every council there is. */
  readonly others: readonly string[]
}

export function greeting({ windows, dataDir, council, others }: Greeted): string {
  const addresses = windows.map(({ person, address }) => `  ${person.name.padEnd(44)} ${address}`)
  return [
    '',
    'Stepwise runs with sample people. Open each in a browser:',
    '',
    ...addresses,
    '',
    'In the first window, type:  can I step this down? CS-1042',
    'When you put it to a manager, the card comes up in the second window. The third is who runs the meetings:',
    'type “help” there, or “meetings” to say when they meet, where the document does not.',
    `To see what happens later, type in any window:  clock ${nextWeek()} 15:55`,
    '',
    `Another council: npm run try -- --council ${others.find(other => other !== council)}`,
    `What you do is kept in ${dataDir} and is there at the next start. Delete that folder to begin anew.`,
    `What Stepwise does is in ${join(dataDir, 'try.log')}. Ctrl-C stops everything.`,
    '',
  ].join('\n')
}

/** A day to move the clock to. */
const nextWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)

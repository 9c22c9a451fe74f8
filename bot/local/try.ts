/** `npm run try`: Stepwise on this computer, with a window each for a practitioner, a manager and a coordinator. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { councilFolders } from '../commands/read-procedures.ts'
import { readConfig } from '../config.ts'
import { insides } from '../insides.ts'
import { createLog } from '../log.ts'
import { type Bot, startBot } from '../wire.ts'
import { freePort } from './free-port.ts'
import { play } from './play.ts'
import { sampleCouncil, samplePeople, samplePerson } from './sample-people.ts'
import { openWindow, type Window } from './windows.ts'

const firstWindow = 56_150
const roles = ['practitioner', 'manager', 'coordinator'] as const

const { values } = parseArgs({
  options: { council: { type: 'string', default: sampleCouncil }, play: { type: 'boolean', default: false } },
})
await main(values.council, values.play).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

async function main(council: string, playing: boolean): Promise<void> {
  if (!councilFolders().includes(council))
    throw new Error(`There is no council "${council}". There are: ${councilFolders().join(', ')}`)
  if (playing) {
    await play(council, line => console.log(line))
    process.exit(0)
  }
  const dataDir = resolve(process.env.DATA_DIR ?? '.data')
  const bot = await openBot(dataDir)
  const windows = await openWindows(bot, council, dataDir)
  console.log(greeting(windows, join(dataDir, 'try.log')))
  const stop = async () => {
    await Promise.all(windows.map(window => window.stop()))
    await bot.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())
}

async function openBot(dataDir: string): Promise<Bot> {
  const port = String(await freePort(Number(process.env.PORT ?? 3978)))
  const read = readConfig(
    { ...process.env, STEPWISE_LOCAL: '1', DATA_DIR: dataDir, PORT: port, METRICS_PORT: '0' },
    councilFolders(),
  )
  if (!read.ok) throw new Error(['Stepwise does not start:', ...read.problems].join('\n- '))
  return startBot(read.config, { ...insides, log: createLog({ to: join(dataDir, 'try.log') }) })
}

async function openWindows(bot: Bot, council: string, dataDir: string): Promise<readonly Window[]> {
  const others = samplePeople.filter(person => person.council === council)
  const folder = join(dataDir, 'windows')
  const windows: Window[] = []
  for (const [index, role] of roles.entries()) {
    const person = samplePerson(council, role)
    windows.push(
      await openWindow({
        person,
        others,
        botAddress: bot.address,
        port: await freePort(firstWindow + index),
        folder,
      }),
    )
  }
  return windows
}

/** A day to move the clock to. */
const nextWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)

function greeting(windows: readonly Window[], log: string): string {
  const addresses = windows.map(({ person, address }) => `  ${person.name.padEnd(44)} ${address}`)
  return [
    '',
    'Stepwise runs with sample people. Open each in a browser:',
    '',
    ...addresses,
    '',
    'In the first window, type:  can I step this down? CS-1042',
    'Then put it to your manager: the card comes up in the second window, the agenda in the third.',
    `To see what happens later, type in any window:  clock ${nextWeek()} 15:55`,
    '',
    `What it does is in ${log}. Ctrl-C stops everything.`,
    '',
  ].join('\n')
}

/** `npm run try`: Stepwise on this computer, with a window each for a practitioner, a manager and a coordinator. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { councilFolders } from '../commands/read-procedures.ts'
import { readConfig } from '../config.ts'
import { insides } from '../insides.ts'
import { createLog } from '../log.ts'
import { type Bot, startBot } from '../wire.ts'
import { freePort } from './free-port.ts'
import { greeting } from './greeting.ts'
import { play } from './play.ts'
import { sampleCouncil, samplePeople, samplePerson } from './sample-people.ts'
import { openWindow, type Window } from './windows.ts'

const firstWindow = 56_150
const roles = ['practitioner', 'manager', 'coordinator'] as const

const usage = `Use: npm run try -- [--council NAME] [--play]. Councils: ${councilFolders().join(', ')}`

// Last of what runs at once: everything above it is there when it begins.
await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

async function main(): Promise<void> {
  const { council, playing } = readOptions()
  if (playing) {
    await play(council, line => console.log(line))
    process.exit(0)
  }
  const dataDir = resolve(process.env.DATA_DIR ?? '.data')
  console.log('Stepwise is starting. This takes up to a minute the first time.')
  const bot = await openBot(dataDir)
  const windows = await openWindows(bot, council, dataDir)
  console.log(greeting({ windows, dataDir, council, others: councilFolders() }))
  const stop = async () => {
    await Promise.all(windows.map(window => window.stop()))
    await bot.stop()
    console.log('Stepwise has stopped.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())
}

type Options = { readonly council: string; readonly playing: boolean }
function readOptions(): Options {
  const { council, play: playing } = parsedArgs()
  if (!councilFolders().includes(council)) throw new Error(`There is no council "${council}". ${usage}`)
  return { council, playing }
}

function parsedArgs() {
  const options = {
    council: { type: 'string', default: sampleCouncil },
    play: { type: 'boolean', default: false },
  } as const
  try {
    return parseArgs({ options }).values
  } catch (cause) {
    throw new Error(usage, { cause })
  }
}

async function openBot(dataDir: string): Promise<Bot> {
  const wished = process.env.PORT || '3978'
  // What is no port is left to the settings to complain about, with everything else.
  const port = /^\d{1,5}$/.test(wished) ? String(await freePort(Number(wished))) : wished
  const read = readConfig(
    { ...process.env, STEPWISE_LOCAL: '1', DATA_DIR: dataDir, PORT: port, METRICS_PORT: '0' },
    councilFolders(),
  )
  if (!read.ok) throw new Error(['Stepwise does not start:', ...read.problems.map(problem => `- ${problem}`)].join('\n'))
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

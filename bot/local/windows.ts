/** A window of Microsoft's Teams-like client for one sample person, in a browser on this computer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from '../../policies/case.ts'
import { activityOf, postActivity } from './person-activities.ts'

/** The one tenant that all windows say they belong to. */
export const sampleTenant = '5a3b1e00-0000-4000-8000-000000000000'

export type WindowOptions = {
  readonly person: Person
  /** The person's colleagues; the client takes five, neither more nor fewer. */
  readonly others: readonly Person[]
  readonly botAddress: string
  /** Wished for; another one is taken when it is busy. */
  readonly port: number
  /** For its settings and its log. */
  readonly folder: string
}
export type Window = { readonly person: Person; readonly address: string; readonly stop: () => Promise<void> }

/** Resolves once it shows its page. Rejects with what it said when it ends before that. */
export async function openWindow(options: WindowOptions): Promise<Window> {
  const folder = join(options.folder, options.person.id)
  mkdirSync(folder, { recursive: true })
  // JSON is YAML.
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(settingsFor(options), null, 2))
  const child = spawn(process.execPath, argumentsFor(options), {
    cwd: folder,
    env: environmentFor(folder),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const address = `http://127.0.0.1:${await portOf(child)}`
  await untilShown(child, address)
  await announce(options, address)
  return { person: options.person, address, stop: () => end(child) }
}

function argumentsFor({ botAddress, port }: WindowOptions): readonly string[] {
  const program = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  )
  const guard = join(import.meta.dirname, 'window-guard.ts')
  const flags = ['-e', `${botAddress}/api/messages`, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  return ['--import', guard, program, 'start', ...flags]
}

const environmentFor = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  TEAMSAPPTESTER_BROWSER: 'none',
  M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'client.log'),
  NODE_NO_WARNINGS: '1',
})

const settingsFor = ({ person, others }: WindowOptions) => ({
  version: '0.1.1',
  tenantId: sampleTenant,
  bot: { id: 'stepwise', name: 'Stepwise' },
  currentUser: userFrom(person),
  users: others
    .filter(other => other.id !== person.id)
    .slice(0, 5)
    .map(userFrom),
  personalChat: { id: personalChat(person) },
  groupChat: { id: `group-${person.id}`, name: 'Group chat' },
  team: {
    id: `team-${person.id}`,
    name: 'Team',
    aadGroupId: sampleTenant,
    channels: [{ id: `channel-${person.id}`, name: 'General' }],
  },
})

const personalChat = (person: Person): string => `personal-${person.id}`

/** As Teams does before anybody has written: whoever has not opened their window yet can be told something. */
async function announce({ person, botAddress }: WindowOptions, address: string): Promise<void> {
  const chat = { person, serviceUrl: `${address}/_connector`, tenant: sampleTenant, botId: 'stepwise' }
  const there = activityOf(chat, {
    type: 'conversationUpdate',
    membersAdded: [{ id: `user-${person.id}`, name: person.name }],
  })
  const conversation = { ...there.conversation, id: personalChat(person) } as typeof there.conversation
  const { status } = await postActivity(botAddress, { ...there, conversation })
  if (status !== 200) throw new Error(`the bot answered ${status} to a new conversation`)
}

/** The client asks for these names, in this spelling. */
const userFrom = ({ id, name }: Person) => {
  const address = `${id}@sample.invalid`
  return {
    id: `user-${id}`,
    name,
    userPrincipleName: address,
    aadObjectId: id,
    givenName: name,
    surname: 'Sample',
    email: address,
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      const port = /Listening on (\d+)/.exec(said)?.[1]
      if (port) resolve(Number(port))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the client ended (${code}): ${said}`)))
  })
}

/** It says that it listens before it has read its settings, and ends when they are wrong. */
async function untilShown(child: ChildProcess, address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error('the client ended; its log says why')
    const shown = await fetch(address).then(
      answer => answer.ok,
      () => false,
    )
    if (shown) return
    await sleep(100)
  }
  throw new Error('the client shows nothing after 30 seconds')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

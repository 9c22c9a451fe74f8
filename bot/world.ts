/** What differs between a council's deployment and this computer: the clock, the people, files, addresses. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Activity } from 'botbuilder'
import type { Server } from 'restify'
import type { Delivery, Incoming } from '../dialogs/incoming.ts'
import type { Ports } from '../dialogs/ports.ts'
import { consentActivity } from './activities.ts'
import type { Config } from './config.ts'
import { type Hosts, microsoftHosts } from './delivery/hosts.ts'
import { type LiveDirectory, watchPeople } from './directory.ts'
import type { Attempt } from './jobs/attempts.ts'
import type { Fire } from './jobs/sweep.ts'
import type { Log } from './log.ts'
import type { Outside } from './outside.ts'
import { type FileSender, teamsFiles } from './send-file.ts'
import type { SafetyMirror } from './storage/safety-mirror.ts'
import type { Store } from './storage/store.ts'

/** What a world may use once everything else runs. */
export type Running = {
  readonly server: Server
  /** Where the server listens, without a path. */
  readonly address: string
  readonly store: Store
  readonly ports: Ports
  readonly fire: Fire
  readonly attempt: Attempt
}

export type DirectoryMirror = Pick<SafetyMirror, 'directory' | 'keepDirectory'>

export type World = {
  readonly now: () => Date
  readonly hosts: Hosts
  /** Who works with Stepwise; kept for a start at which the file is wrong. */
  readonly openDirectory: (kept: DirectoryMirror) => LiveDirectory
  readonly files: FileSender
  readonly filesOf: (ports: Ports, delivery: Delivery) => Promise<readonly Partial<Activity>[]>
  /** What is said to the world and not to Stepwise. */
  readonly hear: ((incoming: Incoming) => Promise<string | null>) | null
  /** Long enough for reminders that fall due together to be committed. */
  readonly untilAllAreThere: () => Promise<void>
  /** Workers do nothing until this resolves. */
  readonly idle: () => Promise<void>
  readonly start: (running: Running) => Promise<void>
}

/** Longer than a sweep of some hundred reminders takes. */
export const aMoment = (): Promise<void> => sleep(2_000)

export const newId = (): string => randomUUID()

const wall = (): Date => new Date()

/** Microsoft's own world, with the clock on the wall. */
export function liveWorld(
  config: Config,
  log: Log,
  { hosts = microsoftHosts, now = wall }: Pick<Outside, 'hosts' | 'now'>,
): World {
  return {
    now,
    hosts,
    openDirectory: kept => openPeopleFile(config, { log, kept }),
    files: teamsFiles(hosts),
    filesOf: offered,
    hear: null,
    untilAllAreThere: aMoment,
    idle: async () => undefined,
    start: async () => undefined,
  }
}

/** `PEOPLE_FILE`, watched, and kept beside the database after each good reading. */
export function openPeopleFile(
  { peopleFile, councils }: Config,
  { log, kept }: { readonly log: Log; readonly kept: DirectoryMirror },
): LiveDirectory {
  const path = peopleFile ?? ''
  return watchPeople({ path, councils, log, onPeople: kept.keepDirectory, last: kept.directory() })
}

/** Teams asks the person before it takes a file. */
async function offered(ports: Ports, { notice, files }: Delivery): Promise<readonly Partial<Activity>[]> {
  const found = await Promise.all(files.map(file => ports.findFile(notice.council, file.name)))
  return found.flatMap(file => (file ? [consentActivity(file, file.content.byteLength, file.name)] : []))
}

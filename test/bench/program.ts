/** A program under measurement: started, looked at through `/proc`, stopped. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Program = {
  readonly pid: number
  readonly address: string
  readonly ready: Ready
  /** Where its inspector listens; null unless it was asked for. */
  readonly inspector: () => string | null
  readonly stop: () => Promise<void>
}

/** From its start to its first good answer, in ms: on the clock, and of CPU. */
export type Ready = { readonly ms: number; readonly cpuMs: number }

export type Starting = {
  /** Path of the program's file. */
  readonly file: string
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  readonly inspect?: boolean
}

const patienceMs = 60_000

/** Resolves once `GET /readyz` is answered with 200. Rejects with what it said when it ends before that. */
export async function startProgram({ file, port, env, inspect }: Starting): Promise<Program> {
  const from = performance.now()
  const flags = inspect ? ['--inspect=127.0.0.1:0'] : []
  const child = spawn(process.execPath, [...flags, file], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listenTo(child)
  const address = `http://127.0.0.1:${port}`
  try {
    while (!(await isReady(address))) {
      if (child.exitCode !== null) throw new Error(`${file} ended: ${said()}`)
      if (performance.now() - from > patienceMs) throw new Error(`${file} is not ready: ${said()}`)
      await sleep(5)
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  const ready = { ms: performance.now() - from, cpuMs: cpuOf(child.pid ?? 0) }
  const inspector = () => /ws:\/\/\S+/.exec(said())?.[0] ?? null
  return { pid: child.pid ?? 0, address, ready, inspector, stop: () => end(child) }
}

/** The last of what it wrote, for when it goes wrong. */
function listenTo(child: ChildProcess): () => string {
  let first = ''
  let last = ''
  const hear = (chunk: Buffer) => {
    if (first.length < 2_000) first += chunk
    last = (last + chunk).slice(-4_000)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return () => (first === last ? first : `${first}\n…\n${last}`)
}

function isReady(address: string): Promise<boolean> {
  return new Promise(resolve => {
    const asked = http.get(`${address}/readyz`, { agent: false }, answer => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    asked.once('error', () => resolve(false))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}

/** Milliseconds of CPU that each thread of a process has had, to the nanosecond; a process that is gone has none. */
function cpuOf(pid: number): number {
  let ns = 0
  for (const task of entries(`/proc/${pid}/task`)) {
    ns += Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0] || 0)
  }
  return ns / 1e6
}

/** A stopwatch of CPU: ms since it was made, over processes that may come (and, uncounted from then on, go). */
export function cpuWatch(pids: () => readonly number[]): () => number {
  const before = new Map(pids().map(pid => [pid, cpuOf(pid)]))
  const latest = new Map(before)
  return () => {
    for (const pid of pids()) latest.set(pid, cpuOf(pid) || (latest.get(pid) ?? 0))
    let sum = 0
    for (const [pid, ms] of latest) sum += ms - (before.get(pid) ?? 0)
    return sum
  }
}

/** A process and its children. */
export function familyOf(pid: number): readonly number[] {
  const children = entries('/proc').filter(name => /^\d+$/.test(name) && parentOf(read(`/proc/${name}/stat`)) === pid)
  return [pid, ...children.map(Number)]
}

/** The name in brackets may hold anything, spaces included. */
const parentOf = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])

/** Resident memory in MB: now, and at its highest. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = read(`/proc/${pid}/status`)
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { now: mb('VmRSS'), peak: mb('VmHWM') }
}

/** Processes end while they are looked at: what is gone reads as empty. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return ''
    throw error
  }
}
function entries(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return []
    throw error
  }
}

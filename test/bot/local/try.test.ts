/** `npm run try`, as a newcomer starts it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const program = join(import.meta.dirname, '../../../bot/local/try.ts')
const dataDir = mkdtempSync(join(tmpdir(), 'stepwise-try-'))
let running: Started | undefined

type Started = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> }
function start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return { child, said: () => said, ended: new Promise(resolve => child.once('exit', code => resolve(code))) }
}

/** Until it says so; rejects with everything it said when it ends before. */
async function until(started: Started, words: string): Promise<void> {
  const ended = started.ended.then(code => Promise.reject(new Error(`it ended (${code}): ${started.said()}`)))
  const heard = new Promise<void>(resolve => {
    const look = () => (started.said().includes(words) ? resolve() : undefined)
    started.child.stdout?.on('data', look)
    look()
  })
  await Promise.race([heard, ended])
}

afterAll(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
  rmSync(dataDir, { recursive: true, force: true })
})

describe('npm run try', () => {
  it('opens a window each for three people and says what to type', { timeout: 180_000 }, async () => {
    running = start()
    await until(running, 'Ctrl-C stops everything.')
    const addresses = running.said().match(/http:\/\/127\.0\.0\.1:\d+/g) ?? []
    expect(new Set(addresses).size).toBe(3)
    for (const address of addresses) expect((await fetch(address)).status).toBe(200)
    expect(running.said()).toContain('can I step this down? CS-1042')
    expect(running.said()).toContain(dataDir)
  })
  it('is refused the folder that another one works in, in one sentence', { timeout: 60_000 }, async () => {
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(dataDir)
    expect(second.said()).not.toContain('    at ')
  })
  it('stops everything at Ctrl-C', { timeout: 60_000 }, async () => {
    const [address = ''] = running?.said().match(/http:\/\/127\.0\.0\.1:\d+/) ?? []
    running?.child.kill('SIGINT')
    expect(await running?.ended).toBe(0)
    expect(running?.said()).toContain('Stepwise has stopped.')
    await expect(fetch(address)).rejects.toThrow()
  })
  it.each([
    [['--plya'], {}, 'Use: npm run try'],
    [['halton'], {}, 'Use: npm run try'],
    [['--council', 'atlantis'], {}, 'There is no council "atlantis". Use: npm run try'],
    [
      [],
      { PORT: 'x', STEPWISE_COUNCILS: 'atlantis' },
      '- PORT: is not a port number\n- STEPWISE_COUNCILS: "atlantis" is not one of',
    ],
  ])('says what is wrong with %j %j', { timeout: 60_000 }, async (args, env, words) => {
    const wrong = start(args, env)
    expect(await wrong.ended).toBe(1)
    expect(wrong.said()).toContain(words)
    expect(wrong.said()).not.toContain('    at ')
  })
})

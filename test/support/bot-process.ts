/** The bot as a process of its own, to be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export type BotProcess = {
  readonly address: string
  /** `kill -9`. */
  readonly kill: () => Promise<void>
  /** SIGTERM; the exit code. */
  readonly stop: () => Promise<number | null>
}

const main = join(import.meta.dirname, '../../bot/main.ts')

/** Resolves when it is ready; rejects with what it said when it ends before. */
export async function spawnBot(env: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, STEPWISE_LOCAL: '1', PORT: '0', STEPWISE_COUNCILS: 'swindon', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>(resolve => {
      child.once('exit', code => resolve(code))
      child.kill(signal)
    })
  return { address, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      const ready = said.split('\n').find(line => line.includes('"msg":"ready"'))
      if (ready) resolve(String(JSON.parse(ready).address))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`the bot ended (${code}): ${said}`)))
  })
}

/** Starts the whole bot in live mode as a process of its own, moves its clock, kills it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder'

export type LiveSettings = {
  readonly env: Readonly<Record<string, string>>
  readonly issuer: ConfigurationBotFrameworkAuthenticationOptions
  /** Where the stand-in for Graph listens. */
  readonly graph: string
  /** What its clock says when it starts; the clock goes on from there. */
  readonly at: string
}
export type LiveProcess = {
  readonly address: string
  readonly moveTo: (at: string) => Promise<void>
  /** `kill -9`. */
  readonly kill: () => Promise<void>
  /** Ends what is running first. */
  readonly stop: () => Promise<void>
}

const script = join(import.meta.dirname, 'live-bot-process.ts')

/** Resolves when it is ready; rejects when it ends before. */
export async function startLiveProcess(settings: LiveSettings): Promise<LiveProcess> {
  const child = fork(script, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  const answer = async (): Promise<{ readonly address?: string }> => {
    const [said] = await Promise.race([once(child, 'message'), ended.then(() => [null])])
    if (said === null) throw new Error(`the bot ended by itself (${child.exitCode})`)
    return said
  }
  const { address = '' } = await answer()
  return {
    address,
    moveTo: async at => {
      child.send({ at })
      await answer()
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.send({ at: null })
      await ended
    },
  }
}

/** This side of the stand-in connector. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A message that the bot sent: to whom, and its text as it came. */
export type Taken = { readonly conversation: string; readonly body: string }
export type Asked = { readonly kind: 'count' } | { readonly kind: 'taken'; readonly from: number }
export type Told =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'taken'; readonly taken: readonly Taken[] }

export type Connector = {
  readonly serviceUrl: string
  /** How many messages it has taken so far. */
  readonly count: () => Promise<number>
  /** Those from this one on, in their order. */
  readonly taken: (from: number) => Promise<readonly Taken[]>
  readonly stop: () => Promise<void>
}

export async function startConnector(): Promise<Connector> {
  const child = fork(join(import.meta.dirname, 'connector-program.ts'), { execArgv: [] })
  const listening = await told(child)
  if (listening.kind !== 'listening') throw new Error('the connector does not listen')
  const ask = (asked: Asked) => {
    child.send(asked)
    return told(child)
  }
  return {
    serviceUrl: `http://127.0.0.1:${listening.port}/`,
    count: async () => {
      const answer = await ask({ kind: 'count' })
      return answer.kind === 'count' ? answer.count : 0
    },
    taken: async from => {
      const answer = await ask({ kind: 'taken', from })
      return answer.kind === 'taken' ? answer.taken : []
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** One question at a time is asked, so that the next message is its answer. */
async function told(child: ChildProcess): Promise<Told> {
  const [message] = await once(child, 'message')
  return message as Told
}

/** What is measured of the echo: the same load, the same connector. */
import { join } from 'node:path'
import { textOf } from '../../bot/local/person-activities.ts'
import type { Connector } from './connector.ts'
import { freePort } from './engines.ts'
import { type Figures, measure } from './measure.ts'
import { memoryOf, type Program, startProgram } from './program.ts'
import { chatOf } from './staff.ts'
import type { Memory } from './stepwise.ts'

export type Echo = { readonly figures: Figures; readonly memory: Memory }

const file = join(import.meta.dirname, 'echo-bot.ts')

export const startEcho = async (): Promise<Program> => startProgram({ file, port: await freePort(), env: {} })

/** As many turns, in loads, as Stepwise has behind it in the middle of its road: both are measured warm. */
const warmUps = 8

/** Throws when an answer is not the echo of its turn. */
export async function measureEcho(turns: number, connector: Connector): Promise<Echo> {
  const program = await startEcho()
  try {
    const under = { program, connector, database: null }
    const bodies = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        JSON.stringify(textOf(chatOf(connector.serviceUrl, 'worker', index), `turn ${index}`)),
      )
    await measure(under, bodies(turns * warmUps), turns * warmUps)
    const { figures, sent } = await measure(under, bodies(turns), turns)
    const said = new Set(sent.map(({ body }) => (JSON.parse(body) as { readonly text?: string }).text))
    const lost = Array.from({ length: turns }, (_, index) => `You said: turn ${index}`).find(text => !said.has(text))
    if (lost) throw new Error(`the echo never said “${lost}”`)
    return { figures, memory: memoryOf(program.pid) }
  } finally {
    await program.stop()
  }
}

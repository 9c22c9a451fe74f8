/** A CPU profile of a bot at work, taken through its inspector; Chrome's developer tools and others read the file. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Profiling = { readonly inspector: string; readonly folder: string; readonly name: string }

/** Does the work and writes `FOLDER/NAME.cpuprofile`. */
export async function profiled<T>(profiling: Profiling, work: () => Promise<T>): Promise<T> {
  const line = await openLine(profiling.inspector)
  await line.ask('Profiler.enable')
  await line.ask('Profiler.setSamplingInterval', { interval: 200 })
  await line.ask('Profiler.start')
  const result = await work()
  const { profile } = (await line.ask('Profiler.stop')) as { readonly profile: unknown }
  line.close()
  mkdirSync(profiling.folder, { recursive: true })
  writeFileSync(join(profiling.folder, `${profiling.name}.cpuprofile`), JSON.stringify(profile))
  return result
}

type Line = {
  readonly ask: (method: string, params?: object) => Promise<unknown>
  readonly close: () => void
}

async function openLine(address: string): Promise<Line> {
  const socket = new WebSocket(address)
  const waiting = new Map<number, (result: unknown) => void>()
  let asked = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { readonly id: number; readonly result: unknown }
    waiting.get(id)?.(result)
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('the inspector does not answer')))
  })
  return {
    ask: (method, params = {}) =>
      new Promise(resolve => {
        waiting.set(++asked, resolve)
        socket.send(JSON.stringify({ id: asked, method, params }))
      }),
    close: () => socket.close(),
  }
}

/** A bot in local mode with a window of Microsoft's Teams-like client for each of some sample people of Swindon. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insides } from '../../bot/insides.ts'
import { freePort } from '../../bot/local/free-port.ts'
import { samplePeople, samplePerson } from '../../bot/local/sample-people.ts'
import { openWindow, type Window } from '../../bot/local/windows.ts'
import { type Bot, startBot } from '../../bot/wire.ts'
import type { StepwiseRole } from '../../policies/case.ts'
import { localConfig, testOutside } from './connector.ts'
import { fillFromTemplate } from './embedded-template.ts'

export type Playground<R extends StepwiseRole = StepwiseRole> = {
  readonly bot: Bot
  readonly windows: Readonly<Record<R, Window>>
  readonly stop: () => Promise<void>
}

/** Everything listens on free ports; the data folder goes when it stops. */
export async function startPlayground<R extends StepwiseRole>(
  roles: readonly R[],
  council = 'swindon',
): Promise<Playground<R>> {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-playground-'))
  await fillFromTemplate({
    dataDir: folder,
    mode: 'local',
    councils: [],
    now: () => new Date(),
    newId: () => '',
  })
  const bot = await startBot(localConfig({ DATA_DIR: folder, STEPWISE_COUNCILS: council }), testOutside(insides))
  const others = samplePeople.filter(person => person.council === council)
  const windows: [R, Window][] = []
  for (const [index, role] of roles.entries()) {
    const port = await freePort(56_350 + 10 * index)
    const person = samplePerson(council, role)
    windows.push([
      role,
      await openWindow({ person, others, botAddress: bot.address, port, folder: join(folder, 'windows') }),
    ])
  }
  return {
    bot,
    windows: Object.fromEntries(windows) as Record<R, Window>,
    stop: async () => {
      await Promise.all(windows.map(([, window]) => window.stop()))
      await bot.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

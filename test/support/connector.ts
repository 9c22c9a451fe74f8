/** A bot in local mode with a stand-in connector, both on free ports, in a data folder that goes afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { type Config, readConfig } from '../../bot/config.ts'
import type { Chat } from '../../bot/local/person-activities.ts'
import { samplePerson } from '../../bot/local/sample-people.ts'
import { type StandIn, startStandIn } from '../../bot/local/stand-in.ts'
import { createLog } from '../../bot/log.ts'
import type { Outside } from '../../bot/outside.ts'
import { type Bot, startBot } from '../../bot/wire.ts'
import type { StepwiseRole } from '../../policies/case.ts'
import { fillFromTemplate } from './embedded-template.ts'
import { stubDoors } from './stub-doors.ts'

export const testTenant = '00000000-0000-4000-8000-0000000000aa'

export type Bench = {
  readonly bot: Bot
  readonly connector: StandIn
  readonly dataDir: string
  readonly config: Config
  /** The personal chat of Swindon's sample person with this role. */
  readonly chat: (role?: StepwiseRole) => Chat
  readonly stop: () => Promise<void>
}

export type BenchOptions = {
  readonly outside?: Partial<Outside>
  readonly env?: Readonly<Record<string, string>>
}

export async function startBench({ outside = {}, env = {} }: BenchOptions = {}): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stepwise-bench-'))
  await fillFromTemplate({ dataDir, mode: 'local', councils: [], now: () => new Date(), newId: () => '' })
  const connector = await startStandIn()
  const config = localConfig({ DATA_DIR: dataDir, ...env })
  const bot = await startBot(config, testOutside(outside))
  return {
    bot,
    connector,
    dataDir,
    config,
    chat: (role = 'practitioner') => ({
      person: samplePerson('swindon', role),
      serviceUrl: connector.serviceUrl,
      tenant: testTenant,
      botId: '28:stepwise',
    }),
    stop: async () => {
      await bot.stop()
      await connector.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export function testOutside(over: Partial<Outside> = {}): Outside {
  return { doors: stubDoors(), log: createLog({ level: 'silent' }), ...over }
}

/** The settings of local mode on free ports, with these changes. */
export function localConfig(env: Readonly<Record<string, string>>): Config {
  const read = readConfig({ STEPWISE_LOCAL: '1', PORT: '0', STEPWISE_COUNCILS: 'swindon', ...env }, councilFolders())
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.config
}

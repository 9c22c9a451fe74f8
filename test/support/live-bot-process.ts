/**
 * The whole bot in live mode as a process of its own, to be killed: its library, its service and its issuer are the
 * test's stand-ins, and its clock begins where the test says. Takes its settings as JSON; `{ at }` moves the clock,
 * and without an instant it ends in order.
 */
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { readConfig } from '../../bot/config.ts'
import { loopbackHosts, microsoftHosts } from '../../bot/delivery/hosts.ts'
import { insides } from '../../bot/insides.ts'
import { startBot } from '../../bot/wire.ts'
import { credentials } from './bot-credentials.ts'
import { fetchTo, goodToken } from './graph-stand-in.ts'
import type { LiveSettings } from './live-process.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as LiveSettings
const clock = { from: Date.parse(given.at), since: Date.now() }
process.on('message', ({ at }: { readonly at: string | null }) => {
  if (at === null) return void bot.stop().then(() => process.exit(0))
  Object.assign(clock, { from: Date.parse(at), since: Date.now() })
  process.send?.({ moved: at })
})

const read = readConfig(given.env, councilFolders())
if (!read.ok) throw new Error(read.problems.join('\n'))
const credential = { getToken: async () => ({ token: goodToken, expiresOnTimestamp: Date.now() + 3_600_000 }) }
const bot = await startBot(
  { ...read.config, host: '127.0.0.1' },
  {
    ...insides,
    authentication: { settings: given.issuer, credentials },
    hosts: { service: loopbackHosts.service, file: microsoftHosts.file },
    graph: { fetch: fetchTo(given.graph), credential },
    now: () => new Date(clock.from + Date.now() - clock.since),
  },
)
process.send?.({ address: bot.address })

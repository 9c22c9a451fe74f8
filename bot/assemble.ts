/** The parts that stand between an open store and an open door, put together. */
import type { Ports } from '../dialogs/ports.ts'
import { conversationMemory } from '../dialogs/remembered.ts'
import type { Directory } from '../policies/decision.ts'
import { Adapter } from './adapter.ts'
import { Authentication, credentialsOf, settingsOf, tokensOf } from './authentication.ts'
import type { Calendar } from './calendar.ts'
import type { Config } from './config.ts'
import { knownConversations } from './delivery/conversations.ts'
import { createDayCards } from './delivery/day-cards.ts'
import { shortMemory } from './delivery/day-notices.ts'
import { noticeDelivery } from './delivery/deliver-notice.ts'
import { createPace } from './delivery/pace.ts'
import { connectorsOf } from './delivery/sending.ts'
import { createSwitch, type Switch } from './delivery/switch.ts'
import { tellInOrder } from './delivery/tell-in-order.ts'
import { personTelling } from './delivery/tell-person.ts'
import { waitingForTheDay } from './delivery/waiting-for-the-day.ts'
import { workbookReading } from './files/fetch-workbook.ts'
import { type Attempt, attempts } from './jobs/attempts.ts'
import type { Fire } from './jobs/sweep.ts'
import type { Log } from './log.ts'
import { agendaMaking, agendaNaming, calendarMaking, minutesMaking } from './make-agenda.ts'
import { type Answer, answerPosted, type Posted } from './messages.ts'
import type { Metrics } from './metrics.ts'
import type { Outside } from './outside.ts'
import { servedProcedures } from './served-procedures.ts'
import { storagePorts } from './storage/ports.ts'
import type { Store } from './storage/store.ts'
import { TeamsBot } from './teams-bot.ts'
import { turnsOf } from './turn.ts'
import { workbookPlace } from './workbook-place.ts'
import type { World } from './world.ts'

export type Given = {
  readonly config: Config
  readonly outside: Outside
  readonly log: Log
  readonly metrics: Metrics
  readonly world: World
  readonly store: Store
  readonly directory: Directory
  readonly calendar: Calendar
}
export type Assembled = {
  readonly ports: Ports
  readonly answer: (posted: Posted) => Promise<Answer>
  readonly work: { readonly begin: () => Promise<void>; readonly fire: Fire; readonly attempt: Attempt }
}

export function assemble(given: Given): Assembled {
  const { config, outside, log, metrics, world, store, directory } = given
  const ports = portsOf(given)
  const conversations = knownConversations(store, {
    tenant: tenantOf(config),
    log,
    directory,
    cameBack: missed => void tellInOrder(attempt, missed, log),
  })
  const adapter = createAdapter(given)
  const off = createSwitch()
  const shared = { doors: outside.doors, ports, log, metrics, conversations }
  const turns = turnsOf({ ...shared, files: world.files, hear: world.hear })
  const bot = new TeamsBot(turns, context => conversations.announce(context.activity))
  const appId = config.identity?.appId ?? ''
  const tell = personTelling({
    ...shared,
    adapter,
    off,
    appId,
    filesOf: delivery => world.filesOf(ports, delivery),
    now: world.now,
  })
  const attempt = attempts(store, noticeDelivery({ ...shared, ...dayParts(given), tell }))
  return {
    ports,
    answer: answering(given, { adapter, bot, off }),
    work: { attempt, fire: firing(outside, ports), begin: beginning(outside, ports) },
  }
}

const tenantOf = ({ tenant }: Config): string => tenant ?? 'local'

const dayParts = ({ calendar, config, store, world }: Given) => ({
  calendar,
  dayCards: createDayCards(store, tenantOf(config), calendar),
  waitingForTheDay: shortMemory(council => waitingForTheDay(store, council)),
  untilAllAreThere: world.untilAllAreThere,
})

function portsOf({ config, directory, world, store, log, outside }: Given): Ports {
  const served = servedProcedures(config.councils, world.now)
  const { procedure } = served
  const makeAgenda = agendaMaking({ directory, ...served, now: world.now, sample: config.local })
  const place = { hosts: world.hosts, log, makeAgenda, nameOf: agendaNaming({ procedure }), ...outside.graph }
  return {
    ...storagePorts(store),
    ...conversationMemory(),
    directory,
    ...served,
    makeAgenda,
    makeCalendar: calendarMaking({ procedure, now: world.now }),
    readWorkbook: workbookReading({ hosts: world.hosts, log }),
    keepWorkbook: workbookPlace(config, place),
    makeMinutes: minutesMaking({ ...served, now: world.now }),
  }
}

function createAdapter({ config, outside, log, world }: Given): Adapter {
  const { settings, credentials } = outside.authentication ?? {
    settings: settingsOf(config.identity),
    credentials: credentialsOf(config.identity),
  }
  const token = tokensOf(config.identity, credentials)
  const connectors = connectorsOf({ hosts: world.hosts, pace: createPace(), token })
  return new Adapter(new Authentication(settings, credentials, connectors), log)
}

type Mouth = { readonly adapter: Adapter; readonly bot: TeamsBot; readonly off: Switch }

/** Whoever writes shows that the bot is switched on. */
function answering({ config, world }: Given, { adapter, bot, off }: Mouth): Assembled['answer'] {
  const { tenant } = config
  const parts = { adapter, tenant, hosts: world.hosts, run: bot.run.bind(bot), onActivity: off.turnOn }
  return posted => answerPosted(parts, posted)
}

/** Council by council; what was set going already stays as it is. */
const beginning =
  ({ doors }: Outside, ports: Ports) =>
  async (): Promise<void> => {
    for (const council of ports.councils()) await doors.begin(ports, council)
  }

/** A reminder is a dialog of its own; what it says goes out as notices. */
const firing =
  ({ doors }: Outside, ports: Ports): Fire =>
  async (reminder, at) => {
    await doors.handle(ports, { kind: 'timer', reminder, at: at.toISOString() })
  }

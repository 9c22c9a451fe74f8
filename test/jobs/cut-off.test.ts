/**
 * The whole way of a list at its cut-off: booked cases, the clock of the running bot, Microsoft's own Graph client, the
 * library, what the coordinator is told; through refusals, a power cut and a day away. Each bot is a process of its own.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readWorkbook } from '../../bot/files/read-workbook.ts'
import { installOf, postActivity } from '../../bot/local/person-activities.ts'
import { samplePeople, samplePerson } from '../../bot/local/sample-people.ts'
import { type StandIn, startStandIn } from '../../bot/local/stand-in.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { handle } from '../../dialogs/handle.ts'
import { conversationMemory } from '../../dialogs/remembered.ts'
import type { StepwiseRole } from '../../policies/case.ts'
import { rowXml, workbookOf } from '../files/workbook-parts.ts'
import { testAppId } from '../support/bot-credentials.ts'
import { testTenant } from '../support/connector.ts'
import { driveId, type GraphMood, type GraphStandIn, startGraph } from '../support/graph-stand-in.ts'
import { type LiveProcess, startLiveProcess } from '../support/live-process.ts'
import { memoryPorts, readProcedures } from '../support/memory-ports.ts'
import { newFolder, type OpenedStore, openEmbedded, openServer, storeOptions } from '../support/open-stores.ts'
import { type Issuer, liveEnvironment, peopleCsv, startIssuer } from '../support/tokens.ts'

const meetingId = 'swindon-sw-f1:2026-12-01'
const path = 'Meetings/swindon/swindon-transfer-meeting-2026-12-01.xlsx'
const references = ['CS-5001', 'CS-5002', 'CS-5003']
const listMade = 'The cut-off has passed. This is the list.'

let issuer: Issuer
beforeAll(async () => {
  issuer = await startIssuer()
})
afterAll(() => issuer.stop())

describe.each([
  ['on the embedded database', openEmbedded],
  ['on a server', openServer],
] as const)('a list at its cut-off, %s', (engine, open) => {
  const opened: OpenedStore[] = []
  const running: LiveProcess[] = []
  const stops: (() => Promise<void>)[] = []
  let graph: GraphStandIn
  let connector: StandIn
  afterAll(async () => {
    for (const process of running) await process.kill()
    for (const { close, options } of opened) if (options.databaseUrl) await close()
    for (const stop of stops) await stop()
  })

  /** Cases on the list of Tuesday 1 December, opened and booked through the conversations on the Monday before. */
  async function booked(): Promise<(at: string) => Promise<LiveProcess>> {
    ;[graph, connector] = await Promise.all([startGraph(), startStandIn()])
    stops.push(graph.stop, connector.stop)
    const store = await open({ mode: 'live' })
    opened.push(store)
    const now = () => new Date('2026-11-23T10:00:00Z')
    const memory = memoryPorts({ procedures: readProcedures(['swindon']), people: samplePeople, now })
    const ports = { ...memory, ...storagePorts(store.store), ...conversationMemory(), now, mode: 'local' as const }
    let turns = 0
    const press = (data: object) => {
      const { id } = samplePerson('swindon', 'practitioner')
      const from = {
        tenant: 't',
        userId: id,
        conversationId: 'c',
        conversation: 'personal',
        activityId: `${++turns}`,
      } as const
      return handle(ports, { kind: 'press', from, data, replyTo: 'card', invoke: true })
    }
    for (const reference of references) {
      await press({ verb: 'start-case', reference, route: 'SW-D2' })
      const caseId = (await ports.findCaseByReference('swindon', reference))?.id
      await press({ verb: 'confirm-book', caseId, meetingId })
    }
    expect((await ports.agendaOf('swindon', meetingId))?.items).toHaveLength(references.length)
    const { dataDir, databaseUrl } = store.options
    if (!databaseUrl) await store.store.stop()
    const peopleFile = join(newFolder(), 'people.csv')
    writeFileSync(peopleFile, peopleCsv('swindon'))
    const env = {
      ...liveEnvironment(dataDir, peopleFile),
      SHAREPOINT_DRIVE_ID: driveId,
      SHAREPOINT_FOLDER: 'Meetings',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    }
    return async at => {
      const bot = await startLiveProcess({ env, issuer: issuer.settings, graph: graph.base, at })
      running.push(bot)
      return bot
    }
  }

  /** Opens their chat with the bot, as Teams does when the app is installed for them. */
  async function install(bot: LiveProcess, role: StepwiseRole): Promise<void> {
    const { serviceUrl } = connector
    const chat = { person: samplePerson('swindon', role), serviceUrl, tenant: testTenant, botId: `28:${testAppId}` }
    const { status } = await postActivity(bot.address, installOf(chat), await issuer.token({ serviceUrl }))
    expect(status).toBe(200)
  }
  const told = (role: StepwiseRole, words: string) => {
    const { id } = samplePerson('swindon', role)
    return connector
      .carried()
      .filter(({ conversation, activity }) => conversation.includes(id) && JSON.stringify(activity).includes(words))
  }
  const puts = () => graph.requests.filter(({ method }) => method === 'PUT').length
  const eventually = (look: () => void | Promise<void>) => vi.waitFor(look, { timeout: 30_000, interval: 100 })
  /** A claim of a killed bot lapses after a minute of the database's own clock: the minute is over. */
  async function aMinuteLater(): Promise<void> {
    const [store] = opened.slice(-1)
    if (store?.options.databaseUrl)
      await store.store.inCouncil('swindon', trx =>
        sql`update stepwise.reminders set claimed_at = claimed_at - interval '61s'`.execute(trx),
      )
  }
  const tableThere = async () => {
    const read = await readWorkbook(graph.files.get(path)?.content ?? new Uint8Array())
    return read.ok ? read.rows : []
  }

  it('reaches the library through throttling, a lock, somebody’s change and a power cut; once, with what they typed', async () => {
    const start = await booked()
    const bot = await start('2026-11-26T15:59:00Z')
    await install(bot, 'coordinator')
    const throttled: GraphMood = { status: 429, code: 'activityLimitReached', retryAfter: '90' }
    graph.mood(() => throttled)
    await bot.moveTo('2026-11-26T16:00:00Z')
    await eventually(() => expect(graph.requests).toHaveLength(1))
    await eventually(() => expect(told('coordinator', listMade)).toHaveLength(1))
    for (const reference of references) expect(told('coordinator', reference)).not.toEqual([])

    const theirs = (note: string) => workbookOf(rowXml(1, ['Reference', 'Our notes']) + rowXml(2, ['CS-5002', note]))
    graph.files.set(path, { id: 'theirs', content: theirs('Typed by hand'), version: 1, locked: true })
    graph.mood(() => undefined)
    await bot.moveTo('2026-11-26T16:01:50Z')
    await eventually(() => expect(puts()).toBe(1))
    expect(graph.files.get(path)).toMatchObject({ version: 1, locked: true })

    graph.files.set(path, { id: 'theirs', content: theirs('Typed by hand'), version: 2 })
    graph.beforeWrite(() => {
      graph.beforeWrite(null)
      graph.files.set(path, { id: 'theirs', content: theirs('Typed meanwhile'), version: 3 })
      // The write after the one refused is carried out, and its answer never comes: the power goes.
      graph.mood(({ method }) => (method === 'PUT' ? 'hang' : undefined))
    })
    await bot.moveTo('2026-11-26T16:05:00Z')
    await eventually(() => expect(graph.files.get(path)?.version).toBe(4))
    await bot.kill()
    expect(puts()).toBe(3)

    graph.mood(() => undefined)
    await aMinuteLater()
    const again = await start('2026-11-26T16:10:00Z')
    const before = graph.requests.length
    await eventually(() => expect(graph.requests.length).toBeGreaterThan(before + 1))
    expect((await tableThere()).map(([reference, ...rest]) => [reference, rest.at(-1)])).toEqual([
      ['CS-5001', ''],
      ['CS-5002', 'Typed meanwhile'],
      ['CS-5003', ''],
    ])
    await again.moveTo('2026-11-26T18:00:00Z')
    await again.stop()
    expect([puts(), graph.files.get(path)?.version]).toEqual([3, 4])
    expect(told('coordinator', listMade)).toHaveLength(1)
    expect(told('coordinator', 'SharePoint')).toEqual([])
    await expectKeptOnce()
  }, 300_000)

  it('goes out when the bot comes back after a day; who can help is told why the library refuses it, and when it is there', async () => {
    const start = await booked()
    const bot = await start('2026-11-26T15:00:00Z')
    for (const role of ['coordinator', 'administrator'] as const) await install(bot, role)
    await bot.kill()

    graph.mood(() => ({ status: 403, code: 'accessDenied' }))
    const back = await start('2026-11-27T14:00:00Z')
    await eventually(() => expect(told('coordinator', listMade)).toHaveLength(1))
    for (const role of ['coordinator', 'administrator'] as const)
      await eventually(() => expect(told(role, 'The workbook is not in SharePoint yet')).toHaveLength(1))
    expect(told('administrator', 'permission for that one SharePoint site')).toHaveLength(1)
    expect(graph.files.size).toBe(0)

    graph.mood(() => undefined)
    await back.moveTo('2026-11-27T14:10:00Z')
    await eventually(() => expect(graph.files.has(path)).toBe(true))
    expect((await tableThere()).map(([reference]) => reference)).toEqual(references)
    await back.moveTo('2026-11-30T09:00:00Z')
    await eventually(() => expect(told('coordinator', 'The workbook is in SharePoint now')).toHaveLength(1))
    await back.stop()
    expect(told('coordinator', listMade)).toHaveLength(1)
    await expectKeptOnce()
  }, 300_000)

  /** In the history once, and the cases still on their list. */
  async function expectKeptOnce(): Promise<void> {
    const { options, store } = opened.at(-1) as OpenedStore
    const reopened = options.databaseUrl ? null : await openEmbedded(storeOptions({ ...options, mode: 'live' }))
    const ports = storagePorts(reopened?.store ?? store)
    const kept = (await ports.history('swindon', `meeting:${meetingId}`)).filter(({ type }) => type === 'workbook-kept')
    expect(kept, engine).toHaveLength(1)
    const agenda = await ports.agendaOf('swindon', meetingId)
    expect(agenda?.items.map(item => item.case.reference)).toEqual(references)
    await reopened?.store.stop()
  }
})

import { strToU8 } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { microsoftHosts } from '../../bot/delivery/hosts.ts'
import { agendaWorkbook } from '../../bot/files/agenda-workbook.ts'
import { openGraph } from '../../bot/files/graph-client.ts'
import { graphDrive } from '../../bot/files/graph-drive.ts'
import { workbookKeeping } from '../../bot/files/keep-workbook.ts'
import { readWorkbook } from '../../bot/files/read-workbook.ts'
import { leftOverSheet } from '../../bot/files/their-rows.ts'
import type { AgendaItem, Heading } from '../../dialogs/ports.ts'
import { driveId, type GraphStandIn, goodToken, startGraph } from '../support/graph-stand-in.ts'
import { sampleFacts, sampleHeadings, sampleItem } from './sample-agenda.ts'
import { rowXml, workbookOf } from './workbook-parts.ts'

const path = 'Meetings/swindon/list.xlsx'
const identity = { appId: 'app', tenant: 'tenant', proof: { kind: 'password', password: 'secret' } } as const
let graph: GraphStandIn
let log: unknown[]
beforeEach(async () => {
  graph = await startGraph()
  log = []
})
afterEach(() => graph.stop())

const items = [sampleItem('1042'), sampleItem('1043')]
/** One try by the real client; `minutes` later than the sample agenda was made. */
function keep(
  listed: readonly AgendaItem[] = items,
  {
    headings = sampleHeadings as readonly Heading[],
    minutes = 0,
    token = goodToken,
    longestMs = 20_000,
    ended = [] as readonly string[],
  } = {},
) {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const open = () => openGraph({ identity, hosts: microsoftHosts, fetch: graph.fetch, credential })
  const facts = sampleFacts(listed, { headings })
  const now = new Date(facts.now.getTime() + minutes * 60_000)
  return workbookKeeping({
    drive: graphDrive(open, driveId, longestMs),
    folder: 'Meetings',
    nameOf: () => 'list.xlsx',
    make: (_agenda, given, theirs) => agendaWorkbook({ ...facts, headings: given, theirs, now }),
    log: { info: (...given: unknown[]) => void log.push(given), warn: (...given: unknown[]) => void log.push(given) },
  })(facts.agenda, headings, async () => ended)
}
const file = () => {
  const found = graph.files.get(path)
  if (!found) throw new Error('nothing is there')
  return found
}
const tableThere = async (sheet?: string) => {
  const read = await readWorkbook(file().content, sheet)
  if (!read.ok) throw new Error(read.refusal.code)
  return { headings: read.headings, rows: read.rows }
}
/** Somebody saves their own version of the file. */
function save(content: Uint8Array): void {
  const old = graph.files.get(path)
  graph.files.set(path, { id: old?.id ?? 'theirs', content, version: (old?.version ?? 0) + 1 })
}
const names = sampleHeadings.map(({ name }) => name)
const theirs = (...rows: readonly (readonly string[])[]) =>
  workbookOf([[...names, 'Our notes'], ...rows].map((row, at) => rowXml(at + 1, row)).join(''))
const writes = () => graph.requests.filter(({ method }) => method === 'PUT').length

describe('the workbook in the council’s library', () => {
  it('is put where nothing was, signed in as the bot', async () => {
    expect(await keep()).toEqual({ ok: true, name: 'list.xlsx', how: 'written' })
    expect((await tableThere()).rows.map(([reference]) => reference)).toEqual(['CS-1042', 'CS-1043'])
    expect(graph.requests.map(({ method }) => method)).toEqual(['GET', 'PUT'])
  })

  it('is written once: a second try with the same list writes nothing, whenever it is made', async () => {
    await keep()
    expect(await keep(items, { minutes: 90 })).toEqual({ ok: true, name: 'list.xlsx', how: 'same' })
    expect(writes()).toBe(1)
    expect(file().version).toBe(1)
  })

  it('an answer that got lost after the write does not write it again', async () => {
    graph.mood(({ method }) => (method === 'PUT' ? 'lost' : undefined))
    expect(await keep()).toMatchObject({ ok: false, why: 'away' })
    graph.mood(() => undefined)
    expect(await keep(items, { minutes: 1 })).toMatchObject({ ok: true, how: 'same' })
    expect(file().version).toBe(1)
  })

  it('keeps what people typed: identity cells, notes where Stepwise has nothing, columns of their own', async () => {
    save(theirs(['cs-1042', 'Jamie Sample', '', 'Their reason', 'Bring the plan'], ['CS-1043', 'Alex Sample', '', '', '']))
    expect(await keep()).toMatchObject({ ok: true, how: 'written' })
    const { headings, rows } = await tableThere()
    expect(headings).toEqual([...names, 'Our notes'])
    expect(rows[0]).toEqual(['CS-1042', 'Jamie Sample', 'Assessment team', 'Their reason', 'Bring the plan'])
    expect(rows[1]?.[1]).toBe('Alex Sample')
  })

  it('keeps the rows of cases that are no longer on the list, on a sheet of their own, also the next time', async () => {
    save(
      theirs(
        ['CS-1042', 'Jamie Sample'],
        ['CS-9', 'Robin Sample', '', '', 'Moved away'],
        ['', '', '', '', 'A note'],
        ['CS-1042', 'Twice'],
      ),
    )
    await keep()
    await keep([sampleItem('1042')], { minutes: 5 })
    const left = (await tableThere(leftOverSheet)).rows
    expect(left.map(([reference, name]) => [reference, name])).toEqual([
      ['CS-1043', ''],
      ['CS-9', 'Robin Sample'],
      ['', ''],
      ['CS-1042', 'Twice'],
    ])
    expect(left[2]?.at(-1)).toBe('A note')
  })

  it('does not carry along what identifies somebody whose case has ended: not on the list, not beside it', async () => {
    save(theirs(['CS-1042', 'Jamie Sample'], ['CS-1043', 'Alex Sample'], ['CS-9', 'Robin Sample', '', '', 'Moved away']))
    await keep([sampleItem('1042')], { ended: ['CS-1043', 'CS-9'] })
    const left = (await tableThere(leftOverSheet)).rows.map(row => [row[0], row[1], row.at(-1)].join(' '))
    expect(left).toEqual(['CS-1043  ', 'CS-9  Moved away'])
    expect((await tableThere()).rows[0]?.[1]).toBe('Jamie Sample')
  })

  it('changed by somebody while it was read: it is read again, and theirs is kept', async () => {
    await keep()
    graph.beforeWrite(() => {
      graph.beforeWrite(null)
      save(theirs(['CS-1042', 'Typed meanwhile'], ['CS-1043', '']))
    })
    expect(await keep([...items, sampleItem('1044')])).toMatchObject({ ok: true, how: 'written' })
    expect((await tableThere()).rows[0]?.[1]).toBe('Typed meanwhile')
    expect(graph.requests.filter(({ method, headers }) => method === 'PUT' && headers['if-match'])).toHaveLength(2)
  })

  it('put there by somebody in the same moment is not written over unread', async () => {
    graph.beforeWrite(() => {
      graph.beforeWrite(null)
      save(theirs(['CS-1042', 'Jamie Sample']))
    })
    expect(await keep()).toMatchObject({ ok: true, how: 'written' })
    expect((await tableThere()).rows[0]?.[1]).toBe('Jamie Sample')
  })

  it('changed again and again is left to them, after three rounds', async () => {
    await keep()
    let n = 0
    graph.beforeWrite(() => save(theirs(['CS-1042', `Version ${++n}`])))
    expect(await keep([sampleItem('1044')])).toEqual({ ok: false, why: 'changed', afterSeconds: null })
    expect(n).toBe(3)
    expect((await tableThere()).rows[0]?.[1]).toBe('Version 3')
  })

  it.each<[string, () => Uint8Array]>([
    ['no workbook', () => strToU8('minutes of the meeting')],
    ['a workbook with macros', () => workbookOf(rowXml(1, names), { 'xl/vbaProject.bin': strToU8('x') })],
    ['a workbook without references', () => workbookOf(rowXml(1, ['Something', 'Else']))],
    ['larger than Stepwise reads', () => new Uint8Array(6 * 1024 * 1024)],
  ])('is not written over a file that is %s', async (_, content) => {
    save(content())
    expect(await keep()).toEqual({ ok: false, why: 'not-ours', afterSeconds: null })
    expect(writes()).toBe(0)
  })

  it('says nothing of what is typed there in the log', async () => {
    save(theirs(['CS-1042', 'Jamie Sample', '', '', 'Secret note']))
    await keep()
    graph.mood(() => ({ status: 403, code: 'accessDenied' }))
    await keep()
    expect(JSON.stringify(log)).toContain('not-allowed')
    expect(JSON.stringify(log)).not.toMatch(/Jamie|Secret|Somebody’s file|token-for-graph/)
  })
})

describe('what the library answers', () => {
  it.each<[number, string, string, string | undefined, number | null]>([
    [401, 'InvalidAuthenticationToken', 'signed-out', undefined, null],
    [403, 'accessDenied', 'not-allowed', undefined, null],
    [423, 'resourceLocked', 'locked', undefined, null],
    [429, 'activityLimitReached', 'throttled', '120', 120],
    [503, 'serviceNotAvailable', 'away', '30', 30],
    [500, 'generalException', 'away', undefined, null],
    [507, 'quotaLimitReached', 'full', undefined, null],
  ])('%i (%s) is %s, and is not tried again at once', async (status, code, why, retryAfter, afterSeconds) => {
    graph.mood(() => ({ status, code, ...(retryAfter ? { retryAfter } : {}) }))
    expect(await keep()).toEqual({ ok: false, why, afterSeconds })
    expect(graph.requests).toHaveLength(1)
  })

  it('a date in Retry-After counts from now', async () => {
    graph.mood(() => ({
      status: 429,
      code: 'activityLimitReached',
      retryAfter: new Date(Date.now() + 90_000).toUTCString(),
    }))
    const kept = await keep()
    expect(kept.ok ? 0 : kept.afterSeconds).toBeGreaterThan(80)
  })

  it('a file that somebody has open is locked, and stays as it is', async () => {
    await keep()
    file().locked = true
    expect(await keep([sampleItem('1044')])).toMatchObject({ ok: false, why: 'locked' })
    expect(file().version).toBe(1)
  })

  it('a library that is not there, a folder that is not, and a parent in conflict are no place', async () => {
    graph.folders.delete('Meetings/swindon')
    expect(await keep()).toMatchObject({ ok: false, why: 'no-place' })
    graph.mood(({ method }) => (method === 'PUT' ? { status: 409, code: 'generalException' } : undefined))
    expect(await keep()).toMatchObject({ ok: false, why: 'no-place' })
  })

  it('too large for it', async () => {
    graph.mood(({ method }) => (method === 'PUT' ? { status: 413, code: 'maxFileSizeExceeded' } : undefined))
    expect(await keep()).toMatchObject({ ok: false, why: 'too-large' })
  })

  it('another library than the one the site’s permission is for', async () => {
    const credential = { getToken: async () => ({ token: goodToken, expiresOnTimestamp: Date.now() + 60_000 }) }
    const open = () => openGraph({ identity, hosts: microsoftHosts, fetch: graph.fetch, credential })
    await expect(graphDrive(open, 'b!another-library').find(path)).rejects.toMatchObject({ why: 'not-allowed' })
  })

  it('a sign-in that is not accepted, a network that is away, and one that is slow', async () => {
    expect(await keep(items, { token: 'stale' })).toMatchObject({ ok: false, why: 'signed-out' })
    graph.mood(() => 'hang')
    expect(await keep(items, { longestMs: 100 })).toMatchObject({ ok: false, why: 'away' })
    await graph.stop()
    expect(await keep()).toMatchObject({ ok: false, why: 'away' })
    graph = await startGraph()
  })

  it('shows the sign-in to Graph alone, never to the host that hands the file over', async () => {
    await keep()
    await keep([sampleItem('1044')])
    const host = graph.requests.filter(({ path: asked }) => asked.startsWith('/host/'))
    expect(host).toHaveLength(1)
    expect(host[0]?.headers.authorization).toBeUndefined()
  })
})

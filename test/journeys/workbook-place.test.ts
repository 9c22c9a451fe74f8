import { describe, expect, it } from 'vitest'
import { graphDrive } from '../../bot/files/graph-drive.ts'
import { GraphFault } from '../../bot/files/graph-fault.ts'
import { workbookKeeping } from '../../bot/files/keep-workbook.ts'
import { agendaMaking, agendaNaming, type MakeAgenda } from '../../bot/make-agenda.ts'
import type { KeepWorkbook } from '../../dialogs/ports.ts'
import type { NotKept, WorkbookKept } from '../../policies/workbook-place.ts'
import { wordsOn } from '../support/card-reader.ts'
import { breakAfter, caseNamed, coordinator, meetingOn, monday, openCase, worker } from './booked-cases.ts'
import { type World, worldOf } from './world.ts'

const cutOff = '2026-11-26T16:00:00Z'
const administrator = 'swindon-administrator'

/** A place that answers like this, one try after the other, the last for ever. */
async function placed(...answers: readonly (NotKept | 'there' | { why: NotKept; afterSeconds: number })[]) {
  const tries: string[] = []
  const left = [...answers]
  let world: World
  const keepWorkbook: KeepWorkbook = async agenda => {
    tries.push(`${world.now().toISOString().slice(8, 16)} ${agenda.items.map(item => item.case.reference).join(' ')}`)
    const answer = (left.length > 1 ? left.shift() : left[0]) ?? 'there'
    if (answer === 'there') return { ok: true, name: 'list.xlsx', how: 'written' }
    const { why, afterSeconds } = typeof answer === 'string' ? { why: answer, afterSeconds: null } : answer
    return { ok: false, why, afterSeconds } satisfies WorkbookKept
  }
  world = worldOf(['swindon'], monday, { keepWorkbook })
  await openCase(world, 'CS-2001', '2026-12-01')
  return { world, tries }
}
const told = (world: World, who: string) => world.inboxOf(who).map(wordsOn).join('\n')
const waiting = ({ ports }: World) => ports.seen.reminders().filter(({ what }) => what === 'keep-workbook')

describe('at the cut-off the workbook goes to the council’s own place', () => {
  it('not at all while none is set up, which is how Stepwise comes', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-2001', '2026-12-01')
    await world.moveTo(cutOff)
    expect(world.ports.keepWorkbook).toBeNull()
    expect(waiting(world)).toEqual([])
    expect(world.ports.seen.files()).toHaveLength(2)
  })

  it('with the references of cases that have ended, of which what identifies somebody is not carried along', async () => {
    const ended: (readonly string[])[] = []
    const keepWorkbook: KeepWorkbook = async (_agenda, _headings, endedAmong) => {
      ended.push(await endedAmong(['CS-2001', 'CS-2002', 'CS-9999']))
      return { ok: true, name: 'list.xlsx', how: 'written' }
    }
    const world = worldOf(['swindon'], monday, { keepWorkbook })
    for (const name of ['CS-2001', 'CS-2002']) await openCase(world, name, '2026-12-01')
    const { id } = await caseNamed(world, 'CS-2002')
    await world.pressData(worker, { verb: 'withdraw', caseId: id, why: 'Moved away' })
    await world.moveTo(cutOff)
    expect(ended).toEqual([['CS-2002']])
  })

  it('once, in silence, and its history says so', async () => {
    const { world, tries } = await placed('there')
    await world.moveTo('2026-11-27T12:00:00Z')
    expect(tries).toEqual(['26T16:00 CS-2001'])
    expect(told(world, coordinator)).not.toContain('SharePoint')
    const kept = world.ports.seen.events().find(({ type }) => type === 'workbook-kept')
    expect(kept).toMatchObject({
      stream: `meeting:${meetingOn('2026-12-01')}`,
      facts: { name: 'list.xlsx', how: 'written' },
    })
  })

  it('when it is refused, the agenda goes to the coordinator all the same, and who can help is told what to do', async () => {
    const { world, tries } = await placed('not-allowed')
    await world.moveTo('2026-11-26T16:10:00Z')
    expect(told(world, coordinator)).toContain('The cut-off has passed. This is the list.')
    for (const who of [coordinator, administrator]) {
      expect(told(world, who)).toContain('The workbook is not in SharePoint yet')
      expect(told(world, who)).toContain('The administrator has to give it permission for that one SharePoint site.')
    }
    expect(world.ports.seen.notices().filter(({ kind }) => kind === 'workbook-place')).toHaveLength(2)
    expect(tries).toHaveLength(4)
    expect(world.ports.seen.files()).toHaveLength(2)
  })

  it('and once it is allowed it gets there by itself, with the list as it is then, and that is said', async () => {
    const { world, tries } = await placed('not-allowed', 'not-allowed', 'there')
    await world.moveTo('2026-11-26T16:02:00Z')
    await world.moveTo('2026-11-27T16:02:00Z')
    expect(tries.map(one => one.slice(0, 8))).toEqual(['26T16:00', '26T16:01', '26T16:03'])
    expect(told(world, coordinator)).toContain('The workbook is in SharePoint now')
    expect(waiting(world)).toEqual([])
  })

  it('a workbook that somebody has open is waited for, and only a lock that lasts is told', async () => {
    const short = await placed('locked', 'locked', 'there')
    await short.world.moveTo('2026-11-27T09:00:00Z')
    expect(short.tries).toHaveLength(3)
    expect(told(short.world, coordinator)).not.toContain('SharePoint')
    const long = await placed('locked')
    await long.world.moveTo('2026-11-26T17:00:00Z')
    expect(told(long.world, coordinator)).toContain('Somebody has the workbook open or checked out. Please close it.')
    expect(told(long.world, administrator)).not.toContain('SharePoint')
  })

  it('is not tried again before SharePoint wants it', async () => {
    const { world, tries } = await placed({ why: 'throttled', afterSeconds: 1800 }, 'there')
    await world.moveTo('2026-11-26T18:00:00Z')
    expect(tries.map(one => one.slice(0, 8))).toEqual(['26T16:00', '26T16:30'])
  })

  it('is given up after a day, and that is said with what to do', async () => {
    const { world, tries } = await placed('away')
    await world.moveTo('2026-11-30T12:00:00Z')
    expect(tries).toHaveLength(28)
    expect(tries.at(-1)?.slice(0, 3)).toBe('27T')
    expect(told(world, coordinator)).toContain('The workbook did not get into SharePoint')
    expect(waiting(world)).toEqual([])
  })

  it('is not put there for a meeting that was called off meanwhile', async () => {
    const { world, tries } = await placed('away')
    await world.moveTo('2026-11-26T16:00:30Z')
    const data = { verb: 'change-meeting', forum: 'SW-F1', key: '2026-12-01', what: 'cancel', seen: 0 }
    await world.pressData(coordinator, data)
    await world.moveTo('2026-11-27T16:00:00Z')
    expect(tries).toHaveLength(1)
  })

  it('a try that was interrupted before it was written down is made again, and nothing is told twice', async () => {
    const { world, tries } = await placed('not-allowed')
    await world.moveTo('2026-11-26T15:59:00Z')
    breakAfter(world, 1)
    await expect(world.moveTo('2026-11-26T16:00:10Z')).rejects.toThrow('the power went')
    await world.moveTo('2026-11-26T16:00:10Z')
    expect(tries).toHaveLength(2)
    expect(world.ports.seen.notices().filter(({ kind }) => kind === 'workbook-place')).toHaveLength(2)
    expect(waiting(world)).toHaveLength(1)
  })

  it('with the real writer: what cannot be reached loses nothing, what is a fault of ours is left to the queue', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-2001', '2026-12-01')
    const agenda = await world.ports.agendaOf('swindon', meetingOn('2026-12-01'))
    if (!agenda) throw new Error('no list')
    const parts = { folder: '', nameOf: agendaNaming(world.ports), log: { info: () => undefined, warn: () => undefined } }
    const drive = graphDrive(() => Promise.reject(new Error('no network')), 'b!library')
    const make = agendaMaking({ ...world.ports, sample: false })
    const none = async () => []
    expect(await workbookKeeping({ ...parts, drive, make })(agenda, [], none)).toMatchObject({ ok: false, why: 'away' })
    const broken: MakeAgenda = () => Promise.reject(new Error('ours'))
    const there = { ...drive, find: async () => null }
    await expect(workbookKeeping({ ...parts, drive: there, make: broken })(agenda, [], none)).rejects.toThrow('ours')
    const full = { ...there, create: () => Promise.reject(new GraphFault('full', 507)) }
    expect(await workbookKeeping({ ...parts, drive: full, make })(agenda, [], none)).toMatchObject({
      ok: false,
      why: 'full',
    })
  })
})

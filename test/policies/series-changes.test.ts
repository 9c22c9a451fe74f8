import { describe, expect, it } from 'vitest'
import type { Person } from '../../policies/case.ts'
import type { Decision } from '../../policies/decision.ts'
import type { Meeting, Series, Setting } from '../../policies/meeting-record.ts'
import { rowBySeries } from '../../policies/meeting-row.ts'
import { forumOf, meetingWithId, seriesFor } from '../../policies/series.ts'
import { addMeeting, changeMeeting, setSeries } from '../../policies/series-changes.ts'
import type { SeriesNow } from '../../policies/series-form.ts'
import { meetingOf, settingOf, swindon } from './samples.ts'

const transfer = forumOf(swindon, 'SW-F1')
const panel = forumOf(swindon, 'SW-F2')
const person: Person = {
  id: 'c',
  name: 'Sample Coordinator',
  council: 'swindon',
  roles: ['coordinator'],
  team: 'T',
  locality: 'North',
  manager: null,
  deputy: null,
}
const now = new Date('2026-11-23T10:00:00Z')
const pressed = (inputs: Record<string, string>) => ({ person, now, inputs })
const nowOf = (forum = transfer, stored?: Series, settings: readonly Setting[] = []): SeriesNow => ({
  council: 'swindon',
  forum,
  stored,
  current: seriesFor(swindon, forum, stored ? [stored] : [], settings),
})
function seriesIn(decision: Decision): Series {
  const write = decision.ok ? decision.change.writes.find(({ kind }) => kind === 'series') : undefined
  if (write?.kind !== 'series') throw new Error(`no series: ${JSON.stringify(decision)}`)
  return write.series
}
const problemIn = (decision: Decision): string =>
  !decision.ok && decision.refusal.code === 'answer-needs'
    ? decision.refusal.fields.map(({ problem }) => problem).join()
    : 'none'

describe('the form of a series', () => {
  it('leaves the document’s day alone, whatever is sent', () => {
    const series = seriesIn(
      setSeries(
        nowOf(),
        pressed({
          weekday: 'friday',
          time: '09:00',
          places: '12',
          'bank-holiday': 'cancel',
          'when-moved': 'made-up',
        }),
      ),
    )
    expect(series).toMatchObject({
      source: 'document',
      weekday: 'tuesday',
      time: '16:00',
      places: 12,
      bankHoliday: 'cancel',
      whenMoved: null,
    })
  })
  it('follows an amended document although it was stored before', () => {
    const stored = { ...seriesIn(setSeries(nowOf(), pressed({ places: '12' }))), weekday: 'friday' as const }
    expect(seriesFor(swindon, transfer, [stored], [])).toMatchObject({ weekday: 'tuesday', places: 12 })
  })
  it.each([
    ['places', { places: '0' }],
    ['places', { places: 'many' }],
    ['minutes', { minutes: '9999' }],
  ])('refuses wrong %s: %o', (what, inputs) => {
    expect(problemIn(setSeries(nowOf(), pressed(inputs)))).toContain(what)
  })
  it('keeps who changed what in the council’s history, and looks at the lists again', () => {
    const decision = setSeries(nowOf(), pressed({ places: '3' }))
    if (!decision.ok) throw new Error('refused')
    expect(decision.change.events).toMatchObject([
      {
        stream: 'council:swindon',
        type: 'series-changed',
        by: 'c',
        facts: { forum: 'SW-F1', from: { places: null }, to: { places: 3 } },
      },
    ])
    expect(decision.change.writes.map(({ kind }) => kind)).toEqual(['series', 'remind'])
  })
})

describe('a series and a setting of the same forum', () => {
  const stored = seriesIn(setSeries(nowOf(panel), pressed({ weekday: 'monday', time: '09:00', weeks: '1', places: '5' })))
  const set = (name: string, value: unknown, setAt: string): Setting => ({
    ...settingOf(`forum.sw-f2.${name}`, value),
    setAt,
  })
  it.each([
    ['before', '2026-11-01T00:00:00.000Z', 5, 'monday'],
    ['after', '2026-11-30T00:00:00.000Z', 9, 'friday'],
  ])('the last word counts: set %s', (_, setAt, places, weekday) => {
    const pattern = {
      weekday: 'friday',
      time: '10:00',
      everyWeeks: 1,
      anchor: '2024-01-01',
      cutOff: null,
      place: null,
    }
    expect(seriesFor(swindon, panel, [stored], [set('places', 9, setAt), set('pattern', pattern, setAt)])).toMatchObject({
      places,
      weekday,
    })
  })
})

describe('one meeting', () => {
  const move = (inputs: Record<string, string>, key = '2026-12-01') =>
    changeMeeting(nowOf(), pressed(inputs), { key, what: 'move' })
  it.each([
    [{ day: '2026-11-20', time: '10:00' }, 'has passed'],
    [{ day: '2029-12-01' }, 'within two years'],
    [{ day: 'Tuesday' }, 'Choose the day'],
  ])('is not moved to %o', (inputs, words) => {
    expect(problemIn(move(inputs))).toContain(words)
  })
  it('that has begun or does not exist is not changed', () => {
    for (const key of ['2026-11-17', '2026-12-02'])
      expect(move({ day: '2026-12-20' }, key)).toMatchObject({ ok: false, refusal: { code: 'meeting-gone' } })
  })
  it('moved twice has one exception, and held again none', () => {
    const once = seriesIn(move({ day: '2026-12-02' }))
    const twice = seriesIn(
      changeMeeting(nowOf(transfer, once), pressed({ day: '2026-12-03' }), {
        key: '2026-12-01',
        what: 'move',
      }),
    )
    expect(twice.exceptions).toEqual([{ kind: 'moved', day: '2026-12-01', to: '2026-12-03', time: '16:00' }])
    expect(
      seriesIn(changeMeeting(nowOf(transfer, twice), pressed({}), { key: '2026-12-01', what: 'hold' })).exceptions,
    ).toEqual([])
  })
  it('that was moved past its usual day is not held on that day after all', () => {
    const moved = seriesIn(
      changeMeeting(nowOf(), pressed({ day: '2026-12-03', time: '10:00' }), { key: '2026-12-01', what: 'move' }),
    )
    const after = { ...pressed({}), now: new Date('2026-12-01T16:00:00Z') }
    const decision = changeMeeting(nowOf(transfer, moved), after, { key: '2026-12-01', what: 'hold' })
    expect(problemIn(decision)).toContain('Its usual day has passed.')
  })

  it('that is extra is added once a day and called off by going away', () => {
    const added = seriesIn(addMeeting(nowOf(), pressed({ day: '2026-12-04', time: '09:00' })))
    expect(problemIn(addMeeting(nowOf(transfer, added), pressed({ day: '2026-12-04' })))).toContain('already')
    expect(
      seriesIn(changeMeeting(nowOf(transfer, added), pressed({}), { key: 'extra-2026-12-04', what: 'cancel' })).exceptions,
    ).toEqual([])
  })
})

describe('a meeting’s row', () => {
  const series = nowOf().current as Series
  const row: Meeting = meetingOf(swindon, 'SW-F1', { taken: 3 })
  it('stays as it is when the series says the same', () => {
    expect(rowBySeries(series, { ...row, ...meetingWithId(series, row.id), taken: 3 }, now)).toBeNull()
  })
  it('falls away when new rules put it on a moment that has passed', () => {
    const earlier = { ...seriesFor(swindon, transfer, [], []), time: '09:00' } as Series
    const row = { ...meetingOf(swindon, 'SW-F1'), status: 'planned' as const }
    expect(rowBySeries(earlier, row, new Date('2026-12-01T12:00:00Z'))?.status).toBe('cancelled')
    expect(rowBySeries(earlier, row, new Date('2026-12-01T08:00:00Z'))?.status).toBe('planned')
  })

  it('never has fewer places than are taken', () => {
    expect(rowBySeries({ ...series, places: 1 }, row, now)?.places).toBe(3)
  })
  it('is called off when its series has no such day, unless it has begun or is over', () => {
    const fridays: Series = { ...series, weekday: 'friday' }
    expect(rowBySeries(fridays, row, now)?.status).toBe('cancelled')
    expect(rowBySeries(fridays, row, new Date(row.at))).toBeNull()
    expect(rowBySeries(fridays, { ...row, status: 'closed' }, now)).toBeNull()
  })
})

/** A list of 200 items as pages of a card, and a series that has met for ten years. */
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store } from '../../bot/storage/store.ts'
import { agendaCard, itemsPerPage } from '../../cards/agenda-card.ts'
import { addDays } from '../../policies/calendar.ts'
import type { MeetingException, Series } from '../../policies/meeting-record.ts'
import { forumOf, meetingsAfter } from '../../policies/series.ts'
import { caseOn, procedureFor, today, worker } from '../policies/samples.ts'
import { bookWrite, change, newCouncil, sampleMeeting, sampleSeries } from '../support/storage-samples.ts'

const items = 200
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Read from the store, then every page drawn, while the meeting runs: with its inputs. */
export async function agendaFigures(store: Store): Promise<string> {
  const procedure = procedureFor('swindon')
  const council = newCouncil()
  const ports = storagePorts(store)
  const meeting = sampleMeeting(council, 'm')
  const cases = Array.from({ length: items }, (_, n) =>
    caseOn({ ...procedure, council }, 'SW-D1', { id: `case-${n}`, reference: `CS-${1000 + n}`, revision: 0 }),
  )
  const writes = cases.flatMap(current => [
    { kind: 'case', case: current, expects: 0 } as const,
    bookWrite(meeting, current.id),
  ])
  await ports.commit(change(council, ...writes), null)
  const read: number[] = []
  const drawn: number[] = []
  let bytes = 0
  for (let round = 0; round < 10; round++) {
    const from = performance.now()
    const agenda = await ports.agendaOf(council, 'm')
    read.push(performance.now() - from)
    if (agenda?.items.length !== items) throw new Error(`${agenda?.items.length} items on the list`)
    const lines = agenda.items.map(({ booking, case: current }) => ({
      procedure,
      current,
      workerName: worker.name,
      place: booking.place,
      outcome: null,
      action: 'Joint visit with the family worker, by Tuesday 8 December',
    }))
    const pages = Math.ceil(items / itemsPerPage)
    for (let page = 0; page < pages; page++) {
      const start = performance.now()
      const view = {
        procedure,
        forum: forumOf(procedure, 'SW-F1'),
        meeting,
        lines,
        page,
        today,
        said: [],
        source: 'document' as const,
      }
      const card = agendaCard({ ...view, now: new Date(meeting.at) })
      drawn.push(performance.now() - start)
      bytes = Math.max(bytes, Buffer.byteLength(JSON.stringify(card)))
    }
  }
  return `a list of ${items}: read in ${median(read).toFixed(1)} ms, a page drawn in ${median(drawn).toFixed(2)} ms (slowest ${Math.max(...drawn).toFixed(1)}), largest page ${(bytes / 1024).toFixed(1)} KB`
}

/** Weekly since 2017, every tenth meeting moved or called off: the next eight from today. */
export function seriesFigures(): string {
  const days = Array.from({ length: 520 }, (_, week) => addDays('2017-01-03', 7 * week))
  const exceptions = days
    .filter((_, week) => week % 10 === 0)
    .map(
      (day, n): MeetingException =>
        n % 2 ? { kind: 'cancelled', day } : { kind: 'moved', day, to: addDays(day, 1), time: '10:00' },
    )
  const series: Series = {
    ...sampleSeries('swindon', 's', { anchor: '2017-01-03', bankHoliday: 'next-working-day' }),
    exceptions,
  }
  const times: number[] = []
  for (let round = 0; round < 2_000; round++) {
    const from = performance.now()
    const next = meetingsAfter(series, '2026-11-23T10:00:00.000Z', 8)
    times.push(performance.now() - from)
    if (next.length !== 8) throw new Error(`${next.length} meetings`)
  }
  const warm = times.slice(200)
  return `a series of ten years with ${exceptions.length} changed meetings: the next eight in ${median(warm).toFixed(3)} ms (slowest ${Math.max(...warm).toFixed(2)})`
}

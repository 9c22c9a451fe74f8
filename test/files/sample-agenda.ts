/** A Swindon transfer meeting with a list, for the tests of its files. */
import type { AgendaFacts } from '../../bot/files/agenda-rows.ts'
import type { AgendaItem, Heading } from '../../dialogs/ports.ts'
import type { Case, SignOff } from '../../policies/case.ts'
import type { Meeting } from '../../policies/meeting-record.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { forumOf } from '../../policies/series.ts'
import { readProcedures } from '../support/memory-ports.ts'
import { sampleCase } from '../support/storage-samples.ts'

export const swindon = readProcedures(['swindon']).get('swindon') as Procedure
export const transferMeeting = forumOf(swindon, 'SW-F1')
export const madeAt = new Date('2026-11-26T16:00:00.000Z')

export const sampleMeeting: Meeting = {
  id: 'swindon-sw-f1:2026-12-01',
  council: 'swindon',
  forum: 'SW-F1',
  seriesId: 'swindon-sw-f1',
  at: '2026-12-01T16:00:00.000Z',
  cutOff: '2026-11-26T16:00:00.000Z',
  place: null,
  places: null,
  taken: 2,
  status: 'planned',
}

export const sampleHeadings: readonly Heading[] = [
  { name: 'Reference', identity: false, source: 'reference' },
  { name: 'Child’s name', identity: true },
  { name: 'Team', identity: false, source: 'team' },
  { name: 'Reason', identity: false },
]

export const agreed = (status: SignOff['status']): SignOff => ({
  step: 'agreement',
  status,
  askedBy: 'worker-1',
  askedAt: '2026-11-23T10:00:00.000Z',
  of: ['manager-1'],
  frozen: { facts: 'facts', lines: [], procedureVersion: '1.0' },
  ...(status === 'asked' ? {} : { decidedBy: 'manager-1', decidedAt: '2026-11-24T23:30:00.000Z' }),
})

export function sampleItem(id: string, over: Partial<Case> = {}, place: 'place' | 'waiting' = 'place'): AgendaItem {
  const current = sampleCase('swindon', id, over)
  const booking = {
    id: `booking-${id}`,
    council: 'swindon',
    meetingId: sampleMeeting.id,
    caseId: id,
    reference: current.reference,
    step: 'transfer-meeting',
    place,
    position: 1,
    bookedBy: 'worker-1',
    bookedAt: '2026-11-24T12:00:00.000Z',
    outcome: null,
  } as const
  return { booking, case: current }
}

export const sampleFacts = (items: readonly AgendaItem[], over: Partial<AgendaFacts> = {}): AgendaFacts => ({
  procedure: swindon,
  procedureOf: () => swindon,
  forum: transferMeeting,
  agenda: { meeting: sampleMeeting, items },
  headings: [],
  nameOf: id => (id === 'worker-1' ? 'Sample Social Worker' : id),
  teamOf: () => 'Assessment team',
  now: madeAt,
  ...over,
})

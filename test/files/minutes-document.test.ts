import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { documentType, minutesDocument } from '../../bot/files/minutes-document.ts'
import type { AgendaItem } from '../../dialogs/ports.ts'
import type { MeetingDecision } from '../../policies/case.ts'
import { clocksFrom } from '../../policies/meeting-minutes.ts'
import { readProcedures } from '../support/memory-ports.ts'
import { madeAt, sampleItem, sampleMeeting, swindon, transferMeeting } from './sample-agenda.ts'

const decision = (outcome: string, over: Partial<MeetingDecision> = {}): MeetingDecision => ({
  step: 'transfer-meeting',
  forum: 'SW-F1',
  meetingId: sampleMeeting.id,
  meetsAt: sampleMeeting.at,
  outcome,
  then: 'go-on',
  by: 'coordinator-1',
  at: '2026-12-01T16:20:00.000Z',
  ...over,
})
const decided = sampleItem('1042', {
  decisions: [decision('right-course', { action: 'Joint visit & plan, family worker, 8 December <2026>' })],
})
const notReached: AgendaItem = (() => {
  const item = sampleItem('1043', { decisions: [decision('carried-over', { then: 'carried-over' })] })
  const booking = {
    id: 'b2',
    step: 'transfer-meeting',
    forum: 'SW-F1',
    meetingId: 'swindon-sw-f1:2026-12-08',
    meetsAt: '2026-12-08T16:00:00.000Z',
    cutOff: null,
    place: 'place',
    bookedBy: 'worker-1',
    bookedAt: '2026-12-01T17:00:00.000Z',
  } as const
  return { booking: { ...item.booking, outcome: 'carried-over' }, case: { ...item.case, booking } }
})()

/** The document's paragraphs as text, read from its own XML. */
async function linesOf(items: readonly AgendaItem[], attended?: string) {
  const meeting = { ...sampleMeeting, status: 'closed' as const, ...(attended ? { attended } : {}) }
  const file = await minutesDocument({
    procedure: swindon,
    procedureOf: () => swindon,
    forum: transferMeeting,
    agenda: { meeting, items },
    now: madeAt,
  })
  const xml = strFromU8(unzipSync(file.content)['word/document.xml'] ?? new Uint8Array())
  const lines = xml.split('</w:p>').map(paragraph =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, words]) => words)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
  return { file, lines }
}

describe('the minutes of a meeting', () => {
  test('are a document named after council, forum and day', async () => {
    const { file } = await linesOf([decided])
    expect(file).toMatchObject({
      name: 'swindon-transfer-meeting-2026-12-01.docx',
      council: 'swindon',
      contentType: documentType,
      cases: [decided.booking.caseId],
    })
  })

  test('say which meeting it was and who attended, or that nobody recorded it', async () => {
    const { lines } = await linesOf([decided], 'Chair, two team managers')
    expect(lines).toContain('Transfer meeting: minutes')
    expect(lines).toContain('Held: Tuesday 1 December 2026, 4pm')
    expect(lines).toContain('Who attended: Chair, two team managers')
    expect((await linesOf([decided])).lines).toContain('Who attended: Not recorded')
  })

  test('have each decision in the forum’s own words with its action, as typed', async () => {
    const { lines } = await linesOf([decided])
    const label = transferMeeting.outcomes.find(({ id }) => id === 'right-course')?.label
    const at = lines.indexOf('CS-1042')
    expect(lines.slice(at, at + 3)).toEqual(['CS-1042', label, 'Joint visit & plan, family worker, 8 December <2026>'])
  })

  test('say what was not reached and where it is now', async () => {
    const { lines } = await linesOf([decided, notReached])
    expect(lines).toContain('Decisions (1)')
    expect(lines).toContain('CS-1043: now on the list of Tuesday 8 December 2026, 4pm')
    expect((await linesOf([decided])).lines).toContain('Every item was reached.')
  })

  test('name no worker, no locality and nothing else of the case', async () => {
    const { lines } = await linesOf([sampleItem('1042', { ...decided.case, worker: 'worker-1', locality: 'Penhill' })])
    expect(lines.join(' ')).not.toMatch(/worker-1|Penhill|Sample/)
  })

  test('leave out who only waited for a place', async () => {
    const { lines } = await linesOf([decided, sampleItem('1050', {}, 'waiting')])
    expect(lines.join(' ')).not.toContain('CS-1050')
  })
})

describe('time limits that start with a decision', () => {
  const procedure = swindon
  const limit = (fact: string) => ({
    id: 'SW-T9',
    name: 'Handover',
    kind: 'within' as const,
    value: 10,
    unit: 'working-days' as const,
    clock: { event: 'the meeting decides', fact, inferred: false },
    consequence: null,
    text: 'Within ten working days.',
    section: '4',
  })
  const timed = { ...procedure, limits: [limit('step-transfer-meeting'), limit('something-else')] }

  test('are those whose clock the document ties to that step', () => {
    expect(clocksFrom(timed, { step: 'transfer-meeting', then: 'go-on' })).toEqual([timed.limits[0]])
    expect(clocksFrom(timed, { step: 'transfer-meeting', then: 'return' })).toEqual([])
  })

  test('are said to be none where the document names none', async () => {
    const { lines } = await linesOf([decided])
    expect(lines).toContain('The document names no time limit that starts with a decision of this meeting.')
  })

  test.each(councilFolders())('are none in %s: no clock of its document starts with a list meeting', council => {
    const found = readProcedures([council]).get(council)
    const steps = found?.routes.flatMap(route => route.steps).filter(step => step.kind === 'list-meeting') ?? []
    expect(steps.length).toBeGreaterThan(0)
    expect(found && steps.flatMap(({ id }) => clocksFrom(found, { step: id, then: 'go-on' }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { type BookingPress, book, bookableStep, missingFor, type Place } from '../../policies/booking.ts'
import type { Case } from '../../policies/case.ts'
import type { Change } from '../../policies/decision.ts'
import { decideItem } from '../../policies/meeting-decision.ts'
import type { Meeting, Series } from '../../policies/meeting-record.ts'
import { forumOf, seriesFor } from '../../policies/series.ts'
import {
  bookingOn,
  caseAfter,
  caseOn,
  coordinator,
  manager,
  meetingOf,
  now,
  procedureFor,
  refusalOf,
  swindon,
  worker,
} from './samples.ts'

const forum = forumOf(swindon, 'SW-F1')
const found = seriesFor(swindon, forum, [], [])
if (!found) throw new Error('the document gives a day')
const series: Series = found
const meeting = meetingOf(swindon, 'SW-F1')
const started = caseOn(swindon, 'SW-D2')
const afterCutOff = new Date('2026-11-26T16:00:00Z')

const placeOf = (over: { series?: Partial<Series>; meeting?: Partial<Meeting> } = {}): Place => ({
  forum,
  series: { ...series, ...over.series },
  meeting: { ...meeting, ...over.meeting },
})
const pressOf = (over: Partial<BookingPress> = {}): BookingPress => ({
  person: worker,
  now,
  newId: () => 'booking-1',
  late: '',
  full: false,
  ...over,
})
const kinds = (change: Change) => change.writes.map(write => write.kind)

describe('putting a case on the list', () => {
  it('writes the case, takes the place and sets its reminders in one change', () => {
    const decision = book(swindon, started, placeOf(), pressOf())
    if (!decision.ok) throw new Error('refused')
    expect(caseAfter(decision).booking).toMatchObject({
      meetingId: meeting.id,
      meetsAt: meeting.at,
      place: 'place',
    })
    expect(new Set(kinds(decision.change))).toEqual(new Set(['case', 'book', 'remind']))
    expect(decision.change.writes[0]).toMatchObject({ kind: 'case', expects: started.revision })
  })
  it('may come before the line manager has agreed; the stage then stays where it was', () => {
    const booked = caseAfter(book(swindon, started, placeOf(), pressOf()))
    expect(booked.stage).toBe('draft')
    expect(booked.booking).not.toBeNull()
  })

  const refusals: readonly (readonly [
    string,
    Partial<Case>,
    Parameters<typeof placeOf>[0],
    Partial<BookingPress>,
    string,
  ])[] = [
    ['a case that has ended', { ended: { how: 'closed', at: now.toISOString(), by: 'worker' } }, {}, {}, 'case-ended'],
    [
      'a case whose safety card is unanswered',
      { safety: { since: now.toISOString(), shownTo: 'worker' } },
      {},
      {},
      'safety-first',
    ],
    [
      'a case that stands on a list already',
      { booking: bookingOn(meeting, 'transfer-meeting') },
      {},
      {},
      'already-on-a-list',
    ],
    ['a cancelled meeting', {}, { meeting: { status: 'cancelled' } }, {}, 'meeting-gone'],
    ['a meeting that is over', {}, { meeting: { status: 'closed' } }, {}, 'meeting-gone'],
    ['the second after the cut-off', {}, {}, { now: afterCutOff }, 'cut-off-passed'],
    ['a full meeting with no waiting list', {}, {}, { full: true }, 'meeting-full'],
    [
      'a late entry by the worker, late entry being on',
      {},
      { series: { lateEntry: true } },
      { now: afterCutOff, late: 'Why' },
      'not-your-role',
    ],
    [
      'a late entry by a manager without a reason',
      {},
      { series: { lateEntry: true } },
      { now: afterCutOff, person: manager, late: '  ' },
      'note-needed',
    ],
    [
      'a late entry once the meeting has begun',
      {},
      { series: { lateEntry: true } },
      { now: new Date(meeting.at), person: manager, late: 'Why' },
      'cut-off-passed',
    ],
    [
      'a late entry where the council has not allowed it',
      {},
      {},
      { now: afterCutOff, person: manager, late: 'Why' },
      'cut-off-passed',
    ],
    [
      'a row that is not complete, where the council refuses those',
      {},
      { series: { refuseIncompleteRow: true } },
      {},
      'row-incomplete',
    ],
  ]
  it.each(refusals)('refuses %s', (_, over, place, press, code) => {
    expect(refusalOf(book(swindon, { ...started, ...over }, placeOf(place), pressOf(press))).code).toBe(code)
  })
  it('says which cut-off has passed', () => {
    expect(refusalOf(book(swindon, started, placeOf(), pressOf({ now: afterCutOff })))).toMatchObject({
      cutOff: meeting.cutOff,
    })
  })
  it('takes a late entry with a manager’s reason, where the council allows it, and keeps the reason', () => {
    const late = book(
      swindon,
      started,
      placeOf({ series: { lateEntry: true } }),
      pressOf({ now: afterCutOff, person: manager, late: ' The plan ends first ' }),
    )
    expect(caseAfter(late).booking?.late).toEqual({ reason: 'The plan ends first', by: manager.id })
  })
  it('puts it on the waiting list where there is one', () => {
    const waiting = book(swindon, started, placeOf({ series: { waitingList: true } }), pressOf({ full: true }))
    expect(caseAfter(waiting).booking?.place).toBe('waiting')
  })
  it('does not refuse an incomplete row of its own accord: the document does not say what happens', () => {
    expect(book(swindon, started, placeOf(), pressOf()).ok).toBe(true)
  })
  it('refuses a panel before the transfer meeting has sent the case there', () => {
    const panel = forumOf(swindon, 'SW-F2')
    const decision = book(swindon, started, { forum: panel, series, meeting: meetingOf(swindon, 'SW-F2') }, pressOf())
    expect(refusalOf(decision).code).toBe('not-at-this-step')
  })
  it('refuses a panel while the parents’ consent to it is missing, and names that', () => {
    const onList = { ...started, booking: bookingOn(meeting, 'transfer-meeting') }
    const item = { person: coordinator, now, outcome: 'right-course-north-panel', action: '', seen: null }
    const sent = caseAfter(decideItem(swindon, onList, { forum, meeting }, item))
    const panel = forumOf(swindon, 'SW-F2')
    const refusal = refusalOf(
      book(swindon, sent, { forum: panel, series, meeting: meetingOf(swindon, 'SW-F2') }, pressOf()),
    )
    expect(refusal).toMatchObject({ code: 'forum-needs', items: [{ id: 'SW-C25' }] })
  })
  it('lets nobody book themselves on to Cheshire East’s Joint Allocation Meeting', () => {
    const cheshire = procedureFor('cheshire-east')
    const route = cheshire.routes.find(candidate =>
      candidate.steps.some(
        step => step.kind === 'list-meeting' && step.forums.some(id => forumOf(cheshire, id).booking === 'invitation'),
      ),
    )
    const step = route?.steps.find(candidate => candidate.kind === 'list-meeting')
    const jam = forumOf(cheshire, step?.kind === 'list-meeting' ? (step.forums[0] ?? '') : '')
    const at = caseOn(cheshire, route?.id ?? '')
    expect(jam.booking).toBe('invitation')
    expect(bookableStep(cheshire, at)?.forums).toContain(jam.id)
    expect(
      refusalOf(book(cheshire, at, { forum: jam, series, meeting: meetingOf(cheshire, jam.id) }, pressOf())).code,
    ).toBe('by-invitation')
  })
  it('names what a forum wants beforehand until it is answered', () => {
    const panel = forumOf(swindon, 'SW-F3')
    expect(
      missingFor(swindon, caseOn(swindon, 'SW-D2', { routes: ['SW-D2', 'SW-D3'] }), panel, now).map(({ id }) => id),
    ).toEqual(['SW-C25'])
  })
})

import { describe, expect, it } from 'vitest'
import type { Case } from '../../policies/case.ts'
import type { Notice, NoticeKind } from '../../policies/decision.ts'
import { isStillNews } from '../../policies/still-news.ts'
import { bookingOn, caseOn, meetingOf, now, swindon } from './samples.ts'

const at = now.toISOString()
const later = new Date(now.getTime() + 86_400_000).toISOString()
const muchLater = new Date(now.getTime() + 8 * 86_400_000).toISOString()
const earlier = new Date(now.getTime() - 86_400_000).toISOString()
const open = caseOn(swindon, 'SW-D2')
const asked = {
  step: 'agreement',
  status: 'asked',
  askedBy: 'w',
  askedAt: earlier,
  of: ['m'],
  frozen: { facts: '', lines: [], procedureVersion: '1' },
} as const
const waiting: Case = { ...open, signOffs: [asked] }
const agreed: Case = { ...open, signOffs: [{ ...asked, status: 'agreed', decidedBy: 'm', decidedAt: at }] }
const closed: Case = { ...open, ended: { how: 'closed', at, by: 'm' }, stage: 'closed' }
const booked: Case = { ...open, booking: bookingOn(meetingOf(swindon, 'SW-F1', { at: later }), 'transfer-meeting') }

const notice = (kind: NoticeKind, facts: Notice['facts'] = {}): Notice => ({
  key: 'k',
  council: 'swindon',
  to: { person: 'm' },
  kind,
  caseId: open.id,
  urgency: 'now',
  facts,
})
const reminder = (what: string, facts: Notice['facts'] = {}) => notice('reminder', { what, ...facts })

describe('a notice that waited', () => {
  it.each<[string, Notice, Case, boolean]>([
    ['a decision still to be made', notice('sign-off-asked', { step: 'agreement', asked: earlier }), waiting, true],
    ['a decision made meanwhile', notice('sign-off-asked', { step: 'agreement', asked: earlier }), agreed, false],
    ['an asking that was put anew', notice('sign-off-asked', { step: 'agreement', asked: at }), waiting, false],
    ['the decision that stands', notice('sign-off-decided', { step: 'agreement', at }), agreed, true],
    ['a decision that was asked for again', notice('sign-off-decided', { step: 'agreement', at }), waiting, false],
    ['a place on a list to come', notice('booking-changed', { at: later }), booked, true],
    ['a place on a list that is over', notice('booking-changed', { at: earlier }), booked, false],
    ['a place lost, with no other', notice('booking-changed', { at: null }), open, true],
    ['a place lost, and another found meanwhile', notice('booking-changed', { at: null }), booked, false],
    ['a list that the case has left again', notice('booking-changed', { at: muchLater }), booked, false],
    ['a worry nobody has answered for', notice('safety-shown'), { ...open, safety: { since: at, shownTo: 'w' } }, true],
    ['a worry answered meanwhile', notice('safety-shown'), open, false],
    ['a sign-off that waits', reminder('agreement-waiting', { step: 'agreement' }), waiting, true],
    ['a sign-off given meanwhile', reminder('agreement-waiting', { step: 'agreement' }), agreed, false],
    ['a row before its cut-off', reminder('row-incomplete', { meetsAt: later, cutOff: later }), booked, true],
    ['a row after its cut-off', reminder('row-incomplete', { meetsAt: later, cutOff: earlier }), booked, false],
    ['a meeting that is next', reminder('meeting-tomorrow', { meetsAt: later }), booked, true],
    ['a meeting the case is no longer on', reminder('meeting-tomorrow', { meetsAt: at }), booked, false],
    ['anything of a case that is closed', reminder('handover-open'), closed, false],
    ['the decision of a case that is closed', notice('decision-made'), closed, true],
  ])('about %s', (_, told, current, isNews) => {
    expect(isStillNews(told, current, now)).toBe(isNews)
  })
  it('about a case that was removed meanwhile is not told', () => {
    expect(isStillNews(notice('decision-made'), undefined, now)).toBe(false)
    expect(isStillNews({ ...notice('set-up-needed'), caseId: null }, undefined, now)).toBe(true)
  })
})

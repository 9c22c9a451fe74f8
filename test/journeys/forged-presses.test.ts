/** What no button of ours sends, or another card of another day sent: answered in words, and nothing is changed. */
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, monday, openCase, worker } from './booked-cases.ts'
import { worldOf } from './world.ts'

const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const meetingId = meetingOn('2026-12-01')
const people = [worker, 'swindon-manager', coordinator, 'swindon-administrator', 'halton-coordinator', 'nobody']
const names = ['__proto__', 'toString', 'zzz', '2026-02-31', '${x}', '\u202e', '🧒']

const withName = (name: string, caseId: string): readonly Record<string, unknown>[] => [
  { verb: 'meeting-form', forum: 'SW-F1', key: name },
  { verb: 'series-form', forum: name },
  { verb: 'agenda', meetingId: name },
  { verb: 'agenda', meetingId: `swindon-sw-f1:${name}` },
  { verb: 'agenda-file', meetingId: `swindon-sw-f1:${name}` },
  { verb: 'calendar', meetingId: `swindon-sw-f1:${name}`, left: name },
  { verb: 'confirm-book', caseId, meetingId: `swindon-sw-f1:${name}`, move: true },
  { verb: 'change-meeting', forum: 'SW-F1', key: name, what: 'cancel', seen: 0 },
  { verb: 'add-meeting', forum: 'SW-F1', seen: 0, day: name, time: name },
  { verb: 'setting-form', id: name },
  { verb: 'save-setting', id: name, value: name },
  { verb: 'call-form', id: name },
  { verb: 'why', rule: name, caseId: name },
  { verb: 'ask-about', topic: name, council: name },
  { verb: 'version-changes', from: name, to: name },
  { verb: 'coming-act', caseId, act: name },
  { verb: 'copy-text', caseId, text: name },
  { verb: 'record-lead', caseId, text: name, answer: name, how: name, day: name },
  { verb: 'follow-route', caseId, route: name },
  { verb: 'leave-out-step', caseId, step: name },
  { verb: 'sign-off-form', caseId, step: name },
  { verb: 'decide-sign-off', caseId, step: name, asked: name, decision: 'agree' },
  { verb: 'hand-over', caseId, from: worker, to: name },
  { verb: 'restrict', caseId, named: name },
  { verb: 'save-answers', caseId, [name]: 'yes', 'SW-C15': name },
  { verb: 'start-case', reference: name, route: name },
  { verb: 'open-case', caseId: name },
  { verb: 'guess', intent: name },
]

describe('a press with something in it that is not there', () => {
  it.each(people)('is answered in words to %s, and changes no case', { timeout: 60_000 }, async who => {
    const world = worldOf(['swindon', 'halton'], monday)
    const { id } = await openCase(world, 'CS-1001', '2026-12-01')
    const before = await caseNamed(world, 'CS-1001')
    for (const data of names.flatMap(name => withName(name, id))) {
      const answer = await world.pressData(who, data)
      expect(answer.length, JSON.stringify(data)).toBeGreaterThan(0)
    }
    expect(await caseNamed(world, 'CS-1001')).toEqual(before)
  })
})

describe('a refusal says what is so', () => {
  it('to somebody who may read a case and not change it', async () => {
    const world = worldOf(['swindon'], monday)
    const { id } = await openCase(world, 'CS-1001')
    const refused = said(await world.pressData(coordinator, { verb: 'save-answers', caseId: id, 'SW-C15': 'yes' }))
    expect(refused).toContain('CS-1001 is for its worker to change')
    expect(refused).not.toContain('not yours to open')
    expect(said(await world.say('swindon-other worker', 'CS-1001'))).toContain('not yours to open')
  })
  it('of a meeting that is no longer there, and shows the next', async () => {
    const world = worldOf(['swindon'], monday)
    const gone = await world.pressData(coordinator, { verb: 'agenda', meetingId: meetingOn('2026-12-02') })
    expect(said(gone)).toContain('That meeting is not there')
    expect(said(gone)).not.toContain('No meeting of your council has a day yet')
    expect(said(await world.pressData(coordinator, { verb: 'agenda', meetingId }))).toContain('Tuesday 1 December 2026')
  })
})

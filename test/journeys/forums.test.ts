/** Every list that the five councils' documents know, each by its own way on to it: set up, full, late, moved, decided. */
import { describe, expect, it } from 'vitest'
import { bookableStep, missingFor } from '../../policies/booking.ts'
import type { Case } from '../../policies/case.ts'
import type { Forum } from '../../policies/council.ts'
import { decideItem } from '../../policies/meeting-decision.ts'
import { outcomesFor } from '../../policies/outcomes.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { forumOf, openMeetings, seriesFor } from '../../policies/series.ts'
import { bookingOn, caseAfter, coordinator, meetingOf, now } from '../policies/samples.ts'
import { statesAlong, statesFrom } from '../policies/walk-a-case.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { councils, monday, procedures } from './routes/town.ts'
import { cardOf, type World, worldOf } from './world.ts'

const lists = councils.flatMap(council =>
  (procedures.get(council)?.forums ?? [])
    .filter(({ kind }) => kind === 'list')
    .map(({ id, name, booking }) => ({ council, id, name, booking })),
)
const words = (answer: Parameters<typeof cardsIn>[0]) => cardsIn(answer).map(wordsOn).join('\n')

/** A case that has come as far as this forum and has all that the document wants before its list. */
function caseBefore(procedure: Procedure, forum: Forum): Case {
  const isReady = (state: Case): boolean =>
    bookableStep(procedure, state)?.forums.includes(forum.id) === true &&
    missingFor(procedure, state, forum, now).length === 0
  const sender = procedure.forums.find(({ outcomes }) => outcomes.some(outcome => outcome.forum === forum.id))
  for (const { id } of procedure.routes.filter(({ begins }) => begins === 'chosen')) {
    const states = sender ? sentOn(procedure, id, { sender, forum }) : statesAlong(procedure, id)
    const found = states.findLast(isReady)
    if (found) return found
  }
  throw new Error(`no route leads to ${forum.id}`)
}

/** Another meeting sends a case on to this forum. */
function sentOn(procedure: Procedure, route: string, { sender, forum }: { sender: Forum; forum: Forum }): readonly Case[] {
  const before = statesAlong(procedure, route).findLast(state => bookableStep(procedure, state)?.forums.includes(sender.id))
  const outcome = sender.outcomes.find(candidate => candidate.forum === forum.id)
  if (!before || !outcome) return []
  const meeting = meetingOf(procedure, sender.id)
  const booked = { ...before, booking: bookingOn(meeting, bookableStep(procedure, before)?.id ?? '') }
  const item = { person: coordinator, now, outcome: outcome.id, action: '', seen: null }
  return statesFrom(procedure, caseAfter(decideItem(procedure, booked, { forum: sender, meeting }, item)))
}

class Hall {
  readonly world: World
  readonly council: string
  readonly forum: Forum
  readonly procedure: Procedure
  readonly id: (name: string) => string
  constructor(council: string, forumId: string) {
    const procedure = procedures.get(council)
    if (!procedure) throw new Error(council)
    this.world = worldOf(procedures, monday)
    this.council = council
    this.procedure = procedure
    this.forum = forumOf(procedure, forumId)
    this.id = name => `${council}-${name}`
  }

  async setUp(rules: Record<string, string>): Promise<void> {
    const form = cardOf(await this.world.pressData(this.id('coordinator'), { verb: 'series-form', forum: this.forum.id }))
    const day: Record<string, string> = this.forum.schedule
      ? {}
      : { weekday: 'wednesday', weeks: '1', time: '10:00', 'cut-off-day': 'monday', 'cut-off-time': '12:00' }
    await this.world.press(this.id('coordinator'), form, 'Save', { ...day, ...rules })
  }

  async open(count: number): Promise<readonly string[]> {
    const before = caseBefore(this.procedure, this.forum)
    const ids = Array.from({ length: count }, (_, n) => `case-${n + 1}`)
    for (const [n, id] of ids.entries()) {
      const opened = { ...before, id, reference: `CS-${2001 + n}`, revision: 0, worker: this.id('worker') }
      const writes = [{ kind: 'case', case: opened, expects: 0 }] as const
      await this.world.ports.commit({ council: this.council, writes, events: [], outbox: [] }, null)
    }
    return ids
  }

  async meetings() {
    const { settings, series } = await this.world.ports.arrangements(this.council)
    const found = seriesFor(this.procedure, this.forum, series, settings)
    return found ? openMeetings(found, this.world.now(), 3) : []
  }

  /** By whoever may: the worker where places are booked, else the coordinator. */
  book(caseId: string, meetingId: string, more: object = {}) {
    const who = this.forum.booking === 'invitation' ? 'coordinator' : 'worker'
    return this.world.pressData(this.id(who), { verb: 'confirm-book', caseId, meetingId, ...more })
  }
  booking = async (caseId: string) => (await this.world.ports.findCase(this.council, caseId))?.booking ?? null
  told = () => this.world.inboxOf(this.id('worker'))
}

describe.each(lists)('$name ($council)', ({ council, id, booking }) => {
  const hall = async (rules: Record<string, string> = {}) => {
    const made = new Hall(council, id)
    await made.setUp(rules)
    return made
  }

  it('takes a case when it has all that the document wants, and only by its own way', async () => {
    const at = await hall()
    const [one = ''] = await at.open(1)
    const [meeting] = await at.meetings()
    if (booking === 'invitation') {
      const press = { verb: 'confirm-book', caseId: one, meetingId: meeting?.id }
      expect(words(await at.world.pressData(at.id('worker'), press))).toMatch(/invit/i)
      expect(await at.booking(one)).toBeNull()
    }
    await at.book(one, meeting?.id ?? '')
    expect(await at.booking(one)).toMatchObject({ forum: id, meetingId: meeting?.id, place: 'place' })
  })

  it('keeps those who wait in order when it is full, and lets the first move up by itself', async () => {
    const at = await hall({ places: '1', 'waiting-list': 'yes' })
    const [one = '', two = '', three = ''] = await at.open(3)
    const [meeting] = await at.meetings()
    await at.book(one, meeting?.id ?? '')
    expect(words(await at.book(two, meeting?.id ?? ''))).toContain('filled up')
    for (const waiting of [two, three]) await at.book(waiting, meeting?.id ?? '', { waiting: true })
    await at.world.pressData(at.id('coordinator'), { verb: 'take-off', caseId: one })
    expect([await at.booking(two), await at.booking(three)].map(found => found?.place)).toEqual(['place', 'waiting'])
    expect(wordsOn(at.told().at(-1))).toContain('it has a place now')
  })

  it('takes its list along when it moves, puts it on the next when it is called off, and tells the worker once each', async () => {
    const at = await hall({ 'when-moved': 'keep' })
    const [one = ''] = await at.open(1)
    const [meeting, ...later] = await at.meetings()
    const next = later.find(({ at: day }) => day > '2026-12-04T14:00:00.000Z')
    await at.book(one, meeting?.id ?? '')
    const key = meeting?.id.split(':')[1] ?? ''
    const seen = async () =>
      (await at.world.ports.arrangements(council)).series.find(({ forum }) => forum === id)?.revision ?? 0
    const press = async (what: string, more = {}) =>
      at.world.pressData(at.id('coordinator'), {
        verb: 'change-meeting',
        forum: id,
        key,
        what,
        seen: await seen(),
        ...more,
      })
    const before = at.told().length
    await press('move', { day: '2026-12-04', time: '14:00' })
    expect(await at.booking(one)).toMatchObject({ meetingId: meeting?.id, meetsAt: '2026-12-04T14:00:00.000Z' })
    expect(at.told()).toHaveLength(before + 1)
    await press('cancel')
    expect(await at.booking(one)).toMatchObject({ meetingId: next?.id, meetsAt: next?.at })
    expect(at.told()).toHaveLength(before + 2)
  })

  it('closes at its cut-off with the list to the coordinator; then only a manager puts on, with a reason', async () => {
    const at = await hall({ 'late-entry': 'yes' })
    const [one = '', two = ''] = await at.open(2)
    const [meeting] = await at.meetings()
    await at.book(one, meeting?.id ?? '')
    await at.world.moveTo(meeting?.cutOff ?? '')
    expect(wordsOn(at.world.inboxOf(at.id('coordinator')).at(-1))).toContain('The cut-off has passed. This is the list.')
    expect((await at.world.ports.findMeeting(council, meeting?.id ?? ''))?.status).toBe('agenda-sent')
    await at.book(two, meeting?.id ?? '', { late: 'I would like it to be' })
    expect(await at.booking(two)).toBeNull()
    if (booking === 'invitation') return
    const late = { verb: 'confirm-book', caseId: two, meetingId: meeting?.id }
    await at.world.pressData(at.id('manager'), late)
    expect(await at.booking(two)).toBeNull()
    await at.world.pressData(at.id('manager'), { ...late, late: 'The plan ends on Friday' })
    expect(await at.booking(two)).toMatchObject({ late: { reason: 'The plan ends on Friday', by: at.id('manager') } })
    expect(wordsOn(at.told().at(-1))).toContain('after the cut-off')
  })

  it('decides in the document’s own words and carries over what it did not reach', async () => {
    const at = await hall()
    const [one = '', two = ''] = await at.open(2)
    const [meeting, next] = await at.meetings()
    for (const each of [one, two]) await at.book(each, meeting?.id ?? '')
    await at.world.moveTo(new Date(Date.parse(meeting?.at ?? '') + 60_000).toISOString())
    const press = { verb: 'agenda', meetingId: meeting?.id }
    const agenda = cardOf(await at.world.pressData(at.id('coordinator'), press))
    const current = await at.world.ports.findCase(council, one)
    const [outcome] = current ? outcomesFor(at.procedure, current, at.forum) : []
    const save = await at.world.press(at.id('coordinator'), agenda, 'Save', { [`outcome.${one}`]: outcome?.id ?? '' })
    expect(words(save)).toContain(`Decision: ${outcome?.label}`)
    const ask = cardOf(await at.world.press(at.id('coordinator'), cardOf(save), 'End this meeting'))
    const ended = await at.world.press(at.id('coordinator'), ask, 'Yes, carry')
    expect(ended.map(({ kind }) => kind)).toEqual(['card', 'file'])
    expect((await at.world.ports.findCase(council, one))?.decisions.at(-1)?.outcome).toBe(outcome?.id)
    expect(await at.booking(two)).toMatchObject({ meetingId: next?.id })
  })
})

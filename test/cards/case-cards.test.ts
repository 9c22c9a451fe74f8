import { describe, expect, it } from 'vitest'
import { checklistCard, checklistText } from '../../cards/checklist-card.ts'
import { confirmBookingMessage } from '../../cards/meeting-words.ts'
import { factOf } from '../../policies/route-plan.ts'
import { forumOf, seriesFor } from '../../policies/series.ts'
import { standingOf } from '../../policies/standing.ts'
import {
  answerWith,
  bookingOn,
  caseOn,
  councils,
  meetingOf,
  now,
  procedureFor,
  startable,
  swindon,
  today,
  worker,
} from '../policies/samples.ts'
import { statesAlong } from '../policies/walk-a-case.ts'
import { actionsOn, inputsOn, typed, wordsOn } from './card-nodes.ts'
import { firstCard } from './sample-case-cards.ts'

const view = { procedure: swindon, today, viewer: worker.id, row: null }
const started = caseOn(swindon, 'SW-D2')
const words = (card: object) => wordsOn(card).join('\n')
const first = councils.flatMap(council =>
  startable(procedureFor(council)).map(route => ({ id: route.id, procedure: procedureFor(council) })),
)

describe('the card of a case', () => {
  it.each(first)('$id begins with the reference and says that it checks paperwork', ({ procedure, id }) => {
    const card = firstCard(procedure, id)
    const texts = typed(card, /^TextBlock$/).map(({ text }) => String(text))
    expect(texts[0]).toBe('CS-1042')
    expect(texts).toContain('Stepwise checks paperwork. Whether this is right and safe is for you and your manager.')
  })
  it.each(first)('$id asks for exactly what is due, and nothing twice', ({ procedure, id }) => {
    for (const current of statesAlong(procedure, id).filter(({ ended }) => !ended)) {
      const standing = standingOf(procedure, current, today)
      const due = [...standing.open, ...standing.optional].map(({ item }) => item)
      const card = checklistCard({ ...view, procedure, current })
      const asked = [...new Set(inputsOn(card).map(({ id: input }) => String(input).split('.')[0] ?? ''))].filter(field =>
        /^[A-Z]{2}-C/.test(field),
      )
      expect(asked.filter(field => !due.some(item => item.id === field))).toEqual([])
      const facts = asked
        .map(field => procedure.items.find(item => item.id === field))
        .map(item => (item ? factOf(item) : ''))
      expect([current.revision, facts.filter((fact, at) => facts.indexOf(fact) !== at)]).toEqual([current.revision, []])
    }
  })
  it('never has an input for somebody’s act', () => {
    const inputs = inputsOn(firstCard(swindon, 'SW-D2')).map(({ id }) => String(id).split('.')[0])
    for (const act of ['SW-C14', 'SW-C20', 'SW-C34']) expect(inputs).not.toContain(act)
  })
  it('says what waits for whom', () => {
    expect(words(firstCard(swindon, 'SW-D2'))).toMatch(
      /Next: Line manager's agreement \(Line manager, .*Still to come: .*closure sign-off \(line manager\)/s,
    )
  })
  it('shows each line’s section', () => {
    const card = firstCard(procedureFor('cheshire-east'), 'CE-D4')
    for (const { item } of standingOf(procedureFor('cheshire-east'), caseOn(procedureFor('cheshire-east'), 'CE-D4'), today)
      .open)
      expect(words(card)).toContain(item.section)
  })
  it('says how long its document is overdue, or that it has no date', () => {
    expect(words(firstCard(procedureFor('warwickshire'), 'WW-D1'))).toContain('1 March 2018, more than 8 years ago')
    expect(words(firstCard(procedureFor('warwickshire'), 'WW-D1'))).toContain('review overdue since 1 March 2018')
    expect(words(firstCard(procedureFor('halton'), 'HT-D1'))).toContain('undated · no review date')
    expect(words(firstCard(procedureFor('cheshire-east'), 'CE-D4'))).not.toContain('due for review on')
  })
  it('warns of an overdue document in full on its first card, and in one quiet line on the later ones', () => {
    const procedure = procedureFor('warwickshire')
    const later = { ...caseOn(procedure, 'WW-D1'), revision: 2 }
    const card = checklistCard({ ...view, procedure, current: later })
    expect(words(card)).not.toContain('years ago')
    expect(words(card)).toContain('3.0, 1st March 2017 · review overdue since 1 March 2018')
  })
  it('asks what the next meeting came to after what is missing, and gives a reading that two lines share once', () => {
    const procedure = procedureFor('halton')
    const card = statesAlong(procedure, 'HT-U1')
      .map(current => checklistCard({ ...view, procedure, current }))
      .find(one => words(one).includes('Date notice of the meeting was given'))
    expect(words(card ?? {}).match(/only the fourteenth day meets both/g)).toHaveLength(1)
    expect(words(card ?? {})).toContain("see “2 weeks' notice” above")
    const first = inputsOn(firstCard(procedureFor('warwickshire'), 'WW-D2')).map(({ id }) => String(id))
    expect(first.indexOf('step-first-meeting.day')).toBeGreaterThan(first.indexOf('WW-C10'))
  })
  it('offers no press to anybody but its worker that would change it', () => {
    const card = checklistCard({ ...view, current: started, viewer: 'manager' })
    const verbs = actionsOn(card).map(({ data }) => String((data as Record<string, unknown>).verb))
    expect(inputsOn(card)).toEqual([])
    expect(
      verbs.filter(verb =>
        ['save-answers', 'book', 'choose-meeting', 'take-off', 'withdraw-form', 'close-case'].includes(verb),
      ),
    ).toEqual([])
  })
  it('shows what was not kept, and that everything else was', () => {
    const card = checklistCard({
      ...view,
      current: started,
      problems: [{ field: 'SW-C15', problem: 'is not an answer' }],
    })
    expect(words(card)).toContain('Not saved: “Needs set out” is not an answer. Everything else is kept.')
  })
  it('comes back filled with what was answered, when all is shown', () => {
    const { next } = answerWith(swindon, started, { 'SW-C15': { value: 'no', reason: 'Friday' } })
    const values = Object.fromEntries(
      inputsOn(checklistCard({ ...view, current: next, all: true })).map(({ id, value }) => [id, value]),
    )
    expect(values).toMatchObject({ 'SW-C15': 'no', 'SW-C15.reason': 'Friday' })
  })
  it('says in one line without a card where it stands', () => {
    expect(checklistText({ ...view, current: started })).toBe('CS-1042: Where this stands: still needed (2)')
  })
  it('says on the row that the manager has not yet agreed', () => {
    const booking = bookingOn(meetingOf(swindon, 'SW-F1'), 'transfer-meeting')
    expect(words(checklistCard({ ...view, current: { ...started, booking } }))).toContain('manager has not yet agreed')
  })
})

describe('booking', () => {
  const forum = forumOf(swindon, 'SW-F1')
  const series = seriesFor(swindon, forum, [], [])
  it('asks whether this is the child before a booking, with its reference, route and meeting', () => {
    if (!series) throw new Error('no series')
    const message = confirmBookingMessage({
      procedure: swindon,
      current: started,
      forum,
      series,
      meeting: meetingOf(swindon, 'SW-F1'),
      move: false,
      now,
      today,
    })
    expect(message.title).toBe('Is this the child you mean?')
    const said = JSON.stringify(message)
    expect(said).toContain('CS-1042')
    expect(said).toContain('Tuesday 1 December 2026, 4pm')
    expect(said).toContain('Line manager')
  })
})

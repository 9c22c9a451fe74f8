import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { cardOf, type World, worldOf } from './world.ts'

const me = 'swindon-worker'
const manager = 'swindon-manager'
const coordinator = 'swindon-coordinator'
const monday = '2026-11-23T10:00:00Z'

async function opened(world: World): Promise<unknown> {
  return cardOf(await world.say(me, 'step down CS-1042 from CIN plan to early help'))
}
const answers = { 'SW-C15': 'yes', 'SW-C16': 'yes' }
const spreadsheet = { 'row-state': 'complete' }

async function agreed(world: World): Promise<void> {
  await world.press(me, await opened(world), 'Save and ask', answers)
  await world.press(manager, world.inboxOf(manager)[0], 'Agree')
}

async function booked(world: World): Promise<void> {
  await agreed(world)
  const card = world.inboxOf(me).at(-1)
  const confirm = cardOf(await world.press(me, card, 'Save and put on the list of Tuesday 1 December', spreadsheet))
  await world.press(me, confirm, 'Yes, put')
}

const caseOf = async (world: World) => {
  const found = await world.ports.findCaseByReference('swindon', 'CS-1042')
  if (!found) throw new Error('no case')
  return found
}

describe('a Swindon step down from a child in need plan', () => {
  it('goes from the question to closure', async () => {
    const world = worldOf(['swindon'], monday)
    await booked(world)
    await world.moveTo('2026-12-01T16:30:00Z')
    const agenda = cardOf(await world.say(coordinator, 'agenda'))
    const { id } = await caseOf(world)
    await world.press(coordinator, agenda, 'Save', { [`outcome.${id}`]: 'right-course' })
    expect(wordsOn(world.inboxOf(me).at(-1))).toContain('Right course for the child')
    const handover = world.inboxOf(me).at(-1)
    await world.press(me, handover, 'Save and ask for closure sign-off', {
      'SW-C21.consent': 'given-spoken',
      'SW-C21.who': 'Both parents',
      'SW-C21.asked': '2026-12-01',
      'SW-C22': 'yes',
      'SW-C23': 'yes',
      'SW-C29': 'yes',
      'SW-C33': 'Family Service',
    })
    await world.press(manager, world.inboxOf(manager).at(-1), 'Agree')
    expect((await caseOf(world)).stage).toBe('closed')
    const labels = wordsOn(cardOf(await world.pressData(me, { verb: 'closure-values', caseId: id })))
    expect(labels).toContain('Stepped down to SBC Early Help')
    expect(labels).toContain('Family Service')
    // One message, then choices, dates (two each) and presses: experience.md asks for 13 with consent counted as one.
    expect(world.countOf(me)).toBeLessThanOrEqual(19)
  })

  it('sends the agenda to the coordinator by itself at the cut-off, not a minute before', async () => {
    const world = worldOf(['swindon'], monday)
    await booked(world)
    await world.moveTo('2026-11-26T15:59:00Z')
    expect(world.inboxOf(coordinator)).toEqual([])
    await world.moveTo('2026-11-26T16:00:00Z')
    expect(wordsOn(world.inboxOf(coordinator)[0])).toContain('CS-1042')
    const kept = world.ports.seen.files().map(file => file.name.replace(/^.*\./, ''))
    expect(kept.sort()).toEqual(['ics', 'txt'])
  })

  it('offers the next four meetings, the first the one whose cut-off has not passed', async () => {
    const world = worldOf(['swindon'], '2026-11-26T16:00:00Z')
    await opened(world)
    const lists = cardOf(await world.pressData(me, { verb: 'choose-meeting', caseId: (await caseOf(world)).id }))
    const titles = buttonsOn(lists).map(button => button.title)
    expect(titles.slice(0, 4)).toEqual([
      'Tuesday 8 December 2026, 4pm',
      'Tuesday 15 December 2026, 4pm',
      'Tuesday 22 December 2026, 4pm',
      'Tuesday 29 December 2026, 4pm',
    ])
  })

  it('lets a booking be pressed before the agreement, and says so on the row', async () => {
    const world = worldOf(['swindon'], monday)
    const card = await opened(world)
    await world.press(me, cardOf(await world.press(me, card, 'Save and put on the list of Tuesday 1')), 'Yes, put')
    await world.moveTo('2026-11-26T16:00:00Z')
    expect(wordsOn(world.inboxOf(coordinator)[0])).toContain('Manager has not yet agreed')
  })

  it('carries over what the meeting did not reach, on to the next open list', async () => {
    const world = worldOf(['swindon'], monday)
    await booked(world)
    await world.moveTo('2026-12-01T17:00:00Z')
    const agenda = cardOf(await world.say(coordinator, 'agenda'))
    const ask = cardOf(await world.press(coordinator, agenda, 'End this meeting'))
    expect(wordsOn(ask)).toContain('Not reached: 1 case')
    await world.press(coordinator, ask, 'Yes, carry')
    expect((await caseOf(world)).booking?.meetsAt).toBe('2026-12-08T16:00:00.000Z')
  })

  it('sends a case that needs a panel on to SW-D3 and tells the coordinators', async () => {
    const world = worldOf(['swindon'], monday)
    await booked(world)
    await world.moveTo('2026-12-01T16:30:00Z')
    const agenda = cardOf(await world.say(coordinator, 'agenda'))
    const before = await caseOf(world)
    await world.press(coordinator, agenda, 'Save', { [`outcome.${before.id}`]: 'right-course-north-panel' })
    const after = await caseOf(world)
    expect(after.routes).toEqual(['SW-D2', 'SW-D3'])
    expect(after.stage).toBe('awaiting-panel')
    expect(wordsOn(world.inboxOf(coordinator).at(-1))).toContain('North')
  })
})

describe('a sign-off', () => {
  it('is refused to the worker, to another manager and to another worker', async () => {
    const world = worldOf(['swindon'], monday)
    await world.press(me, await opened(world), 'Save and ask', answers)
    const card = world.inboxOf(manager)[0]
    for (const who of [me, 'swindon-head', 'swindon-other worker']) {
      await world.press(who, card, 'Agree')
      expect((await caseOf(world)).stage).toBe('awaiting-approval')
    }
    expect(wordsOn(cardOf(await world.press(me, card, 'Agree')))).toContain('Nobody signs off their own case')
  })

  it('that was returned says so before anything else, never that nothing is missing', async () => {
    const world = worldOf(['swindon'], monday)
    await world.press(me, await opened(world), 'Save and ask', answers)
    await world.press(manager, world.inboxOf(manager)[0], 'Return', { Note: 'Say who leads' })
    const card = cardOf(await world.say(me, 'CS-1042'))
    expect(wordsOn(card)).toContain('Where this stands: returned with a note')
    expect(wordsOn(card)).toContain("Line manager's agreement: “Say who leads”")
    expect(wordsOn(card)).not.toContain('nothing missing')
    await world.press(me, card, 'Ask for')
    expect(wordsOn(cardOf(await world.say(me, 'CS-1042')))).not.toContain('returned with a note')
  })

  it('changes nothing on a second press, and says who decided and when', async () => {
    const world = worldOf(['swindon'], monday)
    await agreed(world)
    const before = await caseOf(world)
    const again = await world.press('swindon-deputy', world.inboxOf('swindon-deputy')[0], 'Return', {
      Note: 'No',
    })
    expect(cardsIn(again).map(wordsOn).join('\n')).toContain('Sample manager')
    expect(await caseOf(world)).toEqual(before)
  })

  it('lapses when an answer it rests on changes, and is asked again when it was still waiting', async () => {
    const world = worldOf(['swindon'], monday)
    await world.press(me, await opened(world), 'Save and ask', answers)
    const old = world.inboxOf(manager)[0]
    const { id } = await caseOf(world)
    await world.moveTo('2026-11-23T10:05:00Z')
    await world.pressData(me, {
      verb: 'save-answers',
      caseId: id,
      'SW-C16': 'no',
      'SW-C16.reason': 'The review is next week',
    })
    expect(world.inboxOf(manager)).toHaveLength(2)
    await world.press(manager, old, 'Agree')
    expect((await caseOf(world)).stage).toBe('awaiting-approval')
    const fresh = world.inboxOf(manager)[1]
    await world.press(manager, fresh, 'Agree')
    expect((await caseOf(world)).stage).toBe('awaiting-approval')
    await world.press(manager, fresh, 'Agree', { Why: 'Seen the family myself' })
    expect((await caseOf(world)).stage).toBe('approved')
  })

  it('needs a reason when something is still needed', async () => {
    const world = worldOf(['swindon'], monday)
    const card = await opened(world)
    const refused = await world.press(me, card, 'Save and ask', { 'SW-C15': 'yes' })
    expect(cardsIn(refused).map(wordsOn).join('\n')).toContain('Something is still needed first')
    await world.press(me, card, 'Save and ask', {
      'SW-C15': 'yes',
      'Put it to my manager anyway': 'Review was held by phone',
    })
    expect(wordsOn(world.inboxOf(manager)[0])).toContain('Review was held by phone')
  })
})

describe('a worry about a child', () => {
  it('shows the number, keeps the case, and holds its sign-offs until somebody says what came of it', async () => {
    const world = worldOf(['swindon'], monday)
    const card = await opened(world)
    const safety = cardOf(await world.press(me, card, 'Worried about a child'))
    expect(wordsOn(safety)).toContain('Stepwise has not told anyone. Please phone.')
    expect(wordsOn(safety)).toContain('01793 464646')
    const held = await world.press(me, card, 'Save and ask', answers)
    expect(cardsIn(held).map(wordsOn).join('\n')).toContain('First tell Stepwise what came of the safety card')
    expect(wordsOn(world.inboxOf('swindon-duty manager')[0])).toContain('safety card was shown')
    await world.press(me, safety, 'I phoned')
    await world.press(me, card, 'Save and ask', answers)
    expect((await caseOf(world)).stage).toBe('awaiting-approval')
  })
})

describe('words that lean on the conversation', () => {
  it('books "it": the case just opened', async () => {
    const world = worldOf(['swindon'], monday)
    await opened(world)
    expect(wordsOn(cardOf(await world.say(me, 'book it on to the transfer meeting')))).toContain(
      'choose a list for CS-1042',
    )
  })

  it('answers "why?" with where the case stands', async () => {
    const world = worldOf(['swindon'], monday)
    await opened(world)
    expect(wordsOn(cardOf(await world.say(me, 'why?')))).toContain('CS-1042: still needed (2)')
  })
})

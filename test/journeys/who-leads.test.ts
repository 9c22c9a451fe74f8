/** A manager's list, cases of leavers, restricted cases, measures: what each person sees of them. */
import { describe, expect, it } from 'vitest'
import { deliver } from '../../dialogs/deliver.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, monday, openCase, second, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const manager = 'swindon-manager'
const other = 'swindon-other worker'
const administrator = 'swindon-administrator'
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const town = () => worldOf(['swindon'], monday)
const lastTo = (world: World, who: string) => wordsOn(world.inboxOf(who).at(-1))

/** The people file without somebody. */
function leaves(world: World, who: string): void {
  const { directory } = world.ports
  Object.assign(world.ports, {
    directory: {
      find: (id: string) => (id === who ? undefined : directory.find(id)),
      withRole: (...given: Parameters<typeof directory.withRole>) =>
        directory.withRole(...given).filter(({ id }) => id !== who),
    },
  })
}

async function restricted(world: World, named: readonly string[] = []): Promise<string> {
  const { id } = await openCase(world, 'CS-1001', '2026-12-01')
  const form = cardOf(await world.say(manager, 'restrict 1001'))
  await world.press(manager, form, 'Restrict this case', { named: named.join(',') })
  return id
}

describe('what waits for a manager', () => {
  it('is one list: decisions, what is overdue, and whom a message did not reach', async () => {
    const world = town()
    const { id } = await openCase(world, 'CS-1001', '2026-12-01')
    const card = cardOf(await world.say(worker, 'CS-1001'))
    await world.press(worker, card, 'Save and ask', { 'SW-C15': 'yes', 'SW-C16': 'yes' })
    const missed = { what: 'safety-unanswered' }
    await world.ports.commit(
      {
        council: 'swindon',
        writes: [],
        events: [],
        outbox: [
          {
            key: 'lost',
            council: 'swindon',
            to: { person: worker },
            kind: 'sign-off-lapsed',
            caseId: id,
            urgency: 'now',
            facts: {},
          },
          {
            key: 'stale',
            council: 'swindon',
            to: { person: worker },
            kind: 'reminder',
            caseId: id,
            urgency: 'now',
            facts: missed,
          },
        ],
      },
      null,
    )
    for (const key of ['lost', 'stale']) world.ports.seen.fail(key)
    await world.moveTo('2026-12-03T10:00:00Z')
    const list = said(await world.say(manager, 'what is waiting for me to sign off?'))
    expect(list).toContain('CS-1001: Line manager')
    expect(list).toContain('CS-1001: overdue')
    expect(list).toContain('no decision recorded of the meeting on Tuesday 1 December 2026, 4pm')
    expect(list).toContain('Sample worker was not reached\n1 message did not arrive, about CS-1001')
  })
  it('shows a deputy the same team, a manager of another team nothing of it', async () => {
    const world = town()
    await openCase(world, 'CS-1001', '2026-12-01')
    await world.moveTo('2026-12-03T10:00:00Z')
    expect(said(await world.pressData('swindon-deputy', { verb: 'waiting' }))).toContain('CS-1001: overdue')
    expect(said(await world.pressData('swindon-head', { verb: 'waiting' }))).toContain('Nothing waits for you')
    expect(said(await world.pressData(worker, { verb: 'waiting' }))).toContain('Nothing waits for you')
  })
})

describe('a leaver’s case', () => {
  it('is in their manager’s list, and handed to somebody else who is told and can go on', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    leaves(world, worker)
    const list = cardOf(await world.pressData(manager, { verb: 'waiting' }))
    expect(wordsOn(list)).toContain('CS-1001: nobody works on it')
    const form = cardOf(await world.press(manager, list, 'Hand over'))
    expect(said(await world.press(manager, form, 'Hand over', { to: other }))).toContain(
      'CS-1001 is with Sample other worker now',
    )
    expect(lastTo(world, other)).toContain('CS-1001 is yours now')
    expect(said(await world.say(other, 'CS-1001'))).toContain('Where this stands')
    expect(said(await world.press(manager, form, 'Hand over', { to: other }))).toContain('CS-1001 has moved on')
  })
  it('falls to the administrators when their manager has left too, restricted or not', async () => {
    const world = town()
    const id = await restricted(world)
    expect(said(await world.pressData(administrator, { verb: 'open-case', caseId: id }))).toContain('I have no case')
    leaves(world, worker)
    leaves(world, manager)
    const list = said(await world.pressData(administrator, { verb: 'waiting' }))
    expect(list).toContain('CS-1001: nobody works on it')
    await world.pressData(administrator, { verb: 'hand-over', caseId: id, from: worker, to: other })
    expect((await caseNamed(world, 'CS-1001')).worker).toBe(other)
  })
  it('is handed over by nobody else, whatever they press', async () => {
    const world = town()
    const { id } = await openCase(world, 'CS-1001')
    for (const who of [worker, other, coordinator, administrator, 'swindon-head']) {
      await world.pressData(who, { verb: 'hand-over', caseId: id, from: worker, to: other })
      await world.pressData(who, { verb: 'hand-over-form', caseId: id })
      expect((await caseNamed(world, 'CS-1001')).worker, who).toBe(worker)
    }
  })
})

describe('a restricted case', () => {
  it('is not there for whoever is not named: the same words as for a reference that does not exist', async () => {
    const world = town()
    const id = await restricted(world)
    for (const who of [coordinator, administrator, 'swindon-duty manager', other]) {
      const there = said(await world.say(who, 'CS-1001'))
      const notThere = said(await world.say(who, 'CS-9999'))
      expect(there.replaceAll('1001', '9999'), who).toBe(notThere)
      expect(said(await world.pressData(who, { verb: 'open-case', caseId: id }))).toContain('I have no case')
    }
    expect(said(await world.say(worker, 'CS-1001'))).toContain('Where this stands')
  })
  it('cannot be begun anew by somebody else, who is not told whose it is', async () => {
    const world = town()
    await restricted(world)
    const answer = said(await world.say(other, 'step down CS-1001 from CIN plan to early help'))
    expect(answer).toContain('cannot be started here')
    expect(answer).not.toContain('Sample worker')
  })
  it('is a line without detail on the list, on the card as in the workbook, and in no other list', async () => {
    const world = town()
    await restricted(world)
    for (const words of ['agenda 1 December', 'what is missing?', 'waiting list', 'waiting for a day', 'next weeks']) {
      const answer = said(await world.say(coordinator, words))
      expect(answer, words).not.toMatch(/1001|Sample worker/)
    }
    const agenda = cardOf(await world.say(coordinator, 'agenda 1 December'))
    expect(wordsOn(agenda)).toContain('Restricted case')
    expect(wordsOn(agenda)).toContain('1 case')
  })
  it('has its decision recorded by a coordinator who is named, and by no other', async () => {
    const world = town()
    const id = await restricted(world, [second])
    await world.moveTo('2026-12-01T17:00:00Z')
    const meetingId = meetingOn('2026-12-01')
    const decide = { verb: 'save-decisions', meetingId, page: 0, [`outcome.${id}`]: 'right-course' }
    const inputs = inputsOn(cardOf(await world.pressData(coordinator, { verb: 'agenda', meetingId })))
    expect(inputs.filter(input => input.id.includes(id))).toEqual([])
    await world.pressData(coordinator, decide)
    expect((await caseNamed(world, 'CS-1001')).decisions).toEqual([])
    await world.pressData(second, decide)
    expect((await caseNamed(world, 'CS-1001')).decisions).toHaveLength(1)
  })
  it('is "a case" in what others are told', async () => {
    const world = town()
    const id = await restricted(world)
    const notice = {
      key: 'k',
      council: 'swindon',
      kind: 'panel-due',
      caseId: id,
      urgency: 'now',
      facts: { forum: 'SW-F2' },
    } as const
    const current = await caseNamed(world, 'CS-1001')
    await world.ports.commit(
      {
        council: 'swindon',
        writes: [{ kind: 'case', case: { ...current, stage: 'awaiting-panel' }, expects: current.revision }],
        events: [],
        outbox: [],
      },
      null,
    )
    const told = await deliver(world.ports, { ...notice, to: { role: 'coordinator' } })
    expect(told).toHaveLength(2)
    for (const { card, text } of told) {
      expect(`${wordsOn(card)} ${text} ${JSON.stringify(card)}`).not.toMatch(/CS-1001|Sample worker/)
      expect(JSON.stringify(card)).not.toContain(id)
    }
  })
  it('is opened again by the manager, and by nobody who may not see it', async () => {
    const world = town()
    const id = await restricted(world)
    await world.pressData(coordinator, { verb: 'lift-restriction', caseId: id })
    await world.pressData(worker, { verb: 'lift-restriction', caseId: id })
    await world.pressData(coordinator, { verb: 'restrict', caseId: id, named: coordinator })
    expect((await caseNamed(world, 'CS-1001')).restricted?.named).toEqual([])
    const form = cardOf(await world.say(manager, 'restrict CS-1001'))
    await world.press(manager, form, 'Lift the restriction')
    expect(said(await world.say(coordinator, 'CS-1001'))).toContain('CS-1001')
  })
})

describe('measures', () => {
  it('are of the team for a manager, of the council for a coordinator, and nobody else’s', async () => {
    const world = town()
    await openCase(world, 'CS-1001')
    expect(said(await world.say(manager, 'show me the measures'))).toContain('Measures of your team')
    const council = said(await world.pressData(coordinator, { verb: 'measures' }))
    expect(council).toContain('Being prepared: fewer than 5')
    expect(council).not.toContain('Safety card shown because')
    expect(said(await world.pressData(worker, { verb: 'measures' }))).toContain('somebody else’s to do')
    expect(said(await world.pressData(manager, { verb: 'measures', of: 'council' }))).toContain('somebody else’s to do')
  })
  it('show the administrator how many safety cards were shown for words, against what came of them', async () => {
    const world = town()
    const card = cardOf(await world.say(worker, 'a child told me today that dad hits him'))
    await world.press(worker, card, 'Opened by mistake')
    const words = said(await world.pressData(administrator, { verb: 'measures' }))
    expect(words).toContain('Shown: fewer than 5')
    expect(words).toContain('“Opened by mistake”: fewer than 5')
    expect(words).toContain('Not answered: 0')
  })
})

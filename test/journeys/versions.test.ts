/** A procedure changes in the middle of a case: the case keeps its own version and says so, everywhere. */
import { describe, expect, it } from 'vitest'
import type { Procedure } from '../../policies/procedure.ts'
import { caseOn } from '../policies/samples.ts'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { readProcedures } from '../support/memory-ports.ts'
import { cardOf, type World, worldOf } from './world.ts'

const me = 'swindon-worker'
const manager = 'swindon-manager'
const coordinator = 'swindon-coordinator'
const administrator = 'swindon-administrator'
const monday = '2026-11-30T10:00:00Z'
const first: Procedure = readProcedures(['swindon']).get('swindon')!
const wording = 'The review was held and its minutes were shared with everybody.'
const [sample] = first.items.filter(({ id }) => id === 'SW-C15')
const added = {
  ...sample!,
  id: 'SW-C90',
  fact: 'threshold-tool',
  text: 'The threshold tool was used.',
  short: 'Threshold tool',
}

/** A later version: another wording, a new item, another name for what the meeting decides. In force from 7 December. */
const second: Procedure = {
  ...first,
  version: '1.1',
  inForceFrom: '2026-12-07',
  items: [...first.items.map(item => (item.id === 'SW-C15' ? { ...item, text: wording } : item)), added],
  forums: first.forums.map(forum => ({
    ...forum,
    outcomes: forum.outcomes.map(outcome => ({ ...outcome, label: `${outcome.label} (new form)` })),
  })),
}

const changing = () => worldOf(new Map([['swindon', second]]), monday, { earlier: [first] })
const opened = (world: World, reference: string) =>
  world.say(me, `step down ${reference} from CIN plan to early help`).then(cardOf)
const said =
  'Started under version 1.0 of the procedure; version 1.1 is in force since 7 December 2026. This case keeps version 1.0.'

describe('a version dated ahead', () => {
  it('is not in force before its day, and is from its first minute in London', async () => {
    const world = changing()
    await world.moveTo('2026-12-06T23:59:00Z')
    expect(wordsOn(await opened(world, 'CS-1042'))).not.toContain('Threshold tool')
    await world.moveTo('2026-12-07T00:00:00Z')
    const later = wordsOn(await opened(world, 'CS-1043'))
    expect(later).toContain('The threshold tool was used.')
    expect(later).toContain('procedure version 1.1')
    expect(later).not.toContain('Started under')
  })
})

describe('a case that began before', () => {
  async function midway(): Promise<World> {
    const world = changing()
    await opened(world, 'CS-1042')
    await world.moveTo('2026-12-08T10:00:00Z')
    return world
  }

  it('keeps its version, says so, and asks nothing new', async () => {
    const world = await midway()
    const card = cardOf(await world.say(me, 'CS-1042'))
    expect(wordsOn(card)).toContain(said)
    expect(wordsOn(card)).toContain('procedure version 1.0')
    expect(wordsOn(card)).not.toContain('threshold tool')
  })

  it('says nothing of a version while none other is in force', async () => {
    const world = changing()
    const card = await opened(world, 'CS-1042')
    expect(wordsOn(card)).not.toContain('Started under')
    expect(buttonsOn(card).map(({ title }) => title)).not.toContain('What changed in the procedure')
  })

  it('has what changed, in words, one press away, and the way back', async () => {
    const world = await midway()
    const changes = cardOf(await world.press(me, cardOf(await world.say(me, 'CS-1042')), 'What changed'))
    expect(wordsOn(changes)).toContain('What changed from version 1.0 to version 1.1')
    expect(wordsOn(changes)).toContain('SW-C90 is new: The threshold tool was used.')
    expect(wordsOn(changes)).toContain(wording)
    expect(buttonsOn(changes).map(({ title }) => title)).toContain('Back to the case')
  })

  it('explains a line in the words of its own version', async () => {
    const world = await midway()
    const found = await world.ports.findCaseByReference('swindon', 'CS-1042')
    const why = cardOf(await world.pressData(me, { verb: 'why', caseId: found?.id, rule: 'SW-C15' }))
    expect(wordsOn(why)).toContain(sample!.text)
    expect(wordsOn(why)).not.toContain(wording)
    expect(wordsOn(why)).toContain('procedure version 1.0')
  })

  it('is agreed to, listed and decided under its own version, and each of these says so', async () => {
    const world = await midway()
    const card = cardOf(await world.say(me, 'CS-1042'))
    await world.press(me, card, 'Save and ask', { 'SW-C15': 'yes', 'SW-C16': 'yes' })
    const signOff = world.inboxOf(manager).at(-1)
    expect(wordsOn(signOff)).toContain(said)
    expect(wordsOn(signOff)).toContain(sample!.text)
    expect(wordsOn(signOff)).not.toContain('threshold tool')
    await world.press(manager, signOff, 'Agree')
    const agreed = await world.ports.findCaseByReference('swindon', 'CS-1042')
    expect(agreed?.signOffs[0]).toMatchObject({ status: 'agreed', frozen: { procedureVersion: '1.0' } })
    const row = { 'row-state': 'complete' }
    const confirm = cardOf(
      await world.press(me, world.inboxOf(me).at(-1), 'Save and put on the list of Tuesday 15 December', row),
    )
    await world.press(me, confirm, 'Yes, put')
    await world.moveTo('2026-12-15T16:30:00Z')
    const agenda = JSON.stringify(cardOf(await world.say(coordinator, 'agenda')))
    expect(agenda).toContain('Right course for the child')
    expect(agenda).not.toContain('(new form)')
  })
})

describe('a question, whose answer was written for version 1.0', () => {
  const question = 'who signs off the closure?'
  const asked = async (world: World, text: string) => wordsOn(cardOf(await world.say(me, text)))
  const older: Procedure = { ...first, version: '0.9', inForceFrom: '2026-01-01' }
  const next: Procedure = { ...first, inForceFrom: '2026-12-07' }

  it('is answered without a word of versions while 1.0 is in force', async () => {
    expect(await asked(changing(), question)).not.toContain('Written for')
  })

  it('says in one line that another is in force, and which section to check', async () => {
    const world = changing()
    await world.moveTo('2026-12-08T10:00:00Z')
    expect(await asked(world, question)).toMatch(
      /^Written for version 1\.0 of the procedure; version 1\.1 is in force\. Check section .+ there\.$/m,
    )
  })

  it('says that the case it is about keeps an earlier one, named or last spoken of', async () => {
    const world = worldOf(new Map([['swindon', next]]), monday, { earlier: [older] })
    await opened(world, 'CS-1042')
    await world.moveTo('2026-12-08T10:00:00Z')
    expect(await asked(world, question)).toContain('CS-1042 runs under version 0.9. Check section')
    await opened(world, 'CS-1043')
    expect(await asked(world, question)).not.toContain('Written for')
    expect(await asked(world, 'CS-1042: what if the parents refuse consent?')).toContain('CS-1042 runs under version 0.9')
  })
})

describe('a case whose version is not here any more', () => {
  const lost = caseOn(first, 'SW-D2', { id: 'lost', reference: 'CS-2001', worker: me, procedureVersion: '0.9' })
  async function without(over: Partial<typeof lost> = {}): Promise<World> {
    const world = worldOf(['swindon'], monday)
    const given = { ...lost, ...over }
    await world.ports.commit(
      { council: 'swindon', writes: [{ kind: 'case', case: given, expects: 0 }], events: [], outbox: [] },
      null,
    )
    return world
  }

  it.each([
    ['is opened by its reference', (world: World) => world.say(me, 'CS-2001')],
    ['is opened by a press', (world: World) => world.pressData(me, { verb: 'open-case', caseId: 'lost' })],
    ['is answered', (world: World) => world.pressData(me, { verb: 'save-answers', caseId: 'lost', 'SW-C15': 'yes' })],
    ['is to be booked', (world: World) => world.pressData(me, { verb: 'choose-meeting', caseId: 'lost' })],
    ['is to be closed', (world: World) => world.pressData(me, { verb: 'close-case', caseId: 'lost' })],
  ])('is told in plain words when it %s, and nothing is changed', async (_, act) => {
    const world = await without()
    const answer = wordsOn(cardOf(await act(world)))
    expect(answer).toContain('It was started under version 0.9 of the procedure')
    expect(answer).toContain('Worried about a child?')
    expect(await world.ports.findCase('swindon', 'lost')).toMatchObject({ revision: 1, answers: {} })
  })

  it('is told to the administrator, once a day however often it is opened', async () => {
    const world = await without()
    await world.say(me, 'CS-2001')
    await world.say(me, 'CS-2001')
    const told = world.inboxOf(administrator).map(wordsOn)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('councils/swindon/versions/0.9')
  })

  it('still stands in its worker’s list, beside the others', async () => {
    const world = await without()
    await opened(world, 'CS-1042')
    const list = wordsOn(cardOf(await world.say(me, 'my cases')))
    expect(list).toContain('CS-2001')
    expect(list).toContain('version 0.9 of the procedure is not here')
    expect(list).toContain('CS-1042')
  })

  it('does not keep the safety card from anybody, and the duty manager is told', async () => {
    const world = await without()
    const shown = await world.pressData(me, { verb: 'safety', caseId: 'lost' })
    expect(wordsOn(cardsIn(shown)[0])).toContain('Please phone')
    expect(wordsOn(world.inboxOf('swindon-duty manager')[0])).toContain('CS-2001')
    expect((await world.ports.findCase('swindon', 'lost'))?.safety).not.toBeNull()
    const answered = await world.pressData(me, { verb: 'safety-answer', caseId: 'lost', answer: 'phoned' })
    expect(wordsOn(cardsIn(answered)[0])).toContain('you phoned')
    expect((await world.ports.findCase('swindon', 'lost'))?.safety).toBeNull()
  })

  it('keeps its reminders for the next working morning', async () => {
    const world = await without()
    const reminder = {
      key: 'agreement:lost:x:1',
      council: 'swindon',
      caseId: 'lost',
      what: 'agreement-waiting',
      dueAt: '2026-11-30T11:00:00.000Z',
    } as const
    await world.ports.commit({ council: 'swindon', writes: [{ kind: 'remind', reminder }], events: [], outbox: [] }, null)
    await world.moveTo('2026-11-30T12:00:00Z')
    expect(world.ports.seen.reminders()).toEqual([{ ...reminder, dueAt: '2026-12-01T08:30:00.000Z' }])
    expect(world.inboxOf(administrator)).toHaveLength(1)
  })
})

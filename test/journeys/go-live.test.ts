/** A council's own deployment, before it is switched on, on the day, and ninety days later. */
import { describe, expect, it } from 'vitest'
import { beginCouncil } from '../../dialogs/begin-council.ts'
import { handle } from '../../dialogs/handle.ts'
import { beside, buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { readProcedures } from '../support/memory-ports.ts'
import { cardOf, type World, worldOf } from './world.ts'

const monday = '2026-11-23T10:00:00Z'
const live = (council = 'swindon') => worldOf([council], monday, { mode: 'live' })
const worker = 'swindon-worker'
const administrator = 'swindon-administrator'
const answered = {
  officer: 'Sample officer',
  'inHours.day': '2026-11-23',
  'inHours.answer': 'answered',
  'outOfHours.day': '2026-11-23',
  'outOfHours.answer': 'answered',
}
const notYet = 'is not switched on for Swindon Borough Council yet'

async function record(world: World, name: string, inputs: Record<string, string> = answered): Promise<unknown> {
  const numbers = cardOf(await world.say(administrator, 'numbers'))
  const form = cardOf(await world.press(administrator, numbers, `Record a call: ${name}`))
  return cardOf(await world.press(administrator, form, 'Save', inputs))
}

describe('before every number is rung', () => {
  it.each([
    ['a worker who starts a case', worker, 'step down CS-1042 from CIN plan to early help'],
    ['a worker who asks a question', worker, 'when is the transfer meeting?'],
    ['a manager', 'swindon-manager', 'what waits for me?'],
    ['a coordinator', 'swindon-coordinator', 'agenda'],
    ['an administrator who starts a case', administrator, 'step down CS-1042 from CIN plan to early help'],
  ])('%s is told why not, whom to ask, and has the number', async (_, who, text) => {
    const world = live()
    const card = cardOf(await world.say(who, text))
    expect(wordsOn(card)).toContain(notYet)
    expect(wordsOn(card)).toContain('a named officer rings every number')
    expect(wordsOn(card)).toContain('Worried about a child? Get the number')
    if (who !== administrator) expect(wordsOn(card)).toContain('Ask Sample administrator.')
    expect(await world.ports.findCaseByReference('swindon', 'CS-1042')).toBeUndefined()
  })

  it('a press from an earlier card does nothing either', async () => {
    const world = live()
    const answer = await world.pressData(worker, { verb: 'start-case', reference: 'CS-1042', route: 'SW-D2' })
    expect(wordsOn(cardOf(answer))).toContain(notYet)
    expect(await world.ports.findCaseByReference('swindon', 'CS-1042')).toBeUndefined()
  })

  it.each([
    ['pressed', (world: World) => world.pressData(worker, { verb: 'safety', caseId: null })],
    ['typed', (world: World) => world.say(worker, 'a child is being hit right now')],
    ['asked for', (world: World) => world.say(worker, 'get the number')],
  ])(
    'the safety card is shown when it is %s, with the number that is known and that nobody confirmed it',
    async (_, ask) => {
      const card = cardsIn(await ask(live()))[0]
      expect(wordsOn(card)).toContain('Please phone')
      expect(wordsOn(card)).toContain('01793 464646')
      expect(wordsOn(card)).toContain('Not yet confirmed by a call')
    },
  )

  it('somebody who installs it is told so, and the administrator gets as far as the set-up', async () => {
    const world = live()
    const from = { tenant: 't', userId: worker, conversationId: 'c', conversation: 'personal', activityId: 'a' } as const
    expect(wordsOn(cardOf(await handle(world.ports, { kind: 'install', from })))).toContain(notYet)
    const list = cardOf(await world.say(administrator, 'set up'))
    expect(wordsOn(list)).toContain('Numbers people ring about a child: 2 points open.')
    expect(buttonsOn(list)[0]?.title).toBe('Numbers to ring')
  })

  it('local mode works, and says that the numbers are not confirmed', async () => {
    const world = worldOf(['swindon'], monday)
    expect(wordsOn(cardOf(await world.say(worker, 'step down CS-1042 from CIN plan to early help')))).toContain('CS-1042')
    expect(wordsOn(cardOf(await world.say(administrator, 'numbers')))).toContain('On this computer Stepwise works without')
    const safety = cardsIn(await world.pressData(worker, { verb: 'safety', caseId: null }))[0]
    expect(wordsOn(safety)).toContain('Not yet confirmed by a call')
  })
})

describe('the calls', () => {
  it('switch the council on with the last of them, and the safety card says when', async () => {
    const world = live()
    const done = await record(world, 'Contact Swindon')
    expect(wordsOn(done)).toContain('Stepwise is switched on for Swindon Borough Council from now.')
    expect(wordsOn(done)).toContain('In hours: a person answered, 23 November 2026, rung by Sample officer.')
    expect(wordsOn(cardOf(await world.say(worker, 'step down CS-1042 from CIN plan to early help')))).toContain('CS-1042')
    const safety = cardsIn(await world.pressData(worker, { verb: 'safety', caseId: null }))[0]
    expect(wordsOn(safety)).toContain('Rung and answered 23 November 2026')
    expect(world.ports.seen.events().map(({ type }) => type)).toEqual(['number-rung', 'council-live', 'opened'])
  })

  it('do not while nobody answers out of hours, until the number for that is set and rung', async () => {
    const world = live()
    const first = await record(world, 'Contact Swindon', { ...answered, 'outOfHours.answer': 'message' })
    expect(wordsOn(first)).toContain('No number was answered by a person out of hours.')
    expect(wordsOn(cardOf(await world.say(worker, 'my cases')))).toContain(notYet)
    const form = cardOf(await world.press(administrator, first, beside(first, 'Number to ring when')))
    const saved = cardOf(await world.press(administrator, form, 'Save', { value: '01632 960001' }))
    expect(wordsOn(saved)).toContain('has to be rung')
    const numbers = cardOf(await world.say(administrator, 'numbers'))
    const night = buttonsOn(numbers).find(({ title }) => title.endsWith('out of hours'))
    const call = cardOf(await world.pressData(administrator, night?.data))
    expect(wordsOn(cardOf(await world.press(administrator, call, 'Save', answered)))).toContain('switched on')
  })

  it('come back with what is wrong, and nothing is kept', async () => {
    const world = live()
    const card = await record(world, 'Contact Swindon', { officer: 'Sample officer', 'inHours.day': '2026-11-23' })
    expect(wordsOn(card)).toContain('Give both the day and the answer of the call in hours.')
    expect(inputsOn(card).find(({ id }) => id === 'officer')?.value).toBe('Sample officer')
    expect(world.ports.seen.events()).toEqual([])
  })
})

describe('a council that is switched on', () => {
  async function on(): Promise<World> {
    const world = live()
    await record(world, 'Contact Swindon')
    return world
  }
  const asked = (world: World) => world.inboxOf(administrator).map(wordsOn)

  it('is asked again after ninety days, and every week until it is done', async () => {
    const world = await on()
    await world.moveTo('2027-02-20T23:00:00Z')
    expect(asked(world)).toEqual([])
    await world.moveTo('2027-02-21T09:00:00Z')
    expect(asked(world)).toHaveLength(1)
    expect(asked(world)[0]).toContain('Numbers have to be rung again')
    expect(asked(world)[0]).toContain('last rung 23 November 2026')
    await world.moveTo('2027-03-01T09:00:00Z')
    expect(asked(world)).toHaveLength(2)
  })

  it('stays switched on meanwhile, and its safety card says that a check is overdue', async () => {
    const world = await on()
    await world.moveTo('2027-03-01T09:00:00Z')
    expect(wordsOn(cardOf(await world.say(worker, 'my cases')))).toContain('You have no open case')
    const safety = cardsIn(await world.pressData(worker, { verb: 'safety', caseId: null }))[0]
    expect(wordsOn(safety)).toContain('01793 464646')
    expect(wordsOn(safety)).toContain('Last rung 23 November 2026, a check is overdue')
    expect(wordsOn(cardOf(await world.say(administrator, 'set up')))).toContain('1 point open')
  })

  it('is asked no more once it was rung again, until ninety days later', async () => {
    const world = await on()
    await world.moveTo('2027-02-22T09:00:00Z')
    await record(world, 'Contact Swindon', { ...answered, 'inHours.day': '2027-02-22', 'outOfHours.day': '2027-02-22' })
    await world.moveTo('2027-05-22T09:00:00Z')
    expect(asked(world)).toHaveLength(1)
    await world.moveTo('2027-05-23T09:00:00Z')
    expect(asked(world)).toHaveLength(2)
  })

  it('has a number that changes rung again, and shows it meanwhile as not confirmed', async () => {
    const world = await on()
    const form = cardOf(
      await world.pressData(administrator, { verb: 'setting-form', id: 'contact.sw-k1.out-of-hours-phone' }),
    )
    await world.press(administrator, form, 'Save', { value: '01632 960001' })
    const safety = cardsIn(await world.pressData(worker, { verb: 'safety', caseId: null }))[0]
    expect(wordsOn(safety)).toContain('01632 960001')
    expect(wordsOn(safety)).toContain('Not yet confirmed by a call')
    await world.moveTo('2026-11-24T09:00:00Z')
    expect(asked(world)[0]).toContain('not rung in hours yet')
    expect(wordsOn(cardOf(await world.say(worker, 'my cases')))).toContain('You have no open case')
  })
})

describe('each start', () => {
  const first = readProcedures(['swindon']).get('swindon')!
  const second = {
    ...first,
    version: '1.1',
    inForceFrom: '2026-12-07',
    contacts: first.contacts.map(contact => (contact.id === 'SW-K1' ? { ...contact, phone: '01632 960009' } : contact)),
  }
  const asked = (world: World) => world.inboxOf(administrator).map(wordsOn)

  it('tells the administrator of a new version once, with what has changed and from when', async () => {
    const world = worldOf(new Map([['swindon', second]]), monday, { earlier: [first] })
    await beginCouncil(world.ports, 'swindon')
    await beginCouncil(world.ports, 'swindon')
    await world.say(administrator, 'set up')
    expect(asked(world)).toHaveLength(1)
    expect(asked(world)[0]).toContain('Version 1.1 of the procedure is here')
    expect(asked(world)[0]).toContain('in force from 7 December 2026')
    expect(asked(world)[0]).toContain('SW-K1, phone: was "01793 464646", is now "01632 960009".')
  })

  it('says nothing of versions where there is only one', async () => {
    const world = worldOf(['swindon'], monday)
    await beginCouncil(world.ports, 'swindon')
    expect(world.ports.seen.notices()).toEqual([])
    expect(world.ports.seen.reminders()).toEqual([])
  })

  it('asks a live council for the numbers that a new version brings', async () => {
    const world = worldOf(new Map([['swindon', second]]), monday, { earlier: [first], mode: 'live' })
    await record(world, 'Contact Swindon')
    await world.moveTo('2026-12-07T07:00:00Z')
    await beginCouncil(world.ports, 'swindon')
    await world.moveTo('2026-12-07T09:00:00Z')
    expect(asked(world).at(-1)).toContain('Contact Swindon, 01632 960009: not rung in hours yet.')
  })
})

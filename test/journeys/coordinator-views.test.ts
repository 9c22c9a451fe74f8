import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, monday, openCase, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const words = (answer: readonly unknown[]) =>
  cardsIn(answer as never)
    .map(wordsOn)
    .join('\n')
const asked = async (world: World, text: string) => words(await world.say(coordinator, text))

async function agreed(world: World, reference: string): Promise<void> {
  await openCase(world, reference)
  const card = cardOf(await world.say(worker, reference))
  await world.press(worker, card, 'Save and ask', { 'SW-C15': 'yes', 'SW-C16': 'yes' })
  await world.press('swindon-manager', world.inboxOf('swindon-manager').at(-1), 'Agree')
}

describe('what a coordinator can ask', () => {
  it('what is missing: only the items of the next list that are not ready, whose they are and what they lack', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1001', '2026-12-01')
    await openCase(world, 'CS-1002', '2026-12-08')
    const said = await asked(world, 'what is missing?')
    expect(said).toContain('1 of 1 case not ready. Cut-off: Thursday 26 November 2026, 4pm.')
    expect(said).toContain('CS-1001, Sample worker: line manager')
    expect(said).not.toContain('CS-1002')
    expect(await asked(world, 'who is late?')).toBe(said)
  })

  it('the next weeks, in words and as a bar', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1001', '2026-12-01')
    const said = await asked(world, 'next weeks')
    expect(said).toContain('Tuesday 1 December 2026, 4pm: 1 case on the list ▮▯▯▯▯▯▯▯▯▯')
    expect(said).toContain('Early Intervention locality panel North\nNo day is set.')
  })

  it('the list of a day', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1002', '2026-12-08')
    expect(await asked(world, 'agenda 8 December')).toContain('CS-1002')
    expect(await asked(world, 'agenda Friday')).toContain('No list is held on Friday 27 November 2026.')
  })

  it('who waits for a place', async () => {
    const world = worldOf(['swindon'], monday)
    const form = cardOf(await world.pressData(coordinator, { verb: 'series-form', forum: 'SW-F1' }))
    await world.press(coordinator, form, 'Save', { places: '1', 'waiting-list': 'yes' })
    await openCase(world, 'CS-1001', '2026-12-01')
    expect(await asked(world, 'waiting list')).toContain('Nobody waits for a place.')
    const { id } = await openCase(world, 'CS-1002')
    await world.pressData(worker, {
      verb: 'confirm-book',
      caseId: id,
      meetingId: meetingOn('2026-12-01'),
      waiting: true,
    })
    expect(await asked(world, 'waiting list')).toContain('1. CS-1002, Sample worker')
  })

  it('is for those who run meetings', async () => {
    const world = worldOf(['swindon'], monday)
    expect(words(await world.pressData(worker, { verb: 'view', of: 'missing' }))).toContain('somebody else’s to do')
  })
})

describe('a case that a meeting sends on to a panel', () => {
  it('waits until the panel has a day, is put on its list by the coordinator, and gets its decision', async () => {
    const world = worldOf(['swindon'], monday)
    await agreed(world, 'CS-1042')
    const { id } = await caseNamed(world, 'CS-1042')
    await world.pressData(worker, { verb: 'confirm-book', caseId: id, meetingId: meetingOn('2026-12-01') })
    await world.moveTo('2026-12-01T16:30:00Z')
    const list = cardOf(await world.say(coordinator, 'agenda'))
    await world.press(coordinator, list, 'Save', { [`outcome.${id}`]: 'right-course-north-panel' })

    const waiting = cardOf(await world.say(coordinator, 'waiting for a day'))
    expect(wordsOn(waiting)).toContain('CS-1042: Early Intervention locality panel North')
    expect(wordsOn(waiting)).toContain('no day is set')
    const form = cardOf(await world.press(coordinator, waiting, 'Set the day'))
    await world.press(coordinator, form, 'Save', { weekday: 'wednesday', time: '10:00', weeks: '1' })

    const told = wordsOn(world.inboxOf(worker).at(-1))
    expect(told).toContain('CS-1042: Early Intervention locality panel North has a day now')
    expect(told).toContain('council setting, not in the guidance')
    const card = cardOf(await world.say(worker, 'CS-1042'))
    await world.press(worker, card, 'Save', {
      'SW-C25.consent': 'given-written',
      'SW-C25.who': 'Both parents',
      'SW-C25.asked': '2026-12-01',
    })
    const dated = cardOf(await world.say(coordinator, 'waiting for a day'))
    const lists = cardOf(await world.press(coordinator, dated, 'Put on a list'))
    await world.press(coordinator, cardOf(await world.press(coordinator, lists, 'Wednesday 9')), 'Yes, put')
    expect(words(await world.say(coordinator, 'waiting for a day'))).toContain('No agreed case waits for a list.')

    await world.moveTo('2026-12-09T10:30:00Z')
    const panel = cardOf(await world.say(coordinator, 'agenda north'))
    expect(wordsOn(panel)).toContain('locality panel North, Wednesday 9 December 2026, 10am')
    await world.press(coordinator, panel, 'Save', { [`outcome.${id}`]: 'services-decided' })
    expect((await caseNamed(world, 'CS-1042')).decisions.at(-1)).toMatchObject({
      forum: 'SW-F2',
      outcome: 'services-decided',
    })
  })
})

describe('coming to us', () => {
  it('lists the cases whose final meeting the team is invited to, with what is due from whom', async () => {
    const world = worldOf(['halton'], monday)
    const opened = cardOf(
      await world.pressData('halton-worker', { verb: 'start-case', reference: 'CS-1042', route: 'HT-D1' }),
    )
    await world.press('halton-worker', opened, 'Save', {
      'HT-C02.day': '2026-12-04',
      'HT-C05.text': 'School nurse',
    })
    const { id } = (await world.ports.findCaseByReference('halton', 'CS-1042')) ?? { id: '' }
    await world.pressData('halton-worker', { verb: 'save-answers', caseId: id, 'HT-C12.day': '2027-01-18' })
    const card = cardOf(await world.say('halton-coordinator', 'coming to us'))
    const said = wordsOn(card)
    expect(said).toContain(
      'Meets Friday 4 December 2026 · Sample worker · suggested lead: School nurse · papers due Monday 4 January 2027',
    )
    expect(said).toContain('0 of 5 done · not yet: our representative, papers received, uploaded to EIS')
    expect(buttonsOn(card).some(({ data }) => data.verb === 'coming-case')).toBe(true)
  })

  it('says so where the document has no such invitation', async () => {
    const world = worldOf(['swindon'], monday)
    expect(words(await world.say(coordinator, 'coming to us'))).toContain('no route on which your team is asked')
  })
})

/** The ways in which a route is refused, sent back or sent elsewhere, as each council's document has it. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, wordsOn } from '../../support/card-reader.ts'
import { cardOf } from '../world.ts'
import { fieldsOn } from './fields.ts'
import type { Journey } from './journey.ts'
import { procedures } from './town.ts'
import { takeNextStep, walkOn } from './walk.ts'
import { answersOf, begin, caseOf, pressOn, reference, type Walker } from './walker.ts'

/** Walks until the card asks this. */
async function untilAsked(journey: Journey, input: string): Promise<Walker> {
  const walker = await begin(journey)
  for (let step = 0; step < 12; step++) {
    if (fieldsOn(walker.card).some(field => field.id === input)) return walker
    await takeNextStep(walker)
  }
  throw new Error(`${input} is never asked: ${wordsOn(walker.card)}`)
}

/** What the document says of a rule, as the card has to show it. */
function ruleOf(council: string, id: string): { readonly when: string; readonly then: string } {
  const rule = procedures.get(council)?.refusals.find(candidate => candidate.id === id)
  if (!rule) throw new Error(`${council} has no rule ${id}`)
  return rule
}

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '')

/** The first rule, and what comes when it does not settle the matter, in that order. */
function expectLadder(words: string, council: string, [first, next]: readonly [string, string]): void {
  const places = [ruleOf(council, first).then, withoutStop(ruleOf(council, next).when), ruleOf(council, next).then].map(
    text => words.indexOf(text),
  )
  expect(
    places.every(place => place >= 0),
    `${first}, ${next} in: ${words}`,
  ).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

const request: Journey = { route: 'SK-D4' }

describe('a transfer request in Stockport', () => {
  it('without the parents’ consent is refused and goes back, with whom to talk to', async () => {
    const walker = await untilAsked(request, 'SK-C47')
    await pressOn(walker, 'Save', { ...answersOf(walker), 'SK-C47': 'no' })
    expectLadder(wordsOn(walker.card), 'stockport', ['SK-X1', 'SK-X3'])
    const asked = await walker.town.press(walker.me, walker.card, 'Save and ask', {
      decider: 'stockport-head',
    })
    expect(cardsIn(asked).map(wordsOn).join('\n')).toContain('Something is still needed first')
    expect((await caseOf(walker.town)).signOffs).toEqual([])
  })

  it('whose parents do not consent at all is closed to universal services', async () => {
    const walker = await untilAsked({ ...request, leadsOn: 'Go on by: ' }, 'SK-C47')
    const refused = { 'SK-C47': 'no', 'SK-C38.consent': 'refused-spoken' }
    await pressOn(walker, 'Save', { ...answersOf(walker), ...refused })
    expect(wordsOn(walker.card)).toContain('the procedure points elsewhere')
    expect(wordsOn(walker.card)).toContain(ruleOf('stockport', 'SK-X3').then)
    const { found } = await walkOn(walker)
    expect(found.routes).toEqual(['SK-D4', 'SK-D6'])
    expect(found.signOffs).toEqual([])
  })

  it.each([
    ['the lead professional', 'SK-C48'],
    ['the papers', 'SK-C49'],
  ])('without %s is refused and goes back', async (_what, item) => {
    const walker = await untilAsked(request, item)
    await pressOn(walker, 'Save', { ...answersOf(walker), [item]: 'no' })
    expect(wordsOn(walker.card)).toContain(
      `Ask first: ${withoutStop(ruleOf('stockport', 'SK-X2').when)}: ${ruleOf('stockport', 'SK-X2').then}`,
    )
    await walker.town.press(walker.me, walker.card, 'Save and ask', { decider: 'stockport-head' })
    expect((await caseOf(walker.town)).signOffs).toEqual([])
  })
})

const teamManager = [{ name: "Team manager's authorisation and decision", by: 'manager' }] as const
const inSupervision = [{ name: "Team manager's confirmation in supervision", by: 'manager' }] as const

it('a sign-off by another manager than one’s own is asked for anyway with a reason, and says so', async () => {
  const walker = await untilAsked(request, 'SK-C47')
  expect(wordsOn(walker.card)).toContain('[Ask anyway: your reason]')
  expect(wordsOn(walker.card)).not.toContain('Put it to my manager')
})

describe('Cheshire East', () => {
  it('lets no worker book the Joint Allocation Meeting: it is by invitation', async () => {
    const walker = await untilAsked({ route: 'CE-D3', signOffs: teamManager }, 'CE-C61')
    await pressOn(walker, 'Save', answersOf(walker))
    expect(buttonsOn(walker.card).some(button => button.title.includes('on the list'))).toBe(false)
    const words = wordsOn(cardOf(await walker.town.say(walker.me, `book ${reference}`)))
    expect(words).toContain('is by invitation')
    expect((await caseOf(walker.town)).booking).toBeNull()
  })

  it('says whom the Joint Allocation Meeting waits for once the form is sent', async () => {
    const walker = await untilAsked({ route: 'CE-D3', signOffs: teamManager }, 'CE-C14.day')
    expect(wordsOn(walker.card)).toContain('Joint Allocation Meeting next, by invitation')
    await pressOn(walker, 'Save', { 'CE-C14.day': '2026-11-23' })
    expect(wordsOn(walker.card)).toContain('EHM form sent, waiting for the Partnership Family Help officer')
  })

  it('offers help to a professional who will not lead, and then the escalation policy (3.1)', async () => {
    const walker = await untilAsked({ route: 'CE-D1', signOffs: teamManager }, 'CE-C07')
    await pressOn(walker, 'Save', { 'CE-C07': 'no' })
    expectLadder(wordsOn(walker.card), 'cheshire-east', ['CE-X1', 'CE-X2'])
  })

  it('takes a lead who cannot be agreed on to their line manager, and then the escalation policy (4.2)', async () => {
    const walker = await untilAsked({ route: 'CE-D4', signOffs: inSupervision }, 'CE-C23')
    await pressOn(walker, 'Save', { 'CE-C23': 'no' })
    expectLadder(wordsOn(walker.card), 'cheshire-east', ['CE-X3', 'CE-X4'])
  })
})

describe('intensive support in Warwickshire', () => {
  it('that proves too complex for brokerage is started anew for the panel, which no manager signs', async () => {
    const walker = await untilAsked({ route: 'WW-D3b' }, 'WW-C16')
    await pressOn(walker, 'Save', { 'WW-C16': 'no' })
    expect(wordsOn(walker.card)).toContain('the procedure points elsewhere')
    const why = cardOf(await walker.town.press(walker.me, walker.card, 'Take this case back'))
    await walker.town.press(walker.me, why, 'Take it back', {
      'Why it is taken back': 'Too complex for brokerage',
    })
    const panel = await begin({ route: 'WW-D3a', forums: ['WW-F2'] }, walker.town)
    const { found, signed } = await walkOn(panel)
    expect([found.routes, found.episode, signed]).toEqual([['WW-D3a'], 2, []])
  })
})

const dutyManager = [{ name: "Duty manager's sign-off", by: 'duty manager' }] as const

describe('Swindon', () => {
  it('has going ahead without consent talked through with the duty manager before the request', async () => {
    const walker = await untilAsked({ route: 'SW-U2', start: 'SW-U1' }, 'SW-C09')
    await pressOn(walker, 'Save', { 'SW-C09': 'no' })
    expect(wordsOn(walker.card)).toContain(ruleOf('swindon', 'SW-X2').then)
    await pressOn(walker, 'Go on by: Request without consent')
    expect(wordsOn(walker.card)).toContain('Next: Talk with the duty manager')
    expect(fieldsOn(walker.card).map(field => field.id)).toContain('step-duty-manager.day')
  })

  it('lets only a duty manager sign off no further action for lack of consent', async () => {
    const walker = await untilAsked(
      { route: 'SW-U3', start: 'SW-U1', choose: ['SW-U3'], signOffs: dutyManager },
      'step-outcome',
    )
    await pressOn(walker, 'Save', answersOf(walker))
    await pressOn(walker, 'Ask for', {})
    const [card] = walker.town.inboxOf('swindon-duty manager')
    await walker.town.press('swindon-manager', card, 'Agree')
    expect((await caseOf(walker.town)).stage).not.toBe('closed')
    await walker.town.press('swindon-duty manager', card, 'Agree')
    expect((await caseOf(walker.town)).stage).toBe('closed')
  })
})

describe('Stockport, while a sign-off waits', () => {
  it('lets consent be taken back, and closes the case for want of it', async () => {
    const walker = await untilAsked({ ...request, leadsOn: 'Go on by: ' }, 'SK-C47')
    await pressOn(walker, 'Save', answersOf(walker))
    await pressOn(walker, 'Show or change answers')
    await pressOn(walker, 'Save', { 'SK-C38.consent': 'withdrawn-spoken' })
    expect(wordsOn(walker.card)).toContain(ruleOf('stockport', 'SK-X4').then)
    expect((await walkOn(walker)).found.routes).toEqual(['SK-D4', 'SK-D6'])
  })
})

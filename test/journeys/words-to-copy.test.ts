/** Emails and other words that a document asks for, written with what the case has and never with a name. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, wordsOn } from '../support/card-reader.ts'
import type { Journey } from './routes/journey.ts'
import { authorised, transfer } from './routes/journeys.ts'
import { procedures } from './routes/town.ts'
import { takeNextStep } from './routes/walk.ts'
import { answersOf, begin, caseOf, pressOn, type Walker } from './routes/walker.ts'
import { cardOf } from './world.ts'

const lead = 'Health visitor, health trust'

/** The text of this name, as it is shown to the case's worker. */
async function textOf(walker: Walker, name: string): Promise<unknown> {
  const titles = buttonsOn(walker.card).map(({ title }) => title)
  const single = titles.find(title => title === `${name} to copy`)
  const list = cardOf(await walker.town.press(walker.me, walker.card, single ?? 'Words to copy'))
  return single ? list : cardOf(await walker.town.press(walker.me, list, name))
}

async function walkUntil(journey: Journey, button: string): Promise<Walker> {
  const walker = await begin(journey)
  for (let step = 0; step < 12; step++) {
    if (buttonsOn(walker.card).some(({ title }) => title.startsWith(button))) return walker
    await takeNextStep(walker)
  }
  throw new Error(`“${button}” is never there: ${wordsOn(walker.card)}`)
}

describe('the invitation email in Halton', () => {
  it('has what 2.1 asks for: what the case has, and in square brackets what it does not', async () => {
    const walker = await begin({ route: 'HT-D1', choose: ['caf'] })
    const empty = wordsOn(await textOf(walker, 'Invitation email'))
    for (const part of ['[date of the CIN meeting]', '[time]', '[venue]', 'Work done: ', 'Actions still open: '])
      expect(empty.replaceAll('\\', '')).toContain(part)
    await pressOn(walker, 'Save', { 'HT-C02.day': '2026-12-08', 'HT-C05': 'named', 'HT-C05.text': lead })
    const filled = wordsOn(await textOf(walker, 'Invitation email'))
    expect(filled).toContain('Tuesday 8 December 2026')
    expect(filled).toContain(lead)
    expect(filled).not.toContain('Sample')
  })

  it('goes to the inbox that the council has set, which is said to be its setting', async () => {
    const walker = await begin({ route: 'HT-D1' })
    expect(wordsOn(await textOf(walker, 'Invitation email'))).toContain('The document gives no address')
    const { town } = walker
    const setting = { council: 'halton', id: 'contact.ht-k3.email', value: 'locality@halton.example' } as const
    const at = town.now().toISOString()
    await town.ports.commit(
      {
        council: 'halton',
        writes: [{ kind: 'setting', expects: 0, setting: { ...setting, revision: 0, setBy: null, setAt: at } }],
        events: [],
        outbox: [],
      },
      null,
    )
    expect(wordsOn(await textOf(walker, 'Invitation email')).replaceAll('\\', '')).toContain(
      'locality@halton.example (council setting, not in the guidance)',
    )
  })
})

describe('a lead person outside Stepwise', () => {
  const journey: Journey = { route: 'CE-D1', signOffs: authorised }
  const named = { 'CE-C07': 'named', 'CE-C07.text': lead }
  const said = { answer: 'accepted', how: 'by email', day: '2026-11-23' }

  async function asked(): Promise<Walker> {
    const walker = await walkUntil(journey, 'Save and ask for')
    await pressOn(walker, 'Save', { ...answersOf(walker), ...named })
    return walker
  }

  it('is asked by an email, and what they said, how and when is recorded by the worker', async () => {
    const walker = await asked()
    const email = await textOf(walker, 'Email to the lead professional')
    walker.card = cardOf(await walker.town.press(walker.me, email, 'Record their answer', said))
    expect((await caseOf(walker.town)).answers['CE-C07']).toMatchObject({
      value: 'yes',
      choice: 'accepted',
      text: lead,
      how: 'by email',
      day: '2026-11-23',
      by: walker.me,
    })
    expect(wordsOn(walker.card)).toMatch(/taken on, by email, on 23 November 2026\. Recorded by you on Monday 23 November/)
    await pressOn(walker, 'Show or change answers')
    await pressOn(walker, 'Save', {})
    expect((await caseOf(walker.town)).answers['CE-C07']).toMatchObject({ how: 'by email', day: '2026-11-23' })
  })

  it('who will not take it on sets off the ladder of the document', async () => {
    const walker = await asked()
    const email = await textOf(walker, 'Email to the lead professional')
    walker.card = cardOf(await walker.town.press(walker.me, email, 'Record their answer', { ...said, answer: 'declined' }))
    const rule = procedures.get('cheshire-east')?.refusals.find(({ id }) => id === 'CE-X1')
    expect(wordsOn(walker.card)).toContain(rule?.then)
    expect(wordsOn(walker.card)).toContain('not taken on, by email, on 23 November 2026')
  })

  it.each([
    ['a day that has not come', { ...said, day: '2026-11-24' }, 'needs how they answered and on which day'],
    ['no way in which they said so', { answer: 'accepted', day: '2026-11-23' }, 'choose what they said and how'],
    ['a way that is not offered', { ...said, how: 'by dream' }, 'choose what they said and how'],
  ])('with %s is not kept', async (_what, given, problem) => {
    const walker = await asked()
    const before = (await caseOf(walker.town)).revision
    const email = await textOf(walker, 'Email to the lead professional')
    const answer = await walker.town.press(walker.me, email, 'Record their answer', given as Record<string, string>)
    expect(wordsOn(cardOf(answer))).toContain(problem)
    expect((await caseOf(walker.town)).revision).toBe(before)
  })

  it('is seen by the manager with who it is', async () => {
    const walker = await asked()
    await pressOn(walker, 'Ask for')
    const [card] = walker.town.inboxOf('cheshire-east-manager')
    expect(wordsOn(card).replaceAll('\\', '')).toContain(`${lead}, no answer yet`)
  })
})

describe('a transfer request in Stockport', () => {
  it('is written with consent, lead and meeting, and a place for the name', async () => {
    const walker = await walkUntil({ route: 'SK-D4', signOffs: transfer }, 'Save and ask for')
    await pressOn(walker, 'Save', answersOf(walker))
    const words = wordsOn(await textOf(walker, 'Transfer request')).replaceAll('\\', '')
    expect(words).toContain('given, spoken, by both parents, on 23 November 2026')
    expect(words).toContain(`[name], ${lead}`)
    expect(words).toContain('Monday 23 November 2026')
  })
})

describe('the closing record in Stockport, where only universal services remain', () => {
  it.each([
    ['SK-D6', { start: 'SK-D4', choose: ['no-consent'] }, 'Step-down TAC meeting: Monday 23 November 2026'],
    ['SK-D7', {}, 'at the TAC meeting: Monday 23 November 2026'],
    ['SK-D8', {}, 'Step-down TAF meeting: Monday 23 November 2026'],
  ] as const)(
    'of %s has the facts that the protocol asks for, and says that it gives no wording',
    async (route, how, fact) => {
      const walker = await walkUntil({ route, ...how }, 'Save and close')
      const words = wordsOn(await textOf(walker, 'Closing record')).replaceAll('\\', '')
      expect(words).toContain('The protocol gives no wording and no closure reasons')
      expect(words).toContain(fact)
    },
  )
})

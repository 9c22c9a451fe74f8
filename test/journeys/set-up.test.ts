/** The administrator's set-up list, and what everybody sees of a setting before and after it is made. */
import { describe, expect, it } from 'vitest'
import { beside, buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { cardOf, type World, worldOf } from './world.ts'

const monday = '2026-11-23T10:00:00Z'
const administrator = 'halton-administrator'
const worker = 'halton-worker'
const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
const question = 'what is the phone number of the front door?'

async function setPhone(world: World): Promise<unknown> {
  const list = cardOf(await world.say(administrator, 'set up'))
  const form = cardOf(await world.press(administrator, list, beside(list, 'iCART telephone number')))
  return cardOf(await world.press(administrator, form, 'Save', { value: '01632 960001' }))
}

describe('the set-up list', () => {
  it('says what is left out once, whom to ask, and what is not set first', async () => {
    const world = worldOf(['halton'], monday)
    const list = cardOf(await world.say(administrator, 'set up'))
    expect(wordsOn(list)).toContain('15 of 15 settings not filled in.')
    expect(wordsOn(list).match(/Ask: iCART Social Care Manager\. \(HT\\?-S1\)/g)).toHaveLength(1)
    const saved = await setPhone(world)
    expect(wordsOn(saved)).toContain('Saved: iCART telephone number.')
    expect(wordsOn(saved)).toContain('14 of 15 settings not filled in.')
    expect(buttonsOn(saved).some(({ about }) => about.includes('iCART telephone number:'))).toBe(false)
  })

  it('has every setting and every silence on its pages, and the way back', async () => {
    const world = worldOf(['halton'], monday)
    let card = cardOf(await world.say(administrator, 'set up'))
    const seen = [wordsOn(card)]
    while (titles(card).some(title => title.startsWith('More'))) {
      card = cardOf(await world.press(administrator, card, 'More'))
      seen.push(wordsOn(card))
    }
    const { silences } = world.ports.procedure('halton')
    for (const { id, settings } of silences) {
      expect(seen.join('\n')).toContain(`(${id})`)
      for (const { label } of settings) expect(seen.join('\n')).toContain(label)
    }
    expect(titles(card)).toContain('Back one page')
  })

  it('shows a setting with who set it and when, as the council’s own', async () => {
    const world = worldOf(['halton'], monday)
    await setPhone(world)
    let card = cardOf(await world.say(administrator, 'set up'))
    while (!wordsOn(card).includes('01632 960001')) card = cardOf(await world.press(administrator, card, 'More'))
    expect(wordsOn(card)).toMatch(
      /iCART telephone number: 01632 960001\. Council setting, not in the guidance: Sample administrator, 23 November 2026\./,
    )
  })

  it('numbers its lines through all pages, each with its own short button of that number', async () => {
    const world = worldOf(['halton'], monday)
    const first = cardOf(await world.say(administrator, 'set up'))
    const second = cardOf(await world.press(administrator, first, 'More'))
    const sets = [first, second].map(card => titles(card).filter(title => title.startsWith('Set ')))
    expect(sets).toEqual([
      ['Set 1', 'Set 2', 'Set 3', 'Set 4', 'Set 5', 'Set 6'],
      ['Set 7', 'Set 8', 'Set 9', 'Set 10', 'Set 11', 'Set 12'],
    ])
    const runcorn = beside(second, 'Runcorn Working Together')
    expect(wordsOn(second)).toContain(`(${runcorn.slice(4)}) Runcorn`)
    expect(wordsOn(cardOf(await world.press(administrator, second, runcorn)))).toContain('Runcorn')
  })

  it('is the administrator’s alone', async () => {
    const world = worldOf(['halton'], monday)
    expect(wordsOn(cardOf(await world.say(worker, 'set up')))).not.toContain('Telephone number')
    expect(wordsOn(cardsIn(await world.pressData(worker, { verb: 'numbers' }))[0])).not.toContain('iCART')
  })
})

describe('a question about what the document leaves out', () => {
  it('is answered with the silence and whom to ask, and with the council’s setting once it is made', async () => {
    const world = worldOf(['halton'], monday)
    const before = wordsOn(cardOf(await world.say(worker, question)))
    expect(before).toContain('the document does not say')
    expect(before).toContain('undated, no review date')
    expect(before).not.toContain('Council setting')
    await setPhone(world)
    const after = wordsOn(cardOf(await world.say(worker, question)))
    expect(after).toContain('the document does not say')
    expect(after).toContain('Council setting, not in the guidance. iCART telephone number: 01632 960001')
  })
})

describe('a setting that makes a difference', () => {
  /** A step down in Warwickshire for which both parents refused their consent. */
  async function refused(world: World): Promise<{ readonly caseId: string; readonly card: unknown }> {
    const who = 'warwickshire-worker'
    await world.pressData(who, { verb: 'start-case', reference: 'CS-3001', route: 'WW-D1' })
    const caseId = (await world.ports.findCaseByReference('warwickshire', 'CS-3001'))?.id ?? ''
    const consent = { 'WW-C03.consent': 'refused-spoken', 'WW-C03.who': 'Both parents', 'WW-C03.asked': '2026-11-20' }
    return { caseId, card: cardOf(await world.pressData(who, { verb: 'save-answers', caseId, ...consent })) }
  }
  const set = (world: World, id: string, value: string) =>
    world.pressData('warwickshire-administrator', { verb: 'save-setting', id, value })

  it('stands in “Why?” and beside the refusal it is for, labelled as the council’s own', async () => {
    const world = worldOf(['warwickshire'], monday)
    const before = await refused(world)
    expect(wordsOn(before.card)).toContain('The document does not say what follows')
    expect(wordsOn(before.card)).not.toContain('Council setting')
    await set(world, 'consent.refused', 'Ring the early help adviser')
    const line = 'Council setting, not in the guidance. What to do when consent to a step down is refused: Ring the early'
    const { caseId } = before
    const opened = cardOf(await world.pressData('warwickshire-worker', { verb: 'open-case', caseId }))
    expect(wordsOn(opened)).toContain(line)
    const why = (rule: string) => world.pressData('warwickshire-worker', { verb: 'why', caseId, rule })
    expect(wordsOn(cardOf(await why('WW-C03')))).toContain(line)
    expect(wordsOn(cardOf(await why('WW-C06')))).not.toContain('Council setting')
  })

  it('is named where it is what refused', async () => {
    const world = worldOf(['warwickshire'], monday)
    await set(world, 'case.reference-pattern', 'WW-1234')
    const started = await world.say('warwickshire-worker', 'step down CS-3001 to universal services')
    expect(wordsOn(cardOf(started))).toContain('your council’s own (council setting, not in the guidance)')
  })
})

describe('“Why?” beside a call or a meeting about the child', () => {
  it('gives the rules that it answers, what is unclear about it, and the number the council set', async () => {
    const world = worldOf(['halton'], monday)
    await setPhone(world)
    await world.pressData(worker, { verb: 'start-case', reference: 'CS-1042', route: 'HT-U1' })
    const caseId = (await world.ports.findCaseByReference('halton', 'CS-1042'))?.id ?? ''
    const screening = wordsOn(cardOf(await world.pressData(worker, { verb: 'why', caseId, rule: 'icart-screening' })))
    expect(screening).toContain('iCART reviewed the information against its screening pathway')
    expect(screening).toContain('Council setting, not in the guidance. iCART telephone number: 01632 960001')
    const meeting = wordsOn(cardOf(await world.pressData(worker, { verb: 'why', caseId, rule: 'step-up-meeting' })))
    expect(meeting).toContain('only the fourteenth day meets both')
  })
})

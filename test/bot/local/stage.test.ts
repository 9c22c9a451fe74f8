import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { councilFolders } from '../../../bot/commands/read-procedures.ts'
import { cardText } from '../../../bot/local/card-text.ts'
import { buttonTitles, pressData } from '../../../bot/local/press.ts'
import { samplePeople, samplePerson } from '../../../bot/local/sample-people.ts'
import { openStage, type Stage } from '../../../bot/local/stage.ts'
import { readPeople } from '../../../bot/people-file.ts'
import { type Bench, startBench } from '../../support/connector.ts'
import { peopleCsv } from '../../support/tokens.ts'

const card = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: 'CS\\-1042' },
    {
      type: 'ColumnSet',
      columns: [{ items: [{ type: 'TextBlock', text: 'left' }] }, { items: [{ type: 'TextBlock', text: 'right' }] }],
    },
    { type: 'FactSet', facts: [{ title: 'Stage', value: 'Being prepared' }] },
    { type: 'TextBlock', text: 'hidden', isVisible: false },
    { type: 'Input.Text', id: 'why', label: 'Why', isRequired: true },
    {
      type: 'Input.ChoiceSet',
      id: 'route',
      label: 'Route',
      value: 'a',
      choices: [
        { title: 'A', value: 'a' },
        { title: 'B', value: 'b' },
      ],
    },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Execute', title: 'Number', data: { verb: 'safety' }, associatedInputs: 'none' }],
    },
  ],
  actions: [{ type: 'Action.Execute', title: 'Save', data: { verb: 'save', caseId: '1' } }],
}

describe('a card in a terminal', () => {
  it('shows what a client shows, in its order', () => {
    expect(cardText(card).split('\n')).toEqual([
      'CS-1042',
      'left  right',
      'Stage: Being prepared',
      '  [Why: ]',
      '  [Route: (A) | B]',
      '  <Number>',
      '  <Save>',
    ])
    expect(buttonTitles(card)).toEqual(['Number', 'Save'])
  })
})

describe('a press', () => {
  it('sends the button’s data with every input', () => {
    expect(pressData(card, 'Save', { why: 'because' })).toEqual({
      verb: 'save',
      caseId: '1',
      why: 'because',
      route: 'a',
    })
  })
  it('sends nothing but its data where the button takes no inputs', () => {
    expect(pressData(card, 'Number')).toEqual({ verb: 'safety' })
  })
  it('is held back by an empty input that is required, as in a client', () => {
    expect(() => pressData(card, 'Save')).toThrow('“Why” has to be filled in')
  })
  it('finds no button and no input that are not there', () => {
    expect(pressData(card, 'Delete')).toBeNull()
    expect(() => pressData(card, 'Save', { wy: 'x' })).toThrow('no input wy')
  })
})

describe('the sample people', () => {
  it('are enough to play every part, in every council', () => {
    for (const council of councilFolders()) {
      const people = samplePeople.filter(person => person.council === council)
      for (const role of ['manager', 'coordinator', 'duty-manager', 'administrator'] as const) samplePerson(council, role)
      expect(people.filter(person => person.roles.includes('practitioner'))).toHaveLength(2)
      expect(readPeople(new TextEncoder().encode(peopleCsv(council)), [council])).toMatchObject({ ok: true })
    }
  })
})

describe('on the stage', () => {
  let bench: Bench
  let stage: Stage
  const printed: string[] = []
  beforeAll(async () => {
    bench = await startBench()
    stage = await openStage(bench.bot.address, line => printed.push(line))
  })
  afterAll(async () => {
    await stage?.stop()
    await bench?.stop()
  })
  it('a person writes and sees what comes back, and it is printed', async () => {
    const actor = await stage.actor(samplePerson('swindon', 'practitioner'))
    await actor.sees('welcome')
    await actor.says('hello')
    await actor.sees('you said hello')
    expect(printed.join('\n')).toContain('Sample Social Worker (Swindon) writes: hello')
    expect(printed.join('\n')).toContain('    you said hello')
    await expect(actor.sees('nothing of the kind', 100)).rejects.toThrow()
    await expect(actor.presses('Save')).rejects.toThrow('no card has a button “Save”')
  })
})

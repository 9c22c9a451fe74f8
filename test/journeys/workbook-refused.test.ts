import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { rowXml, workbookOf } from '../files/workbook-parts.ts'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, monday, openCase, worker } from './booked-cases.ts'
import { names, setHeadings, workbook } from './workbook-rows.ts'
import { cardOf, type World, worldOf } from './world.ts'

const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const small = rowXml(1, names) + rowXml(2, ['CS-2001'])
const encrypted = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(504),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(512),
])

async function listed(): Promise<World> {
  const world = worldOf(['swindon'], monday)
  await setHeadings(world)
  await openCase(world, 'CS-2001', '2026-12-01')
  return world
}

describe('a workbook is refused in plain words, and nothing of it is kept', () => {
  it.each<[string, Uint8Array, string]>([
    ['is empty', workbookOf(''), 'That workbook is empty'],
    ['has macros', workbookOf(small, { 'xl/vbaProject.bin': strToU8('x') }), 'That workbook has macros in it'],
    ['has a password', encrypted, 'That workbook has a password'],
    ['is huge', Buffer.concat([workbookOf(small), Buffer.alloc(6 * 1024 * 1024)]), 'That workbook is too large'],
    ['is damaged', strToU8('PK'), 'I cannot read that workbook'],
    ['is none', strToU8('Reference,Team'), 'That is not a workbook'],
    [
      'has no column of references',
      workbook(['Name', 'Team'], ['Jamie', 'North']),
      'I find no column with case references',
    ],
    ['is full of rows', workbookOf(rowXml(1, names) + rowXml(30_000, ['x'])), 'That workbook has too many rows'],
  ])('when it %s', async (_, content, words) => {
    const world = await listed()
    const answer = said(await world.attach(coordinator, content))
    expect(answer).toContain(words)
    expect(answer).not.toMatch(/error|Jamie/i)
    expect((await caseNamed(world, 'CS-2001')).revision).toBe(2)
  })

  it('when it is another kind of file: it is not fetched', async () => {
    const world = await listed()
    const answer = said(await world.attach(coordinator, workbookOf(small), { name: 'photo.jpg' }))
    expect(answer).toContain('I read Excel workbooks (.xlsx)')
  })

  it.each(['worker', 'manager', 'duty manager'])('when a %s sends it: it is not opened', async name => {
    const world = await listed()
    const answer = said(await world.attach(`swindon-${name}`, workbook(names, ['CS-2001'])))
    expect(answer).toContain('Only a meeting coordinator can send me a workbook')
    expect(answer).toContain('Sample coordinator and Sample second coordinator')
  })

  it('when it is sent where others read along', async () => {
    const world = await listed()
    const answer = await world.attach(coordinator, workbook(names, ['CS-2001']), { conversation: 'group' })
    expect(said(answer)).toContain('Send me workbooks in our own chat')
  })

  it('when somebody who is not in the people file sends it', async () => {
    const world = await listed()
    expect(said(await world.attach('nobody', workbook(names, ['CS-2001'])))).toContain('I do not know you yet')
  })

  it('a worker’s press to take over cells is refused too', async () => {
    const world = await listed()
    const { id, revision } = await caseNamed(world, 'CS-2001')
    const cells = [{ caseId: id, seen: revision, key: 'row-transport', to: 'Bus' }]
    const data = { verb: 'take-over', meetingId: meetingOn('2026-12-01'), page: 0, cells, [`take.${id}`]: '0' }
    await world.pressData(worker, data)
    expect((await caseNamed(world, 'CS-2001')).row).toEqual({})
  })

  it.each([
    ['a heading that Stepwise fills', 'row-social-worker', 'Somebody'],
    ['a heading that is not the council’s', 'row-elsewhere', 'x'],
    ['text under an identity heading', 'row-child-s-name', 'Jamie'],
    ['more than a card shows', 'row-transport', 'x'.repeat(300)],
  ])('a forged press with %s changes nothing', async (_, key, to) => {
    const world = await listed()
    const { id, revision } = await caseNamed(world, 'CS-2001')
    const cells = [{ caseId: id, seen: revision, key, to }]
    const data = { verb: 'take-over', meetingId: meetingOn('2026-12-01'), page: 0, cells, [`take.${id}`]: '0' }
    expect(said(await world.pressData(coordinator, data))).toContain('was changed meanwhile')
    expect((await caseNamed(world, 'CS-2001')).row).toEqual({})
  })
})

describe('words beside a file', () => {
  it('that mean danger show the number first, whoever sends what', async () => {
    const world = await listed()
    const text = 'he is being hit right now, I am scared for this child'
    const answer = await world.attach(worker, workbook(names, ['CS-2001']), { text })
    expect(said(answer)).toContain('Stepwise has not told anyone. Please phone.')
  })

  it('are answered when the file is not for Stepwise', async () => {
    const world = await listed()
    const answer = await world.attach(worker, strToU8('%PDF'), { name: 'plan.pdf', text: 'CS-2001' })
    expect(said(answer)).toContain('CS-2001')
    expect(said(answer)).not.toContain('workbook')
  })
})

describe('what stands in a workbook', () => {
  it('as a formula counts as the value last shown, and a text that looks like one stays text', async () => {
    const world = await listed()
    const cells = `<row r="2"><c r="A2" t="inlineStr"><is><t>CS-2001</t></is></c><c r="E2" t="str"><f>HYPERLINK("http://evil.example","x")</f><v>Shown</v></c><c r="F2" t="inlineStr"><is><t>=1+1</t></is></c></row>`
    const card = cardOf(await world.attach(coordinator, workbookOf(rowXml(1, names) + cells)))
    expect(wordsOn(card)).toContain('workbook “Shown”')
    expect(wordsOn(card)).toContain('workbook “=1\\+1”')
    expect(wordsOn(card)).not.toContain('evil.example')
  })

  it('is shown as it was typed, never as a link, a picture or a field of the card', async () => {
    const world = await listed()
    const hostile = '[press](https://evil.example) ${title} **bold** &lt;b&gt;'
    const card = cardOf(await world.attach(coordinator, workbook(names, ['CS-2001', '', '', 'Sample worker', hostile])))
    expect(wordsOn(card)).toContain('\\[press\\]\\(https://evil\\.example\\)')
    expect(wordsOn(card)).toContain('$\\{title\\}')
  })
})

describe('which meeting a workbook is of', () => {
  const council = 'halton'
  const halton = (name: string) => `${council}-${name}`
  const pattern = { weekday: 'tuesday', time: '10:00', everyWeeks: 1, anchor: '2024-01-02', cutOff: null, place: null }

  /** Every list of the council has a day. */
  async function dated(): Promise<World> {
    const world = worldOf([council], monday)
    await setHeadings(world, council)
    const at = world.now().toISOString()
    for (const forum of world.ports.procedure(council).forums.filter(({ kind }) => kind === 'list')) {
      const id = `forum.${forum.id.toLowerCase()}.pattern`
      const setting = { council, id, value: pattern, revision: 0, setBy: halton('administrator'), setAt: at }
      await world.ports.commit(
        { council, writes: [{ kind: 'setting', setting, expects: 0 }], events: [], outbox: [] },
        null,
      )
    }
    return world
  }

  it('is asked when two forums fit, and the answer is compared', async () => {
    const world = await dated()
    const card = cardOf(await world.attach(halton('coordinator'), workbook(names, ['CS-9999'])))
    expect(wordsOn(card)).toContain('Which meeting is this workbook of?')
    const choices = buttonsOn(card).filter(({ data }) => data.verb === 'workbook')
    expect(choices.length).toBeGreaterThan(1)
    const answer = await world.press(halton('coordinator'), card, choices[1]?.title ?? '')
    expect(said(answer)).toContain('CS\\-9999 (row 2, I have no such case)')
  })

  it('is taken from the name of the file, or from what was typed beside it', async () => {
    const world = await dated()
    const forums = world.ports.procedure(council).forums.filter(({ kind, locality }) => kind === 'list' && locality)
    const [forum] = forums
    expect(forum?.locality).toBeTruthy()
    const sent = workbook(names, ['CS-9999'])
    const named = await world.attach(halton('coordinator'), sent, { name: `${forum?.locality} list.xlsx` })
    expect(said(named)).toContain(`${forum?.name}, Tuesday 24 November 2026, 10am`)
    const typed = await world.attach(halton('coordinator'), sent, { text: `the ${forum?.locality} one` })
    expect(said(typed)).toContain(`${forum?.name}, Tuesday 24 November 2026, 10am`)
  })

  it('nobody knows while no meeting has a day', async () => {
    const world = worldOf([council], monday)
    await setHeadings(world, council)
    const answer = await world.attach(halton('coordinator'), workbook(names, ['CS-9999']))
    expect(said(answer)).toContain('There is no meeting to compare it with')
  })

  it('cannot be one that no list knows: a stale button is refused', async () => {
    const world = await dated()
    await world.attach(halton('coordinator'), workbook(names, ['CS-9999']))
    const answer = await world.pressData(halton('coordinator'), {
      verb: 'workbook',
      meetingId: 'halton-x:2026-01-01',
      page: 0,
    })
    expect(said(answer)).not.toContain('What differs')
  })
})

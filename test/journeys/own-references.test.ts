/** References as a council writes them itself: said, typed into a form, and never two cases of one child. */
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { monday, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const administrator = 'swindon-administrator'
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')

async function writing(example: string): Promise<World> {
  const world = worldOf(['swindon'], monday)
  await world.pressData(administrator, { verb: 'save-setting', id: 'case.reference-pattern', value: example })
  return world
}
const there = (world: World, reference: string) => world.ports.findCaseByReference('swindon', reference)

describe.each([
  ['1234567', '7654321', '7654321'],
  ['123456', '654321', '654321'],
  ['1234', '4321', '4321'],
  ['LL-123456', 'LL-654321', 'll 654321'],
  ['LL-123456', 'LL-654321', '654321'],
  ['SW/12/345', 'SW/98/765', 'sw/98/765'],
])('where references look like %s', (example, reference, typed) => {
  it(`a case is begun, opened, booked, handed over and exported by saying “${typed}”`, async () => {
    const world = await writing(example)
    expect(said(await world.say(worker, `step down ${typed} from CIN plan to early help`))).toContain(reference)
    const { id } = (await there(world, reference)) ?? {}
    expect(id).toBeDefined()
    for (const text of [typed, `open ${typed}`, `${typed} visit 3/11`])
      expect(said(await world.say(worker, text)).split('\n')[0], text).toBe(reference)
    expect(said(await world.say(worker, `book ${typed} 1 December`))).toContain('Tuesday 1 December 2026')
    expect(said(await world.say(worker, `remind me on Friday about ${typed}`))).toContain(`remind you about ${reference}`)
    expect(said(await world.say('swindon-manager', `hand over ${typed}`))).toContain(`Hand over ${reference}`)
    const files = await world.say(administrator, `export ${typed}`)
    expect(files.map(({ kind }) => kind)).toEqual(['file'])
  })
  it('a worry about a child finds its case by it', async () => {
    const world = await writing(example)
    await world.say(worker, `step down ${typed} from CIN plan to early help`)
    await world.say(worker, `${typed}: dad hit her last night and she is hurt`)
    expect((await there(world, reference))?.safety).not.toBeNull()
  })
})

it.each(['CS1042', 'cs 1042', '1042', 'CS–1042', 'CS-10\u200b42'])(
  'a child whose case is open is not opened a second time as “%s”, by itself or as a sibling',
  async typed => {
    const world = worldOf(['swindon'], monday)
    await world.say(worker, 'step down CS-1042 from CIN plan to early help')
    await world.say(worker, 'step down CS-2000 from CIN plan to early help')
    const sibling = await there(world, 'CS-2000')
    const again = await world.pressData(worker, { verb: 'start-case', reference: typed, route: 'SW-D2' })
    expect(said(again)).toContain('This case is open already')
    const form = cardOf(await world.pressData(worker, { verb: 'sibling-form', caseId: sibling?.id }))
    expect(said(await world.press(worker, form, 'Open', { reference: typed }))).toContain('CS-1042 is open already')
    expect(await world.ports.caseload('swindon', worker)).toHaveLength(2)
  },
)

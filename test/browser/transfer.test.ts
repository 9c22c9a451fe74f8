import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../policies/calendar.ts'
import { type ChatPage, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

let playground: Playground<'practitioner' | 'manager'>
let browser: TestBrowser
beforeAll(async () => {
  playground = await startPlayground(['practitioner', 'manager'], 'stockport')
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.stop()
  await playground?.stop()
})

const today = dayOf(new Date())

/** The two meetings, each with what came of it. */
async function meet(worker: ChatPage): Promise<void> {
  await worker.says('step down CS-1042 from social care to early help')
  await worker.sees('Can I step this down?')
  await worker.chooses('Social care to early help, lead in Stockport Family')
  await worker.presses('Start')
  await worker.sees('Next: TAC meeting')
  await worker.photographs('first')
  await worker.chooses('All agreed that the level of need has fallen', 'TAC meeting: what came of it')
  await worker.fills('TAC meeting: day it was held', today)
  await worker.presses('Save')
  await worker.sees('Next: Step-down TAC meeting')
  await worker.chooses('Everybody agreed a team around the family plan', 'Step-down TAC meeting: what came of it')
  await worker.fills('Step-down TAC meeting: day it was held', today)
  await worker.presses('Save')
  await worker.sees('Next: Authorisation of the transfer request')
}

describe('a transfer request in Stockport, in Microsoft’s own client', () => {
  it('without consent is sent back in words, and with it goes to the manager who was named', async () => {
    const { practitioner, manager: managers } = playground.windows
    const worker = await browser.open('worker', practitioner.address)
    const manager = await browser.open('manager', managers.address)
    await meet(worker)
    await worker.chooses('No, not yet', 'The transfer request includes the parents')
    await worker.presses('Save')
    await worker.sees('is refused and goes back to the social worker')
    await worker.photographs('refused')
    await worker.chooses('Given, spoken', 'At the step-down TAC meeting the parents consented')
    await worker.chooses('Both parents', 'Who was asked')
    await worker.fills('Day they were asked', today)
    await worker.chooses('Yes', 'The transfer request includes the parents')
    await worker.fills('Ask anyway', 'The lead is settled tomorrow')
    await worker.chooses('Sample Line Manager (Stockport)', 'who is to decide')
    await worker.photographs('asking')
    await worker.presses('Save and ask for this sign-off')
    await manager.sees('Authorisation of the transfer request: CS-1042')
    await manager.photographs('sign-off')
    await manager.fills('Why is this right for the child', 'The plan is settled and the family agree')
    await manager.presses('Agree')
    await worker.sees('Authorisation of the transfer request given')
    expect(await worker.photographs('given')).toContain(browser.folder)
  }, 150_000)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../policies/calendar.ts'
import { type ChatPage, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

let playground: Playground<'practitioner' | 'coordinator'>
let browser: TestBrowser
beforeAll(async () => {
  playground = await startPlayground(['practitioner', 'coordinator'], 'halton')
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.stop()
  await playground?.stop()
})

const today = dayOf(new Date())

/** The locality team is invited, and the final meeting is held on the same day. */
async function inviteAndMeet(worker: ChatPage): Promise<void> {
  await worker.says('step down CS-1042 from CIN to CAF')
  await worker.fills('Email inviting the locality representative: day it was done', today)
  await worker.fills('Date of the CIN meeting', today)
  await worker.chooses('Yes', 'The email sums up')
  await worker.chooses('Yes', 'The email lists')
  await worker.chooses('Named, not asked yet or no answer', 'Where appropriate')
  await worker.fills('Suggested lead: role and agency', 'School nurse')
  await worker.presses('Save')
  await worker.chooses('Step down to early intervention (CAF)', 'Final CIN meeting: what came of it')
  await worker.fills('Final CIN meeting: day it was held', today)
  await worker.presses('Save')
}

/** Each press waits for the card that it replaces. */
async function record(team: ChatPage): Promise<void> {
  await team.says('coming to us')
  await team.presses('Record')
  for (const act of [
    'Papers received',
    'Uploaded to EIS (E-CAF)',
    'Shared with the new lead professional',
    'Step-down form',
  ]) {
    await team.presses(`Done: ${act}`)
    await team.sees(`Take back: ${act}`)
  }
}

describe('in two windows of Microsoft’s own client', () => {
  it('a case comes to the locality team, which records what is its own, and the worker does the rest', async () => {
    const { practitioner, coordinator } = playground.windows
    const worker = await browser.open('practitioner', practitioner.address)
    const team = await browser.open('coordinator', coordinator.address)
    await inviteAndMeet(worker)
    await worker.sees('Waiting for Locality early intervention team')
    await worker.photographs('waiting')
    await record(team)
    await team.photographs('recorded')
    await worker.fills('What would mean stepping back up', 'Two missed health checks')
    await worker.fills('Date of the first CAF review', addDays(today, 42))
    await worker.chooses('Yes', 'The locality team was sent')
    await worker.chooses('Yes', 'The final CIN minutes')
    await worker.chooses('Yes', 'The CIN minutes were completed')
    await worker.presses('Save')
    await worker.sees('First CAF review: planned for')
    await worker.sees('Where this stands: nothing missing')
    expect(await worker.photographs('planned')).toContain(browser.folder)
  }, 90_000)
})

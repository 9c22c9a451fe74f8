import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type TestBrowser } from '../support/browser.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

let playground: Playground<'practitioner'>
let browser: TestBrowser
beforeAll(async () => {
  playground = await startPlayground(['practitioner'], 'warwickshire')
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.stop()
  await playground?.stop()
})

describe('a card that takes another’s place, in Microsoft’s own client', () => {
  it('offers its own answers where a question with fewer stood before', async () => {
    const worker = await browser.open('worker', playground.windows.practitioner.address)
    await worker.says('step down CS-1042 to the early help network')
    await worker.chooses('No', 'Does the case come straight')
    await worker.presses('Save')
    await worker.page.getByLabel('The CP plan has ended').last().click()
    const offered = worker.page.getByRole('option')
    await offered.first().waitFor()
    expect(await offered.allTextContents()).toEqual(['Yes', 'No, not yet', 'Does not apply'])
  }, 90_000)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type TestBrowser } from '../support/browser.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

let playground: Playground<'practitioner' | 'manager'>
let browser: TestBrowser
beforeAll(async () => {
  playground = await startPlayground(['practitioner', 'manager'])
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.stop()
  await playground?.stop()
})

describe('in a window of Microsoft’s own client', () => {
  it('help is answered with a card, and its buttons work', async () => {
    const window = await browser.open('practitioner', playground.windows.practitioner.address)
    await window.says('help')
    await window.sees('What I can do')
    await window.presses('Step a case down')
    await window.sees('Can I step this down?')
    await window.fills('Case reference', 'CS-1042')
    await window.chooses('Statutory assessment')
    await window.photographs('step-down')
    await window.presses('Start')
    await window.sees('CS-1042')
    expect(await window.photographs('started')).toContain(browser.folder)
  }, 90_000)

  it('the welcome is there before anybody has written', async () => {
    const window = await browser.open('manager', playground.windows.manager.address)
    await window.sees('What I can do')
    await window.photographs('welcome')
  }, 60_000)
})

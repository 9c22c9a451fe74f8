import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../policies/calendar.ts'
import { dayWords } from '../../policies/day-words.ts'
import { forumOf, openMeetings, seriesFor } from '../../policies/series.ts'
import { type ChatPage, startBrowser, type TestBrowser } from '../support/browser.ts'
import { readProcedures } from '../support/memory-ports.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

let playground: Playground<'practitioner' | 'manager' | 'coordinator'>
let browser: TestBrowser
beforeAll(async () => {
  playground = await startPlayground(['practitioner', 'manager', 'coordinator'])
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.stop()
  await playground?.stop()
})

/** The London day of the transfer meeting whose list is open now. */
function nextMeetingDay(): string {
  const procedure = readProcedures(['swindon']).get('swindon')
  if (!procedure) throw new Error('no procedure')
  const series = seriesFor(procedure, forumOf(procedure, 'SW-F1'), [], [])
  const [next] = series ? openMeetings(series, new Date(), 1) : []
  if (!next) throw new Error('no meeting')
  return dayOf(next.at)
}

async function askAndAgree(worker: ChatPage, manager: ChatPage): Promise<void> {
  await worker.says('step down CS-1042 from CIN plan to early help')
  await worker.sees('Where this stands: still needed')
  await worker.chooses('Yes', 'The needs are set out')
  await worker.chooses('Yes', 'The line manager chaired')
  await worker.photographs('checklist')
  await worker.presses("Save and ask for line manager's agreement")
  await manager.sees("Line manager's agreement: CS-1042")
  await manager.photographs('sign-off')
  await manager.presses('Agree')
  await worker.sees('agreement given')
}

async function bookOn(worker: ChatPage, day: string): Promise<void> {
  await worker.fills('Needs, and help still needed', 'Weekly parenting support')
  await worker.page.getByRole('checkbox').last().check()
  await worker.photographs('row')
  await worker.presses(`Save and put on the list of ${dayWords(day)}`)
  await worker.sees('Is this the child you mean?')
  await worker.presses('Yes, put CS-1042 on this list')
  await worker.sees('On the list.')
}

async function handOver(worker: ChatPage, day: string): Promise<void> {
  await worker.sees('Right course for the child')
  await worker.photographs('decided')
  await worker.chooses('Given, spoken', 'The family was asked to consent')
  await worker.chooses('Both parents', 'Who was asked')
  await worker.fills('Day they were asked', day)
  for (const label of [
    'The social worker and the family worker',
    'The two workers visited',
    'The closure record on Care',
  ]) {
    await worker.chooses('Yes', label)
  }
  await worker.chooses('Family Service', 'The council service')
  await worker.photographs('handover')
  await worker.presses('Save and ask for closure sign-off')
}

describe('in three windows of Microsoft’s own client', () => {
  it('a case goes from the question to the Tuesday agenda and its closure', async () => {
    const { practitioner, manager: managers, coordinator: coordinators } = playground.windows
    const worker = await browser.open('practitioner', practitioner.address)
    const manager = await browser.open('manager', managers.address)
    const coordinator = await browser.open('coordinator', coordinators.address)
    const day = nextMeetingDay()
    await askAndAgree(worker, manager)
    await bookOn(worker, day)
    await worker.says(`clock ${addDays(day, -5)} 16:01`)
    await coordinator.sees('The cut-off has passed. This is the list.')
    await coordinator.photographs('agenda')
    await worker.says(`clock ${day} 16:30`)
    await worker.sees('16:30')
    await coordinator.says('agenda')
    await coordinator.chooses('Right course for the child', 'Decision for CS-1042')
    await coordinator.presses('Save')
    await handOver(worker, day)
    await manager.sees('Closure sign-off: CS-1042')
    await manager.presses('Agree')
    await worker.sees('Closure sign-off given')
    expect(await worker.photographs('closed')).toContain(browser.folder)
  }, 240_000)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../policies/calendar.ts'
import { forumOf, openMeetings, seriesFor } from '../../policies/series.ts'
import { type ChatPage, startBrowser, type TestBrowser } from '../support/browser.ts'
import { readProcedures } from '../support/memory-ports.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

let playground: Playground<'practitioner' | 'coordinator'>
let browser: TestBrowser
beforeAll(async () => {
  playground = await startPlayground(['practitioner', 'coordinator'])
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.stop()
  await playground?.stop()
})

const names = Array.from({ length: 18 }, (_, n) => `CS-${2001 + n}`)

function nextMeeting(): { readonly id: string; readonly day: string } {
  const procedure = readProcedures(['swindon']).get('swindon')
  if (!procedure) throw new Error('no procedure')
  const series = seriesFor(procedure, forumOf(procedure, 'SW-F1'), [], [])
  const [next] = series ? openMeetings(series, new Date(), 1) : []
  if (!next) throw new Error('no meeting')
  return { id: next.id, day: dayOf(next.at) }
}

/** Eighteen cases are opened and booked in the practitioner's own window, by words and the one confirming press. */
async function fillList(worker: ChatPage, day: string): Promise<void> {
  for (const name of names) {
    await worker.says(`step down ${name} from CIN plan to early help`)
    await worker.sees(`${name}`)
    await worker.says(`book ${name} ${day}`)
    await worker.presses(`Yes, put ${name} on this list`)
    await worker.sees('On the list.')
  }
}

describe('a coordinator’s meeting of 18, in Microsoft’s own client', () => {
  it('is run with 23 presses, six items to a card, and ends with its minutes', async () => {
    const { practitioner, coordinator: coordinators } = playground.windows
    const worker = await browser.open('practitioner', practitioner.address)
    const coordinator = await browser.open('coordinator', coordinators.address)
    const { day } = nextMeeting()
    await fillList(worker, day)
    await worker.says(`clock ${addDays(day, -5)} 16:01`)
    await coordinator.sees('The cut-off has passed. This is the list.')
    await coordinator.photographs('cut-off')
    await worker.says(`clock ${day} 16:05`)
    await worker.sees('16:05')
    let presses = 0
    const counted = async (press: Promise<void>) => {
      await press
      presses += 1
    }
    await counted(coordinator.says('agenda'))
    for (const [at, name] of names.entries()) {
      await counted(coordinator.chooses('Right course for the child', `Decision for ${name}`))
      if (at === 0) await coordinator.photographs('first-page')
      if (at % 6 !== 5) continue
      await counted(coordinator.presses(at < 17 ? 'Save and next' : 'Save'))
      await coordinator.sees(at < 17 ? `page ${Math.floor(at / 6) + 2} of 3` : 'Saved: 6.')
    }
    await coordinator.photographs('last-page')
    await counted(coordinator.presses('End this meeting'))
    await coordinator.sees('This meeting is ended.')
    await coordinator.sees('.docx')
    await coordinator.photographs('ended')
    expect(presses).toBe(23)
    await worker.sees('4pm: Right course for the child.')
    await worker.photographs('told')
  }, 300_000)
})

import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insides } from '../../bot/insides.ts'
import { activityOf, postActivity } from '../../bot/local/person-activities.ts'
import { createLog } from '../../bot/log.ts'
import { rowXml, workbookOf } from '../files/workbook-parts.ts'
import { type Bench, startBench } from '../support/connector.ts'

const secret = 'Zebedee Sampleton'
const names = ['Case reference', 'Child’s name', 'Needs, and help still needed']
const content = workbookOf(rowXml(1, names) + rowXml(2, ['CS-7001', secret, 'Mornings']))
const logFile = join(tmpdir(), `stepwise-sent-workbook-${process.pid}.log`)

let bench: Bench
let host: Server
beforeAll(async () => {
  host = createServer((_, res) => res.end(content)).listen(0, '127.0.0.1')
  bench = await startBench({ outside: { ...insides, log: createLog({ to: logFile }) } })
}, 180_000)
afterAll(async () => {
  host?.close()
  await bench?.stop()
})

/** What Teams posts when a person attaches a workbook in their own chat. */
function attached(role: 'coordinator' | 'practitioner') {
  const downloadUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/list.xlsx?tempauth=key-to-it`
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://council.sharepoint.com/list.xlsx',
    name: `${secret}.xlsx`,
    content: { downloadUrl, uniqueId: 'u1', fileType: 'xlsx' },
  }
  return activityOf(bench.chat(role), { type: 'message', text: '', attachments: [file] })
}
const sentTo = (words: string) => bench.connector.until(({ activity }) => JSON.stringify(activity).includes(words), 30_000)

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

describe('a workbook attached to a message', () => {
  it('is fetched, compared and shown to the coordinator', async () => {
    await postActivity(bench.bot.address, attached('coordinator'))
    const { activity } = await sentTo('What differs from your workbook')
    expect(JSON.stringify(activity)).toContain('I have no such case')
  })

  it('of anybody else is not opened', async () => {
    await postActivity(bench.bot.address, attached('practitioner'))
    await sentTo('Only a meeting coordinator can send me a workbook')
  })

  it('leaves nothing of itself in the data folder or the log: no name, no address', async () => {
    await postActivity(bench.bot.address, attached('coordinator'))
    await sentTo('What differs from your workbook')
    const kept = [...filesUnder(bench.dataDir), logFile].map(path => readFileSync(path, 'latin1'))
    expect(kept.some(text => text.includes('ready'))).toBe(true)
    for (const word of ['Zebedee', 'Sampleton', 'key-to-it'])
      expect(kept.filter(text => text.includes(word))).toHaveLength(0)
  })
})

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loopbackHosts } from '../../bot/delivery/hosts.ts'
import type { Doors } from '../../bot/doors.ts'
import { activityOf, postActivity, textOf } from '../../bot/local/person-activities.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { type Bench, startBench } from '../support/connector.ts'
import { stubDoors } from '../support/stub-doors.ts'
import { type Issuer, type LiveBench, startIssuer, startLiveBench } from '../support/tokens.ts'

const file: Outgoing = {
  kind: 'file',
  name: 'list 1 December.xlsx',
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  content: new TextEncoder().encode('the list'),
  text: 'The list of the meeting',
}
const doors: Doors = {
  ...stubDoors(),
  handle: async (_ports, incoming) => (incoming.kind === 'file-consent' && !incoming.accepted ? [] : [file]),
}

describe('a file in local mode', () => {
  let bench: Bench
  beforeAll(async () => {
    bench = await startBench({ outside: { doors } })
  })
  afterAll(() => bench?.stop())

  it('is a link, because the stand-in client shows no files', async () => {
    await postActivity(bench.bot.address, textOf(bench.chat(), 'the list'))
    const sent = await bench.connector.until(() => true)
    const address = /\((http[^)]+)\)/.exec(sent.activity.text ?? '')?.[1] ?? ''
    const answer = await fetch(address)
    expect(await answer.text()).toBe('the list')
    expect(answer.headers.get('content-type')).toBe(file.contentType)
  })
  it('that does not exist is not found', async () => {
    expect((await fetch(`${bench.bot.address}/local/files/nothing.xlsx`)).status).toBe(404)
  })
})

describe('a file in Teams', () => {
  let issuer: Issuer
  let bench: LiveBench
  let store: Server
  const uploads: { body: string; range: string | undefined }[] = []
  beforeAll(async () => {
    issuer = await startIssuer()
    bench = await startLiveBench(issuer, {
      doors,
      hosts: { ...loopbackHosts, file: address => address.startsWith(upload()) },
    })
    store = createServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('data', chunk => chunks.push(chunk))
      req.on('end', () => {
        uploads.push({ body: Buffer.concat(chunks).toString(), range: req.headers['content-range'] })
        res.statusCode = 201
        res.end()
      })
    }).listen(0, '127.0.0.1')
  })
  afterAll(async () => {
    store?.close()
    await bench?.stop()
    await issuer?.stop()
  })
  const upload = () => `http://127.0.0.1:${(store.address() as AddressInfo).port}/`
  const post = async (activity: ReturnType<typeof textOf>) =>
    postActivity(bench.bot.address, activity, await issuer.token({ serviceUrl: bench.chat.serviceUrl }))
  const consent = (action: 'accept' | 'decline', uploadUrl = upload()) => {
    const uploadInfo = {
      uploadUrl,
      contentUrl: 'https://council.sharepoint.com/list.xlsx',
      uniqueId: 'u1',
      fileType: 'xlsx',
    }
    const value = { type: 'fileUpload', action, context: { name: file.name }, uploadInfo }
    return activityOf(bench.chat, { type: 'invoke', name: 'fileConsent/invoke', value })
  }
  const sent = (type: string) => bench.connector.until(carried => carried.activity.attachments?.[0]?.contentType === type)

  it('is offered first: Teams asks the person', async () => {
    await post(textOf(bench.chat, 'the list'))
    const { activity } = await sent('application/vnd.microsoft.teams.card.file.consent')
    expect(activity.attachments?.[0]).toMatchObject({
      name: file.name,
      content: { sizeInBytes: 8, acceptContext: { name: file.name } },
    })
  })
  it('is put where the person said, and then shown', async () => {
    expect((await post(consent('accept'))).status).toBe(200)
    expect(uploads).toEqual([{ body: 'the list', range: 'bytes 0-7/8' }])
    const { activity } = await sent('application/vnd.microsoft.teams.card.file.info')
    expect(activity.attachments?.[0]).toMatchObject({
      contentUrl: 'https://council.sharepoint.com/list.xlsx',
    })
  })
  it('goes nowhere when the person says no', async () => {
    expect((await post(consent('decline'))).status).toBe(200)
    expect(uploads).toHaveLength(1)
  })
  it('goes to no address but Microsoft’s own', async () => {
    await post(consent('accept', 'http://127.0.0.1:9/elsewhere'))
    await bench.connector.until(carried => JSON.stringify(carried.activity).includes('sorry'))
    expect(uploads).toHaveLength(1)
  })
})

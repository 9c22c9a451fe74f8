import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { microsoftHosts } from '../../bot/delivery/hosts.ts'
import { credentialOf } from '../../bot/files/graph-client.ts'
import { readWorkbook } from '../../bot/files/read-workbook.ts'
import { agendaMaking, agendaNaming } from '../../bot/make-agenda.ts'
import { workbookPlace } from '../../bot/workbook-place.ts'
import { caseNamed, meetingOn, monday, openCase } from '../journeys/booked-cases.ts'
import { worldOf } from '../journeys/world.ts'
import { driveId, type GraphStandIn, goodToken, startGraph } from '../support/graph-stand-in.ts'
import { liveEnvironment } from '../support/tokens.ts'

type Asked = { readonly url: string; readonly body: string }
/** Entra, as Azure's own library asks it. */
function entra(answer: { readonly status: number; readonly body: object }) {
  const asked: Asked[] = []
  const discovery = (url: string) => {
    const tenant = url.replace(/\/v2\.0\/.*$/, '')
    return {
      issuer: `${tenant}/v2.0`,
      authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${tenant}/discovery/v2.0/keys`,
    }
  }
  const instances = (url: string) => ({
    tenant_discovery_endpoint: url,
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: ['login.microsoftonline.com'],
      },
    ],
  })
  const httpClient = {
    sendRequest: async (request: { readonly url: string; readonly body?: unknown }) => {
      asked.push({ url: request.url, body: String(request.body ?? '') })
      const isToken = request.url.includes('/oauth2/v2.0/token')
      const body = request.url.includes('/discovery/instance')
        ? instances(request.url)
        : isToken
          ? answer.body
          : discovery(request.url)
      const headers = new Map([['content-type', 'application/json']])
      const kept = {
        get: (name: string) => headers.get(name),
        has: (name: string) => headers.has(name),
        toJSON: () => Object.fromEntries(headers),
        [Symbol.iterator]: () => headers.entries(),
      }
      return { request, status: isToken ? answer.status : 200, headers: kept, bodyAsText: JSON.stringify(body) }
    },
  }
  return { asked, httpClient: httpClient as unknown as NonNullable<Parameters<typeof credentialOf>[1]>['httpClient'] }
}

let graph: GraphStandIn
beforeEach(async () => {
  graph = await startGraph()
})
afterEach(() => graph.stop())

const identity = (proof: Parameters<typeof credentialOf>[0]['proof']) => ({
  appId: '11111111-1111-1111-1111-111111111111',
  tenant: '22222222-2222-2222-2222-222222222222',
  proof,
})

describe('the sign-in to Graph', () => {
  it('is Azure’s own, with the bot’s password, for Graph and nothing else', async () => {
    const { asked, httpClient } = entra({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3599, access_token: goodToken },
    })
    const credential = await credentialOf(
      identity({ kind: 'password', password: 'the-secret' }),
      httpClient ? { httpClient } : {},
    )
    const token = await credential.getToken('https://graph.microsoft.com/.default')
    expect(token?.token).toBe(goodToken)
    const sent = new URLSearchParams(asked.find(({ url }) => url.includes('/token'))?.body)
    expect(Object.fromEntries(sent)).toMatchObject({
      grant_type: 'client_credentials',
      client_secret: 'the-secret',
      scope: 'https://graph.microsoft.com/.default',
    })
    expect(asked.every(({ url }) => url.startsWith('https://login.microsoftonline.com/'))).toBe(true)
  })

  it('that Entra refuses is the administrator’s to put right, and its words stay out of the log', async () => {
    const body = {
      error: 'invalid_client',
      error_description: 'AADSTS7000222: The provided client secret keys are expired.',
    }
    const { httpClient } = entra({ status: 401, body })
    const credential = await credentialOf(
      identity({ kind: 'password', password: 'expired' }),
      httpClient ? { httpClient } : {},
    )
    const log: unknown[] = []
    expect(await put({ credential, log })).toMatchObject({ ok: false, why: 'signed-out' })
    expect(JSON.stringify(log)).not.toContain('AADSTS')
  })

  it('takes a certificate with its key, and a managed identity', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const certificate = `-----BEGIN CERTIFICATE-----\n${createHash('sha256').update(pem).digest('base64')}\n-----END CERTIFICATE-----`
    const one = await credentialOf(identity({ kind: 'certificate', certificate, privateKey: pem }))
    const other = await credentialOf(identity({ kind: 'managed-identity' }))
    expect([one, other].map(made => made.constructor.name)).toEqual([
      'ClientCertificateCredential',
      'ManagedIdentityCredential',
    ])
  })
})

type Putting = {
  readonly credential?: Awaited<ReturnType<typeof credentialOf>>
  readonly log?: unknown[]
  readonly library?: string
}
/** A list of one case, put to the library that the environment names. */
async function put({ credential, log = [], library = driveId }: Putting) {
  const world = worldOf(['swindon'], monday)
  await openCase(world, 'CS-2001', '2026-12-01')
  const env = { ...liveEnvironment('data', 'people.csv'), SHAREPOINT_DRIVE_ID: library, SHAREPOINT_FOLDER: 'Meetings' }
  const read = readConfig(env, ['swindon'])
  if (!read.ok) throw new Error(read.problems.join())
  const place = workbookPlace(read.config, {
    hosts: microsoftHosts,
    fetch: graph.fetch,
    credential: credential ?? { getToken: async () => ({ token: goodToken, expiresOnTimestamp: Date.now() + 60_000 }) },
    nameOf: agendaNaming(world.ports),
    makeAgenda: agendaMaking({ ...world.ports, sample: false }),
    log: { info: (...given: unknown[]) => void log.push(given), warn: (...given: unknown[]) => void log.push(given) },
  })
  const agenda = await world.ports.agendaOf('swindon', meetingOn('2026-12-01'))
  if (!place || !agenda) throw new Error('nothing to put')
  expect((await caseNamed(world, 'CS-2001')).booking).not.toBeNull()
  return place(agenda, [], async () => [])
}

describe('the place for workbooks', () => {
  it('is none while no library is named', () => {
    const read = readConfig(liveEnvironment('data', 'people.csv'), ['swindon'])
    const parts = {} as Parameters<typeof workbookPlace>[1]
    expect(read.ok && workbookPlace(read.config, parts)).toBeNull()
  })

  it('is the council’s folder of the library, one file for each meeting', async () => {
    const name = 'swindon-transfer-meeting-2026-12-01.xlsx'
    expect(await put({})).toEqual({ ok: true, name, how: 'written' })
    const file = graph.files.get(`Meetings/swindon/${name}`)
    const read = await readWorkbook(file?.content ?? new Uint8Array())
    expect(read.ok && read.rows[0]?.[0]).toBe('CS-2001')
  })

  it('is not one that the site’s permission is not for', async () => {
    expect(await put({ library: 'b!another-library' })).toMatchObject({ ok: false, why: 'not-allowed' })
  })
})

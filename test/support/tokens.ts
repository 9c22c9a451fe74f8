/** A stand-in for Microsoft's token issuer on this computer, and a bot in live mode that trusts it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { readConfig } from '../../bot/config.ts'
import { loopbackHosts } from '../../bot/delivery/hosts.ts'
import type { Chat } from '../../bot/local/person-activities.ts'
import { samplePeople, samplePerson } from '../../bot/local/sample-people.ts'
import { type StandIn, startStandIn } from '../../bot/local/stand-in.ts'
import type { Outside } from '../../bot/outside.ts'
import { peopleHeader } from '../../bot/people-file.ts'
import { type Bot, startBot } from '../../bot/wire.ts'
import { credentials, testAppId } from './bot-credentials.ts'
import { testOutside, testTenant } from './connector.ts'
import { fillFromTemplate } from './embedded-template.ts'

const issuerName = 'https://issuer.invalid'

export type TokenWish = {
  readonly serviceUrl: string
  readonly audience?: string
  readonly issuer?: string
  /** Seconds from now; negative has run out. */
  readonly lifetime?: number
  /** Signed by a key that the issuer does not publish. */
  readonly forged?: boolean
}

export type Issuer = {
  readonly token: (wish: TokenWish) => Promise<string>
  readonly settings: ConfigurationBotFrameworkAuthenticationOptions
  readonly stop: () => Promise<void>
}

/** The key is good for `endorsed` channels. The SDK keeps metadata for a day by address, so each has its own. */
export async function startIssuer(endorsed: readonly string[] = ['msteams']): Promise<Issuer> {
  const [good, bad] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const key = { ...(await exportJWK(good.publicKey)), kid: 'good', use: 'sig', endorsements: endorsed }
  const server = createServer((req, res) => {
    res.setHeader('content-type', 'application/json')
    const base = `http://${req.headers.host}`
    res.end(JSON.stringify(req.url === '/keys' ? { keys: [key] } : { issuer: issuerName, jwks_uri: `${base}/keys` }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const metadata = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`
  return {
    token: wish => sign(wish.forged ? { key: bad.privateKey, kid: 'bad' } : { key: good.privateKey, kid: 'good' }, wish),
    settings: settingsFor(metadata),
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function sign({ key, kid }: { readonly key: CryptoKey; readonly kid: string }, wish: TokenWish): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({ serviceurl: wish.serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(wish.issuer ?? issuerName)
    .setAudience(wish.audience ?? testAppId)
    .setNotBefore(now - 7200)
    .setExpirationTime(now + (wish.lifetime ?? 600))
    .sign(key)
}

/** Setting any one drops every default, so all are set. */
const settingsFor = (metadata: string): ConfigurationBotFrameworkAuthenticationOptions => ({
  MicrosoftAppId: testAppId,
  MicrosoftAppTenantId: testTenant,
  ValidateAuthority: false,
  ToChannelFromBotLoginUrl: 'http://127.0.0.1:9/login',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: issuerName,
  OAuthUrl: 'http://127.0.0.1:9/oauth',
  ToBotFromChannelOpenIdMetadataUrl: metadata,
  ToBotFromEmulatorOpenIdMetadataUrl: metadata,
  CallerId: 'urn:botframework:azure',
})

export type LiveBench = {
  readonly bot: Bot
  readonly connector: StandIn
  readonly chat: Chat
  readonly stop: () => Promise<void>
}

/** A bot in live mode: an app id, a tenant, a people file; only the hosts are those of this computer. */
export async function startLiveBench(issuer: Issuer, over: Partial<Outside> = {}): Promise<LiveBench> {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-live-'))
  await fillFromTemplate({
    dataDir: folder,
    mode: 'live',
    councils: [],
    now: () => new Date(),
    newId: () => '',
  })
  const connector = await startStandIn()
  const peopleFile = join(folder, 'people.csv')
  writeFileSync(peopleFile, peopleCsv('swindon'))
  const read = readConfig(liveEnvironment(folder, peopleFile), councilFolders())
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const authentication = { settings: issuer.settings, credentials }
  const bot = await startBot(read.config, testOutside({ authentication, hosts: loopbackHosts, ...over }))
  const person = samplePerson('swindon', 'practitioner')
  return {
    bot,
    connector,
    chat: { person, serviceUrl: connector.serviceUrl, tenant: testTenant, botId: `28:${testAppId}` },
    stop: async () => {
      await bot.stop()
      await connector.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const liveEnvironment = (dataDir: string, peopleFile: string) => ({
  PORT: '0',
  DATA_DIR: dataDir,
  PEOPLE_FILE: peopleFile,
  STEPWISE_COUNCILS: 'swindon',
  MicrosoftAppId: testAppId,
  MicrosoftAppTenantId: testTenant,
  MicrosoftAppPassword: 'secret',
})

/** The sample people of a council as a people file. */
export function peopleCsv(council: string): string {
  const people = samplePeople.filter(person => person.council === council)
  const lines = people.map(person =>
    [
      person.id,
      person.name,
      person.council,
      person.roles.join(' '),
      person.team,
      person.locality,
      person.manager,
      person.deputy,
    ].join(','),
  )
  return [peopleHeader.join(','), ...lines, ''].join('\n')
}

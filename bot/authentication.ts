/** Who may talk to the bot, and as whom the bot talks: the SDK's checks, with our own connector behind them. */
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import type { Connector } from './delivery/connector.ts'
import type { Identity } from './identity.ts'

/** What the SDK asks of whoever knows the bot's secret. */
export type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>
type Base = ConfigurationBotFrameworkAuthentication
type ConnectorFactory = ReturnType<Base['createConnectorFactory']>
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>
type UserTokenClient = Awaited<ReturnType<Base['createUserTokenClient']>>

/** `answering`: replies within a turn. `telling`: one attempt at a message nobody waits for. */
export type Connectors = {
  readonly answering: (serviceUrl: string) => Connector
  readonly telling: (serviceUrl: string) => Connector
}

/** The SDK's own authentication; only what it would send with is ours. */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors: Connectors
  constructor(settings: ConfigurationBotFrameworkAuthenticationOptions, credentials: Credentials, connectors: Connectors) {
    super(settings, credentials)
    this.#connectors = connectors
  }
  override async authenticateRequest(activity: Activity, header: string) {
    const result = await super.authenticateRequest(activity, header)
    return { ...result, connectorFactory: factoryOf(this.#connectors.answering) }
  }
  override createConnectorFactory(): ConnectorFactory {
    return factoryOf(this.#connectors.telling)
  }
  /** Nobody signs in through Stepwise: there is no such client to build for every turn. */
  override async createUserTokenClient(): Promise<UserTokenClient> {
    return {} as UserTokenClient
  }
}

/** The SDK's factory, with the four calls that its adapter makes. */
function factoryOf(connect: (serviceUrl: string) => Connector): ConnectorFactory {
  return { create: async serviceUrl => clientOf(connect(serviceUrl)) }
}

function clientOf(connector: Connector): ConnectorClient {
  const conversations = {
    replyToActivity: connector.reply,
    sendToConversation: connector.post,
    updateActivity: connector.update,
    deleteActivity: connector.remove,
  }
  return { conversations } as unknown as ConnectorClient
}

/** Settings for the public cloud; in local mode there is no app id, which switches the SDK's checks off. */
export function settingsOf(identity: Identity | null): ConfigurationBotFrameworkAuthenticationOptions {
  return identity ? { MicrosoftAppId: identity.appId, MicrosoftAppTenantId: identity.tenant } : {}
}

export function credentialsOf(identity: Identity | null): Credentials {
  if (!identity) return new ConfigurationServiceClientCredentialFactory({})
  const { appId: MicrosoftAppId, tenant: MicrosoftAppTenantId, proof } = identity
  const base = { MicrosoftAppId, MicrosoftAppTenantId }
  if (proof.kind === 'managed-identity') {
    return new ConfigurationServiceClientCredentialFactory({ ...base, MicrosoftAppType: 'UserAssignedMsi' })
  }
  const secret =
    proof.kind === 'password'
      ? { MicrosoftAppPassword: proof.password }
      : { CertificateThumbprint: proof.certificate, CertificatePrivateKey: proof.privateKey }
  return new ConfigurationServiceClientCredentialFactory({
    ...base,
    MicrosoftAppType: 'SingleTenant',
    ...secret,
  })
}

const scope = 'https://api.botframework.com'
const login = 'https://login.microsoftonline.com/botframework.com'

/** The bearer token for the connector, kept until it runs out by the SDK; null in local mode. */
export function tokensOf(identity: Identity | null, credentials: Credentials): () => Promise<string | null> {
  if (!identity) return async () => null
  return async () => {
    const signer = await credentials.createCredentials(identity.appId, scope, login, true)
    if (!('getToken' in signer) || typeof signer.getToken !== 'function') throw new Error('these credentials give no token')
    return String(await signer.getToken())
  }
}

/** Microsoft Graph, reached when it is first needed: until then neither its client nor Azure's sign-in is loaded. */
import type { ClientSecretCredentialOptions, TokenCredential } from '@azure/identity'
import type { Client, Context, Middleware } from '@microsoft/microsoft-graph-client'
import type { Hosts } from '../delivery/hosts.ts'
import type { Identity } from '../identity.ts'

export type GraphOptions = {
  readonly identity: Identity
  readonly hosts: Pick<Hosts, 'file'>
  /** Default: the network. Tests put a stand-in behind it. */
  readonly fetch?: typeof fetch
  /** Default: Azure's own, for the bot's identity. */
  readonly credential?: TokenCredential
}

const scope = 'https://graph.microsoft.com/.default'

/**
 * Signed in as the bot itself. Nothing is tried again here: the queue does that, with its pauses. A content address is
 * followed to Microsoft's file hosts alone, and never with the sign-in.
 */
export async function openGraph({ identity, hosts, credential, ...options }: GraphOptions): Promise<Client> {
  const graph = await import('@microsoft/microsoft-graph-client')
  const signer = credential ?? (await credentialOf(identity))
  const token = async () => (await signer.getToken(scope))?.token ?? ''
  const authentication = new graph.AuthenticationHandler({ getAccessToken: token })
  const mayFollow = (response: Response) => hosts.file(response.headers.get('location') ?? '')
  const redirect = new graph.RedirectHandler(new graph.RedirectHandlerOptions(1, mayFollow))
  authentication.setNext(redirect)
  redirect.setNext(lastStep(options.fetch ?? fetch))
  return graph.Client.initWithMiddleware({ middleware: authentication })
}

function lastStep(send: typeof fetch): Middleware {
  return {
    execute: async (context: Context) => {
      context.response = await send(context.request, context.options)
    },
  }
}

/** The bot's own proof of identity, as Azure's library takes it. `options`: how it reaches Entra. */
export async function credentialOf(
  { appId, tenant, proof }: Identity,
  options: Pick<ClientSecretCredentialOptions, 'httpClient'> = {},
): Promise<TokenCredential> {
  const azure = await import('@azure/identity')
  switch (proof.kind) {
    case 'password':
      return new azure.ClientSecretCredential(tenant, appId, proof.password, options)
    case 'certificate':
      return new azure.ClientCertificateCredential(tenant, appId, certificateOf(proof), options)
    case 'managed-identity':
      return new azure.ManagedIdentityCredential({ clientId: appId, ...options })
  }
}

/** Key and certificate in one text. */
const certificateOf = ({ privateKey, certificate }: { readonly privateKey: string; readonly certificate: string }) => ({
  certificate: `${privateKey.trim()}\n${certificate.trim()}\n`,
})

/** How the bot proves to Microsoft who it is: a password, a certificate or a managed identity; exactly one. */
import type { Environment } from './environment.ts'

export type Identity = {
  readonly appId: string
  readonly tenant: string
  readonly proof:
    | { readonly kind: 'password'; readonly password: string }
    /** `certificate` is a thumbprint or the certificate itself (PEM). */
    | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
    | { readonly kind: 'managed-identity' }
}

type Read = { readonly identity: Identity | null; readonly problems: readonly string[] }

/** Without an app id there is no identity and, for that alone, no problem: local mode is judged elsewhere. */
export function readIdentity(env: Environment): Read {
  if (!env.MicrosoftAppId) return { identity: null, problems: [] }
  const problems = env.MicrosoftAppTenantId ? [] : ['MicrosoftAppTenantId: is not set; one deployment serves one tenant']
  const proof = readProof(env)
  if (typeof proof === 'string') return { identity: null, problems: [...problems, proof] }
  return { identity: { appId: env.MicrosoftAppId, tenant: env.MicrosoftAppTenantId ?? '', proof }, problems }
}

function readProof(env: Environment): Identity['proof'] | string {
  const { CertificateThumbprint: certificate, CertificatePrivateKey: privateKey, MicrosoftAppPassword: password } = env
  if (env.MicrosoftAppType === 'UserAssignedMSI') {
    const surplus = password || certificate || privateKey
    return surplus
      ? 'MicrosoftAppType: a managed identity has neither password nor certificate'
      : { kind: 'managed-identity' }
  }
  if (certificate || privateKey) {
    if (!certificate) return 'CertificateThumbprint: is not set, but CertificatePrivateKey is'
    if (!privateKey) return 'CertificatePrivateKey: is not set, but CertificateThumbprint is'
    return password
      ? 'MicrosoftAppPassword: cannot be used together with a certificate'
      : { kind: 'certificate', certificate, privateKey }
  }
  if (!password) return 'MicrosoftAppPassword: is not set; give a password, a certificate or a managed identity'
  return { kind: 'password', password }
}

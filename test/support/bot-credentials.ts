/** Who the bot is in tests, and what it shows to the connector: no secret, nothing to fetch. */
import type { Credentials } from '../../bot/authentication.ts'

export const testAppId = '00000000-0000-4000-8000-00000000a991'

/** What the bot shows to the connector. */
export const botToken = 'token-of-the-bot'

export const credentials: Credentials = {
  isValidAppId: async appId => appId === testAppId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async resource => resource,
    getToken: async () => botToken,
  }),
}

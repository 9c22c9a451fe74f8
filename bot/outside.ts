/** What a start of the bot is given besides its settings: the dialogs, and in tests a stand-in for Microsoft. */
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder'
import type { Credentials } from './authentication.ts'
import type { Hosts } from './delivery/hosts.ts'
import type { Doors } from './doors.ts'
import type { GraphOptions } from './files/graph-client.ts'
import type { Log } from './log.ts'

export type Outside = {
  readonly doors: Doors
  readonly log?: Log
  /** Default: Microsoft's own. */
  readonly authentication?: {
    readonly settings: ConfigurationBotFrameworkAuthenticationOptions
    readonly credentials: Credentials
  }
  readonly hosts?: Hosts
  /** Default: the clock on the wall. */
  readonly now?: () => Date
  /** Default: the network, and Azure's own sign-in. */
  readonly graph?: Pick<GraphOptions, 'fetch' | 'credential'>
}

/** The dialogs, as the bot is given them when it really starts. */
import { deliver } from '../dialogs/deliver.ts'
import { handle } from '../dialogs/handle.ts'
import { faultReply } from '../dialogs/say-sorry.ts'
import type { Outside } from './outside.ts'

export const insides: Outside = {
  doors: {
    handle,
    deliver,
    faultCard: async (_ports, _incoming, turnReference) => faultReply(turnReference),
  },
}

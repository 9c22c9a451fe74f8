/** The dialogs, as the bot is given them when it really starts. */
import { beginCouncil } from '../dialogs/begin-council.ts'
import { deliver } from '../dialogs/deliver.ts'
import { handle } from '../dialogs/handle.ts'
import { faultReply } from '../dialogs/say-sorry.ts'
import type { Outside } from './outside.ts'

export const insides: Outside = {
  doors: {
    begin: beginCouncil,
    handle,
    deliver,
    faultCard: async (_ports, _incoming, turnReference) => faultReply(turnReference),
  },
}

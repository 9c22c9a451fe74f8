/** Cards about versions of a procedure, with more changes than one card holds. */

import { changesMessage, newVersionMessage } from '../../cards/changes-words.ts'
import { messageCard } from '../../cards/message-card.ts'
import { versionGoneMessage } from '../../cards/version-words.ts'
import type { Procedure } from '../../policies/procedure.ts'
import type { Sample } from './sample-cards.ts'

/** Every item says something else, at more length than a line of a card. */
const rewritten = (procedure: Procedure): Procedure => ({
  ...procedure,
  version: '1.1',
  inForceFrom: '2026-12-07',
  items: procedure.items.map(item => ({
    ...item,
    text: `${item.text} ${'And more is asked now than before. '.repeat(20)}`,
  })),
})

export function versionCards(before: Procedure): readonly Sample[] {
  const after = rewritten(before)
  const changes = [0, 1].map(page => changesMessage({ before, after, page, caseId: 'case-1' }))
  return [
    ...changes.map((message, page) => ({
      made: 'changesMessage',
      name: `${before.council} ${page}`,
      card: messageCard(message, 'case-1'),
    })),
    {
      made: 'newVersionMessage',
      name: before.council,
      card: messageCard(newVersionMessage(before, after, '2026-12-07'), null),
    },
    { made: 'versionGoneMessage', name: before.council, card: messageCard(versionGoneMessage('CS-1042', '0.9'), 'case-1') },
  ]
}

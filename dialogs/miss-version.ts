/** A version that a case began under is not here any more: said in plain words, and to the administrator. */
import { messageCard, messageText } from '../cards/message-card.ts'
import { versionGoneMessage } from '../cards/version-words.ts'
import { dayOf } from '../policies/calendar.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Notice } from '../policies/decision.ts'
import type { Outgoing } from './incoming.ts'
import { ConflictError, type Ports, StorageAwayError, type VersionGoneError } from './ports.ts'

/** The case's version is not kept any more: said in plain words, and to the administrator once. Nothing is changed. */
export async function versionGone(ports: Ports, gone: VersionGoneError): Promise<readonly Outgoing[]> {
  await tellGone(ports, gone)
  const message = versionGoneMessage(null, gone.version)
  return [{ kind: 'card', card: messageCard(message, null), text: messageText(message) }]
}

/** Once a day and version. The person is answered whether or not the records can be reached. */
export async function tellGone(ports: Ports, { council, version }: VersionGoneError): Promise<void> {
  try {
    await ports.commit({ council, writes: [], events: [], outbox: [goneNotice(ports, council, version)] }, null)
  } catch (fault) {
    if (!(fault instanceof StorageAwayError) && !(fault instanceof ConflictError)) throw fault
  }
}

const goneNotice = (ports: Ports, council: CouncilId, version: string): Notice => ({
  key: `version-gone:${council}:${version}:${dayOf(ports.now())}`,
  council,
  to: { role: 'administrator' },
  kind: 'set-up-needed',
  caseId: null,
  urgency: 'now',
  facts: {
    what: `A case was started under version ${version} of the procedure, and Stepwise does not have that version any more. Nobody can work on it until the folder councils/${council}/versions/${version} is back and Stepwise is started again.`,
  },
})

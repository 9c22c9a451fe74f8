/** What people see when something on our side is not there: never an apology without the way to the front door. */
import { type Message, messageCard, messageText } from '../cards/message-card.ts'
import type { Incoming, Outgoing } from './incoming.ts'
import type { Ports } from './ports.ts'
import { replyWith, type Turn } from './turn.ts'

/** Somebody who is not in the people file: told so, with whom to ask. The safety line is there all the same. */
export function strangerReply(ports: Ports, incoming: Incoming): readonly Outgoing[] {
  const administrators = ports
    .councils()
    .flatMap(council => ports.directory.withRole(council, 'administrator').map(person => person.name))
  const ask = administrators.length > 0 && ports.councils().length === 1 ? ` (${administrators[0]})` : ''
  return replyWith(
    { pressed: incoming.kind === 'press' },
    {
      title: 'I do not know you yet',
      paragraphs: [
        `You are not in the people file of a council I serve. Ask your council’s Stepwise administrator${ask} to add you.`,
        'If you are worried about a child, do not wait for that: press below.',
      ],
    },
  )
}

/** The database is away: what was answered before is safe, this one message was not kept. */
export function storageAway(turn: Pick<Turn, 'pressed'>): readonly Outgoing[] {
  return replyWith(
    { ...turn, pressed: false },
    {
      title: 'I cannot reach my records just now',
      paragraphs: [
        'What you saved before is safe. What you just sent was not kept: please send it again in a few minutes.',
        'The number for a worry about a child works all the same.',
      ],
    },
  )
}

/** A fault of ours: an apology, a reference that is in the log, and the way to the front door. */
export function faultReply(turnReference: string): Outgoing {
  const message: Message = {
    title: 'Sorry, that did not work',
    paragraphs: [
      'Something went wrong on our side. What you saved before is safe; please try this once more.',
      `If it goes wrong again, give your administrator this reference: ${turnReference}`,
    ],
  }
  return { kind: 'card', card: messageCard(message, null), text: messageText(message) }
}

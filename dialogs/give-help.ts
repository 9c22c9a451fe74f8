/** What can be asked, and the best guesses when a message is not understood: never a dead end. */
import type { Button } from '../cards/actions.ts'
import { guessButton, guessOf } from '../cards/guess-words.ts'
import type { Message } from '../cards/message-card.ts'
import type { StepwiseRole } from '../policies/case.ts'
import { invitingRoutes } from '../policies/coming.ts'
import type { Outgoing } from './incoming.ts'
import { replyWith, type Turn } from './turn.ts'
import type { IntentName } from './understand/understand.ts'

export function showHelp(turn: Turn): readonly Outgoing[] {
  const { person, procedure } = turn
  if (isInCompany(turn)) return replyWith({ pressed: false }, { title: 'What I can do here', ...inCompany })
  const isWorker = person.roles.includes('practitioner')
  return replyWith(
    { pressed: false },
    {
      title: 'What I can do',
      subtitle: procedure.name,
      paragraphs: [
        'Ask “can I step this down?” with a case reference, or “step up CS-1042”. I walk you through your council’s procedure, say what is missing and why, and put the case to your manager and on the meeting’s list.',
        'Or ask a question: “when is the meeting?”, “who signs off?”, “what if they refuse consent?”',
        ...(person.roles.includes('administrator')
          ? ['Somebody asks for their record? Say “export CS-1042”: you get everything kept about that case as a file.']
          : []),
        'I check paperwork. Decisions about a child are yours and your manager’s.',
      ],
      buttons: [...(isWorker ? [...cases, ...ownButtons(turn)] : [...ownButtons(turn), ...cases]), next],
      note: 'Teams keeps chats under your council’s own rules. Use references, never names.',
    },
  )
}

export const isInCompany = ({ conversation }: Pick<Turn, 'conversation'>): boolean => conversation !== 'personal'

/** For what only one person may see. Never replaces a card that others look at. */
export const sayInOwnChat = (): readonly Outgoing[] =>
  replyWith({ pressed: false }, { title: 'Ask me in our own chat', ...inCompany })

const inCompany: Omit<Message, 'title'> = {
  paragraphs: [
    'Everybody in this chat sees my answers, so nothing about a case is shown or done here. Open a chat with me alone and say it there.',
    'Here you can ask what the procedure says (“how long have I got?”, “show procedure”), “next meeting”, or for the number to ring about a child.',
  ],
  buttons: [{ title: 'Next meeting', data: { verb: 'next-meeting' } }],
}

const cases: readonly Button[] = [
  { title: 'Step a case down', data: { verb: 'start-form', direction: 'down' } },
  { title: 'Step a case up', data: { verb: 'start-form', direction: 'up' } },
  { title: 'My cases', data: { verb: 'my-cases' } },
]
const next: Button = { title: 'Next meeting', data: { verb: 'next-meeting' } }

/** What goes with a person's roles: their own work comes first. */
function ownButtons({ person, procedure }: Turn): readonly Button[] {
  const has = (role: StepwiseRole) => person.roles.includes(role)
  const invited = invitingRoutes(procedure).length > 0
  const lists: readonly Button[] = [
    { title: 'Agenda', data: { verb: 'agenda' } },
    ...(invited ? [{ title: 'Coming to us', data: { verb: 'view', of: 'coming' } } as const] : []),
    { title: 'The next weeks', data: { verb: 'view', of: 'weeks' } },
    { title: 'Meetings', data: { verb: 'series-list' } },
  ]
  return [
    ...(has('manager') ? [{ title: 'What waits for me', data: { verb: 'waiting' } } as const] : []),
    ...(has('coordinator') ? lists : []),
    ...(has('administrator') ? [{ title: 'Set up: what the document leaves out', data: { verb: 'set-up' } } as const] : []),
    ...(person.roles.some(role => role !== 'practitioner')
      ? [{ title: 'Measures', data: { verb: 'measures' } } as const]
      : []),
  ]
}

export const welcome = (turn: Turn): Promise<readonly Outgoing[]> => Promise.resolve(showHelp(turn))

/** Three guesses as buttons in plain words. */
export function showGuesses(intents: readonly IntentName[]): readonly Outgoing[] {
  const three = [...new Set(intents.map(guessOf))].slice(0, 3)
  return replyWith(
    { pressed: false },
    {
      title: 'I am not sure what you mean',
      paragraphs: ['Is it one of these? Or put it another way.'],
      buttons: [...three.map(guessButton), { title: 'Something else: show what I can ask', data: { verb: 'help' } }],
    },
  )
}

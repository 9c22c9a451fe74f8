/** What can be asked, and the best guesses when a message is not understood: never a dead end. */
import { guessButton, guessOf } from '../cards/guess-words.ts'
import type { Outgoing } from './incoming.ts'
import { replyWith, type Turn } from './turn.ts'
import type { IntentName } from './understand/understand.ts'

export function showHelp(turn: Turn): readonly Outgoing[] {
  const { person, procedure } = turn
  const role = (name: 'manager' | 'coordinator' | 'practitioner') => person.roles.includes(name)
  const counts = person.roles.some(name => name !== 'practitioner')
  return replyWith(
    { pressed: false },
    {
      title: 'What I can do',
      subtitle: procedure.name,
      paragraphs: [
        'Ask “can I step this down?” with a case reference, or “step up CS-1042”. I walk you through your council’s procedure, say what is missing and why, and put the case to your manager and on the meeting’s list.',
        'Or ask a question: “when is the meeting?”, “who signs off?”, “what if they refuse consent?”',
        'I check paperwork. Decisions about a child are yours and your manager’s.',
      ],
      buttons: [
        { title: 'Step a case down', data: { verb: 'start-form', direction: 'down' } },
        { title: 'Step a case up', data: { verb: 'start-form', direction: 'up' } },
        { title: 'My cases', data: { verb: 'my-cases' } },
        ...(role('manager') ? [{ title: 'What waits for me', data: { verb: 'waiting' } } as const] : []),
        ...(counts ? [{ title: 'Measures', data: { verb: 'measures' } } as const] : []),
        ...(role('coordinator')
          ? [
              { title: 'Agenda', data: { verb: 'agenda' } } as const,
              { title: 'The next weeks', data: { verb: 'view', of: 'weeks' } } as const,
            ]
          : []),
        ...(person.roles.includes('administrator')
          ? [{ title: 'Set up: what the document leaves out', data: { verb: 'set-up' } } as const]
          : []),
        { title: 'Next meeting', data: { verb: 'next-meeting' } },
      ],
      note: 'Teams keeps chats under your council’s own rules. Use references, never names.',
    },
  )
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

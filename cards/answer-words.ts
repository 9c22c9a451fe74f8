/** An answer in under 400 characters: the fact, the council, the section, the version in force. */

import type { Answer } from '../policies/answers/answer-shape.ts'
import { describeAnswer, stateOf, tellsBoth } from '../policies/describe-answer.ts'
import type { OpenSilence } from '../policies/settings.ts'
import type { Message } from './message-card.ts'
import { settingLine } from './setting-words.ts'

/** `set`: what the council set where its document is silent. `otherVersion`: that the answer is of another version. */
export function answerMessage(answer: Answer, set: readonly OpenSilence[] = [], otherVersion = ''): Message {
  switch (answer.kind) {
    case 'which':
      return {
        title: 'Which do you mean?',
        paragraphs: [otherVersion, ...choiceWords(answer)].filter(Boolean),
        buttons: answer.choices.map(({ id, label }) => ({
          title: label,
          data: { verb: 'ask-about', topic: id, council: answer.document.council },
        })),
      }
    case 'which-council':
      return {
        title: 'Which council?',
        paragraphs: [`Name the council in your question: ${answer.choices.map(({ label }) => label).join(', ')}.`],
      }
    case 'not-found':
      return {
        title: 'I did not find that',
        paragraphs: [answer.text],
        buttons: [{ title: 'What can I ask?', data: { verb: 'help' } }],
      }
    default:
      return {
        title: titleOf(answer),
        paragraphs: [otherVersion, describeAnswer(answer), ...set.slice(0, 4).map(settingLine)].filter(Boolean),
      }
  }
}

/** Two facts that both come near are shown whole, each with its section; of more, the buttons give the names. */
function choiceWords(answer: Extract<Answer, { kind: 'which' }>): string[] {
  if (!tellsBoth(answer)) return ['More than one rule comes near. Which one?']
  const told = answer.choices.map(({ label, text, sections }) => `**${label}:** ${text} (${sections?.join('; ')})`)
  return ['Two rules come near.', ...told, `${answer.document.name}; ${stateOf(answer.document)}.`]
}

function titleOf(answer: Extract<Answer, { topic: string }>): string {
  if (answer.kind === 'silent') return `${answer.title}: the document does not say`
  return answer.kind === 'two-things' ? `${answer.title}: the document says two things` : answer.title
}

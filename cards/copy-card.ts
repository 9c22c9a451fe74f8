/** Words ready to copy, with what the case has filled in; beside an email to a lead person, what they answered. */
import type { Case } from '../policies/case.ts'
import { fillLine, leadItemOf } from '../policies/copy-text.ts'
import type { Setting } from '../policies/meeting-record.ts'
import type { CopyText, Procedure } from '../policies/procedure.ts'
import { type Button, buttonsOf } from './actions.ts'
import { fieldWords } from './copy-words.ts'
import { documentLine } from './document-words.ts'
import type { Message } from './message-card.ts'
import { type Card, render } from './render.ts'
import { plain } from './wording.ts'

export type CopyView = {
  readonly procedure: Procedure
  readonly current: Case
  readonly text: CopyText
  /** For an address that the council has set. */
  readonly settings: readonly Setting[]
  /** True for the case's own worker while it is open: a lead's answer may be recorded. */
  readonly mine: boolean
  readonly said?: readonly string[]
}

export function copyCard(view: CopyView): Card {
  const { procedure, current, text } = view
  const asks = view.mine ? leadItemOf(procedure, text) : null
  const data = {
    title: `${text.title}: ${current.reference}`,
    subtitle: `Ready to copy · ${text.section}`,
    said: (view.said ?? []).map(words => ({ text: words })),
    to: [...toWords(view), ...(text.note ? [text.note] : [])].map(words => ({ text: words })),
    lines: copyLines(view).map(line => ({ text: plain(line) })),
    asks: asks ? [askedView] : [],
    buttons: buttonsOf(buttonsFor(view, asks !== null)),
    footer: documentLine(procedure),
  }
  return render('copy', data, current.id)
}

/** The words as they are copied: the subject first, then a line each. */
export function copyLines({ procedure, current, text }: CopyView): readonly string[] {
  const lines = text.subject ? [`Subject: ${text.subject}`, ...text.lines] : text.lines
  return lines.map(line => fillLine(line, name => fieldWords(procedure, current, name)))
}

/** Several texts: which of them. */
export function chooseTextMessage(current: Case, texts: readonly CopyText[]): Message {
  return {
    title: `Words to copy: ${current.reference}`,
    paragraphs: texts.length > 0 ? ['Which do you want?'] : ['The document asks for no email or form on this route.'],
    buttons: [
      ...texts.map(
        (text): Button => ({ title: text.title, data: { verb: 'copy-text', caseId: current.id, text: text.id } }),
      ),
      { title: `Back to ${current.reference}`, data: { verb: 'open-case', caseId: current.id } },
    ],
  }
}

function toWords({ procedure, text, settings }: CopyView): readonly string[] {
  if (!text.to) return []
  const name = [...procedure.roles, ...procedure.contacts].find(({ id }) => id === text.to)?.name ?? ''
  const contact = procedure.contacts.find(({ id }) => id === text.to)
  const set = settings.find(({ id }) => id === `contact.${text.to?.toLowerCase()}.email`)?.value
  if (contact?.email) return [`To: ${name}, ${contact.email}`]
  if (typeof set === 'string') return [`To: ${name}, ${plain(set)} (council setting, not in the guidance)`]
  return [`To: ${name}${contact?.kind === 'email' ? '. The document gives no address.' : ''}`]
}

/** How somebody outside Stepwise may have answered. */
export const leadWays: readonly string[] = ['by email', 'by phone', 'in a meeting', 'face to face']

const askedView = {
  title: 'When they have answered',
  choices: [
    {
      id: 'answer',
      label: 'What they said (required)',
      error: 'Choose what they said',
      options: [
        { title: 'They take it on', value: 'accepted' },
        { title: 'They do not take it on', value: 'declined' },
      ],
    },
    {
      id: 'how',
      label: 'How they said so (required)',
      error: 'Choose how they said so',
      options: leadWays.map(value => ({ title: value, value })),
    },
  ],
}

function buttonsFor({ current, text }: CopyView, asks: boolean): readonly Button[] {
  const back: Button = { title: `Back to ${current.reference}`, data: { verb: 'open-case', caseId: current.id } }
  const record: Button = {
    title: 'Record their answer',
    style: 'positive',
    inputs: 'auto',
    data: { verb: 'record-lead', caseId: current.id, text: text.id },
  }
  return asks ? [record, back] : [back]
}

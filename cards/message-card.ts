/** A plain message: a heading, paragraphs, facts, at most a few typed lines, buttons. Most answers are one. */
import { type Button, buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'

/** `button`: one beside the text, for a list in which each line has its own. */
export type Paragraph =
  | string
  | {
      readonly text: string
      readonly strong?: boolean
      readonly quiet?: boolean
      readonly tight?: boolean
      readonly button?: Button
    }
export type Message = {
  readonly title: string
  readonly subtitle?: string
  readonly paragraphs?: readonly Paragraph[]
  readonly facts?: readonly { readonly title: string; readonly value: string }[]
  readonly inputs?: readonly {
    readonly id: string
    readonly label: string
    readonly placeholder?: string
    readonly value?: string
    readonly required?: string
    /** Characters that can be typed: no more than its press takes. 1,000 unless told. */
    readonly most?: number
  }[]
  readonly buttons?: readonly Button[]
  readonly note?: string
}

/** `safetyFor`: the case this is about, or null when it is about none. */
export function messageCard(message: Message, safetyFor: string | null): Card {
  return render('message', viewOf(message), safetyFor)
}

function viewOf(message: Message): object {
  return {
    title: message.title,
    subtitle: message.subtitle ?? '',
    paragraphs: (message.paragraphs ?? []).map(paragraphView),
    facts: message.facts ?? [],
    inputs: (message.inputs ?? []).map(input => ({
      id: input.id,
      label: input.required ? `${input.label} (required)` : input.label,
      placeholder: input.placeholder ?? '',
      value: input.value ?? '',
      // A reference or a day has one line.
      long: (input.most ?? 1000) > 100,
      required: input.required !== undefined,
      error: input.required ?? 'Check what you typed',
      most: input.most ?? 1000,
    })),
    buttons: buttonsOf(message.buttons ?? []),
    note: message.note ?? '',
  }
}

function paragraphView(paragraph: Paragraph): object {
  const { text, strong, quiet, tight, button } = typeof paragraph === 'string' ? { text: paragraph } : paragraph
  const shown = { text, weight: strong ? 'Bolder' : 'Default', subtle: quiet ?? false }
  const row = button ? [{ ...shown, button, about: `${button.title}: ${text}` }] : []
  return { ...shown, row, spacing: button ? 'Small' : tight ? 'None' : 'Default' }
}

/** The same message without a card: for previews, screen readers and clients that show none. Nothing reads Markdown there. */
export const messageText = (message: Message): string =>
  [message.title, ...(message.paragraphs ?? []).map(p => (typeof p === 'string' ? p : p.text))]
    .map(text => text.replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1'))
    .reduce((before, text) => `${before}${/[.:?!]$/.test(before) ? '' : '.'} ${text}`)

/** Reading the bot's answers as a person does: the words of a card, and its buttons. */
import { allNodes, type Node } from '../../bot/local/card-text.ts'
import { buttonTitles, type Inputs, pressData } from '../../bot/local/press.ts'
import type { Taken } from './connector.ts'
import type { Answered } from './load.ts'

/** The card in the body of an answer to a press. Throws when it holds none. */
export function cardInAnswer({ status, body }: Answered): Node {
  const read: unknown = status === 200 && body !== '' ? JSON.parse(body) : null
  const value = (read as { readonly value?: unknown } | null)?.value
  if (typeof value === 'object' && value !== null) return value as Node
  throw new Error(`no card came back, but ${status} ${body.slice(0, 300)}`)
}

/** The card of a message. Throws when it holds none. */
export function cardInMessage(taken: Taken | undefined): Node {
  const activity = taken ? (JSON.parse(taken.body) as { attachments?: readonly { content?: unknown }[] }) : {}
  const card = activity.attachments?.[0]?.content
  if (typeof card === 'object' && card !== null) return card as Node
  throw new Error(`no card was sent, but ${taken?.body.slice(0, 300) ?? 'nothing'}`)
}

export const wordsOf = (card: Node): string =>
  allNodes(card)
    .flatMap(node => (typeof node.text === 'string' ? [node.text] : []))
    .join('\n')

/** What is sent by the button with this title, or the first whose title begins like it. Throws when there is none. */
export function press(card: Node, title: string, inputs: Inputs = {}): object {
  const titles = buttonTitles(card)
  const whole = titles.find(known => known === title) ?? titles.find(known => known.startsWith(title))
  const data = whole === undefined ? null : pressData(card, whole, inputs)
  if (data) return data
  throw new Error(`no button “${title}” on:\n${wordsOf(card)}\n${titles.join(', ')}`)
}

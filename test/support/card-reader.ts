/** Reads a card as a person would: its words, its buttons, its inputs. */
import type { Outgoing } from '../../dialogs/incoming.ts'

type Node = Readonly<Record<string, unknown>>
export type SeenButton = {
  readonly title: string
  /** What a screen reader says of it besides: the line that it stands beside. */
  readonly about: string
  readonly data: Readonly<Record<string, unknown>>
  readonly sends: boolean
}
export type SeenInput = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly type: string
}

function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const inner of value) yield* nodes(inner)
  else if (value !== null && typeof value === 'object') {
    yield value as Node
    for (const [key, inner] of Object.entries(value)) if (key !== 'fallback' && key !== 'data') yield* nodes(inner)
  }
}

export const buttonsOn = (card: unknown): SeenButton[] =>
  [...nodes(card)]
    .filter(node => node.type === 'Action.Execute' || node.type === 'Action.Submit')
    .map(node => ({
      title: String(node.title),
      about: String(node.tooltip ?? ''),
      data: node.data as SeenButton['data'],
      sends: node.associatedInputs !== 'none',
    }))

/** Title of the button that stands beside the line with these words. Throws when no line has one. */
export function beside(card: unknown, words: string): string {
  const found = buttonsOn(card).find(({ about }) => about.includes(words))
  if (!found) throw new Error(`no button beside “${words}” on:\n${wordsOn(card)}`)
  return found.title
}

export const inputsOn = (card: unknown): SeenInput[] =>
  [...nodes(card)]
    .filter(node => String(node.type).startsWith('Input.'))
    .map(node => ({
      id: String(node.id),
      label: String(node.label),
      value: String(node.value ?? ''),
      type: String(node.type),
    }))

/** Every text of a card, a line each. */
export function wordsOn(card: unknown): string {
  return [...nodes(card)]
    .flatMap(node => {
      if (node.type === 'TextBlock') return [String(node.text)]
      if (node.type === 'FactSet')
        return (node.facts as { title: string; value: string }[]).map(fact => `${fact.title}: ${fact.value}`)
      if (String(node.type).startsWith('Input.')) return [`[${node.label}]`]
      if (node.type === 'Action.Execute') return [`(${node.title})`]
      return []
    })
    .join('\n')
}

export const cardsIn = (outgoing: readonly Outgoing[]): unknown[] =>
  outgoing.flatMap(one => (one.kind === 'card' ? [one.card] : []))

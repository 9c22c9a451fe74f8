/** Several things for one person in one card. */
import type { Card, Delivery } from '../../dialogs/incoming.ts'

type Node = Readonly<Record<string, unknown>>

/** One delivery that shows them all, under each other; the one itself where it is alone. */
export function grouped([first, ...others]: readonly [Delivery, ...Delivery[]]): Delivery {
  if (others.length === 0) return first
  const all = [first, ...others]
  return {
    ...first,
    card: groupedCard(all.map(delivery => delivery.card)),
    text: all.map(delivery => delivery.text).join('\n'),
    files: all.flatMap(delivery => delivery.files),
  }
}

/** A card with something to fill in stands alone: its inputs would be sent with another one's button. */
export const mayBeGrouped = ({ card }: Delivery): boolean => !JSON.stringify(card).includes('"type":"Input.')

/** Bytes; Teams takes 28 KB with everything around it. */
const largest = 18_000

/** As many of the others as fit into one card with the first; the rest waits for the next day's. */
export function thatFit(first: Delivery, others: readonly Delivery[]): readonly Delivery[] {
  let size = sizeOf(first)
  return others.filter(other => {
    if (size + sizeOf(other) > largest) return false
    size += sizeOf(other)
    return true
  })
}
const sizeOf = ({ card }: Delivery): number => Buffer.byteLength(JSON.stringify(card))

function groupedCard(cards: readonly Card[]): Card {
  const [first] = cards
  const body = cards.map((card, index) => ({
    type: 'Container',
    separator: index > 0,
    spacing: 'Large',
    items: marked([...listOf(card.body), ...(card.actions ? [{ type: 'ActionSet', actions: card.actions }] : [])]),
  }))
  const { actions: _, ...rest } = first ?? { type: 'AdaptiveCard' as const }
  return { ...rest, type: 'AdaptiveCard', body }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Every button says that it stood among others: the card it is on must then not be replaced by its answer. */
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  const node = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)])) as Node
  const isButton = /^Action\.(Execute|Submit)$/.test(String(node.type))
  return isButton ? { ...node, data: { ...(node.data as object | undefined), grouped: true } } : node
}

/** Whether a press came from a card of several things. */
export const isGrouped = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (data as Node).grouped === true

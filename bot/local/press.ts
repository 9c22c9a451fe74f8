/** Pressing a button of a card, the way a client does it: with the card's inputs beside the button's data. */
import { allNodes, type Node } from './card-text.ts'

export type Inputs = Readonly<Record<string, string>>

/** What is sent, or null when the card has no such button. Throws when an input that is required is empty. */
export function pressData(card: Node, title: string, given: Inputs = {}): object | null {
  const nodes = allNodes(card)
  const button = nodes.find(node => String(node.type).startsWith('Action.') && node.title === title)
  if (!button) return null
  const data = (button.data ?? {}) as object
  if (button.associatedInputs === 'none') return data
  const inputs = nodes.filter(node => String(node.type).startsWith('Input.'))
  const unknown = Object.keys(given).filter(id => !inputs.some(input => input.id === id))
  if (unknown.length > 0) throw new Error(`the card has no input ${unknown.join(', ')}`)
  return { ...data, ...Object.fromEntries(inputs.map(input => [String(input.id), inputValue(input, given)])) }
}

function inputValue(input: Node, given: Inputs): string {
  const value = given[String(input.id)] ?? String(input.value ?? '')
  if (input.isRequired && value === '') throw new Error(`“${input.label}” has to be filled in`)
  return value
}

export const buttonTitles = (card: Node): readonly string[] =>
  allNodes(card)
    .filter(node => String(node.type).startsWith('Action.'))
    .map(node => String(node.title))

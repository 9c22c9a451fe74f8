/** The inputs of a card with what may be chosen in them, as a person sees them. */
type Node = Readonly<Record<string, unknown>>
export type Field = {
  readonly id: string
  readonly type: string
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
}

/** Every input of a card, in its order. */
export function fieldsOn(card: unknown): Field[] {
  return inputNodes(card).map(node => ({
    id: String(node.id),
    type: String(node.type),
    label: String(node.label),
    value: String(node.value ?? ''),
    options: ((node.choices ?? []) as readonly { value: string }[]).map(choice => choice.value),
  }))
}

function inputNodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(inputNodes)
  if (value === null || typeof value !== 'object') return []
  const node = value as Node
  const inner = Object.entries(node).flatMap(([key, part]) =>
    key === 'fallback' || key === 'data' ? [] : inputNodes(part),
  )
  return String(node.type).startsWith('Input.') ? [node, ...inner] : inner
}

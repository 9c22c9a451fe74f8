/** A card taken apart. */
export type Node = Readonly<Record<string, unknown>>

/** Every element and action, with what it lies in; neither data nor fallbacks are looked into. */
export function nodesOf(
  value: unknown,
  within: readonly Node[] = [],
): { readonly node: Node; readonly within: readonly Node[] }[] {
  if (Array.isArray(value)) return value.flatMap(inner => nodesOf(inner, within))
  if (value === null || typeof value !== 'object') return []
  const node = value as Node
  const inner = Object.entries(node).filter(([key]) => key !== 'data' && key !== 'fallback')
  return [{ node, within }, ...inner.flatMap(([, each]) => nodesOf(each, [...within, node]))]
}

export const typed = (card: object, type: RegExp): readonly Node[] =>
  nodesOf(card)
    .map(({ node }) => node)
    .filter(node => type.test(String(node.type)))

export const inputsOn = (card: object): readonly Node[] => typed(card, /^Input\./)
export const actionsOn = (card: object): readonly Node[] => typed(card, /^Action\./)

/** Words a person reads: texts, titles, labels, placeholders, facts, choices. */
export const wordsOn = (card: object): readonly string[] =>
  nodesOf(card).flatMap(({ node }) =>
    ['text', 'title', 'label', 'placeholder', 'errorMessage', 'value']
      .filter(key => key !== 'value' || node.type === undefined)
      .map(key => node[key])
      .filter(word => typeof word === 'string'),
  )

export const sizeOf = (card: object): number => new TextEncoder().encode(JSON.stringify(card)).length

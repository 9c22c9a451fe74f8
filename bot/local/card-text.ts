/** An Adaptive Card as plain text, for a terminal. */

/** Any node of a card, as it is on the wire. */
export type Node = Readonly<Record<string, unknown>>

/** Every line that the card shows, in reading order; inputs in brackets, buttons last. */
export function cardText(card: Node): string {
  return [...linesOf(card.body), ...buttonLine(card.actions)].join('\n')
}

/** Children of a container are found wherever cards keep them. */
export const childrenOf = (node: Node): readonly Node[] =>
  ['body', 'items', 'columns', 'actions', 'card'].flatMap(key => nodesOf(node[key]))

/** Every node of a card, itself first. */
export const allNodes = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(allNodes)]

const nodesOf = (value: unknown): readonly Node[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is Node => typeof item === 'object' && item !== null)

function linesOf(value: unknown): readonly string[] {
  return nodesOf(value)
    .filter(node => node.isVisible !== false)
    .flatMap(lines)
}

function lines(node: Node): readonly string[] {
  const type = String(node.type)
  if (type === 'TextBlock') return [unescaped(String(node.text))]
  if (type === 'RichTextBlock')
    return [
      nodesOf(node.inlines)
        .map(inline => String(inline.text ?? ''))
        .join(''),
    ]
  if (type === 'FactSet') return nodesOf(node.facts).map(fact => `${fact.title}: ${unescaped(String(fact.value))}`)
  if (type === 'ColumnSet')
    return [
      nodesOf(node.columns)
        .map(column => linesOf(column.items).join(' '))
        .filter(Boolean)
        .join('  '),
    ]
  if (type === 'ActionSet') return buttonLine(node.actions)
  if (type.startsWith('Input.')) return [inputLine(node)]
  return childrenOf(node).flatMap(lines)
}

function inputLine(node: Node): string {
  const label = String(node.label ?? node.title ?? node.id)
  const choices = nodesOf(node.choices).map(choice => (choice.value === node.value ? `(${choice.title})` : choice.title))
  return `  [${label}: ${choices.length > 0 ? choices.join(' | ') : (node.value ?? '')}]`
}

function buttonLine(actions: unknown): readonly string[] {
  const titles = nodesOf(actions).map(action => `<${action.title}>`)
  const inside = nodesOf(actions).flatMap(action =>
    action.type === 'Action.ShowCard' ? linesOf((action.card as Node).body) : [],
  )
  return titles.length > 0 ? [`  ${titles.join('  ')}`, ...inside] : []
}

/** As a client shows it. */
const unescaped = (text: string): string => text.replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')

/** Template and data to a card. Templates are parsed once; a field the data does not have is a fault, not a blank. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GlobalSettings, Template } from 'adaptivecards-templating'
import { safetyAction } from './actions.ts'

export type Card = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>
export type TemplateName =
  | 'message'
  | 'start'
  | 'checklist'
  | 'sign-off'
  | 'agenda'
  | 'cases'
  | 'safety'
  | 'setting'
  | 'call'
  | 'series'
  | 'workbook'
  | 'headings'
  | 'people'
  | 'copy'

/** Cannot be typed: a private-use character. It marks a field that a template asked for and the data lacks. */
const missing = '\uE000'
GlobalSettings.getUndefinedFieldValueSubstitutionString = path => `${missing}${path}${missing}`

const templates = new Map<TemplateName, Template>()
function templateOf(name: TemplateName): Template {
  const kept = templates.get(name)
  if (kept) return kept
  const text = readFileSync(join(import.meta.dirname, 'templates', `${name}.json`), 'utf8')
  const made = new Template(JSON.parse(text))
  templates.set(name, made)
  return made
}

/**
 * Renders a card. Every card but the safety card itself carries the safety line (`safetyFor`: the case it is about,
 * or null). Throws when the template asks for what is not there.
 */
export function render(name: TemplateName, data: object, safetyFor?: string | null): Card {
  const card = templateOf(name).expand({ $root: data }) as { body: object[] } & Card
  const text = JSON.stringify(card)
  if (text.includes(missing)) {
    const field = text.slice(text.indexOf(missing) + 1).split(missing)[0]
    throw new Error(`card ${name} asks for ${field}, which its data does not have`)
  }
  const body = safetyFor === undefined ? card.body : [...card.body, safetyLine(safetyFor)]
  return withFallbacks({
    ...card,
    body,
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
  }) as Card
}

/** The one quiet line on every card of a case and every answer. */
function safetyLine(caseId: string | null): object {
  return {
    type: 'ActionSet',
    separator: true,
    spacing: 'Medium',
    actions: [
      {
        type: 'Action.Execute',
        title: 'Worried about a child? Get the number',
        data: safetyAction(caseId),
        associatedInputs: 'none',
      },
    ],
  }
}

/** At most five buttons to a row: clients hide what is over. Those behind the dots end the last row, beside one that is shown. */
function inRows(node: unknown): unknown[] {
  const { type, actions } = (node ?? {}) as { readonly type?: string; readonly actions?: readonly Action[] }
  if (type !== 'ActionSet' || !actions || actions.length <= perRow) return [node]
  const seldom = actions.filter(({ mode }) => mode === 'secondary')
  const shown = actions.filter(({ mode }) => mode !== 'secondary')
  const last = seldom.length > 0 ? [[...shown.splice(-1), ...seldom]] : []
  const rows = Array.from({ length: Math.ceil(shown.length / perRow) }, (_, row) =>
    shown.slice(row * perRow, (row + 1) * perRow),
  )
  return [...rows, ...last].map(row => ({ ...(node as object), actions: row }))
}
type Action = { readonly mode?: string }
const perRow = 5

type ChoiceSet = { readonly id: string; readonly choices?: readonly { readonly title: string; readonly value: string }[] }

/**
 * Where a card takes another's place, Teams' own renderer takes an input for the one that stood there, unless their keys
 * differ, and goes on offering that one's choices. The same question with the same choices keeps what was chosen in it.
 */
function keyOf({ id, choices = [] }: ChoiceSet): string {
  const text = choices.map(({ title, value }) => `${value} ${title}`).join('|')
  const mixed = [...text].reduce((hash, sign) => (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0, 7)
  return `${id}:${mixed.toString(36)}`
}

/**
 * `Action.Execute` does not work on every phone: each carries an `Action.Submit` with the same data, and the verb
 * lies inside the data so that both say the same.
 */
function withFallbacks(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap(inner => inRows(withFallbacks(inner)))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, inner]) => [key, key === 'data' ? inner : withFallbacks(inner)])
  const node = Object.fromEntries(entries)
  if (node.type === 'Input.ChoiceSet') return { ...node, key: keyOf(node as ChoiceSet) }
  if (node.type !== 'Action.Execute') return node
  const { title, data, associatedInputs, style, tooltip, mode } = node
  return {
    ...node,
    verb: data?.verb,
    fallback: {
      type: 'Action.Submit',
      title,
      data,
      ...(associatedInputs ? { associatedInputs } : {}),
      ...(style ? { style } : {}),
      ...(tooltip ? { tooltip } : {}),
      ...(mode ? { mode } : {}),
    },
  }
}

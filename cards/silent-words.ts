/** A refusal about which the document is silent: whom to ask, and what the council set for it. */
import type { Item, Procedure } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import { settingsFor } from '../policies/settings-about.ts'
import type { Standing } from '../policies/standing.ts'
import type { ChecklistView } from './checklist-card.ts'
import { settingLine } from './setting-words.ts'

/** Lines for the banner: a lead role that nobody takes on, and the council's own settings for what was refused. */
export function silentLines(view: ChecklistView, standing: Standing): { text: string }[] {
  const { procedure, settings } = view
  const refused = standing.asks.flatMap(ask => (ask.kind === 'refused-consent' ? [ask.item] : []))
  const leads = leaderless(view, standing)
  const texts = [
    ...leads.flatMap(item => silenceWords(procedure, item)),
    ...settingsFor(
      procedure,
      settings ?? [],
      [...refused, ...leads].map(({ id }) => id),
    ).map(settingLine),
  ]
  return texts.map(text => ({ text }))
}

/** Lead roles that nobody will take on, where no rule of the document says what follows. */
function leaderless({ current }: ChecklistView, { open, optional, pointers, asks }: Standing): readonly Item[] {
  const ruled = new Set([...pointers, ...asks].map(({ item }) => item.id))
  return [...open, ...optional]
    .map(({ item }) => item)
    .filter(item => item.answer.kind === 'lead' && current.answers[factOf(item)]?.value === 'no' && !ruled.has(item.id))
}

const silenceWords = ({ silences }: Procedure, { id, short }: Item): string[] =>
  silences
    .filter(({ about }) => about.includes(id))
    .map(silence => `“${short}”: nobody will take it on. ${silence.text} Ask: ${silence.ask}. (${silence.id})`)

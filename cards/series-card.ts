/** The form of when a forum meets and by which rules its lists are kept. */
import type { Forum } from '../policies/council.ts'
import { timeWords } from '../policies/day-words.ts'
import type { Series } from '../policies/meeting-record.ts'
import { buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'
import { allFields, valueNow, withoutDay } from './series-inputs.ts'
import { capital } from './wording.ts'

export type SeriesView = {
  readonly forum: Forum
  readonly series: Series | null
  /** Revision of the stored series, 0 while it is not stored: a form that somebody overtook changes nothing. */
  readonly seen: number
  readonly problem: string
}
export const footer = 'Kept with your name and the time. Everybody whose case is concerned is told once.'

/** The form of the series. What was typed last comes back when there is a problem with it. */
export function seriesCard(view: SeriesView, typed: Readonly<Record<string, string>> = {}): Card {
  const { forum, series, seen } = view
  const fixed = series?.source === 'document'
  const fields = fixed ? withoutDay : allFields
  const value = (name: string) => typed[name] ?? (series ? valueNow(series, name) : '')
  const data = {
    title: `${forum.name}: when it meets`,
    subtitle: fixed
      ? `The document gives the day, the time and the cut-off (${forum.section}). All else is a council setting.`
      : 'Council setting, not in the guidance',
    warnings: view.problem ? [{ text: view.problem }] : [],
    lines: fixed && series ? [{ text: patternWords(series), spacing: 'Default' }] : [],
    fields: fields.map(one => ({ ...one, value: value(one.id) })),
    buttons: buttonsOf([
      {
        title: 'Save',
        style: 'positive',
        inputs: 'auto',
        data: { verb: 'save-series', forum: forum.id, seen },
      },
      { title: 'Back', data: { verb: 'series', forum: forum.id } },
    ]),
    footer,
  }
  return render('series', data, null)
}

/** `Tuesday 4pm, every week. Cut-off: Thursday 4pm.` */
export function patternWords({ weekday: day, time, everyWeeks, cutOff }: Series): string {
  const often = everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
  const closes = cutOff ? `Cut-off: ${capital(cutOff.weekday)} ${timeWords(cutOff.time)} before.` : 'No cut-off is set.'
  return `${capital(day)} ${timeWords(time)}, ${often}. ${closes}`
}

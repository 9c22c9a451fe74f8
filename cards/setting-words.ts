/** The value of a council's own setting in words. */
import type { SettingSpec } from '../policies/council.ts'
import { timeWords } from '../policies/day-words.ts'
import type { MeetingPattern, OpenSilence } from '../policies/settings.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import { capital, plain } from './wording.ts'

export function settingWords(spec: SettingSpec, value: unknown): string {
  if (spec.kind === 'yes-no') return value === true ? 'Yes' : 'No'
  if (spec.kind === 'meeting-pattern') return patternWords(value as MeetingPattern)
  if (spec.kind === 'headings') return (value as readonly RowHeading[]).map(heading => plain(heading.name)).join(', ')
  if (spec.kind === 'reference-pattern') return `Like ${plain((value as { example: string }).example)}`
  return plain(String(value))
}

/** A line for wherever the setting makes a difference: it is the council's own and never looks like the document's. */
export const settingLine = ({ spec, setting }: OpenSilence): string =>
  `Council setting, not in the guidance. ${spec.label}: ${settingWords(spec, setting?.value)}`

function patternWords({ weekday, time, everyWeeks, cutOff }: MeetingPattern): string {
  const often = everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
  return `${capital(weekday)} ${timeWords(time)}, ${often}${cutOff ? `, cut-off ${capital(cutOff.weekday)} ${timeWords(cutOff.time)}` : ''}`
}

/** The set-up list: what the document leaves out, what is set, by whom and when. */
import type { SettingSpec } from '../policies/council.ts'
import { dateWords, timeWords } from '../policies/day-words.ts'
import type { MeetingPattern, OpenSilence } from '../policies/settings.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import type { Button } from './actions.ts'
import type { Message } from './message-card.ts'
import { capital, plain } from './wording.ts'

const atOnce = 6

export function setUpMessage(open: readonly OpenSilence[], page: number, nameOf: (id: string) => string): Message {
  const unset = open.filter(({ setting }) => !setting).length
  const pages = Math.max(1, Math.ceil(open.length / atOnce))
  const shown = open.slice(page * atOnce, (page + 1) * atOnce)
  const turn: Button[] =
    page + 1 < pages ? [{ title: `More (page ${page + 2} of ${pages})`, data: { verb: 'set-up', page: page + 1 } }] : []
  return {
    title: 'What the document leaves out',
    subtitle:
      unset > 0 ? `${unset} of ${open.length} not set. Until then Stepwise says so and whom to ask.` : 'Everything is set.',
    paragraphs: shown.flatMap(one => [
      { text: `${one.spec.label} (${one.silence.id})`, strong: true },
      {
        text: one.setting
          ? `${settingWords(one.spec, one.setting.value)} · ${setBy(one, nameOf)}`
          : `Not set. ${one.silence.text}`,
        tight: true,
      },
    ]),
    buttons: [
      ...shown.map(
        ({ spec, setting }): Button => ({
          title: `${setting ? 'Change' : 'Set'}: ${spec.label}`,
          data: { verb: 'setting-form', id: spec.id },
        }),
      ),
      ...turn,
    ],
    note: 'Settings are shown as “Council setting, not in the guidance”.',
  }
}

function setBy({ setting }: OpenSilence, nameOf: (id: string) => string): string {
  if (!setting) return ''
  if (setting.sample) return 'sample, not the council’s own'
  return `set by ${plain(nameOf(setting.setBy ?? ''))} on ${dateWords(setting.setAt.slice(0, 10))}`
}

/** A setting's value in words. */
export function settingWords(spec: SettingSpec, value: unknown): string {
  if (spec.kind === 'yes-no') return value === true ? 'Yes' : 'No'
  if (spec.kind === 'meeting-pattern') return patternWords(value as MeetingPattern)
  if (spec.kind === 'headings') return (value as readonly RowHeading[]).map(heading => plain(heading.name)).join(', ')
  if (spec.kind === 'reference-pattern') return `Like ${plain((value as { example: string }).example)}`
  return plain(String(value))
}

function patternWords({ weekday, time, everyWeeks, cutOff }: MeetingPattern): string {
  const often = everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
  return `${capital(weekday)} ${timeWords(time)}, ${often}${cutOff ? `, cut-off ${capital(cutOff.weekday)} ${timeWords(cutOff.time)}` : ''}`
}

/** The set-up list: what the document leaves out, what is set, by whom and when; what is not set comes first. */
import type { Silence } from '../policies/council.ts'
import { dateWords } from '../policies/day-words.ts'
import type { OpenSilence } from '../policies/settings.ts'
import type { Button } from './actions.ts'
import type { Message, Paragraph } from './message-card.ts'
import { numbersButton } from './not-live-words.ts'
import { settingWords } from './setting-words.ts'
import { plain, plural } from './wording.ts'

const atOnce = 6

export type SetUpView = {
  readonly open: readonly OpenSilence[]
  /** What the document leaves out and no setting can fill. */
  readonly others: readonly Silence[]
  readonly page: number
  readonly nameOf: (id: string) => string
  /** Numbers people ring about a child: how many points are open. */
  readonly numbersOpen: number
  readonly said?: string
}

export function setUpMessage(view: SetUpView): Message {
  const { open, others, page, said } = view
  const rows = [...open.filter(({ setting }) => !setting), ...open.filter(({ setting }) => setting)]
  const entries: readonly Entry[] = [...rows, ...others]
  const pages = Math.max(1, Math.ceil(entries.length / atOnce))
  const shown = entries.slice(page * atOnce, (page + 1) * atOnce)
  return {
    title: 'What the document leaves out',
    subtitle: stateWords(open),
    paragraphs: [
      ...(said ? [{ text: said, strong: true }] : []),
      ...(page === 0
        ? [{ text: numbersWords(view.numbersOpen), strong: view.numbersOpen > 0, button: numbersButton }]
        : []),
      ...shown.flatMap((entry, at) => entryLines(view, entry, { before: shown[at - 1], number: page * atOnce + at + 1 })),
    ],
    buttons: turnButtons(page, pages),
    note: 'Each setting is kept with who set it and when, and shown as “Council setting, not in the guidance”.',
  }
}

const isSetting = (entry: Entry): entry is OpenSilence => 'spec' in entry

function stateWords(open: readonly OpenSilence[]): string {
  const unset = open.filter(({ setting }) => !setting).length
  if (unset === 0) return 'Every setting is filled in.'
  return `${unset} of ${plural(open.length, 'setting')} not filled in. Until then Stepwise says what is missing and whom to ask.`
}

const numbersWords = (open: number): string =>
  open > 0
    ? `Numbers people ring about a child: ${plural(open, 'point')} open.`
    : 'Numbers people ring about a child: every number is rung.'

/** Labels are long and much alike: the number, which stands before the label too, tells the buttons apart. */
const settingButton = ({ spec, setting }: OpenSilence, number: number): Button => ({
  title: `${setting ? 'Change' : 'Set'} ${number}`,
  data: { verb: 'setting-form', id: spec.id },
})

function turnButtons(page: number, pages: number): Button[] {
  const to = (title: string, at: number): Button => ({ title, data: { verb: 'set-up', page: at } })
  return [
    ...(page > 0 ? [to('Back one page', page - 1)] : []),
    ...(page + 1 < pages ? [to(`More (page ${page + 2} of ${pages})`, page + 1)] : []),
  ]
}

type Entry = OpenSilence | Silence
type Place = { readonly before: Entry | undefined; readonly number: number }

/** What is left out stands once above all the settings that fill it. */
function entryLines(view: SetUpView, entry: Entry, { before, number }: Place): Paragraph[] {
  if (!isSetting(entry)) {
    const first = !before || isSetting(before)
    return [
      ...(first ? [{ text: 'Also left out, with nothing to fill in here', strong: true }] : []),
      { text: leftOut(entry) },
    ]
  }
  const same = before && isSetting(before) && before.silence.id === entry.silence.id
  const { spec, setting } = entry
  const value = setting ? `${settingWords(spec, setting.value)}. ${setBy(view, entry)}` : 'not set.'
  return [
    ...(same ? [] : [{ text: leftOut(entry.silence), strong: !setting }]),
    { text: `(${number}) ${spec.label}: ${value}`, button: settingButton(entry, number) },
  ]
}

const leftOut = ({ id, text, ask }: Silence): string => `${text} Ask: ${ask}. (${id})`

function setBy({ nameOf }: SetUpView, { setting }: OpenSilence): string {
  if (!setting) return ''
  if (setting.sample) return 'Sample, not the council’s own.'
  return `Council setting, not in the guidance: ${plain(nameOf(setting.setBy ?? ''))}, ${dateWords(setting.setAt.slice(0, 10))}.`
}

/** When each forum meets next, from the document or the council's setting, or that neither says. */
import type { Forum } from '../policies/council.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { Message, Paragraph } from './message-card.ts'
import { plural } from './wording.ts'

type Shown = { readonly forum: Forum; readonly series: Series | null; readonly next: readonly Meeting[] }

export function nextMeetingsMessage(procedure: Procedure, shown: readonly Shown[]): Message {
  const known = shown.filter(({ next }) => next.length > 0)
  const unknown = shown.filter(({ series }) => series === null)
  return {
    title: 'Next meetings',
    subtitle: procedure.name,
    paragraphs: [...known.flatMap(knownLines), ...unknown.map(({ forum }) => unknownLine(procedure, forum))],
    buttons: [{ title: 'My cases', data: { verb: 'my-cases' } }],
  }
}

function knownLines({ forum, series, next }: Shown): Paragraph[] {
  const source = series?.source === 'setting' ? 'council setting, not in the guidance' : forum.section
  return [
    { text: `${forum.name} (${source})`, strong: true },
    ...next.map(meeting => ({
      text: `${whenWords(meeting.at)}${meeting.cutOff ? `. Cut-off: ${whenWords(meeting.cutOff)}` : ''}. ${plural(meeting.taken, 'case')} on the list.`,
      tight: true,
    })),
  ]
}

function unknownLine(procedure: Procedure, forum: Forum): Paragraph {
  const silence = procedure.silences.find(
    ({ settings, about }) => settings.some(setting => setting.forum === forum.id) || about.includes(forum.id),
  )
  const cadence = forum.cadence ? ` It says: ${forum.cadence.replace(/\.$/, '')}.` : ''
  return {
    text: `${forum.name}: the document does not say on which day.${cadence}${silence ? ` Ask: ${silence.ask}. (${silence.id})` : ''}`,
    quiet: true,
  }
}

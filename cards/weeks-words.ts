/** The next weeks of every list: how full each is, in words, with a bar beside them. */
import type { Forum } from '../policies/council.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import type { Message, Paragraph } from './message-card.ts'
import { fullWords } from './series-words.ts'

type Ahead = { readonly forum: Forum; readonly series: Series | null; readonly next: readonly Meeting[] }

export function weeksMessage(name: string, lists: readonly Ahead[]): Message {
  return {
    title: 'The next weeks',
    subtitle: name,
    paragraphs: lists.flatMap(linesOf),
    buttons: [
      { title: 'What is missing', data: { verb: 'view', of: 'missing' } },
      { title: 'Waiting lists', data: { verb: 'view', of: 'waiting-lists' } },
      { title: 'Waiting for a day', data: { verb: 'view', of: 'undated' } },
      { title: 'Change meetings', data: { verb: 'series-list' } },
    ],
  }
}

function linesOf({ forum, series, next }: Ahead): Paragraph[] {
  const head = { text: forum.name, strong: true }
  if (!series) return [head, { text: 'No day is set.', tight: true, quiet: true }]
  const most = Math.max(10, ...next.map(({ taken }) => taken))
  return [
    head,
    ...next.map(meeting => ({
      text: `${whenWords(meeting.at)}: ${fullWords(meeting)} ${barOf(meeting, most)}`,
      tight: true,
    })),
  ]
}

const width = 10
/** Ten steps. Without a limit the fullest meeting is the measure. The words before it say the same. */
function barOf({ taken, places }: Meeting, most: number): string {
  const full = Math.min(width, Math.round((taken / (places ?? most)) * width))
  const steps = taken > 0 ? Math.max(1, full) : 0
  return '▮'.repeat(steps) + '▯'.repeat(width - steps)
}

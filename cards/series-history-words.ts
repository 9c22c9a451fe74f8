/** Who changed when a forum meets, and what. */
import type { Forum } from '../policies/council.ts'
import { dayWords, whenWords } from '../policies/day-words.ts'
import type { Event } from '../policies/decision.ts'
import type { Message } from './message-card.ts'
import { plain } from './wording.ts'

/** What was changed, by whom and when, newest first. */
export function historyMessage(forum: Forum, events: readonly Event[], nameOf: (id: string) => string): Message {
  const lines = events.map(({ type, at, by, facts }) => ({
    text: `${whenWords(at)}: ${plain(nameOf(by))} ${whatWords(type, facts)}`,
    tight: true,
  }))
  return {
    title: `${forum.name}: who changed what`,
    paragraphs: lines.length > 0 ? lines.slice(-20).reverse() : ['Nobody has changed it.'],
    buttons: [{ title: 'Back', data: { verb: 'series', forum: forum.id } }],
  }
}

type Facts = Event['facts']
function whatWords(type: string, facts: Facts): string {
  const day = String(facts.meeting ?? '').match(/\d{4}-\d{2}-\d{2}$/)?.[0]
  const which = day ? dayWords(day) : 'a meeting'
  switch (type) {
    case 'meeting-moved':
      return `moved the meeting of ${which}`
    case 'meeting-called-off':
      return `called off the meeting of ${which}`
    case 'meeting-held-again':
      return `put the meeting of ${which} back as usual`
    case 'meeting-added':
      return `added a meeting on ${which}`
    default:
      return `changed ${changedWords(facts)}`
  }
}

const names: Readonly<Record<string, string>> = {
  weekday: 'the weekday',
  time: 'the time',
  everyWeeks: 'how often',
  anchor: 'from which day',
  cutOff: 'the cut-off',
  place: 'the place or link',
  attends: 'who attends',
  minutes: 'the length',
  places: 'the places',
  waitingList: 'the waiting list',
  lateEntry: 'late entry',
  refuseIncompleteRow: 'incomplete rows',
  bankHoliday: 'the bank holiday rule',
  whenMoved: 'the rule for moved meetings',
}
function changedWords({ from, to }: Facts): string {
  const [before, after] = [from, to] as Record<string, unknown>[]
  if (!before || !after) return 'when it meets'
  const changed = Object.keys(names).filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return changed.map(name => names[name]).join(', ') || 'nothing'
}

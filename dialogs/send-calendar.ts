/** A meeting for somebody's own calendar: the entry as the meeting stands now, or the one that takes it out. */
import type { Action } from '../cards/actions.ts'
import { listWords } from '../cards/wording.ts'
import { whenWords } from '../policies/day-words.ts'
import type { StoredFile } from '../policies/decision.ts'
import { forumOf } from '../policies/series.ts'
import type { Outgoing } from './incoming.ts'
import { findHeld, type Held } from './run-meeting.ts'
import { replyRefused, replyWith, type Turn } from './turn.ts'

type Wanted = Extract<Action, { verb: 'calendar' }>
type Made = { readonly file: StoredFile; readonly text: string }

/** For everybody in the council: an entry names the meeting and no case. First what goes out, then what comes in. */
export async function sendCalendar(turn: Turn, { meetingId, left }: Wanted): Promise<readonly Outgoing[]> {
  const [gone, held] = await Promise.all([left && findHeld(turn, left), meetingId && findHeld(turn, meetingId)])
  const stays = gone ? casesOf(turn, gone) : []
  const made = [
    ...(gone && stays.length === 0 ? [await takenOut(turn, gone)] : []),
    ...(held ? [await entryOf(turn, held)] : []),
  ]
  if (made.length === 0 && stays.length === 0)
    return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  await keep(turn, made)
  return [
    ...made.map(({ file, text }) => {
      const { name, contentType, content } = file
      return { kind: 'file', name, contentType, content, text } as const
    }),
    ...(gone && stays.length > 0 ? replyWith({ pressed: false }, stillOn(nameOf(turn, gone), stays)) : []),
  ]
}

/** Kept, because Teams asks the person first and fetches it by its name once they have agreed. */
async function keep({ ports, person, key }: Turn, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  const writes = made.map(({ file }) => ({ kind: 'file', file }) as const)
  await ports.commit({ council: person.council, writes, events: [], outbox: [] }, key)
}

async function entryOf(turn: Turn, { agenda: { meeting }, series }: Held): Promise<Made> {
  const file = await turn.ports.makeCalendar(meeting, series)
  const name = nameOf(turn, { agenda: { meeting } })
  const text =
    meeting.status === 'cancelled'
      ? `${name} is called off: open this to take it out of your calendar.`
      : `${name}, for your calendar. If you have an entry for this meeting already, it takes its place.`
  return { file, text }
}

async function takenOut(turn: Turn, { agenda: { meeting }, series }: Held): Promise<Made> {
  if (meeting.status === 'cancelled') return entryOf(turn, { agenda: { meeting, items: [] }, series, stored: null })
  const file = await turn.ports.makeCalendar(meeting, series, true)
  return { file, text: `${nameOf(turn, { agenda: { meeting } })}: open this to take it out of your calendar.` }
}

/** Of this person's other cases, those that a meeting still to be held waits for. */
const casesOf = ({ person }: Turn, { agenda: { meeting, items } }: Held): readonly string[] =>
  meeting.status === 'cancelled'
    ? []
    : items.filter(item => item.case.worker === person.id && item.booking.outcome === null).map(item => item.case.reference)

const stillOn = (name: string, references: readonly string[]) => ({
  title: 'That meeting stays in your calendar',
  paragraphs: [`You have another case on its list: ${name} (${listWords(references)}).`],
})

const nameOf = ({ procedure }: Turn, { agenda: { meeting } }: { agenda: Pick<Held['agenda'], 'meeting'> }): string =>
  `${forumOf(procedure, meeting.forum).name}, ${whenWords(meeting.at)}`

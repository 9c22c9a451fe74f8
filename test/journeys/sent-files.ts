/** Files that a conversation brings, in a council whose calendar files are the real ones. */
import ICAL from 'ical.js'
import { calendarMaking } from '../../bot/make-agenda.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { coordinator, meetingOn, monday } from './booked-cases.ts'
import { type World, worldOf } from './world.ts'

export type SentFile = Extract<Outgoing, { kind: 'file' }>
export const filesIn = (answer: readonly Outgoing[]): readonly SentFile[] => answer.filter(out => out.kind === 'file')
export const fileIn = (answer: readonly Outgoing[]): SentFile => {
  const [file] = filesIn(answer)
  if (!file) throw new Error('no file came back')
  return file
}

/** A world whose calendar files are the real ones. */
export function swindonWithCalendars(): World {
  const world = worldOf(['swindon'], monday)
  Object.assign(world.ports, { makeCalendar: calendarMaking(world.ports) })
  return world
}

/** The entry as an independent parser sees it. */
export function entryOf(file: SentFile) {
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(file.content)))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(zone)
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event in the file')
  const event = new ICAL.Event(component)
  return {
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue('status'),
    method: calendar.getFirstPropertyValue('method'),
    text: [event.summary, event.description, event.location].join(' '),
  }
}

export const entryIn = (answer: readonly Outgoing[]) => entryOf(fileIn(answer))

export const calendarOf = async (world: World, who: string, day: string) =>
  entryIn(await world.pressData(who, { verb: 'calendar', meetingId: meetingOn(day) }))

export async function changeMeeting(
  world: World,
  what: 'move' | 'cancel' | 'hold',
  more: Record<string, string> = {},
): Promise<void> {
  const seen = (await world.ports.arrangements('swindon')).series[0]?.revision ?? 0
  await world.pressData(coordinator, {
    verb: 'change-meeting',
    forum: 'SW-F1',
    key: '2026-12-01',
    what,
    seen,
    ...more,
  })
}

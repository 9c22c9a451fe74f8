/** The workbook of a meeting's list, its minutes and its calendar entry, as `Ports` promises them. */
import { procedureOf } from '../dialogs/choose-version.ts'
import type { Agenda, Heading, Ports } from '../dialogs/ports.ts'
import type { Forum } from '../policies/council.ts'
import type { Series } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { agendaCalendar } from './files/agenda-calendar.ts'
import { agendaWorkbook } from './files/agenda-workbook.ts'
import { meetingFileName } from './files/file-name.ts'
import type { Theirs } from './files/their-rows.ts'

export type AgendaMaking = Pick<Ports, 'directory' | 'procedure' | 'versions' | 'now'> & {
  /** Local mode: the headings are samples, and the workbook says so. */
  readonly sample: boolean
}

/** The workbook of a list; `theirs`: what people typed into the one that is in the council's place. */
export type MakeAgenda = (
  agenda: Agenda,
  headings: readonly Heading[],
  theirs?: Theirs | null,
) => ReturnType<Ports['makeAgenda']>

export function agendaMaking({ directory, procedure, versions, now, sample }: AgendaMaking): MakeAgenda {
  return (agenda, headings, theirs = null) => {
    const found = procedure(agenda.meeting.council)
    return agendaWorkbook({
      procedure: found,
      procedureOf: current => procedureOf({ versions }, current),
      forum: forumIn(found, agenda.meeting.forum),
      agenda,
      headings,
      sample,
      nameOf: id => directory.find(id)?.name ?? id,
      teamOf: id => directory.find(id)?.team ?? '',
      now: now(),
      theirs,
    })
  }
}

export function minutesMaking({
  procedure,
  versions,
  now,
}: Pick<Ports, 'procedure' | 'versions' | 'now'>): Ports['makeMinutes'] {
  return async agenda => {
    // Read in when the first meeting ends: it would add to every start.
    const { minutesDocument } = await import('./files/minutes-document.ts')
    const found = procedure(agenda.meeting.council)
    return minutesDocument({
      procedure: found,
      procedureOf: current => procedureOf({ versions }, current) ?? found,
      forum: forumIn(found, agenda.meeting.forum),
      agenda,
      now: now(),
    })
  }
}

/** What the workbook of a list is called. */
export const agendaNaming =
  ({ procedure }: Pick<Ports, 'procedure'>) =>
  ({ meeting }: Agenda): string =>
    meetingFileName(meeting, forumIn(procedure(meeting.council), meeting.forum), 'xlsx')

export function calendarMaking({ procedure, now }: Pick<Ports, 'procedure' | 'now'>): Ports['makeCalendar'] {
  return async (meeting, series, leaves = false) => {
    const found = procedure(meeting.council)
    const forum = forumIn(found, meeting.forum)
    const { minutes, attends } = series
    const at = now()
    const sequence = sequenceOf(series, at)
    return agendaCalendar({ procedure: found, forum, meeting, minutes, attends, sequence, leaves, now: at })
  }
}

/**
 * Grows with time, so that an entry made later always takes the place of an earlier one, for whatever reason it was
 * made; and never behind the change of the series that it shows, where two clocks differ.
 */
const sequenceOf = ({ changedAt }: Series, now: Date): number =>
  Math.max(0, Math.floor((Math.max(Date.parse(changedAt), now.getTime()) - Date.UTC(2024, 0, 1)) / 1000))

function forumIn(procedure: Procedure, id: string): Forum {
  const forum = procedure.forums.find(candidate => candidate.id === id)
  if (!forum) throw new Error(`${procedure.council} has no forum ${id}`)
  return forum
}

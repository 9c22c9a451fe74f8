/** The workbook of a meeting's list and its calendar entry, as `Ports` promises them. */
import type { Ports } from '../dialogs/ports.ts'
import type { Forum } from '../policies/council.ts'
import type { Procedure } from '../policies/procedure.ts'
import { agendaCalendar } from './files/agenda-calendar.ts'
import { agendaWorkbook } from './files/agenda-workbook.ts'

export type AgendaMaking = Pick<Ports, 'directory' | 'procedure' | 'now'> & {
  /** Local mode: the headings are samples, and the workbook says so. */
  readonly sample: boolean
}

export function agendaMaking({ directory, procedure, now, sample }: AgendaMaking): Ports['makeAgenda'] {
  return (agenda, headings) => {
    const found = procedure(agenda.meeting.council)
    return agendaWorkbook({
      procedure: found,
      forum: forumIn(found, agenda.meeting.forum),
      agenda,
      headings,
      sample,
      nameOf: id => directory.find(id)?.name ?? id,
      teamOf: id => directory.find(id)?.team ?? '',
      now: now(),
    })
  }
}

export function calendarMaking({ procedure, now }: Pick<Ports, 'procedure' | 'now'>): Ports['makeCalendar'] {
  return async (meeting, series) => {
    const found = procedure(meeting.council)
    const forum = forumIn(found, meeting.forum)
    const { minutes, revision } = series
    return agendaCalendar({ procedure: found, forum, meeting, minutes, sequence: revision, now: now() })
  }
}

function forumIn(procedure: Procedure, id: string): Forum {
  const forum = procedure.forums.find(candidate => candidate.id === id)
  if (!forum) throw new Error(`${procedure.council} has no forum ${id}`)
  return forum
}

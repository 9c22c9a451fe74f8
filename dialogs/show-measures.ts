/** "Measures": what a manager counts of the team, a coordinator or administrator of the council. One read. */
import type { Action } from '../cards/actions.ts'
import { measuresMessage } from '../cards/measures-words.ts'
import { addMonths, instantAt } from '../policies/calendar.ts'
import { type MeasuredCase, measuresOf } from '../policies/measures.ts'
import { stopsShown } from '../policies/stops-shown.ts'
import { managersFor, teamOf } from '../policies/team.ts'
import type { Outgoing } from './incoming.ts'
import { replyRefused, replyWith, type Turn } from './turn.ts'

export async function showMeasures(
  turn: Turn,
  { of }: Pick<Extract<Action, { verb: 'measures' }>, 'of'> = { of: null },
): Promise<readonly Outgoing[]> {
  const { person, ports, procedure, now, today } = turn
  const has = (...roles: readonly string[]) => person.roles.some(role => roles.includes(role))
  const may = { team: has('manager'), council: has('coordinator', 'administrator', 'duty-manager') }
  const scope = of ?? (may.team ? 'team' : 'council')
  if (!may[scope])
    return replyRefused(turn, { code: 'not-your-role', needs: scope === 'team' ? 'manager' : 'coordinator' }, null)
  const since = addMonths(today, -12)
  const [measured, missed] = await Promise.all([
    ports.measured(person.council, instantAt(since, '00:00')),
    ports.undelivered(person.council),
  ])
  const team = teamOf(person, ports.directory)
  const isMine = ofTeam(turn, team)
  const unreached = missed.flatMap(({ to }) =>
    'person' in to && (scope === 'council' || team.includes(to.person)) ? to.person : [],
  )
  return replyWith(
    turn,
    measuresMessage({
      procedure,
      of: scope,
      since,
      measures: measuresOf(procedure, scope === 'team' ? measured.cases.filter(isMine) : measured.cases, {
        now,
        since: instantAt(since, '00:00'),
      }),
      unreached: new Set(unreached).size,
      stops: scope === 'council' && has('administrator', 'duty-manager') ? stopsShown(measured.safety) : null,
      other: may.team && may.council,
    }),
  )
}

/** Of a worker of the team, or of a leaver whose work falls to this person. */
function ofTeam({ person, ports: { directory } }: Turn, team: readonly string[]): (one: MeasuredCase) => boolean {
  const managers = managersFor(person, directory)
  return ({ worker, manager }) =>
    team.includes(worker) || (directory.find(worker) === undefined && managers.includes(manager ?? ''))
}

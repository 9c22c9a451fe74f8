/** A worker's own cases, with where each stands. */
import { casesCard } from '../cards/cases-card.ts'
import { stageWords } from '../cards/wording.ts'
import { whenWords } from '../policies/day-words.ts'
import { routeOf } from '../policies/route-plan.ts'
import { procedureOf } from './choose-version.ts'
import type { Outgoing } from './incoming.ts'
import type { CaseLine } from './ports.ts'
import { reply, type Turn } from './turn.ts'

export async function showMyCases(turn: Turn): Promise<readonly Outgoing[]> {
  const cases = await turn.ports.caseload(turn.person.council, turn.person.id)
  const open = cases.filter(line => line.stage !== 'closed' && line.stage !== 'withdrawn')
  const view = {
    title: 'My cases',
    empty: 'You have no open case. Say “step down” with a reference to begin one.',
    lines: open.map(line => lineOf(turn, line)),
  }
  return reply({ pressed: false }, casesCard(view), `My cases: ${open.length}`)
}

function lineOf(turn: Turn, line: CaseLine) {
  const procedure = procedureOf(turn.ports, line)
  const route = procedure
    ? routeOf(procedure, line.routes[0]).name
    : `version ${line.procedureVersion} of the procedure is not here`
  const booked = line.booking
    ? ` · ${line.booking.place === 'waiting' ? 'waiting list' : 'list'} of ${whenWords(line.booking.meetsAt)}`
    : ''
  const safety = line.safety ? ' · safety card not answered yet' : ''
  return {
    title: line.reference,
    text: `${stageWords[line.stage]} · ${route}${booked}${safety}`,
    button: { title: 'Open', data: { verb: 'open-case', caseId: line.id } } as const,
  }
}

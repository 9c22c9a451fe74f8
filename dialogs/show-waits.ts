/** "What waits for me": decisions, what is overdue in the team, whom messages did not reach, cases of leavers. */
import { casesCard } from '../cards/cases-card.ts'
import { type WaitsView, waitsView } from '../cards/waits-words.ts'
import { isLeavers, mayLead } from '../policies/access.ts'
import type { Case } from '../policies/case.ts'
import type { Notice } from '../policies/decision.ts'
import { overdueOf } from '../policies/overdue.ts'
import { planOf } from '../policies/route-plan.ts'
import { isStillNews } from '../policies/still-news.ts'
import { everybodyOf, isOfTeam, managersFor, teamOf } from '../policies/team.ts'
import { procedureOf } from './choose-version.ts'
import type { Outgoing } from './incoming.ts'
import type { Team } from './ports.ts'
import { nameIn, reply, type Turn } from './turn.ts'

export async function showWaits(turn: Turn): Promise<readonly Outgoing[]> {
  const { ports, person, now } = turn
  const { directory } = ports
  const team = teamFor(turn)
  const [waiting, led, missed] = await Promise.all([
    ports.waitingFor(person.council, person.id),
    team ? ports.teamCases(person.council, team) : [],
    team ? ports.undelivered(person.council) : [],
  ])
  const cases = led.filter(current => isOfTeam(person, current, directory))
  const there = cases.filter(current => !isLeavers(current, directory))
  const view = waitsView({
    decisions: waiting.flatMap(current => decisionsOf(turn, current)),
    left: cases.filter(current => isLeavers(current, directory) && mayLead(person, current, directory)),
    overdue: there
      .map(current => ({ current, workerName: nameIn(turn)(current.worker), what: overdueOf(current, now) }))
      .filter(({ what }) => what.length > 0),
    unreached: team ? unreachedOf(turn, missed, { team, cases }) : [],
  })
  return reply({ pressed: false }, casesCard(view), `${view.title}: ${view.lines.length}`)
}

/** Null for somebody who leads nobody. */
export function teamFor({ person, ports: { directory } }: Pick<Turn, 'person' | 'ports'>): Team | null {
  const isAdministrator = person.roles.includes('administrator')
  if (!isAdministrator && !person.roles.includes('manager')) return null
  return {
    workers: teamOf(person, directory),
    managers: managersFor(person, directory),
    known: isAdministrator ? everybodyOf(person.council, directory).map(({ id }) => id) : null,
  }
}

function decisionsOf(turn: Turn, current: Case): WaitsView['decisions'] {
  const procedure = procedureOf(turn.ports, current)
  const steps = procedure ? planOf(procedure, current.routes).steps : []
  return current.signOffs
    .filter(({ status, askedBy, of }) => status === 'asked' && askedBy !== turn.person.id && of.includes(turn.person.id))
    .map(({ step, askedBy, askedAt }) => ({
      current,
      step,
      stepName: steps.find(({ id }) => id === step)?.name ?? 'Sign-off',
      askedBy: nameIn(turn)(askedBy),
      askedAt,
    }))
}

/** People of the team, for an administrator of the council, whom something that still holds did not reach. */
function unreachedOf(
  turn: Turn,
  missed: readonly Notice[],
  { team, cases }: { readonly team: Team; readonly cases: readonly Case[] },
): WaitsView['unreached'] {
  const about = (notice: Notice) => cases.find(({ id }) => id === notice.caseId)
  const holds = missed.filter(notice => {
    const to = 'person' in notice.to ? notice.to.person : null
    if (!team.known && (to === null || !team.workers.includes(to))) return false
    const current = about(notice)
    return current ? isStillNews(notice, current, turn.now) : notice.caseId === null || team.known !== null
  })
  const byPerson = Map.groupBy(holds, ({ to }) =>
    'person' in to ? nameIn(turn)(to.person) : `Every ${roleWords(to.role)}`,
  )
  return [...byPerson].map(([name, notices]) => ({
    name,
    count: notices.length,
    cases: [...new Set(notices.flatMap(notice => about(notice) ?? []))],
  }))
}

const roleWords = (role: string): string => role.replace('-', ' ')

/** Which of a step's meetings a case goes to: the one another meeting sent it to, else its own locality's, else any. */
import type { Case } from './case.ts'
import type { Forum } from './council.ts'
import type { ListMeetingStep, Procedure } from './procedure.ts'
import { forumOf } from './series.ts'

/** One forum where it is settled; several where somebody has to choose. */
export function forumsFor(procedure: Procedure, current: Case, step: ListMeetingStep): readonly Forum[] {
  const all = step.forums.map(id => forumOf(procedure, id))
  const sentTo = sentBy(procedure, current).findLast(id => step.forums.includes(id))
  if (sentTo) return all.filter(({ id }) => id === sentTo)
  const near = all.filter(({ locality }) => locality !== null && locality.toLowerCase() === current.locality.toLowerCase())
  return near.length > 0 ? near : all
}

/** Forums that the case's decisions so far sent it to, oldest first. */
function sentBy(procedure: Procedure, current: Case): readonly string[] {
  return current.decisions.flatMap(({ forum, outcome }) => {
    const to = procedure.forums.find(({ id }) => id === forum)?.outcomes.find(({ id }) => id === outcome)?.forum
    return to ? [to] : []
  })
}

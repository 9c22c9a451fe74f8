/** Cases that come to a council's own team: nothing done yet, and all of it done. */
import { comingCard } from '../../cards/coming-card.ts'
import { comingOf, invitingRoutes } from '../../policies/coming.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { caseOn, coordinator, now, today } from '../policies/samples.ts'
import type { Sample } from './sample-cards.ts'

export const comingCards = (procedure: Procedure): readonly Sample[] =>
  invitingRoutes(procedure).flatMap(({ id }) => {
    const current = caseOn(procedure, id)
    const acts = comingOf(procedure, current)?.acts ?? []
    const answer = { value: 'yes', by: coordinator.id, at: now.toISOString(), choice: coordinator.id, day: today } as const
    const all = { ...current.answers, ...Object.fromEntries(acts.map(act => [act.id, answer])) }
    return [current, { ...current, answers: all }].flatMap((one, at) => {
      const coming = comingOf(procedure, one)
      const team = [coordinator]
      const view = { team, today, nameOf: () => coordinator.name, said: 'Saved.' }
      return coming
        ? [{ made: 'comingCard', name: `${id} ${at === 0 ? 'new' : 'done'}`, card: comingCard({ ...view, coming }) }]
        : []
    })
  })

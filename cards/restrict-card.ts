/** Who may see a restricted case. */
import type { Case, Person } from '../policies/case.ts'
import type { Button } from './actions.ts'
import { peopleCard } from './people-card.ts'
import type { Card } from './render.ts'

export type RestrictView = {
  readonly current: Case
  /** Ids of those ticked. */
  readonly chosen: readonly string[]
  readonly people: readonly Person[]
  readonly find: string
  readonly mayLift: boolean
}
export function restrictCard({ current, chosen, people, find, mayLift }: RestrictView): Card {
  const caseId = current.id
  const lift: Button[] =
    current.restricted && mayLift ? [{ title: 'Lift the restriction', data: { verb: 'lift-restriction', caseId } }] : []
  return peopleCard(caseId, {
    title: `${current.reference}: who may see it`,
    says: [
      current.restricted
        ? 'This case is restricted.'
        : 'A restricted case is seen by its worker, their manager and deputy, whoever is asked to decide on it, and those you name. To everybody else it is not there.',
      'On a meeting’s list it is one line without detail, and only somebody named can record its decision: name the coordinator who is to take it through.',
    ],
    choice: { id: 'named', label: 'Who else may see it', many: true, chosen },
    people,
    find,
    save: [
      {
        title: current.restricted ? 'Save who may see it' : 'Restrict this case',
        style: 'positive',
        inputs: 'auto',
        data: { verb: 'restrict', caseId },
      },
      ...lift,
    ],
    again: { verb: 'restrict-form', caseId },
  })
}

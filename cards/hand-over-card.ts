/** Who takes a case over. */
import type { Case, Person } from '../policies/case.ts'
import type { Button } from './actions.ts'
import { peopleCard } from './people-card.ts'
import type { Card } from './render.ts'
import { plain } from './wording.ts'

export type HandOverView = {
  readonly current: Case
  readonly workerName: string
  readonly hasLeft: boolean
  readonly people: readonly Person[]
  readonly find: string
}
export function handOverCard({ current, workerName, hasLeft, people, find }: HandOverView): Card {
  const caseId = current.id
  const says = hasLeft
    ? 'Its worker is no longer in the people file.'
    : `${plain(workerName)} has it now, and is told when it goes to somebody else.`
  const save: Button = {
    title: 'Hand over',
    style: 'positive',
    inputs: 'auto',
    data: { verb: 'hand-over', caseId, from: current.worker },
  }
  return peopleCard(caseId, {
    title: `Hand over ${current.reference}`,
    says: [says, 'Answers, agreements and its place on a list stay. What waits for a decision is asked again.'],
    choice: { id: 'to', label: 'Who takes it over', many: false, chosen: [] },
    people,
    find,
    save: people.length > 0 ? [save] : [],
    again: { verb: 'hand-over-form', caseId },
  })
}

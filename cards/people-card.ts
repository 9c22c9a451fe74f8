/** Somebody of the council is chosen: the rest of the people file is found by name. */
import type { Person } from '../policies/case.ts'
import { type Button, buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'

/** More would not fit on a card. */
export const mostPeople = 40

export type PeopleView = {
  readonly title: string
  readonly says: readonly string[]
  readonly choice: {
    readonly id: string
    readonly label: string
    readonly many: boolean
    readonly chosen: readonly string[]
  }
  readonly people: readonly Person[]
  readonly find: string
  readonly save: readonly Button[]
  readonly again: Button['data']
}

export function peopleCard(caseId: string, view: PeopleView): Card {
  const { title, says, choice, people, find, save, again } = view
  const nobody = people.length === 0 ? ['Nobody of that name is in the people file.'] : []
  const data = {
    title,
    paragraphs: [...says, ...nobody].map(text => ({ text })),
    choices: people.length > 0 ? [choicesOf(choice, people.slice(0, mostPeople))] : [],
    find,
    findLabel:
      people.length > mostPeople
        ? `${people.length - mostPeople} more are not shown: part of a name`
        : 'Somebody else: part of a name',
    buttons: buttonsOf([...save, { title: 'Look for that name', inputs: 'auto', data: again }]),
  }
  return render('people', data, caseId)
}

function choicesOf({ id, label, many, chosen }: PeopleView['choice'], people: readonly Person[]): object {
  const options = people.map(({ id: value, name, team }) => ({ title: team ? `${name}, ${team}` : name, value }))
  return { id, label, many, style: many ? 'expanded' : 'compact', value: chosen.join(','), options }
}

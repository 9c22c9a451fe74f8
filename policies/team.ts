/** Whose work a manager answers for. */
import { isLeavers, isLineOf, personIn } from './access.ts'
import type { Case, Person, PersonId } from './case.ts'
import type { Directory } from './decision.ts'

const roles = ['practitioner', 'manager', 'coordinator', 'duty-manager', 'administrator'] as const

/** Everybody of the council who is in the people file. */
export const everybodyOf = (council: string, directory: Directory): readonly Person[] => [
  ...new Map(roles.flatMap(role => directory.withRole(council, role)).map(person => [person.id, person])).values(),
]

/** Everybody in the people file whose manager this is, or whose manager they are deputy of. */
export function teamOf(lead: Person, directory: Directory): readonly PersonId[] {
  const mine = managersFor(lead, directory)
  return everybodyOf(lead.council, directory)
    .filter(({ id, manager }) => id !== lead.id && manager !== null && mine.includes(manager))
    .map(({ id }) => id)
}

/** The managers whose work falls to this person: themselves, and whom they are deputy of. */
export const managersFor = (lead: Person, directory: Directory): readonly PersonId[] => [
  lead.id,
  ...directory
    .withRole(lead.council, 'manager')
    .filter(({ deputy }) => deputy === lead.id)
    .map(({ id }) => id),
]

/** Cases of the team; of leavers, those that fell to this person or, where nobody of the line is left, to administrators. */
export function isOfTeam(lead: Person, current: Case, directory: Directory): boolean {
  if (isLineOf(lead, current, directory)) return true
  const manager = personIn(current.council, current.manager ?? '', directory)
  const orphan = isLeavers(current, directory) && manager === undefined
  return orphan && lead.council === current.council && lead.roles.includes('administrator')
}

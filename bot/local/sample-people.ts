/** People to try Stepwise with: roles for names, the same ids on every computer. */
import type { Person, StepwiseRole } from '../../policies/case.ts'

type Seat = {
  readonly seat: number
  readonly title: string
  readonly roles: readonly StepwiseRole[]
  readonly team: string
}

const lineManager = 3
const deputy = 4

const seats: readonly Seat[] = [
  { seat: 1, title: 'Social Worker', roles: ['practitioner'], team: 'Assessment' },
  { seat: 2, title: 'Family Worker', roles: ['practitioner'], team: 'Early Help' },
  { seat: lineManager, title: 'Line Manager', roles: ['manager'], team: 'Assessment' },
  { seat: deputy, title: 'Deputy Manager', roles: ['manager'], team: 'Early Help' },
  { seat: 5, title: 'Meeting Coordinator', roles: ['coordinator'], team: 'Business Support' },
  { seat: 6, title: 'Duty Manager', roles: ['duty-manager', 'manager'], team: 'Duty' },
  { seat: 7, title: 'Administrator', roles: ['administrator'], team: 'Policy' },
]

/** Number in the ids, name in brackets, a locality of its own where the document has them. */
const councils = [
  { number: 1, council: 'warwickshire', name: 'Warwickshire', locality: '' },
  { number: 2, council: 'stockport', name: 'Stockport', locality: '' },
  { number: 3, council: 'cheshire-east', name: 'Cheshire East', locality: '' },
  { number: 4, council: 'halton', name: 'Halton', locality: '' },
  { number: 5, council: 'swindon', name: 'Swindon', locality: 'North' },
] as const
type SampleCouncil = (typeof councils)[number]

/** `5a3b1e00-0000-4000-8000-000000000501`: council 5, seat 1. */
const idOf = (council: SampleCouncil, seat: number): string =>
  `5a3b1e00-0000-4000-8000-${String(council.number * 100 + seat).padStart(12, '0')}`

const sit = (council: SampleCouncil, { seat, title, roles, team }: Seat): Person => ({
  id: idOf(council, seat),
  name: `Sample ${title} (${council.name})`,
  council: council.council,
  roles,
  team,
  locality: council.locality,
  manager: roles.includes('practitioner') ? idOf(council, lineManager) : null,
  deputy: seat === lineManager ? idOf(council, deputy) : null,
})

export const samplePeople: readonly Person[] = councils.flatMap(council => seats.map(seat => sit(council, seat)))

/** Whose windows open when nobody says which. */
export const sampleCouncil = 'swindon'

/** The first sample person of a council with this role, or with this title ("Deputy Manager"). Throws where there is none. */
export function samplePerson(council: string, who: string): Person {
  const theirs = samplePeople.filter(person => person.council === council)
  const isOf = (person: Person) => person.roles.includes(who as StepwiseRole) || person.name.startsWith(`Sample ${who} (`)
  const found = theirs.find(isOf)
  if (!found) throw new Error(`there is no sample ${who} for "${council}"`)
  return found
}

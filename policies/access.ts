/** Who may see a case and who may change it. The council is checked before anything else, in the database too. */
import type { Case, Person, PersonId } from './case.ts'
import type { Directory } from './decision.ts'

type Owned = Pick<Case, 'council' | 'worker' | 'manager'>
type Seen = Owned & Pick<Case, 'signOffs' | 'restricted'>

/**
 * The worker, their manager and that manager's deputy, and whoever was asked for a sign-off of it. Besides these the
 * council's coordinators, duty managers and administrators; where the case is restricted, those named instead.
 */
export function mayRead(person: Person, current: Seen, directory: Directory): boolean {
  if (person.council !== current.council) return false
  if (mayAnswer(person, current) || isLineOf(person, current, directory)) return true
  if (current.signOffs.some(signOff => signOff.of.includes(person.id))) return true
  if (current.restricted) return current.restricted.named.includes(person.id)
  return person.roles.some(role => role === 'coordinator' || role === 'administrator' || role === 'duty-manager')
}

/** Only the case's own worker answers its checklist, books it and takes it back. */
export const mayAnswer = (person: Person, current: Pick<Case, 'council' | 'worker'>): boolean =>
  person.council === current.council && person.id === current.worker

/** The person while they are in this council's people file. Whoever has gone to another council has left this one. */
export function personIn(council: string, id: PersonId, directory: Directory): Person | undefined {
  const person = directory.find(id)
  return person?.council === council ? person : undefined
}

/** The worker's manager of today; once the worker has left, the one they had when the case became theirs. */
export const managerOf = (current: Owned, directory: Directory): PersonId | null => {
  const worker = personIn(current.council, current.worker, directory)
  return worker ? worker.manager : (current.manager ?? null)
}

/** The worker's manager, and that manager's deputy. */
export function isLineOf(person: Person, current: Owned, directory: Directory): boolean {
  const manager = managerOf(current, directory)
  if (person.council !== current.council || manager === null) return false
  return manager === person.id || personIn(current.council, manager, directory)?.deputy === person.id
}

/** Who leads the work on it: the line; an administrator where the people file has nobody of the line any more. */
export function mayLead(person: Person, current: Owned, directory: Directory): boolean {
  if (person.id === current.worker) return false
  if (isLineOf(person, current, directory)) return true
  const nobody = personIn(current.council, managerOf(current, directory) ?? '', directory) === undefined
  return nobody && person.council === current.council && person.roles.includes('administrator')
}

/** The worker of an open case is no longer in the council's people file. */
export const isLeavers = (current: Pick<Case, 'worker' | 'council'>, directory: Directory): boolean =>
  personIn(current.council, current.worker, directory) === undefined

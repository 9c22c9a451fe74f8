/** Who may see a case and who may change it. The council is checked before anything else, in the database too. */
import type { Case, Person } from './case.ts'
import type { Directory } from './decision.ts'

/** The worker, their manager and that manager's deputy, whoever was asked for a sign-off of it, and the council's coordinators and administrators. */
export function mayRead(
  person: Person,
  current: Pick<Case, 'council' | 'worker' | 'signOffs'>,
  directory: Directory,
): boolean {
  if (person.council !== current.council) return false
  if (mayAnswer(person, current)) return true
  if (person.roles.some(role => role === 'coordinator' || role === 'administrator' || role === 'duty-manager')) return true
  if (current.signOffs.some(signOff => signOff.of.includes(person.id))) return true
  const manager = directory.find(current.worker)?.manager
  return manager === person.id || (manager != null && directory.find(manager)?.deputy === person.id)
}

/** Only the case's own worker answers its checklist, books it and takes it back. */
export const mayAnswer = (person: Person, current: Pick<Case, 'council' | 'worker'>): boolean =>
  person.council === current.council && person.id === current.worker

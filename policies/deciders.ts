/** Who may decide a sign-off today: never the worker, and only people who are in the people file now. */
import type { Person, PersonId } from './case.ts'
import type { Directory } from './decision.ts'
import type { Procedure, SignOffStep } from './procedure.ts'

export type Deciding = {
  readonly procedure: Procedure
  readonly directory: Directory
  readonly step: SignOffStep
  readonly worker: PersonId
  /** The manager the worker named, for a sign-off that goes to somebody else's manager. */
  readonly chosen?: PersonId
}

/**
 * The worker's manager and that manager's deputy; for a duty manager's sign-off, the duty managers; for one that goes
 * to another manager, the one who was named and that person's deputy. Empty when the people file names nobody.
 */
export function decidersOf({ procedure, directory, step, worker, chosen }: Deciding): readonly Person[] {
  const role = procedure.roles.find(({ id }) => id === step.by)
  const found =
    role?.actsAs === 'duty-manager'
      ? dutyManagers(procedure, directory)
      : withDeputy(directory, first(directory, { step, worker, chosen }))
  return found.filter(person => person.id !== worker)
}

/** Managers whom a worker may name for such a sign-off. */
export const managersToName = (procedure: Procedure, directory: Directory, worker: PersonId): readonly Person[] =>
  directory.withRole(procedure.council, 'manager').filter(person => person.id !== worker)

function first(
  directory: Directory,
  { step, worker, chosen }: Pick<Deciding, 'step' | 'worker' | 'chosen'>,
): Person | undefined {
  if (step.decider === 'own-manager') return directory.find(directory.find(worker)?.manager ?? '')
  const named = directory.find(chosen ?? '')
  const sameCouncil = named?.council === directory.find(worker)?.council
  return sameCouncil && named?.roles.includes('manager') ? named : undefined
}

const dutyManagers = (procedure: Procedure, directory: Directory): readonly Person[] =>
  directory.withRole(procedure.council, 'duty-manager')

function withDeputy(directory: Directory, manager: Person | undefined): readonly Person[] {
  const deputy = directory.find(manager?.deputy ?? '')
  return [manager, deputy].filter(person => person !== undefined)
}

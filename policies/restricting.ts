/** Cases that only those named may see. That a case was restricted, by whom and for whom, is in its history. */
import { mayLead, mayRead } from './access.ts'
import type { Case, Person, PersonId } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { accept, type Decision, type Directory, type Notice, refuse } from './decision.ts'
import type { Procedure } from './procedure.ts'

/** Its worker, their line, and an administrator who sees it. */
export const mayRestrict = (person: Person, current: Case, directory: Directory): boolean =>
  mayRead(person, current, directory) &&
  (person.id === current.worker || mayLead(person, current, directory) || person.roles.includes('administrator'))

export type Restricting = {
  readonly person: Person
  readonly now: Date
  readonly directory: Directory
  /** Who else sees it; whoever is not in the council's people file is refused. */
  readonly named: readonly PersonId[]
}

/** Marks the case, or changes who is named. Those newly named are told, and those for whom it is no longer there. */
export function restrict(procedure: Procedure, current: Case, press: Restricting): Decision {
  if (!mayRestrict(press.person, current, press.directory))
    return refuse({ code: 'not-your-team', reference: current.reference })
  const named = [...new Set(press.named)]
  if (named.some(id => press.directory.find(id)?.council !== current.council)) return refuse({ code: 'not-a-colleague' })
  const before = current.restricted?.named ?? []
  if (current.restricted && same(before, named)) return nothing(current)
  const at = press.now.toISOString()
  const next = revise(procedure, current, { restricted: { named, by: press.person.id, at } }, at)
  const told = named.filter(id => !before.includes(id)).map(id => namedNotice(next, id, 'named'))
  const lost = before.filter(id => !named.includes(id) && seesNoMore(next, id, press.directory))
  const notices = [...told, ...lost.map(id => namedNotice(next, id, 'unnamed'))]
  const outbox = notices.filter(({ to }) => !('person' in to && to.person === press.person.id))
  return accept(changeOf(current, next, { type: 'restricted', by: press.person.id, facts: { named } }, { outbox }))
}

/** Everybody who usually may sees it again. Not for its worker alone to decide. */
export function liftRestriction(procedure: Procedure, current: Case, press: Omit<Restricting, 'named'>): Decision {
  const may = mayRestrict(press.person, current, press.directory) && press.person.id !== current.worker
  if (!may) return refuse({ code: 'not-your-team', reference: current.reference })
  if (!current.restricted) return nothing(current)
  const at = press.now.toISOString()
  const { restricted: _, ...open } = current
  const next = revise(procedure, open, {}, at)
  return accept(changeOf(current, next, { type: 'restriction-lifted', by: press.person.id, facts: {} }))
}

/** How a case is named to somebody: by its reference only where they may see it. */
export const nameOfCase = (person: Person, current: Case, directory: Directory): string =>
  mayRead(person, current, directory) ? current.reference : 'a restricted case'

const nothing = (current: Case): Decision => accept({ council: current.council, writes: [], events: [], outbox: [] })
const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()

const seesNoMore = (next: Case, id: PersonId, directory: Directory): boolean => {
  const person = directory.find(id)
  return person !== undefined && !mayRead(person, next, directory)
}

const namedNotice = (next: Case, person: PersonId, how: 'named' | 'unnamed'): Notice => ({
  key: `${how}:${next.id}:${next.revision}:${person}`,
  council: next.council,
  to: { person },
  kind: 'case-given',
  caseId: next.id,
  urgency: 'now',
  facts: { how, reference: next.reference },
})

/** Who of a council's people records for the team to which a case is coming. */
import type { Case, Person } from './case.ts'
import type { Directory } from './decision.ts'
import type { Procedure } from './procedure.ts'

/**
 * The council's coordinators. Where its meetings have localities and the case belongs to one of them, those of that
 * locality and those of none, who work for the whole council; all of them where that would be nobody.
 */
export function receivingTeam(
  { forums }: Procedure,
  { council, locality }: Pick<Case, 'council' | 'locality'>,
  directory: Directory,
): readonly Person[] {
  const all = directory.withRole(council, 'coordinator')
  const localities = forums.flatMap(forum => (forum.locality ? [forum.locality.toLowerCase()] : []))
  const own = locality.toLowerCase()
  if (!localities.includes(own)) return all
  const near = all.filter(person => {
    const theirs = person.locality.toLowerCase()
    return theirs === own || !localities.includes(theirs)
  })
  return near.length > 0 ? near : all
}

/** The ways out when a consent is refused or withdrawn, or a condition is answered no. */
import { type RefusalRule, triggersOf } from '../council.ts'
import type { Procedure } from '../procedure.ts'
import { factOf } from '../route-plan.ts'
import type { Choice } from './choices.ts'
import { type Move, type Place, withRoute } from './place.ts'

/**
 * A refusal rule that this answer sets off, with its ladder; a condition that points elsewhere; or, for a consent, a
 * silence about it: then the bot says that the document does not say, and whom to ask.
 * Empty: nobody has read the document for what follows.
 */
export function exitsOf(procedure: Procedure, place: Place, choice: Choice): readonly Move[] {
  const rules = procedure.refusals.filter(rule =>
    isSetOff(procedure, rule, { choice, value: place.answers[choice.fact] ?? '' }),
  )
  const moves = rules.flatMap(rule =>
    ladderOf(procedure, rule).flatMap(step => movesOf(procedure, step, { place, choice })),
  )
  if (moves.length > 0) return moves
  if (choice.kind === 'condition') return [{ by: `${choice.item?.id}: points elsewhere`, to: 'elsewhere', uses: [] }]
  const silence = procedure.silences.find(entry => entry.about.includes(choice.item?.id ?? ''))
  return silence ? [{ by: `${silence.id}: somebody is asked`, to: settled(place, choice), uses: [] }] : []
}

/** A rule on refusal also meets a withdrawal, unless the document has a rule of its own for that. */
function isSetOff(procedure: Procedure, rule: RefusalRule, { choice, value }: { choice: Choice; value: string }): boolean {
  const item = procedure.items.find(
    candidate => triggersOf(rule).includes(candidate.id) && factOf(candidate) === choice.fact,
  )
  if (!item || !rule.trigger) return false
  const { is } = rule.trigger
  if (value === 'refused-no') return is === 'no' || is === 'refused'
  if (value === 'refused') return is === 'refused' || is === 'no'
  const ownRule = procedure.refusals.some(other => triggersOf(other).includes(item.id) && other.trigger?.is === 'withdrawn')
  return ownRule ? is === 'withdrawn' : true
}

function ladderOf(procedure: Procedure, rule: RefusalRule): readonly RefusalRule[] {
  const ladder = [rule]
  for (let next = rule.thenTry; next; next = ladder.at(-1)?.thenTry) {
    const found = procedure.refusals.find(candidate => candidate.id === next)
    if (!found || ladder.includes(found)) break
    ladder.push(found)
  }
  return ladder
}

/** Elsewhere ends this road; a route that begins with this answer is gone on. Else the case goes on from where it was. */
function movesOf(
  procedure: Procedure,
  rule: RefusalRule,
  { place, choice }: { place: Place; choice: Choice },
): readonly Move[] {
  const target = procedure.routes.find(route => route.id === rule.route)
  const goesOn = target?.begins === 'outcome' && target.follows.some(follow => place.routes.includes(follow))
  const next = settled(place, choice)
  const on: Move = { by: rule.id, to: target && goesOn ? withRoute(next, target.id) : next, uses: [rule.id] }
  const out: Move = { by: rule.id, to: 'elsewhere', uses: [rule.id] }
  if (rule.leads === 'ask') return [on]
  return goesOn ? [out, on] : [out]
}

/** Somebody has been asked: the case goes on from where it was. */
const settled = (place: Place, choice: Choice): Place => ({
  ...place,
  answers: { ...place.answers, [choice.fact]: 'asked' },
})

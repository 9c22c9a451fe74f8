/** Exits: every refusal rule can be set off, says whom to ask, and comes to an end; immediate risk waits for nothing. */
import { type RefusalRule, triggersOf } from '../council.ts'
import type { Procedure } from '../procedure.ts'
import type { Finding } from './finding.ts'

export function proveExits(procedure: Procedure): readonly Finding[] {
  return [...procedure.refusals.flatMap(rule => refusalFindings(procedure, rule)), ...proveSafetyRoutes(procedure)]
}

function refusalFindings(procedure: Procedure, rule: RefusalRule): readonly Finding[] {
  const at = rule.id
  const item = procedure.items.find(candidate => triggersOf(rule).includes(candidate.id))
  const found: Finding[] = []
  if (item && (item.answer.kind === 'act' || item.answer.kind === 'duty'))
    found.push({ at, message: `${at} is set off by ${item.id}, to which nobody answers` })
  if (item && rule.trigger && rule.trigger.is !== 'no' && item.answer.kind !== 'consent')
    found.push({
      at,
      message: `${at} waits until ${item.id} is ${rule.trigger.is}, but ${item.id} is no consent`,
    })
  if (rule.leads === 'ask' && !rule.role && !rule.forum && !rule.route)
    found.push({ at, message: `${at} wants somebody asked and does not say whom` })
  if (endlessLadder(procedure, rule)) found.push({ at, message: `${at} tries one rule after another without end` })
  return found
}

function endlessLadder(procedure: Procedure, rule: RefusalRule): boolean {
  const seen = new Set<string>([rule.id])
  for (let next = rule.thenTry; next; next = procedure.refusals.find(candidate => candidate.id === next)?.thenTry) {
    if (seen.has(next)) return true
    seen.add(next)
  }
  return false
}

/** An immediate-risk route goes to the safety card: it waits for no other route. */
function proveSafetyRoutes({ routes }: Procedure): readonly Finding[] {
  return routes
    .filter(route => route.begins === 'safety' && route.follows.length > 0)
    .map(route => ({
      at: route.id,
      message: `${route.id} is for immediate risk, but it waits for another route`,
    }))
}

/** Exits: refusals fire and lead somewhere, silences can be filled, and the front door is always there. */
import type { RefusalRule } from '../council.ts'
import type { Procedure } from '../procedure.ts'
import type { Finding } from './finding.ts'

export function proveExits(procedure: Procedure): readonly Finding[] {
  return [
    ...procedure.refusals.flatMap(rule => refusalFindings(procedure, rule)),
    ...proveMeetingDays(procedure),
    ...proveFrontDoor(procedure),
    ...proveSafetyRoutes(procedure),
  ]
}

function refusalFindings(procedure: Procedure, rule: RefusalRule): readonly Finding[] {
  const at = rule.id
  const item = procedure.items.find(candidate => candidate.id === rule.trigger?.item)
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
  if (endlessLadder(procedure, rule))
    found.push({ at, message: `${at} tries one rule after another without end` })
  return found
}

function endlessLadder(procedure: Procedure, rule: RefusalRule): boolean {
  const seen = new Set<string>([rule.id])
  for (
    let next = rule.thenTry;
    next;
    next = procedure.refusals.find(candidate => candidate.id === next)?.thenTry
  ) {
    if (seen.has(next)) return true
    seen.add(next)
  }
  return false
}

/** A list meeting without a day in the document has a setting for it: else its cases wait for ever. */
function proveMeetingDays(procedure: Procedure): readonly Finding[] {
  const used = new Set(
    procedure.routes.flatMap(route =>
      route.steps.flatMap(step => (step.kind === 'list-meeting' ? step.forums : [])),
    ),
  )
  const settings = procedure.silences.flatMap(silence => silence.settings)
  return procedure.forums
    .filter(forum => used.has(forum.id) && forum.schedule === null)
    .filter(
      forum => !settings.some(setting => setting.kind === 'meeting-pattern' && setting.forum === forum.id),
    )
    .map(forum => ({
      at: forum.id,
      message: `${forum.id} has no day in the document and no setting for one`,
    }))
}

/** From every stage the front door can be rung: it has a number, or a setting for one. */
function proveFrontDoor(procedure: Procedure): readonly Finding[] {
  const doors = procedure.contacts.filter(contact => contact.kind === 'front-door')
  if (doors.length === 0)
    return [
      {
        at: procedure.contacts[0]?.id ?? procedure.council,
        message: 'there is no front door: no contact has the kind front-door',
      },
    ]
  const settings = procedure.silences.flatMap(silence => silence.settings)
  return doors
    .filter(door => door.phone === null)
    .filter(door => !settings.some(setting => setting.kind === 'phone' && setting.contact === door.id))
    .map(door => ({
      at: door.id,
      message: `${door.id} is the front door and has neither a number nor a setting for one`,
    }))
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

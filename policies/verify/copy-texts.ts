/** Words to copy: each says to whom, from where, and names only what the case on that route can have. */
import { caseFields, fieldsOf } from '../copy-text.ts'
import type { CopyText, Procedure } from '../procedure.ts'
import { type Finding, repeated, routesBefore } from './finding.ts'

export function proveCopyTexts(procedure: Procedure): readonly Finding[] {
  const { texts } = procedure
  return [
    ...repeated(texts.map(({ id }) => id)).map(id => ({ at: id, message: `the text ${id} is there twice` })),
    ...texts.flatMap(text => [
      ...fieldFindings(procedure, text),
      ...askFindings(procedure, text),
      ...braceFindings(text),
      ...safetyFindings(procedure, text),
    ]),
  ]
}

function fieldFindings(procedure: Procedure, text: CopyText): readonly Finding[] {
  const known: readonly string[] = caseFields
  return fieldsOf(text)
    .filter(name => !known.includes(name))
    .filter(name => !isAsked(procedure, text, name))
    .map(name => ({ at: text.id, message: `the text ${text.id} names ${name}, which is not asked on each of its routes` }))
}

/** An item of each route of the text, or of one that it follows; a standing duty says nothing of one case. */
function isAsked(procedure: Procedure, text: CopyText, name: string): boolean {
  const item = procedure.items.find(({ id }) => id === name)
  if (!item || item.answer.kind === 'duty') return false
  return text.routes.every(route =>
    [route, ...routesBefore(procedure, route).map(({ id }) => id)].some(id => item.routes.includes(id)),
  )
}

function askFindings(procedure: Procedure, text: CopyText): readonly Finding[] {
  if (!text.asks) return []
  const item = procedure.items.find(({ id }) => id === text.asks)
  return item?.answer.kind === 'lead' && isAsked(procedure, text, item.id)
    ? []
    : [{ at: text.id, message: `the text ${text.id} asks ${text.asks}, which is no lead person of its routes` }]
}

function braceFindings({ id, subject, lines }: CopyText): readonly Finding[] {
  const odd = [subject ?? '', ...lines].find(line => /[{}]/.test(line.replaceAll(/\{[^{}]+\}/g, '')))
  return odd === undefined ? [] : [{ at: id, message: `the text ${id} has a brace without its other one: ${odd}` }]
}

/** Immediate risk is phoned: there is nothing to copy. */
function safetyFindings({ routes }: Procedure, text: CopyText): readonly Finding[] {
  return routes
    .filter(route => route.begins === 'safety' && text.routes.includes(route.id))
    .map(route => ({ at: text.id, message: `the text ${text.id} is for ${route.id}, where somebody has to phone` }))
}

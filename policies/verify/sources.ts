/** Sources: every rule says where it stands, and nothing of a reader's notes has slipped in. */
import type { Procedure } from '../procedure.ts'
import type { Finding } from './finding.ts'

/** A note of a reader, or a place left for later, is no section of a document. */
const noSource = /\[|\]|\?|\b(?:todo|tbc|unknown|not said|not stated|n\/a)\b/i

export function proveSources(procedure: Procedure): readonly Finding[] {
  const rules: readonly { readonly id: string; readonly section: string }[] = [
    ...procedure.routes,
    ...procedure.items,
    ...procedure.limits,
    ...procedure.forums,
    ...procedure.contacts,
    ...procedure.refusals,
    ...procedure.closures,
    ...procedure.texts,
    ...procedure.routes.flatMap(route => route.steps.map(step => ({ id: route.id, section: step.section }))),
  ]
  return [
    ...rules
      .filter(rule => !rule.section?.trim() || noSource.test(rule.section))
      .map(rule => ({
        at: rule.id,
        message: `${rule.id} has no section of the document ("${rule.section ?? ''}")`,
      })),
    ...proveSafetySource(procedure),
  ]
}

/** The safety clause has a section, or says that it is Stepwise's own. */
function proveSafetySource({ safety, contacts, council }: Procedure): readonly Finding[] {
  if (safety.ownRule || safety.section) return []
  const at = contacts.find(contact => contact.kind === 'front-door')?.id ?? council
  return [{ at, message: 'the safety clause has no section and does not say that it is not in the document' }]
}

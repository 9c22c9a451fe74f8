/** Which version of a procedure a case keeps, and one that is not there. */
import { dateWords } from '../policies/day-words.ts'
import type { NewerVersion } from '../policies/versions.ts'
import type { Button } from './actions.ts'
import type { Message } from './message-card.ts'

/** Said on the card of an open case that began under another version than the one in force; empty otherwise. */
export function versionLine(version: string, newer: NewerVersion | null | undefined): string {
  if (!newer) return ''
  const since = newer.since ? ` since ${dateWords(newer.since)}` : ''
  return `Started under version ${version} of the procedure; version ${newer.version} is in force${since}. This case keeps version ${version}.`
}

/** Said with an answer that was written for another version than the one that applies: to the case, else in force. */
export function otherVersionLine(
  writtenFor: string,
  applies: { readonly version: string; readonly reference?: string },
  sections: readonly string[],
): string {
  const which = applies.reference
    ? `${applies.reference} runs under version ${applies.version}`
    : `version ${applies.version} is in force`
  const check = sections.length > 0 ? `Check section ${sections.join(' and ')} there.` : 'Check there.'
  return `Written for version ${writtenFor} of the procedure; ${which}. ${check}`
}

/** One press from the case to what has changed. */
export const changesButton = (caseId: string, from: string, to: string): Button => ({
  title: 'What changed in the procedure',
  data: { verb: 'version-changes', from, to, page: 0, caseId },
})

/** A case whose version is not kept any more: nothing is worked out with another one. */
export const versionGoneMessage = (reference: string | null, version: string): Message => ({
  title: `${reference ?? 'That case'} cannot be worked on just now`,
  paragraphs: [
    `It was started under version ${version} of the procedure, and Stepwise does not have that version any more. Nothing was changed, and no other version is used in its place.`,
    'Your administrator has been told. Go on as your own procedure says meanwhile.',
  ],
  buttons: [{ title: 'My cases', data: { verb: 'my-cases' } }],
})

/** One of every refusal, with the words of a council. */
import type { Refusal, RefusalCode } from '../../policies/decision.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { now } from '../policies/samples.ts'

const at = now.toISOString()
const reference = 'CS-1042'

/** Keyed by code, so that the compiler asks for a sample of each new one. */
export function sampleRefusals(procedure: Procedure): readonly Refusal[] {
  const items = procedure.items.slice(0, 3).map(({ id, text, section }) => ({ id, text, section }))
  const forum = procedure.forums[0]?.name ?? 'Meeting'
  const silence = procedure.silences[0]?.id ?? null
  const step = 'Line manager’s agreement'
  const all: { readonly [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
    'not-in-people-file': { code: 'not-in-people-file' },
    'not-your-case': { code: 'not-your-case', reference, sees: false },
    'no-such-case': { code: 'no-such-case', reference },
    'reference-taken': { code: 'reference-taken', reference, caseId: 'case-1', worker: 'worker' },
    'reference-pattern': { code: 'reference-pattern', reference, example: 'CS-1042', setting: true },
    'case-ended': { code: 'case-ended', reference, how: 'closed' },
    'route-not-offered': { code: 'route-not-offered', route: 'x' },
    'row-changed': { code: 'row-changed', reference },
    'setting-changed': { code: 'setting-changed', by: 'coordinator', at },
    'safety-first': { code: 'safety-first', reference, since: at },
    'answer-needs': { code: 'answer-needs', fields: [{ field: 'Places', problem: 'is not a number' }] },
    'identifying-text': { code: 'identifying-text', found: ['an NHS number'], field: 'note' },
    'still-needed': { code: 'still-needed', closing: false, items },
    'own-case': { code: 'own-case', step },
    'not-the-decider': { code: 'not-the-decider', step, of: ['manager', 'deputy'] },
    'no-decider': { code: 'no-decider', step, ask: 'administrator' },
    'already-decided': { code: 'already-decided', step, by: 'manager', at, status: 'agreed' },
    'not-asked': { code: 'not-asked', step },
    'facts-changed': { code: 'facts-changed', step },
    'note-needed': { code: 'note-needed', why: 'return' },
    'no-meeting-pattern': { code: 'no-meeting-pattern', forum, silence, ask: 'coordinator' },
    'cut-off-passed': { code: 'cut-off-passed', forum, cutOff: at, setting: true, next: at },
    'meeting-full': { code: 'meeting-full', forum, at },
    'meeting-gone': { code: 'meeting-gone', forum },
    'meeting-not-begun': { code: 'meeting-not-begun', forum, at },
    'by-invitation': { code: 'by-invitation', forum, invites: 'The officer invites.', section: '3.1' },
    'already-on-a-list': { code: 'already-on-a-list', forum, at },
    'not-on-a-list': { code: 'not-on-a-list' },
    'forum-needs': { code: 'forum-needs', forum, items },
    'row-incomplete': { code: 'row-incomplete', missing: ['What has changed', 'School'] },
    'not-at-this-step': { code: 'not-at-this-step', step },
    'not-your-role': { code: 'not-your-role', needs: 'duty-manager' },
    'not-your-locality': { code: 'not-your-locality', reference, locality: 'North' },
    'not-your-team': { code: 'not-your-team', reference },
    'not-a-colleague': { code: 'not-a-colleague' },
    'handed-over-meanwhile': { code: 'handed-over-meanwhile', reference, worker: 'worker' },
    'reference-unavailable': { code: 'reference-unavailable', reference },
    'decided-meanwhile': { code: 'decided-meanwhile', reference, by: 'coordinator', outcome: 'right-course' },
  }
  return Object.values(all)
}

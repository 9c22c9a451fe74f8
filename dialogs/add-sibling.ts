/** Brothers and sisters go together: what holds for the family is shown again to be confirmed, the rest is each child's own. */
import type { Action } from '../cards/actions.ts'
import { caseIn } from '../policies/decision.ts'
import { openCase } from '../policies/opening.ts'
import { tidyReference } from '../policies/reference.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findFor } from './open-case.ts'
import { patternOf } from './spoken-references.ts'
import { replyRefused, replyWith, settle, type Turn } from './turn.ts'

export async function askSibling(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'answer')
  if ('refused' in found) return found.refused
  return replyWith(
    turn,
    {
      title: `A brother or sister of ${found.current.reference}`,
      paragraphs: [
        'Each child has a case of their own. Answers about the family are shown there to be confirmed; visit, views, plan, consent and closure are asked for each child.',
      ],
      inputs: [
        {
          id: 'reference',
          label: 'The child’s own case reference',
          required: 'Type the reference, never a name',
          most: 24,
        },
      ],
      buttons: [{ title: 'Open', style: 'positive', inputs: 'auto', data: { verb: 'add-sibling', caseId } }],
    },
    caseId,
  )
}

export async function addSibling(
  turn: Turn,
  action: Extract<Action, { verb: 'add-sibling' }>,
): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'answer')
  if ('refused' in found) return found.refused
  const pattern = patternOf(found.arranged.settings)
  const reference = tidyReference(action.reference, pattern)
  const earlier = await turn.ports.findCaseByReference(turn.person.council, reference)
  const opening = {
    person: turn.person,
    now: turn.now,
    newId: turn.ports.newId,
    reference,
    route: found.current.routes[0],
    pattern,
    earlier,
    sibling: found.current,
  }
  const decision = await settle(turn, openCase(turn.procedure, opening))
  if (!decision.ok) return replyRefused(turn, decision.refusal, action.caseId)
  const opened = caseIn(decision.change)
  if (!opened) throw new Error('an opened case is in its own change')
  return caseReply({ ...turn, pressed: false }, opened, found.arranged, {
    said: ['Answers about the family are filled in. Check each and press Save.'],
  })
}

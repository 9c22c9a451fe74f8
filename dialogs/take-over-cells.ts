/** Cells that a coordinator chose to take over from their workbook: each case its own commit. */
import type { Action, Inputs } from '../cards/actions.ts'
import { identifyingWords } from '../cards/identifying-words.ts'
import { plural } from '../cards/wording.ts'
import { mayRead } from '../policies/access.ts'
import type { Refusal } from '../policies/decision.ts'
import { takeOver } from '../policies/take-over.ts'
import { headingKey, type RowHeading } from '../policies/transfer-row.ts'
import { showComparison } from './compare-workbook.ts'
import type { Outgoing } from './incoming.ts'
import { headingsInUse } from './sent-workbook.ts'
import { arrangementsOf, replyRefused, type Turn } from './turn.ts'
import { identifyingIn } from './understand/identifying.ts'

type Take = Extract<Action, { verb: 'take-over' }>
/** One Save for what was chosen on the card. Each case is its own commit: one that changed meanwhile stops only itself. */
export async function saveTakenOver(turn: Turn, action: Take, inputs: Inputs): Promise<readonly Outgoing[]> {
  const headings = headingsInUse((await arrangementsOf(turn)).settings)
  const refused: Refusal[] = []
  const saved: string[] = []
  for (const [caseId, cells] of Map.groupBy(chosenOf(action, inputs), cell => cell.caseId)) {
    const done = await takeOne(turn, headings, { caseId, cells })
    if (typeof done === 'string') saved.push(done)
    else if (done) refused.push(done)
  }
  const words = saved.length > 0 ? `Saved: ${saved.join(', ')}. Their workers are told.` : 'Nothing new to save.'
  const answer = await showComparison(turn, { verb: 'workbook', meetingId: action.meetingId, page: action.page }, [words])
  return [...answer, ...refused.flatMap(refusal => replyRefused(turn, refusal, null))]
}

/** Cells whose number was chosen under the case they belong to. */
function chosenOf({ cells }: Take, inputs: Inputs): Take['cells'] {
  return cells.filter(({ caseId }, at) => (inputs[`take.${caseId}`] ?? '').split(',').includes(String(at)))
}

type One = { readonly caseId: string; readonly cells: Take['cells'] }
/** The reference when something was written, null when nothing was new. */
async function takeOne(
  turn: Turn,
  headings: readonly RowHeading[],
  { caseId, cells }: One,
): Promise<string | Refusal | null> {
  const { ports, person, now, key } = turn
  const current = await ports.findCase(person.council, caseId)
  if (!current || !mayRead(person, current, ports.directory)) return { code: 'no-such-case', reference: 'like that' }
  const found = cells.flatMap(({ to }) => (typeof to === 'string' ? identifyingIn(to) : []))
  const field = headings.find(heading => headingKey(heading) === cells[0]?.key)?.name ?? ''
  if (found.length > 0) return { code: 'identifying-text', found: identifyingWords(found.map(({ kind }) => kind)), field }
  const procedure = ports.procedure(current.council, current.procedureVersion)
  const seen = cells[0]?.seen ?? 0
  const taking = { person, now, directory: ports.directory, headings, seen, cells }
  const decision = takeOver(procedure, current, taking)
  if (!decision.ok) return decision.refusal
  if (decision.change.writes.length === 0) return null
  await ports.commit(decision.change, { ...key, activityId: `${key.activityId}:${caseId}` })
  return plural(cells.length, `cell of ${current.reference}`, `cells of ${current.reference}`)
}

/** Answers to a case's items: saved as given, the rest asked again; then, if wanted, the sign-off in the same press. */

import type { Action, Inputs } from '../cards/actions.ts'
import { readGiven } from '../cards/answer-inputs.ts'
import { type Answered, answerItems } from '../policies/answering.ts'
import { askForSignOff } from '../policies/approval.ts'
import type { Case } from '../policies/case.ts'
import { closeCase } from '../policies/closure.ts'
import { type Change, caseIn, type Decision, type Refusal } from '../policies/decision.ts'
import type { Arrangements } from '../policies/meeting-record.ts'
import { waitsForTeam } from '../policies/team-items.ts'
import { rowHeadingsOf } from '../policies/transfer-row.ts'
import { confirmMeeting } from './book-meeting.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findFor, type Opened } from './open-case.ts'
import { replyRefused, type Turn } from './turn.ts'

type Save = Extract<Action, { verb: 'save-answers' }>

/** Free text that identifies somebody is sent back before any of the form is kept. */
export async function saveAnswers(turn: Turn, action: Save, inputs: Inputs): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'answer')
  if ('refused' in found) return found.refused

  const { current, arranged } = found
  const answered = answer(turn, found, inputs)
  if (action.then === 'book' && answered.problems.length === 0) return keepAndConfirm(turn, answered, action)
  if (action.then === 'stay' || answered.problems.length > 0) return keepOnly(turn, answered, arranged)
  const saving = { current, arranged, answered, action }
  return action.then === 'close' ? keepAndClose(turn, saving) : keepAndAsk(turn, saving)
}

function answer(turn: Turn, { current, arranged }: Opened, inputs: Inputs): Answered {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const headings = rowHeadingsOf(procedure, arranged.settings)?.headings
  const moment = {
    person: turn.person,
    now: turn.now,
    directory: turn.ports.directory,
    ...(headings ? { row: { headings, inputs } } : {}),
  }
  const isTheirs = waitsForTeam(procedure, current, moment)
  const theirs = new Set(procedure.items.filter(isTheirs).map(({ id }) => id))
  const given = Object.entries(readGiven(inputs))
  const own = Object.fromEntries(given.filter(([field]) => !theirs.has(field)))
  const answered = answerItems(procedure, current, own, moment)
  const notOwn = given.filter(([field]) => theirs.has(field)).map(([field]) => ({ field, problem: forTheTeam }))
  return { ...answered, problems: [...answered.problems, ...notOwn] }
}
const forTheTeam = 'is for the team to which the case is coming: it records this itself'

async function keepOnly(turn: Turn, answered: Answered, arranged: Arrangements): Promise<readonly Outgoing[]> {
  if (answered.change) await turn.ports.commit(answered.change, turn.key)
  const said = answered.change ? ['Saved.'] : answered.problems.length > 0 ? [] : ['Nothing new to save.']
  return caseReply(turn, answered.next, arranged, { problems: answered.problems, said })
}

/** What was answered is kept, then "Is this the child you mean?" */
async function keepAndConfirm(turn: Turn, answered: Answered, action: Save): Promise<readonly Outgoing[]> {
  if (answered.change) await turn.ports.commit(answered.change, turn.key)
  return confirmMeeting(turn, { caseId: action.caseId, meetingId: action.meetingId, move: false })
}

type Saving = Opened & {
  readonly answered: Answered
  readonly action: Save
}
/** One press, one commit: the answers and the asking are written together, or the answers alone with the reason why not. */
async function keepAndAsk(turn: Turn, { current, arranged, answered, action }: Saving): Promise<readonly Outgoing[]> {
  const { ports } = turn
  const procedure = ports.procedure(current.council, current.procedureVersion)
  const asked: Decision = askForSignOff(procedure, answered.next, ports.directory, {
    person: turn.person,
    now: turn.now,
    anyway: action.anyway,
    decider: action.decider,
  })
  if (!asked.ok) return keepAlone(turn, { current, arranged, answered, action }, asked.refusal)
  const change = joined(answered.change, asked.change, current)
  await ports.commit(change, turn.key)
  const next = caseIn(change) ?? answered.next
  const names = (next.signOffs.at(-1)?.of ?? []).map(id => ports.directory.find(id)?.name ?? '')
  return caseReply(turn, next, arranged, {
    said: [`Asked: ${names.filter(Boolean).join(' or ')}. You will be told when it is decided.`],
  })
}

/** The answers are kept in any case; why the rest of the press was not done is said beside the card. */
async function keepAlone(turn: Turn, { current, arranged, answered }: Saving, why: Refusal): Promise<readonly Outgoing[]> {
  if (answered.change) await turn.ports.commit(answered.change, turn.key)
  const shown = caseReply(turn, answered.next, arranged, { said: answered.change ? ['Saved.'] : [] })
  return [...shown, ...replyRefused(turn, why, current.id)]
}

async function keepAndClose(turn: Turn, saving: Saving): Promise<readonly Outgoing[]> {
  const { current, arranged, answered } = saving
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const closed = closeCase(procedure, answered.next, { person: turn.person, now: turn.now })
  if (!closed.ok) return keepAlone(turn, saving, closed.refusal)
  const change = joined(answered.change, closed.change, current)
  await turn.ports.commit(change, turn.key)
  return caseReply(turn, caseIn(change) ?? answered.next, arranged, { said: ['Saved and closed.'] })
}

/** Two changes to one case as one: the last row, both histories, one revision more than was read. */
function joined(first: Change | null, second: Change, before: Case): Change {
  if (!first) return second
  const last = caseIn(second)
  const writes = second.writes.map(write =>
    write.kind === 'case' && last
      ? { ...write, case: { ...last, revision: before.revision + 1 }, expects: before.revision }
      : write,
  )
  return {
    ...second,
    writes: [...first.writes.filter(write => write.kind !== 'case'), ...writes],
    events: [...first.events, ...second.events],
    outbox: [...first.outbox, ...second.outbox],
  }
}

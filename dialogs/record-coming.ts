/** The team to which a case is coming records what it did: who comes for it, papers received, passed on, forms done. */
import type { Action, Inputs } from '../cards/actions.ts'
import { comingCard } from '../cards/coming-card.ts'
import type { Case } from '../policies/case.ts'
import { comingOf } from '../policies/coming.ts'
import { recordComing } from '../policies/coming-acts.ts'
import { whenWords } from '../policies/day-words.ts'
import { caseIn, type Refusal } from '../policies/decision.ts'
import { receivingTeam } from '../policies/receiving-team.ts'
import { procedureOf } from './choose-version.ts'
import type { Outgoing } from './incoming.ts'
import { findFor } from './open-case.ts'
import { nameIn, reply, replyRefused, settle, type Turn } from './turn.ts'

type Of<V extends Action['verb']> = Extract<Action, { verb: V }>

/** Only those of the team, whatever card the press came from. */
export async function showComingCase(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, caseId)
  const found = await findFor(turn, caseId, 'read')
  return 'refused' in found ? found.refused : show(turn, found.current, '')
}

export async function recordComingAct(turn: Turn, action: Of<'coming-act'>, inputs: Inputs): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'read')
  if ('refused' in found) return found.refused
  const { current } = found
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const { person, now } = turn
  const press = {
    person,
    now,
    directory: turn.ports.directory,
    act: action.act,
    day: inputs.day ?? '',
    who: inputs.who ?? '',
    undo: action.undo,
  }
  const decision = await settle(turn, recordComing(procedure, current, press))
  if (decision.ok) return show(turn, caseIn(decision.change) ?? current, 'Saved.')
  const said = saidOf(turn, decision.refusal)
  return said ? show(turn, current, said) : replyRefused(turn, decision.refusal, current.id)
}

/** What the card itself can say: who was first, or what is missing. */
function saidOf(turn: Turn, refusal: Refusal): string | null {
  if (refusal.code === 'already-decided')
    return `${nameIn(turn)(refusal.by)} recorded this on ${whenWords(refusal.at)}. Nothing was changed.`
  return refusal.code === 'answer-needs' ? refusal.fields.map(({ field, problem }) => field + problem).join(' ') : null
}

function show(turn: Turn, current: Case, said: string): readonly Outgoing[] {
  const procedure = procedureOf(turn.ports, current)
  const coming = procedure && comingOf(procedure, current)
  if (!coming) return replyRefused(turn, { code: 'not-at-this-step', step: 'Coming to us' }, current.id)
  const people = receivingTeam(procedure, current, turn.ports.directory)
  if (!people.some(({ id }) => id === turn.person.id)) {
    const { reference, locality } = current
    return replyRefused(turn, { code: 'not-your-locality', reference, locality }, current.id)
  }
  const team = people.map(({ id, name }) => ({ id, name }))
  const card = comingCard({ coming, nameOf: nameIn(turn), team, today: turn.today, said })
  return reply(turn, card, `${current.reference}: coming to us`)
}

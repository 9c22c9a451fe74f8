/** The administrator's record of calls to the numbers a worried person is given. */
import type { Action, Inputs } from '../cards/actions.ts'
import { callCard } from '../cards/call-card.ts'
import { numbersMessage } from '../cards/numbers-words.ts'
import { liveSince, openPoints } from '../policies/safety/go-live.ts'
import { safetyNumbers } from '../policies/safety/numbers.ts'
import { recordCall } from '../policies/safety/record-call.ts'
import { silencesToSet } from '../policies/settings.ts'
import type { Outgoing } from './incoming.ts'
import { arrangementsOf, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'

export async function showNumbers(turn: Turn, said = ''): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('administrator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'administrator' }, null)
  const { procedure, today, ports } = turn
  const { settings } = await arrangementsOf(turn)
  const numbers = safetyNumbers(procedure, settings)
  const doors = new Set(numbers.map(({ contact }) => contact.id))
  const unset = silencesToSet(procedure, settings).filter(
    ({ spec, setting }) => spec.kind === 'phone' && !setting && doors.has(spec.contact ?? ''),
  )
  const points = openPoints(procedure, settings, today)
  const view = { numbers, points, unset, liveSince: liveSince(settings)?.at ?? null, mode: ports.mode, said }
  return replyWith(turn, numbersMessage(view))
}

type Again = { readonly problem: string; readonly typed: Inputs }

export async function showCallForm(turn: Turn, id: string, again?: Again): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('administrator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'administrator' }, null)
  const number = safetyNumbers(turn.procedure, (await arrangementsOf(turn)).settings).find(known => known.id === id)
  return number?.phone ? reply(turn, callCard(number, again?.problem ?? '', again?.typed), number.name) : showNumbers(turn)
}

export async function saveCall(
  turn: Turn,
  { id }: Extract<Action, { verb: 'save-call' }>,
  inputs: Inputs,
): Promise<readonly Outgoing[]> {
  const { settings } = await arrangementsOf(turn)
  const decision = await settle(
    turn,
    recordCall(turn.procedure, settings, { person: turn.person, now: turn.now, id, inputs }),
  )
  if (decision.ok) {
    const live = decision.change.events.some(({ type }) => type === 'council-live')
    return showNumbers(turn, live ? `Saved. Stepwise is switched on for ${turn.procedure.name} from now.` : 'Saved.')
  }
  if (decision.refusal.code !== 'answer-needs') return replyRefused(turn, decision.refusal, null)
  const problem = decision.refusal.fields.map(field => field.problem.replace(/^: /, '')).join(' ')
  return showCallForm(turn, id, { problem, typed: inputs })
}

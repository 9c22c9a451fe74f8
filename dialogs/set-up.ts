/** The administrator's set-up list: what the document leaves out, filled in one by one. */
import type { Action, Inputs } from '../cards/actions.ts'
import { setUpMessage } from '../cards/set-up-words.ts'
import { settingCard } from '../cards/setting-card.ts'
import type { Decision } from '../policies/decision.ts'
import { settleReminder } from '../policies/series-changes.ts'
import { setSetting, silencesToSet } from '../policies/settings.ts'
import type { Outgoing } from './incoming.ts'
import { settleLists } from './settle-lists.ts'
import { arrangementsOf, nameIn, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'

export async function showSetUp(turn: Turn, page: number): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('administrator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'administrator' }, null)
  return replyWith(
    turn,
    setUpMessage(silencesToSet(turn.procedure, (await arrangementsOf(turn)).settings), page, nameIn(turn)),
  )
}

export async function showSettingForm(turn: Turn, id: string): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('administrator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'administrator' }, null)
  const open = silencesToSet(turn.procedure, (await arrangementsOf(turn)).settings).find(({ spec }) => spec.id === id)
  if (!open) return showSetUp(turn, 0)
  return reply(turn, settingCard(open, ''), open.spec.label)
}

export async function saveSetting(
  turn: Turn,
  action: Extract<Action, { verb: 'save-setting' }>,
  inputs: Inputs,
): Promise<readonly Outgoing[]> {
  const { settings } = await arrangementsOf(turn)
  const decision = await settle(
    turn,
    withLists(turn, setSetting(turn.procedure, settings, { person: turn.person, now: turn.now, id: action.id, inputs })),
  )
  if (!decision.ok && decision.refusal.code !== 'answer-needs') return replyRefused(turn, decision.refusal, null)
  if (decision.ok && isAboutMeetings(action.id))
    await settleLists({ ports: turn.ports, council: turn.person.council, now: turn.now })
  if (decision.ok) return showSetUp(turn, 0)
  const open = silencesToSet(turn.procedure, settings).find(({ spec }) => spec.id === action.id)
  const problem =
    decision.refusal.code === 'answer-needs'
      ? decision.refusal.fields.map(field => field.problem.replace(/^: /, '')).join(' ')
      : ''
  return open ? reply(turn, settingCard(open, problem), open.spec.label) : showSetUp(turn, 0)
}

const isAboutMeetings = (settingId: string): boolean => settingId.startsWith('forum.')

/** A setting about meetings may move or fill them: their lists are looked at again. */
function withLists(turn: Turn, decision: Decision): Decision {
  if (!decision.ok) return decision
  const about = decision.change.writes.some(write => write.kind === 'setting' && isAboutMeetings(write.setting.id))
  if (!about) return decision
  const reminder = settleReminder(decision.change.council, turn.now)
  return {
    ok: true,
    change: { ...decision.change, writes: [...decision.change.writes, { kind: 'remind', reminder }] },
  }
}

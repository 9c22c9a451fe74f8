/** The administrator's set-up list: what the document leaves out, filled in one by one. */
import type { Action, Inputs } from '../cards/actions.ts'
import { setUpMessage } from '../cards/set-up-words.ts'
import { settingCard } from '../cards/setting-card.ts'
import { addWorkingDays } from '../policies/calendar.ts'
import type { Forum } from '../policies/council.ts'
import type { Decision, Write } from '../policies/decision.ts'
import type { Arrangements, Setting } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { openPoints } from '../policies/safety/go-live.ts'
import { checkOn } from '../policies/safety/number-check.ts'
import { isSafetyNumber } from '../policies/safety/numbers.ts'
import { seriesFor } from '../policies/series.ts'
import { settleReminder } from '../policies/series-changes.ts'
import { setSetting, silencesToSet } from '../policies/settings.ts'
import type { Outgoing } from './incoming.ts'
import { settleLists } from './settle-lists.ts'
import { withDaySet } from './tell-day-set.ts'
import { arrangementsOf, nameIn, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'

export async function showSetUp(turn: Turn, page: number, said = ''): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('administrator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'administrator' }, null)
  const { procedure, today } = turn
  const { settings } = await arrangementsOf(turn)
  const view = {
    open: silencesToSet(procedure, settings),
    others: procedure.silences.filter(silence => silence.settings.length === 0),
    page,
    nameOf: nameIn(turn),
    numbersOpen: openPoints(procedure, settings, today).length,
    said,
  }
  return replyWith(turn, setUpMessage(view))
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
  const { settings, series } = await arrangementsOf(turn)
  const set = setSetting(turn.procedure, settings, { person: turn.person, now: turn.now, id: action.id, inputs })
  const undated = forumWithoutDay(turn.procedure, { settings, series }, action.id)
  const told = undated ? await withDaySet(turn, undated, set) : set
  const decision = await settle(turn, withChecks(turn, told))
  if (!decision.ok && decision.refusal.code !== 'answer-needs') return replyRefused(turn, decision.refusal, null)
  if (decision.ok && isAboutMeetings(action.id))
    await settleLists({ ports: turn.ports, council: turn.person.council, now: turn.now })
  if (decision.ok) return showSetUp(turn, 0, savedWords(turn, settings, action.id))
  const open = silencesToSet(turn.procedure, settings).find(({ spec }) => spec.id === action.id)
  const problem =
    decision.refusal.code === 'answer-needs'
      ? decision.refusal.fields.map(field => field.problem.replace(/^: /, '')).join(' ')
      : ''
  return open ? reply(turn, settingCard(open, problem), open.spec.label) : showSetUp(turn, 0)
}

/** A number that is new has to be rung before anybody may rely on it. */
function savedWords(turn: Turn, settings: readonly Setting[], id: string): string {
  const spec = silencesToSet(turn.procedure, settings).find(known => known.spec.id === id)?.spec
  const rings = isSafetyNumber(turn.procedure, id)
    ? ' It is shown from now, and has to be rung: press “Numbers to ring”.'
    : ''
  return `Saved: ${spec?.label ?? 'the setting'}.${rings}`
}

/** The meeting whose day this setting gives for the first time. */
function forumWithoutDay(procedure: Procedure, { settings, series }: Arrangements, id: string): Forum | null {
  const forum = procedure.forums.find(known => id === `forum.${known.id.toLowerCase()}.pattern`)
  return forum && !seriesFor(procedure, forum, series, settings) ? forum : null
}

const isAboutMeetings = (settingId: string): boolean => settingId.startsWith('forum.')

/** A setting about meetings may move or fill them: their lists are looked at again. A new number is to be rung soon. */
function withChecks(turn: Turn, decision: Decision): Decision {
  if (!decision.ok) return decision
  const { change } = decision
  const ids = change.writes.flatMap(write => (write.kind === 'setting' ? write.setting.id : []))
  const lists: readonly Write[] = ids.some(isAboutMeetings)
    ? [{ kind: 'remind', reminder: settleReminder(change.council, turn.now) }]
    : []
  const rings = ids.some(id => isSafetyNumber(turn.procedure, id))
    ? [checkOn(change.council, addWorkingDays(turn.today, 1))]
    : []
  return { ok: true, change: { ...change, writes: [...change.writes, ...lists, ...rings] } }
}

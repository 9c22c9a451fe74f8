/** The coordinator's meetings: when a forum meets, moved, called off or added; the lists follow. */
import type { Action, Inputs } from '../cards/actions.ts'
import { extraMeetingCard, meetingFormCard } from '../cards/meeting-form-card.ts'
import { type SeriesView, seriesCard } from '../cards/series-card.ts'
import { historyMessage } from '../cards/series-history-words.ts'
import { fullWords, seriesListMessage, seriesMessage } from '../cards/series-words.ts'
import { plural } from '../cards/wording.ts'
import { isDay } from '../policies/calendar.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Decision } from '../policies/decision.ts'
import { forumOf, meetingsAfter, meetingWithId, seriesFor } from '../policies/series.ts'
import { addMeeting, changeMeeting, mayChangeSeries, setSeries } from '../policies/series-changes.ts'
import type { SeriesNow } from '../policies/series-form.ts'
import { listsOf } from './forum-lists.ts'
import type { Card, Outgoing } from './incoming.ts'
import { settleLists } from './settle-lists.ts'
import { withDaySet } from './tell-day-set.ts'
import { arrangementsOf, nameIn, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'

const refused = (turn: Turn) => replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
const listForums = ({ procedure }: Turn) => procedure.forums.filter(({ kind }) => kind === 'list')

/** Every list of the council. */
export async function showSeriesList(turn: Turn, said = ''): Promise<readonly Outgoing[]> {
  if (!mayChangeSeries(turn.person)) return refused(turn)
  const arranged = await arrangementsOf(turn)
  const lists = await Promise.all(listForums(turn).map(forum => listsOf(turn, turn.procedure, forum.id, arranged)))
  return replyWith(
    turn,
    seriesListMessage(
      turn.procedure.name,
      lists.map(list => ({ ...list, next: [] })),
      said,
    ),
  )
}

async function seriesNow(turn: Turn, forumId: string): Promise<SeriesNow | null> {
  if (!listForums(turn).some(({ id }) => id === forumId)) return null
  const forum = forumOf(turn.procedure, forumId)
  const council = turn.person.council
  const { settings, series } = await arrangementsOf(turn)
  const stored = series.find(row => row.forum === forumId)
  return { council, forum, stored, current: seriesFor(turn.procedure, forum, series, settings) }
}

const viewOf = ({ forum, stored, current }: SeriesNow, problem = ''): SeriesView => ({
  forum,
  series: current,
  seen: stored?.revision ?? 0,
  problem,
})

/** Runs with the forum's series as it is now; others than coordinators and administrators are refused. */
async function withSeries(
  turn: Turn,
  forumId: string,
  show: (now: SeriesNow) => Promise<readonly Outgoing[]>,
): Promise<readonly Outgoing[]> {
  if (!mayChangeSeries(turn.person)) return refused(turn)
  const now = await seriesNow(turn, forumId)
  return now ? show(now) : showSeriesList(turn)
}

/** One forum's rules and next meetings. */
export const showSeries = (turn: Turn, forumId: string, said = ''): Promise<readonly Outgoing[]> =>
  withSeries(turn, forumId, async now => {
    const { forum, current } = now
    if (!current) return showForm(turn, now)
    const at = turn.now.toISOString()
    const stored = await turn.ports.meetingsFrom(now.council, forumId, at)
    const series = {
      ...current,
      exceptions: current.exceptions.filter(exception => exception.day >= turn.today),
    }
    const next = meetingsAfter(current, at, 4, stored)
    return replyWith(turn, seriesMessage({ forum, series, next, nameOf: nameIn(turn), said }))
  })

export const showSeriesForm = (turn: Turn, forumId: string): Promise<readonly Outgoing[]> =>
  withSeries(turn, forumId, async now => showForm(turn, now))

const showForm = (turn: Turn, now: SeriesNow): readonly Outgoing[] => show(turn, now, seriesCard(viewOf(now)))

const show = (turn: Turn, { forum }: SeriesNow, card: Card): readonly Outgoing[] =>
  reply(turn, card, `${forum.name}: when it meets`)

type Seen = { readonly forum: string; readonly seen: number }
type Changing = {
  readonly decide: (now: SeriesNow) => Decision
  readonly again: (now: SeriesNow, problem: string) => Card | Promise<Card>
}

/** Changes the series, then puts the lists right. What somebody else changed since the card was shown is not overwritten. */
function change(turn: Turn, { forum, seen }: Seen, { decide, again }: Changing): Promise<readonly Outgoing[]> {
  return withSeries(turn, forum, async now => {
    if ((now.stored?.revision ?? 0) !== seen) return showSeries(turn, forum, overtaken(turn, now))
    const decided = decide(now)
    const decision = await settle(turn, now.current ? decided : await withDaySet(turn, now.forum, decided))
    if (decision.ok) return showSeries(turn, forum, await putRight(turn))
    if (decision.refusal.code !== 'answer-needs') return replyRefused(turn, decision.refusal, null)
    return show(turn, now, await again(now, decision.refusal.fields.map(field => field.problem).join(' ')))
  })
}

function overtaken(turn: Turn, { stored }: SeriesNow): string {
  const who = stored?.changedBy ? nameIn(turn)(stored.changedBy) : 'Somebody'
  return `${who} changed this meanwhile${stored ? `, ${whenWords(stored.changedAt)}` : ''}. Nothing of yours was saved: look at it and change it again.`
}

async function putRight(turn: Turn): Promise<string> {
  const { changed, promoted } = await settleLists({
    ports: turn.ports,
    council: turn.person.council,
    now: turn.now,
  })
  const cases = changed > 0 ? ` ${plural(changed, 'case')} on its lists brought up to date; the workers are told.` : ''
  return `Saved.${cases}${promoted > 0 ? ` ${plural(promoted, 'case')} moved up from the waiting list.` : ''}`
}

type Of<V extends Action['verb']> = Extract<Action, { verb: V }>

export const saveSeries = (turn: Turn, action: Of<'save-series'>, inputs: Inputs): Promise<readonly Outgoing[]> =>
  change(turn, action, {
    decide: now => setSeries(now, { person: turn.person, now: turn.now, inputs }),
    again: (now, problem) => seriesCard(viewOf(now, problem), inputs),
  })

export const showMeetingForm = (turn: Turn, action: Of<'meeting-form'>): Promise<readonly Outgoing[]> =>
  withSeries(turn, action.forum, async now =>
    isDay(action.key)
      ? show(turn, now, await meetingForm(turn, now, { key: action.key, problem: '' }))
      : showSeries(turn, action.forum),
  )

async function meetingForm(turn: Turn, now: SeriesNow, { key, problem }: { key: string; problem: string }): Promise<Card> {
  const { current, council } = now
  const id = `${current?.id}:${key}`
  const stored = await turn.ports.findMeeting(council, id)
  const meeting = current && meetingWithId(current, id, stored ? [stored] : [])
  const changed = current?.exceptions.some(exception => exception.kind !== 'extra' && exception.day === key) ?? false
  return meetingFormCard({
    view: viewOf(now, problem),
    key,
    meeting,
    changed,
    onList: meeting ? fullWords(meeting) : '',
  })
}

export const changeOneMeeting = (turn: Turn, action: Of<'change-meeting'>, inputs: Inputs): Promise<readonly Outgoing[]> =>
  change(turn, action, {
    decide: now => changeMeeting(now, { person: turn.person, now: turn.now, inputs }, action),
    again: (now, problem) => meetingForm(turn, now, { key: action.key, problem }),
  })

export const showExtraForm = (turn: Turn, forumId: string): Promise<readonly Outgoing[]> =>
  withSeries(turn, forumId, async now => show(turn, now, extraMeetingCard(viewOf(now), '')))

export const addExtraMeeting = (turn: Turn, action: Of<'add-meeting'>, inputs: Inputs): Promise<readonly Outgoing[]> =>
  change(turn, action, {
    decide: now => addMeeting(now, { person: turn.person, now: turn.now, inputs }),
    again: (now, problem) => extraMeetingCard(viewOf(now, problem), inputs.day ?? ''),
  })

/** Who changed what, from the council's history. */
export const showSeriesHistory = (turn: Turn, forumId: string): Promise<readonly Outgoing[]> =>
  withSeries(turn, forumId, async ({ forum, council }) => {
    const events = await turn.ports.history(council, `council:${council}`)
    return replyWith(
      turn,
      historyMessage(
        forum,
        events.filter(({ facts }) => facts.forum === forumId),
        nameIn(turn),
      ),
    )
  })

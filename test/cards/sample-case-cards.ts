/** Cards of one case: at its start, in every state of every route, its sign-offs, its end. */
import { type ChecklistView, checklistCard } from '../../cards/checklist-card.ts'
import { closureMessage } from '../../cards/closure-words.ts'
import { chooseTextMessage, copyCard } from '../../cards/copy-card.ts'
import { messageCard } from '../../cards/message-card.ts'
import { signOffCard } from '../../cards/sign-off-card.ts'
import { standingWhyMessage } from '../../cards/standing-why-words.ts'
import { startCard } from '../../cards/start-card.ts'
import { whyMessage } from '../../cards/why-words.ts'
import { askForSignOff } from '../../policies/approval.ts'
import type { Case, SignOff } from '../../policies/case.ts'
import { latestSignOff } from '../../policies/checklist.ts'
import { closureValuesOf } from '../../policies/closure.ts'
import { copyTextsOf } from '../../policies/copy-text.ts'
import { managersToName } from '../../policies/deciders.ts'
import { routesToStart } from '../../policies/opening.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { routeOf } from '../../policies/route-plan.ts'
import {
  bookingOn,
  caseAfter,
  caseOn,
  directoryFor,
  manager,
  meetingOf,
  now,
  startable,
  today,
  worker,
} from '../policies/samples.ts'
import { statesAlong } from '../policies/walk-a-case.ts'
import type { Sample } from './sample-cards.ts'

const headings = [
  { name: 'What has changed', identity: false },
  { name: 'Child’s name', identity: true },
]
const viewOf = (procedure: Procedure, current: Case, over: Partial<ChecklistView> = {}): ChecklistView => ({
  procedure,
  current,
  today,
  viewer: worker.id,
  managers: managersToName(procedure, directoryFor(procedure), worker.id).map(({ id, name }) => ({
    id,
    name,
  })),
  row: { headings, sample: true, refused: false },
  newer: { version: '9.9', since: today },
  ...over,
})
/** The first card that a worker sees of a route. */
export const firstCard = (procedure: Procedure, route: string) => checklistCard(viewOf(procedure, caseOn(procedure, route)))

export function caseCards(procedure: Procedure): readonly Sample[] {
  const walks = startable(procedure).map(({ id }) => statesAlong(procedure, id))
  const states = walks.flat()
  const ends = walks.flatMap(walk => [walk[0], walk.at(-1)]).filter(state => state !== undefined)
  return [
    ...startCards(procedure),
    ...states.map(current => checklist(procedure, current, 'own')),
    ...ends.flatMap(current =>
      Object.entries(viewsOf(procedure, current)).map(([how, over]) => checklist(procedure, current, how, over)),
    ),
    ...states.flatMap(current => signOffCards(procedure, current)),
    ...states.map(current => ({
      made: 'closureMessage',
      name: `labels ${current.routes}`,
      card: messageCard(closureMessage(procedure, current, closureValuesOf(procedure, current)), current.id),
    })),
    ...ends.flatMap(current => copyCards(procedure, current)),
    ...states
      .filter(({ ended }) => !ended)
      .map(current => ({
        made: 'standingWhyMessage',
        name: `why ${current.routes.join('+')} ${current.stage}`,
        card: messageCard(standingWhyMessage({ procedure, current, today }), current.id),
      })),
    ...[...procedure.items, ...procedure.routes.flatMap(({ steps }) => steps)].map(({ id }) => ({
      made: 'whyMessage',
      name: `why ${id}`,
      card: messageCard(whyMessage({ procedure, rule: id, routes: [], settings: [] }), 'case-1'),
    })),
  ]
}

function copyCards(procedure: Procedure, current: Case): Sample[] {
  const texts = copyTextsOf(procedure, current)
  const choice = { made: 'chooseTextMessage', name: `texts of ${current.routes}` }
  return [
    { ...choice, card: messageCard(chooseTextMessage(current, texts), current.id) },
    ...texts.flatMap(text =>
      [true, false].map(mine => ({
        made: 'copyCard',
        name: `${text.id} of ${current.routes}, ${mine ? 'own' : 'of another'}`,
        card: copyCard({ procedure, current, text, settings: [], mine, said: ['Saved.'] }),
      })),
    ),
  ]
}

function startCards(procedure: Procedure): Sample[] {
  return (['down', 'up'] as const).map(direction => {
    const routes = routesToStart(procedure, direction)
    const said = [{ fact: 'last-visit', day: today }]
    const view = {
      procedure,
      direction,
      routes,
      reference: 'CS-1042',
      route: routes[0]?.id ?? '',
      example: 'CS-1042',
      problems: [],
      said,
      told: {},
      today,
    }
    return { made: 'startCard', name: `${procedure.council} ${direction}`, card: startCard(view) }
  })
}

function checklist(procedure: Procedure, current: Case, how: string, over: Partial<ChecklistView> = {}): Sample {
  const name = `${current.routes} at ${current.stage}, revision ${current.revision}, ${how}`
  return { made: 'checklistCard', name, card: checklistCard(viewOf(procedure, current, over)) }
}

/** The ways in which the same state is shown. */
function viewsOf(procedure: Procedure, current: Case): Readonly<Record<string, Partial<ChecklistView>>> {
  const forum = procedure.forums[0]
  const booking = forum ? bookingOn(meetingOf(procedure, forum.id), 'x') : null
  const at = now.toISOString()
  return {
    all: {
      all: true,
      said: ['Saved.'],
      problems: [{ field: procedure.items[0]?.id ?? '', problem: 'is not a date' }],
    },
    'of another': { viewer: manager.id, workerName: worker.name },
    'of their team': { viewer: manager.id, workerName: worker.name, may: { handOver: true, restrict: true } },
    'own, may restrict': { may: { handOver: false, restrict: true } },
    restricted: {
      may: { handOver: false, restrict: true },
      current: { ...current, restricted: { named: [], by: worker.id, at } },
    },
    'without headings': { row: null },
    'with its next list': { nextList: { meetingId: 'm', at: '2026-12-01T16:00:00.000Z' } },
    booked: { current: { ...current, booking } },
    'on another list': { current: { ...current, booking }, left: 'swindon-sw-f1:2026-12-08' },
    'off its list': { left: 'swindon-sw-f1:2026-12-08' },
    'held by safety': { current: { ...current, safety: { since: at, shownTo: worker.id } } },
    ended: {
      current: {
        ...current,
        stage: 'withdrawn',
        ended: { how: 'withdrawn', at, by: worker.id, why: 'The family moved' },
      },
    },
  }
}

function signOffCards(procedure: Procedure, current: Case): Sample[] {
  const directory = directoryFor(procedure)
  const decider = managersToName(procedure, directory, worker.id)[0]?.id
  const decision = askForSignOff(procedure, current, directory, {
    person: worker,
    now,
    anyway: 'The review is on Friday',
    decider,
  })
  if (!decision.ok) return []
  const asked = caseAfter(decision)
  const step = routeOf(procedure, current.routes[0]).steps.find(
    candidate => candidate.kind === 'sign-off' && latestSignOff(asked, candidate.id)?.status === 'asked',
  )
  const signOff = step && latestSignOff(asked, step.id)
  if (step?.kind !== 'sign-off' || !signOff) return []
  const states: readonly SignOff[] = (['asked', 'agreed', 'returned', 'lapsed'] as const).map(status => ({
    ...signOff,
    status,
    note: 'Say who chaired',
    decidedBy: manager.id,
    decidedAt: now.toISOString(),
  }))
  return states.map(each => ({
    made: 'signOffCard',
    name: `${step.id} of ${current.routes} ${each.status}`,
    card: signOffCard({
      procedure,
      current: asked,
      step,
      signOff: each,
      workerName: worker.name,
      deciderName: manager.name,
      today,
      said: [],
    }),
  }))
}

/**
 * What a council's own team does for a case that is coming to it, each act by itself with who did it and when: who
 * comes for the team, the papers received, and every item of the procedure that is the team's.
 */
import type { AnswerMoment } from './answer-kinds.ts'
import { answerItems } from './answering.ts'
import { dayOf } from './calendar.ts'
import type { Answer, Case, Person } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { itemsOf } from './checklist.ts'
import { coordinates, papersItem } from './coming-items.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { Item, Procedure } from './procedure.ts'
import { receivingTeam } from './receiving-team.ts'
import { factOf } from './route-plan.ts'

export type ComingAct = {
  /** Key of the answer that keeps it. */
  readonly id: string
  readonly kind: 'representative' | 'papers' | 'item' | 'part'
  /** null: Stepwise's own note, no item of the document. */
  readonly item: Item | null
  readonly label: string
  readonly done: Answer | null
}

export const representative = 'coming-representative'

/** The acts of this case, in the order in which they come. */
export function comingActs(procedure: Procedure, current: Case): readonly ComingAct[] {
  const items = itemsOf(procedure, current)
  const papers = papersItem(procedure, items)
  const ours = items.filter(item => item.answer.kind === 'yes-no' && item.by?.some(role => coordinates(procedure, role)))
  const done = (id: string): Answer | null => {
    const answer = current.answers[id]
    return answer?.value === 'yes' ? answer : null
  }
  const act = (kind: ComingAct['kind'], id: string, of: { item: Item | null; label: string }): ComingAct => ({
    kind,
    id,
    ...of,
    done: done(id),
  })
  return [
    act('representative', representative, { item: null, label: 'Our representative' }),
    ...(papers ? [act('papers', factOf(papers), { item: papers, label: 'Papers received' })] : []),
    ...ours.flatMap(item =>
      item.parts.length > 0
        ? item.parts.map(({ id, label }) =>
            partOf(act('part', `${factOf(item)}.${id}`, { item, label }), done(factOf(item))),
          )
        : [act('item', factOf(item), { item, label: item.short })],
    ),
  ]
}

/** The worker may have answered the whole item. */
const partOf = (act: ComingAct, whole: Answer | null): ComingAct => ({ ...act, done: act.done ?? whole })

export type ComingPress = AnswerMoment & {
  readonly act: string
  /** For papers: the day on which they came. */
  readonly day: string
  /** For the representative: who of the council's people. */
  readonly who: string
  /** Takes an act back that was recorded by mistake. */
  readonly undo: boolean
}

/** Records one act of the team to which the case comes; the case's worker is not needed for it. */
export function recordComing(procedure: Procedure, current: Case, press: ComingPress): Decision {
  const { person } = press
  if (person.council !== current.council || !person.roles.includes('coordinator'))
    return refuse({ code: 'not-your-role', needs: 'coordinator' })
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  if (!isOfTeam(procedure, current, press, person.id))
    return refuse({ code: 'not-your-locality', reference: current.reference, locality: current.locality })
  const act = comingActs(procedure, current).find(({ id }) => id === press.act)
  if (!act) return refuse({ code: 'not-at-this-step', step: press.act })
  if (press.undo) return takeBack(procedure, current, { act, press })
  if (act.done && act.kind !== 'representative')
    return refuse({ code: 'already-decided', step: act.label, by: act.done.by, at: act.done.at, status: 'done' })
  return act.kind === 'representative' ? name(procedure, current, { act, press }) : keep(procedure, current, { act, press })
}

const isOfTeam = (procedure: Procedure, current: Case, { directory }: ComingPress, person: string): boolean =>
  receivingTeam(procedure, current, directory).some(({ id }) => id === person)

type Acting = { readonly act: ComingAct; readonly press: ComingPress }

const answerOf = ({ person, now }: { person: Person; now: Date }): Answer => ({
  value: 'yes',
  by: person.id,
  at: now.toISOString(),
})

/** Somebody of the council's own team, from the people file. */
function name(procedure: Procedure, current: Case, { act, press }: Acting): Decision {
  const who = press.directory.find(press.who)
  if (!who || !isOfTeam(procedure, current, press, who.id))
    return refuse({ code: 'answer-needs', fields: [{ field: act.label, problem: ': choose somebody of your team.' }] })
  const answers = { ...current.answers, [act.id]: { ...answerOf(press), choice: who.id } }
  return recorded(procedure, current, { act, press, answers })
}

/** An item of several parts is answered by the last of them. */
function keep(procedure: Procedure, current: Case, { act, press }: Acting): Decision {
  const { item } = act
  if (!item) return refuse({ code: 'not-at-this-step', step: act.label })
  const part = act.kind === 'part'
  const withPart = part ? { ...current, answers: { ...current.answers, [act.id]: answerOf(press) } } : current
  const whole = !part || item.parts.every(({ id }) => withPart.answers[`${factOf(item)}.${id}`]?.value === 'yes')
  if (!whole) return recorded(procedure, current, { act, press, answers: withPart.answers })
  const day = press.day || dayOf(press.now)
  const answered = answerItems(
    procedure,
    withPart,
    { [item.id]: act.kind === 'papers' ? { day } : { value: 'yes' } },
    press,
  )
  const [problem] = answered.problems
  if (problem) return refuse({ code: 'answer-needs', fields: [{ field: act.label, problem: problem.problem }] })
  return answered.change ? accept(answered.change) : recorded(procedure, current, { act, press, answers: withPart.answers })
}

function takeBack(procedure: Procedure, current: Case, { act, press }: Acting): Decision {
  if (!act.done) return refuse({ code: 'not-at-this-step', step: act.label })
  const gone = new Set([act.id, ...(act.item ? [factOf(act.item)] : [])])
  const answers = Object.fromEntries(Object.entries(current.answers).filter(([key]) => !gone.has(key)))
  return recorded(procedure, current, { act, press, answers })
}

type Recorded = Acting & { readonly answers: Case['answers'] }
function recorded(procedure: Procedure, current: Case, { act, press, answers }: Recorded): Decision {
  const next = revise(procedure, current, { answers }, press.now.toISOString())
  const facts = { act: act.id, ...(press.who && !press.undo ? { who: press.who } : {}) }
  const type = press.undo ? 'coming-taken-back' : 'coming-recorded'
  return accept(changeOf(current, next, { type, by: press.person.id, facts }))
}

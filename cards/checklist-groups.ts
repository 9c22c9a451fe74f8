/** What the case card asks of its worker, in groups. */
import { consentOf, stepFact } from '../policies/checklist.ts'
import { closureValuesOf, isCarried } from '../policies/closure.ts'
import type { Force, Item, Question, Step } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { OpenItem, Standing } from '../policies/standing.ts'
import { inputsFor, isCalledByPart } from './answer-inputs.ts'
import { answeredItems } from './case-lines.ts'
import type { ChecklistView } from './checklist-card.ts'
import { isRowStated, rowGroup, rowState } from './row-inputs.ts'
import { hintOf } from './standing-words.ts'
import { stepInputs } from './step-inputs.ts'

const groupTitles: readonly (readonly [Force, string])[] = [
  ['must', 'The procedure says must'],
  ['expected', 'Expected'],
  ['good-practice', 'Good practice'],
]

/** What is asked: questions and what is missing by force, then what the next meeting or call came to. */
export function groupsOf(view: ChecklistView, standing: Standing): object[] {
  const { procedure, current } = view
  const due = [...standing.open, ...standing.optional]
  const shown: readonly OpenItem[] = view.all ? [...due, ...answeredItems(view, due)] : due
  const first = standing.questions.map(question => questionView(view, question))
  const record = stepInputs(view, standing)
  const stated = isRowStated(view, shown)
  const asked = shown.filter(
    ({ item }) =>
      !view.isTheirs?.(item) &&
      (item.answer.kind !== 'spreadsheet' || (view.row === null && !stated)) &&
      !isCarried(procedure, current, item),
  )
  const row = shown.some(({ item }) => item.answer.kind === 'spreadsheet') ? rowGroup(view) : []
  const once = askedOnce(asked).filter(({ item }) => !isRecordedByStep(standing.next, item))
  const groups = groupTitles
    .map(([force, title]) => ({
      title,
      items: [
        ...(stated && force === 'must' ? [rowState(view, shown)] : []),
        ...once
          .filter(({ item }) => item.force === force)
          .map(one => itemView(view, one.item, { among: once, mayStay: mayStayOpen(standing, one) })),
      ],
    }))
    .filter(group => group.items.length > 0)
  const before = [...(first.length > 0 ? [{ title: 'First', items: first }] : []), ...groups, ...row]
  return record.length > 0 ? [...before, { title: before.length > 0 ? 'Then' : 'Next', items: record }] : before
}

function questionView({ current }: ChecklistView, question: Question): object {
  const options = [
    { title: 'Yes', value: 'yes' },
    { title: 'No', value: 'no' },
  ]
  return {
    choices: [{ id: question.fact, label: question.text, value: '', options }],
    dates: [],
    texts: [],
    toggles: [],
    hint: question.why,
    why: { verb: 'why', caseId: current.id, rule: question.fact },
  }
}

/** A meeting or call that comes next is recorded by its own day and outcome, not by a yes beside it. */
const isRecordedByStep = (next: Step | null, item: Item): boolean =>
  (next?.kind === 'case-meeting' || next?.kind === 'contact') && factOf(item) === stepFact(next.id)

/** One fact, asked once: of items that share it the strongest is shown, and answers them all. */
function askedOnce(items: readonly OpenItem[]): readonly OpenItem[] {
  const strongest = new Map<string, OpenItem>()
  for (const [force] of groupTitles) {
    for (const one of items) {
      const fact = factOf(one.item)
      if (one.item.force === force && !strongest.has(fact)) strongest.set(fact, one)
    }
  }
  return items.filter(one => strongest.get(factOf(one.item)) === one)
}

/** A date, choice or text has no "No, not yet": a reason is asked once no sign-off is left to put it to, or it is too old. */
const mayStayOpen = (standing: Standing, { item, state }: OpenItem): boolean =>
  ['date', 'choice', 'text'].includes(item.answer.kind) &&
  ((state === 'too-old' && item.force !== 'must') ||
    (standing.next === null && standing.open.some(open => open.item === item)))

type Shown = { readonly among: readonly OpenItem[]; readonly mayStay: boolean }
function itemView({ procedure, current, today, told }: ChecklistView, item: Item, { among, mayStay }: Shown): object {
  const closures = closureValuesOf(procedure, current)
  const more = { closures, consent: consentOf(current, factOf(item)), told: told ?? {}, mayStay }
  const rule = isCalledByPart(item) ? `${item.text} ` : ''
  return {
    ...inputsFor(item, current.answers[factOf(item)], more),
    toggles: [],
    hint: `${rule}${hintOf({ procedure, current, today, among }, item)}`,
    why: { verb: 'why', caseId: current.id, rule: item.id },
  }
}

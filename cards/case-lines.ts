/** Lines of a case that are not asked: what waits for others, what was agreed and decided, what is booked. */
import type { Case, SignOff } from '../policies/case.ts'
import { itemsOf, latestSignOff, stateOf } from '../policies/checklist.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Item } from '../policies/procedure.ts'
import { planOf } from '../policies/route-plan.ts'
import type { OpenItem, Standing } from '../policies/standing.ts'
import type { ChecklistView } from './checklist-card.ts'
import { ownerWords } from './standing-words.ts'
import { plain, plural } from './wording.ts'

export function caseLines(view: ChecklistView, standing: Standing): { text: string }[] {
  const { procedure, current } = view
  const settled = answeredItems(view, [...standing.open, ...standing.optional]).length
  const texts = [
    ...signOffLines(view),
    ...bookingLines(view),
    ...decisionLines(view),
    ...waiting(view, standing),
    settled > 0 ? `${plural(settled, 'item')} answered.` : '',
    ...(current.safety ? ['The safety card was shown. Sign-offs and bookings wait until you say what came of it.'] : []),
    ...(current.ended ? [] : dutyLines(procedure.items, current)),
  ]
  return texts.filter(Boolean).map(text => ({ text }))
}

/** Items that are answered and may be changed. */
export function answeredItems({ procedure, current, today }: ChecklistView, open: readonly OpenItem[]): OpenItem[] {
  const isOpen = new Set(open.map(({ item }) => item.id))
  return itemsOf(procedure, current)
    .filter(item => item.answer.kind !== 'act' && item.answer.kind !== 'duty' && !isOpen.has(item.id))
    .map(item => ({ item, state: stateOf(procedure, current, item, today) }))
    .filter(({ state }) => state !== 'open')
}

function waiting({ procedure }: ChecklistView, standing: Standing): string[] {
  return standing.later
    .filter(({ item }) => item.answer.kind === 'act')
    .map(({ item }) => `Waiting for ${ownerWords(procedure, item).toLowerCase()}: ${item.short}`)
}

function signOffLines({ procedure, current }: ChecklistView): string[] {
  return planOf(procedure, current.routes).steps.flatMap(step => {
    const latest = step.kind === 'sign-off' ? latestSignOff(current, step.id) : undefined
    return latest ? [signOffWords(step.name, latest)] : []
  })
}

function signOffWords(name: string, latest: SignOff): string {
  const note = latest.note ? ` Note: ${plain(latest.note)}` : ''
  const decided = whenWords(latest.decidedAt ?? latest.askedAt)
  switch (latest.status) {
    case 'asked':
      return `${name}: asked on ${whenWords(latest.askedAt)}, not decided yet.`
    case 'agreed':
      return `${name}: agreed on ${decided}.${note}`
    case 'returned':
      return `${name}: returned on ${decided}.${note}`
    case 'lapsed':
      return `${name}: no longer stands, because answers changed. Ask again.`
  }
}

function bookingLines({ procedure, current }: ChecklistView): string[] {
  if (!current.booking) return []
  const forum = procedure.forums.find(candidate => candidate.id === current.booking?.forum)?.name ?? 'Meeting'
  const kind = current.booking.place === 'waiting' ? 'on the waiting list of' : 'on the list of'
  const cutOff = current.booking.cutOff ? ` Cut-off ${whenWords(current.booking.cutOff)}.` : ''
  const waits =
    current.stage === 'booked' || current.stage === 'awaiting-decision' ? '' : ' The row reads: manager has not yet agreed.'
  return [`${forum}: ${kind} ${whenWords(current.booking.meetsAt)}.${cutOff}${waits}`]
}

function decisionLines({ procedure, current }: ChecklistView): string[] {
  return current.decisions.map(decision => {
    const forum = procedure.forums.find(candidate => candidate.id === decision.forum)
    const outcome =
      decision.then === 'carried-over'
        ? 'not reached, carried over'
        : forum?.outcomes.find(o => o.id === decision.outcome)?.label
    return `${forum?.name ?? 'Meeting'}, ${whenWords(decision.meetsAt)}: ${outcome ?? decision.outcome}.${decision.action ? ` ${plain(decision.action)}` : ''}`
  })
}

function dutyLines(items: readonly Item[], current: Pick<Case, 'routes'>): string[] {
  const duties = items.filter(
    item => item.answer.kind === 'duty' && item.routes.some(route => current.routes.includes(route)),
  )
  return duties.slice(0, 2).map(item => `Always: ${item.text} (${item.section})`)
}

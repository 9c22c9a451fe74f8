/** Lines of a case that are not asked: what waits for others, what was agreed and decided, what is booked. */
import type { Case, SignOff } from '../policies/case.ts'
import { isStepDone, itemsOf, latestSignOff, stateOf, stepFact } from '../policies/checklist.ts'
import { dateWords, whenWords } from '../policies/day-words.ts'
import { stepOutcomes } from '../policies/outcomes.ts'
import type { Item } from '../policies/procedure.ts'
import { factOf, planOf } from '../policies/route-plan.ts'
import type { OpenItem, Standing } from '../policies/standing.ts'
import type { ChecklistView } from './checklist-card.ts'
import { ownerWords, roleName } from './standing-words.ts'
import { plannedFor } from './step-inputs.ts'
import { inLine, plain, plural } from './wording.ts'

export function caseLines(view: ChecklistView, standing: Standing): { text: string }[] {
  const { procedure, current } = view
  const settled = answeredItems(view, [...standing.open, ...standing.optional]).length
  const texts = [
    ...signOffLines(view),
    ...bookingLines(view),
    ...stepLines(view),
    plannedLine(view, standing),
    ...decisionLines(view),
    ...leadLines(view),
    ...waiting(view, standing),
    settled > 0 ? `${plural(settled, 'item')} answered.` : '',
    ...(current.safety ? ['The safety card was shown. Sign-offs and bookings wait until you say what came of it.'] : []),
    ...(current.stage === 'draft' ? dutyLines(procedure.items, current) : []),
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

/** What is due from the team to which the case is coming, one line for each of its roles. */
export function waitingForTeam(view: ChecklistView, { open, optional }: Standing): { text: string }[] {
  const { procedure, current, isTheirs } = view
  if (current.ended || !isTheirs) return []
  const roles = new Map<string, string[]>()
  for (const { item } of [...open, ...optional].filter(({ item }) => isTheirs(item))) {
    const owner = ownerWords(procedure, item)
    roles.set(owner, [...(roles.get(owner) ?? []), `${inLine(item.short)} (${item.section})`])
  }
  return [...roles].map(([owner, items]) => ({ text: `Waiting for ${owner}: ${items.join(', ')}.` }))
}

/** Acts after the next one, which the banner names. */
function waiting({ procedure, current }: ChecklistView, { next }: Standing): string[] {
  if (current.ended || !next) return []
  const { steps } = planOf(procedure, current.routes)
  const later = steps
    .slice(steps.indexOf(next) + 1)
    .filter(step => step.kind !== 'work' && !isStepDone(step, current))
    .map(step =>
      step.kind === 'sign-off' ? `${inLine(step.name)} (${inLine(roleName(procedure, step.by))})` : inLine(step.name),
    )
  return later.length > 0 ? [`Still to come: ${later.join('; ')}.`] : []
}

/** Meetings about the child and calls, with what came of them. */
function stepLines({ procedure, current }: ChecklistView): string[] {
  return planOf(procedure, current.routes).steps.flatMap(step => {
    const answer = current.answers[stepFact(step.id)]
    if ((step.kind !== 'case-meeting' && step.kind !== 'contact') || !answer?.day) return []
    const outcome = stepOutcomes(procedure, current, step).find(({ id }) => id === answer.choice && id !== 'goes-on')
    return [`${step.name}: ${dateWords(answer.day)}${outcome ? `, ${inLine(outcome.label)}` : ''}.`]
  })
}

/** The next meeting's day, where it is known and has not come. */
function plannedLine({ current, today }: ChecklistView, { next }: Standing): string {
  const day = current.ended ? '' : plannedFor(next, current.answers, today)
  return next && day ? `${next.name}: planned for ${dateWords(day)}. It is asked about from that day.` : ''
}

/** What a lead person said to whoever asked them outside Stepwise, and who put it down. */
function leadLines({ procedure, current, viewer, workerName }: ChecklistView): string[] {
  const leads = itemsOf(procedure, current).filter(item => item.answer.kind === 'lead')
  return [...new Map(leads.map(item => [factOf(item), item])).values()].flatMap(item => {
    const answer = current.answers[factOf(item)]
    if (!answer?.how || !answer.day) return []
    const who = answer.text ? ` (${plain(answer.text)})` : ''
    const said = answer.value === 'yes' ? 'taken on' : 'not taken on'
    const by = answer.by === viewer ? 'you' : plain(workerName ?? 'the case’s worker')
    return [
      `${item.short}${who}: ${said}, ${answer.how}, on ${dateWords(answer.day)}. Recorded by ${by} on ${whenWords(answer.at)}.`,
    ]
  })
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

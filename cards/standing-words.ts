/** Where a case stands, in words. */
import type { Case, Day } from '../policies/case.ts'
import { stateOf } from '../policies/checklist.ts'
import type { RefusalRule } from '../policies/council.ts'
import { dateWords } from '../policies/day-words.ts'
import { evidenceAge, meetingDayOf } from '../policies/evidence-age.ts'
import type { Item, Procedure, Step } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { OpenItem, Pointer, SilentRefusal, Standing } from '../policies/standing.ts'
import { ageWords, listWords, plural } from './wording.ts'

/** The banner of a case card: style, a title, and what it rests on. Colour is never the only sign. */
export function bannerOf(
  procedure: Procedure,
  standing: Standing,
): { style: string; title: string; lines: { text: string }[] } {
  const asks = standing.asks.map(ask => ({ text: `Ask first: ${pointerWords(procedure, ask)}` }))
  const next = standing.next ? [{ text: `Next: ${nextWords(procedure, standing.next)}` }] : []
  switch (standing.kind) {
    case 'elsewhere':
      return {
        style: 'warning',
        title: 'Where this stands: the procedure points elsewhere',
        lines: [...standing.pointers.map(pointer => ({ text: pointerWords(procedure, pointer) })), ...asks],
      }
    case 'still-needed':
      return {
        style: 'accent',
        title: `Where this stands: still needed (${factsIn(standing.open) + standing.questions.length})`,
        lines: [...openLine(standing), ...asks, ...next],
      }
    case 'nothing-missing':
      return { style: 'good', title: 'Where this stands: nothing missing', lines: [...asks, ...next] }
  }
}

const factsIn = (open: readonly OpenItem[]): number => new Set(open.map(({ item }) => factOf(item))).size

function openLine({ open, questions }: Standing): { text: string }[] {
  const musts = factsIn(open.filter(({ item }) => item.force === 'must'))
  const expected = factsIn(open) - musts
  const parts = [
    ...(musts ? [`${plural(musts, 'must', 'musts')}`] : []),
    ...(expected ? [`${expected} expected`] : []),
    ...(questions.length > 0 ? [plural(questions.length, 'question')] : []),
  ]
  return [{ text: `${listWords(parts)} before the next step` }]
}

export function pointerWords(procedure: Procedure, pointer: Pointer | SilentRefusal): string {
  if (pointer.kind === 'refused-consent') {
    return `“${pointer.item.short}” was refused or withdrawn. The document does not say what follows (${pointer.item.section}). Ask your manager.`
  }
  if (pointer.kind === 'condition')
    return `“${pointer.item.text}” is answered no. It is a condition of this route (${pointer.item.section}).`
  const { rule } = pointer
  const route = rule.route ? ` See ${procedure.routes.find(r => r.id === rule.route)?.name ?? rule.route}.` : ''
  return `${rule.when}: ${rule.then} (${rule.section}).${route}${ladderWords(procedure, rule)}`
}

/** The further steps of a ladder, in order: what comes when the first does not settle it. */
function ladderWords(procedure: Procedure, rule: RefusalRule, seen: readonly string[] = []): string {
  const next = procedure.refusals.find(({ id }) => id === rule.thenTry && !seen.includes(id))
  return next ? ` ${next.when}: ${next.then} (${next.section}).${ladderWords(procedure, next, [...seen, rule.id])}` : ''
}

export function nextWords(procedure: Procedure, step: Step): string {
  if (step.kind === 'sign-off') return `${step.name} (${roleName(procedure, step.by)}, ${step.section})`
  return `${step.name} (${step.section})`
}

export const roleName = (procedure: Procedure, id: string): string =>
  procedure.roles.find(role => role.id === id)?.name ?? id

/** Who has to do an item: the roles the document names, or that it names none. */
export const ownerWords = (procedure: Procedure, item: Item): string =>
  item.by ? item.by.map(id => roleName(procedure, id)).join(' or ') : 'the document does not say who'

/** The small line under an item: owner, section, and the age of a dated fact. */
export function hintOf(procedure: Procedure, current: Case, item: Item, today: Day): string {
  const base = `${ownerWords(procedure, item)} · ${item.section}`
  return [base, ageHint(procedure, current, item, today), unconfirmedHint(procedure, current, item, today)]
    .filter(Boolean)
    .join(' · ')
}

function ageHint(procedure: Procedure, current: Case, item: Item, today: Day): string {
  const day = current.answers[factOf(item)]?.day
  if (item.answer.kind !== 'date' || !item.answer.limit || !day) return ''
  const wanted = item.answer.limit
  const limit = procedure.limits.find(candidate => candidate.id === wanted)
  const age = limit && evidenceAge(day, limit, { today, meeting: meetingDayOf(current) })
  if (!age) return ''
  const ages = age.on.map(
    on =>
      `${ageWords(on.ageDays)} old ${on.what === 'today' ? 'today' : 'on the day of the meeting'}${on.tooOld ? ', too old' : ''}`,
  )
  const unstated = age.dayUnstated ? ' The document does not say which day counts.' : ''
  return `${ages.join('; ')}. Goes out of date on ${dateWords(age.staleFrom)}.${unstated}`
}

const unconfirmedHint = (procedure: Procedure, current: Case, item: Item, today: Day): string =>
  stateOf(procedure, current, item, today) === 'unconfirmed' ? 'Read from your message. Press Save to confirm.' : ''

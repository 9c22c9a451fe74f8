/** Where a case stands, in words. */
import { dayOf } from '../policies/calendar.ts'
import type { Case, Day, MeetingDecision } from '../policies/case.ts'
import { itemsOf, latestSignOff, nextAct, stateOf } from '../policies/checklist.ts'
import type { RefusalRule } from '../policies/council.ts'
import { dateWords, dayWords } from '../policies/day-words.ts'
import { evidenceAge, meetingDayOf } from '../policies/evidence-age.ts'
import { ladderOf } from '../policies/outcomes.ts'
import type { Item, Procedure, Step } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { OpenItem, Pointer, SilentRefusal, Standing } from '../policies/standing.ts'
import { ageWords, capital, inLine, listWords, plain, plural, stageWords } from './wording.ts'

/** The banner of a case card: style, a title, and what it rests on. Colour is never the only sign. */
export function bannerOf(
  procedure: Procedure,
  standing: Standing,
): { style: string; title: string; lines: { text: string }[] } {
  const told = new Set(standing.pointers.flatMap(pointer => (pointer.kind === 'refusal' ? [pointer.rule.id] : [])))
  const asks = standing.asks.flatMap(ask => {
    const [first, ...then] = pointerLines(procedure, ask, told)
    return [`Ask first: ${first}`, ...then].map(text => ({ text }))
  })
  const next = standing.next ? [{ text: `Next: ${nextWords(procedure, standing.next)}` }] : []
  if (standing.said?.then === 'return') return sentBackBanner(procedure, standing, standing.said)
  switch (standing.kind) {
    case 'elsewhere':
      return {
        style: 'warning',
        title: 'Where this stands: the procedure points elsewhere',
        lines: [
          ...standing.pointers.flatMap(pointer => pointerLines(procedure, pointer, told).map(text => ({ text }))),
          ...asks,
        ],
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

/** The same for the case's own card: a sign-off that was returned comes before anything that may be missing. */
export function bannerFor(procedure: Procedure, current: Case, standing: Standing): ReturnType<typeof bannerOf> {
  const banner = bannerOf(procedure, standing)
  const asked = standing.next?.kind === 'sign-off' ? latestSignOff(current, standing.next.id) : undefined
  if (asked?.status !== 'returned' || standing.kind === 'elsewhere') return banner
  const open = standing.kind === 'still-needed' ? banner.lines : []
  const texts = [`${standing.next?.name}: “${plain(asked.note ?? '')}”`, 'Change what the note asks for, then ask again.']
  return {
    style: 'warning',
    title: 'Where this stands: returned with a note',
    lines: [...texts.map(text => ({ text })), ...open],
  }
}

/** The stage as the case's own card says it: what is waited for under the procedure's own name. */
export function stageLine(procedure: Procedure, current: Case): string {
  const next = nextAct(procedure, current)
  if (current.stage === 'awaiting-approval' && next) return `Waiting for ${inLine(next.name)}`
  if (current.stage === 'approved' && current.signOffs.some(({ status }) => status === 'agreed'))
    return 'Agreed, not on a list yet'
  if (next && isByInvitation(procedure, next) && !current.booking)
    return waitsForInvitation(procedure, current, next) ?? `${next.name} next, by invitation`
  return stageWords[current.stage]
}

/** A meeting sent the case back: that comes before anything that may be missing, with whom to ask. */
function sentBackBanner(procedure: Procedure, standing: Standing, said: MeetingDecision) {
  const forum = procedure.forums.find(({ id }) => id === said.forum)
  const outcome = forum?.outcomes.find(({ id }) => id === said.outcome)
  const rule = procedure.refusals.find(({ id }) => id === outcome?.rule)
  const follows = rule ? `${rule.then} (${rule.section})` : 'The document does not say what follows. Ask your manager.'
  return {
    style: 'warning',
    title: 'Where this stands: sent back by the meeting',
    lines: [
      {
        text: `${forum?.name ?? 'The meeting'} of ${dayWords(dayOf(said.meetsAt))}: ${inLine(outcome?.label ?? said.outcome)}.`,
      },
      { text: follows },
      ...(standing.open.length > 0 ? openLine(standing) : []),
      { text: 'After that: put it on a list again, or take the case back.' },
    ],
  }
}

const factsIn = (open: readonly OpenItem[]): number => new Set(open.map(({ item }) => factOf(item))).size

function openLine({ open, questions, next }: Standing): { text: string }[] {
  const musts = factsIn(open.filter(({ item }) => item.force === 'must'))
  const expected = factsIn(open) - musts
  const parts = [
    ...(musts ? [`${plural(musts, 'must', 'musts')}`] : []),
    ...(expected ? [`${expected} expected`] : []),
    ...(questions.length > 0 ? [plural(questions.length, 'question')] : []),
  ]
  return [{ text: `${listWords(parts)} before ${next ? 'the next step' : 'it can be closed'}` }]
}

/** A pointer as lines: the rule, then the rules to try after it. A rule that is among `told` is not said again. */
function pointerLines(procedure: Procedure, pointer: Pointer | SilentRefusal, told: ReadonlySet<string>): string[] {
  if (pointer.kind !== 'refusal') return [otherWords(procedure, pointer)]
  return ladderOf(procedure, pointer.rule)
    .filter((rule, at) => at === 0 || !told.has(rule.id))
    .map((rule, at) => (at === 0 ? ruleWords(rule) : `Then: ${ruleWords(rule)}`))
}

function otherWords(
  { silences }: Procedure,
  { kind, item }: Exclude<Pointer | SilentRefusal, { kind: 'refusal' }>,
): string {
  if (kind === 'refused-consent') {
    const silence = silences.find(({ about }) => about.includes(item.id))
    const ask = silence ? `Ask: ${silence.ask}. (${silence.id})` : 'Ask your manager.'
    return `“${item.short}” was refused or withdrawn. The document does not say what follows (${item.section}). ${ask}`
  }
  return `“${item.text}” is answered no. It is a condition of this route (${item.section}).`
}

const ruleWords = ({ when, then, section }: RefusalRule): string => `${when.replace(/\.$/, '')}: ${then} (${section})`

export function nextWords(procedure: Procedure, step: Step): string {
  if (step.kind === 'sign-off') return `${step.name} (${roleName(procedure, step.by)}, ${step.section})`
  const invited = isByInvitation(procedure, step) ? '. Places come by invitation: nobody books themselves on.' : ''
  const optional = 'optional' in step && step.optional ? '. It is optional.' : ''
  return `${step.name} (${step.section})${invited || optional}`
}

/** What the forum wants beforehand is there, and somebody else has yet to invite: who that is. */
function waitsForInvitation(procedure: Procedure, current: Case, step: Step): string | undefined {
  const wanted = procedure.forums.find(({ id }) => 'forums' in step && step.forums.includes(id))?.needs ?? []
  const isThere = (item: Item) => current.answers[factOf(item)]?.value === 'yes'
  const items = itemsOf(procedure, current)
  const needs = items.filter(({ id }) => wanted.includes(id))
  const invites = items.find(item => item.gate === needs[0]?.gate && !wanted.includes(item.id) && item.by && !isThere(item))
  if (needs.length === 0 || !needs.every(isThere) || !invites) return undefined
  return `${needs[0]?.short}, waiting for the ${ownerWords(procedure, invites)}`
}

const isByInvitation = (procedure: Procedure, step: Step): boolean =>
  step.kind === 'list-meeting' &&
  procedure.forums.some(forum => step.forums.includes(forum.id) && forum.booking === 'invitation')

export const roleName = (procedure: Procedure, id: string): string =>
  procedure.roles.find(role => role.id === id)?.name ?? id

/** Who has to do an item: the roles the document names, or that it names none. */
export const ownerWords = (procedure: Procedure, item: Item): string =>
  item.by ? item.by.map(id => roleName(procedure, id)).join(' or ') : 'the document does not say who'

export type HintView = {
  readonly procedure: Procedure
  readonly current: Case
  readonly today: Day
  /** The items of the card: what two of them share is said once. */
  readonly among: readonly OpenItem[]
}

/** The small line under an item: owner, section, and the age of a dated fact. */
export function hintOf(view: HintView, item: Item): string {
  const { procedure, current, today } = view
  const base = `${ownerWords(procedure, item)} · ${item.section}`
  return [
    capital(base),
    ageHint(procedure, current, item, today),
    twoReadings(view, item),
    unconfirmedHint(procedure, current, item, today),
  ]
    .filter(Boolean)
    .reduce((before, part) => `${before}${before.endsWith('.') ? '' : ' ·'} ${part}`)
}

function ageHint(procedure: Procedure, current: Case, item: Item, today: Day): string {
  const day = current.answers[factOf(item)]?.day
  if (item.answer.kind !== 'date' || !item.answer.limit || !day) return ''
  const wanted = item.answer.limit
  const limit = procedure.limits.find(candidate => candidate.id === wanted)
  const age = limit && evidenceAge(day, limit, { today, meeting: meetingDayOf(current, limit) })
  if (!age) return ''
  const ages = age.on.map(
    on =>
      `${ageWords(on.ageDays)} old ${on.what === 'today' ? 'today' : `on ${dateWords(on.day)}, the day of the meeting`}${on.tooOld ? ', too old' : ''}`,
  )
  const unstated = age.dayUnstated ? ' The document does not say which day counts.' : ''
  return `${ages.join('; ')}. ${age.staleFrom > today ? 'Goes' : 'Went'} out of date on ${dateWords(age.staleFrom)}.${unstated}`
}

/**
 * Where the document can be read in two ways: the readings beside the first date whose limit is meant, a word to ask
 * "Why?" beside an item that few others share it with.
 */
function twoReadings({ procedure, among }: HintView, item: Item): string {
  const { ambiguities } = procedure
  const limit = limitOf(item)
  const ofLimit = limit ? ambiguities.find(({ about }) => about.includes(limit)) : undefined
  const first = among.find(({ item: other }) => ofLimit?.about.includes(limitOf(other) ?? ''))
  if (ofLimit && (!first || first.item.id === item.id)) return `Not clear in the document: ${ofLimit.text}`
  if (ofLimit) return `Not clear in the document: see “${first?.item.short}” above`
  const isFew = ({ about }: { about: readonly string[] }) => about.includes(item.id) && about.length <= 3
  return ambiguities.some(isFew) ? 'Not clear in the document: see Why' : ''
}

const limitOf = ({ answer }: Item): string | undefined => (answer.kind === 'date' ? answer.limit : undefined)

const unconfirmedHint = (procedure: Procedure, current: Case, item: Item, today: Day): string =>
  stateOf(procedure, current, item, today) === 'unconfirmed' ? 'Read from your message. Press Save to confirm.' : ''

/** "Remind me on Friday to chase the school about 1042": set by words or by a form; done, later, or not mine. */
import type { Action } from '../cards/actions.ts'
import { type ReminderForm, reminderForm, reminderSet } from '../cards/own-reminder-words.ts'
import { plain } from '../cards/wording.ts'
import { addWorkingDays, dayOf } from '../policies/calendar.ts'
import type { Case, Day } from '../policies/case.ts'
import { isOwnKey, mostWords, setOwnReminder } from '../policies/own-reminder.ts'
import { tidyReference } from '../policies/reference.ts'
import type { Outgoing } from './incoming.ts'
import { findByReference, findFor } from './open-case.ts'
import { patternFor } from './spoken-references.ts'
import { replyRefused, replyWith, settle, type Turn } from './turn.ts'
import { entitiesOf } from './understand/entities.ts'
import type { Entities } from './understand/understanding.ts'

/** `about`: the case the conversation was last about, where the words name none. */
export async function remindByWords(
  turn: Turn,
  text: string,
  { entities, about }: { readonly entities: Entities; readonly about: string | undefined },
): Promise<readonly Outgoing[]> {
  const reference = entities.caseRefs[0] ?? about
  const first = dayToRemind(text, entities)
  const words = wordsOf(text, entities)
  if (!reference || !first) {
    const when = first?.text ?? entities.dateText ?? ''
    const form = { reference: reference ?? '', when, words }
    return replyWith({ pressed: false }, reminderForm(form, first || !when ? '' : noSuchDay(when)))
  }
  return remindOn(turn, reference, { day: first.day, words })
}

/** Of several days the one named with the asking: "book 1042 Tuesday and remind me on Friday". */
function dayToRemind(text: string, { dates }: Entities): Entities['dates'][number] | undefined {
  const asked = text.toLowerCase().search(/\bremind/)
  const after = (said: string) => text.toLowerCase().indexOf(said.toLowerCase(), Math.max(0, asked)) >= 0
  return dates.find(({ text: said }) => after(said)) ?? dates[0]
}

const noSuchDay = (said: string): string => `I cannot tell which day “${plain(said)}” is. Type another, such as 4 December.`

/** What is left of the message without the day, the reference and the asking itself. */
function wordsOf(text: string, { dates }: Entities): string {
  const left = dates
    .reduce((rest, { text: said }) => rest.replace(new RegExp(escaped(said), 'i'), ' '), text)
    .replace(/\b(?:about|for|on|re|regarding)?\s*(?:case\s+)?(?:cs[-\s]?)?\d{3,8}\b/gi, ' ')
    .replace(/^.*?\bremind(?:er)?(?:\s+me)?\b/i, ' ')
    .replace(/\s+/g, ' ')
  const said = /\b(?:to|that|about)\s+(.+)$/i.exec(left)?.[1] ?? ''
  return said
    .replace(/(?:\s+\b(?:on|at|by|in|about|for|please)\b)*[\s.,;!?]*$/i, '')
    .trim()
    .slice(0, mostWords)
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export function showReminderForm(turn: Turn, form: ReminderForm): readonly Outgoing[] {
  return replyWith(turn, reminderForm(form))
}

export async function keepReminder(
  turn: Turn,
  action: Extract<Action, { verb: 'keep-reminder' }>,
): Promise<readonly Outgoing[]> {
  const reference = tidyReference(action.reference, patternFor(turn))
  const day = entitiesOf(action.when, turn.today).dates[0]?.day
  if (!reference) return replyWith(turn, reminderForm(action, 'I need a case reference.'))
  if (!day) return replyWith(turn, reminderForm(action, action.when ? noSuchDay(action.when) : 'I need a day.'))
  return remindOn(turn, reference, { day, words: action.words })
}

type On = { readonly day: Day; readonly words: string }
async function remindOn(turn: Turn, reference: string, on: On): Promise<readonly Outgoing[]> {
  const found = await findByReference(turn, reference, 'read')
  return 'refused' in found ? found.refused : setReminder(turn, found.current, on)
}

async function setReminder(turn: Turn, current: Case, on: On): Promise<readonly Outgoing[]> {
  const decision = await settle(turn, setOwnReminder(current, { person: turn.person, now: turn.now, ...on }))
  if (!decision.ok) return replyRefused(turn, decision.refusal, current.id)
  turn.ports.remember(turn.key.conversationId, { reference: current.reference })
  const write = decision.change.writes.find(one => one.kind === 'remind')
  if (!write) throw new Error('a reminder that was set is in its own change')
  return replyWith(turn, reminderSet(current, write.reminder), current.id)
}

type Answer = Extract<Action, { verb: 'reminder' }>
/** Null for an answer to any other reminder. A key that is not this person's own changes nothing. */
export async function takeOwnAnswer(turn: Turn, action: Answer): Promise<readonly Outgoing[] | null> {
  const { key, caseId, answer } = action
  if (!key.startsWith('own:')) return null
  if (!caseId || !isOwnKey(key, caseId, turn.person.id)) return replyWith(turn, over('That reminder is not there'))
  if (answer === 'snooze') {
    const found = await findFor(turn, caseId, 'read')
    if ('refused' in found) return found.refused
    return setReminder(turn, found.current, { day: addWorkingDays(dayOf(turn.now), 1), words: action.words })
  }
  const forget = { kind: 'forget-reminders', keyPrefix: key } as const
  await turn.ports.commit({ council: turn.person.council, writes: [forget], events: [], outbox: [] }, turn.key)
  return replyWith(turn, over(answer === 'done' ? 'Done' : 'Not yours'), caseId)
}

const over = (title: string) => ({ title, paragraphs: ['I will not remind you of it again.'] })

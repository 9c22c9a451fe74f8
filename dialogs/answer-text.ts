/** Typed words to their conversation. Anything unclear gets three guesses as buttons, never a dead end. */
import { identifyingMessage } from '../cards/identifying-words.ts'
import { mayChangeSeries } from '../policies/series-changes.ts'
import { answerInCompany } from './answer-in-company.ts'
import { answerQuestion, explain, ruleMeant } from './answer-question.ts'
import { askAsLead, countMeant, leadMeant } from './ask-as-lead.ts'
import { bookByWords } from './book-by-words.ts'
import { takeOffList } from './book-meeting.ts'
import { showSeriesList } from './change-series.ts'
import { explainStanding } from './explain-standing.ts'
import { exportByWords, exportMeant } from './export-case.ts'
import { showAgendaMeant } from './find-agenda.ts'
import { isInCompany, showGuesses, showHelp } from './give-help.ts'
import type { Outgoing } from './incoming.ts'
import { showMyCases } from './list-cases.ts'
import { caseReply, findByReference } from './open-case.ts'
import { remindByWords } from './remind-me.ts'
import { showNumbers } from './ring-numbers.ts'
import { withSaidFacts } from './said-facts.ts'
import { showSetUp } from './set-up.ts'
import { showMeasures } from './show-measures.ts'
import { showNextMeetings } from './show-meetings.ts'
import { procedureMeant, showProcedure } from './show-procedure.ts'
import { showView, viewMeant } from './show-views.ts'
import { showWaits } from './show-waits.ts'
import { patternFor, spokenReferences } from './spoken-references.ts'
import { startFromWords } from './start-case.ts'
import { replyWith, type Turn } from './turn.ts'
import { isBareWhy } from './understand/bare-why.ts'
import { type Understanding, understand } from './understand/understand.ts'

export async function answerText(turn: Turn, typed: string): Promise<readonly Outgoing[]> {
  const { text, meant } = spokenReferences(typed, patternFor(turn))
  const last = turn.ports.recall(turn.key.conversationId)
  const read = understand(text, {
    council: turn.person.council,
    today: turn.today,
    lastIntent: last.intent,
    lastCaseRef: last.reference,
  })
  const understood = { ...read, entities: { ...read.entities, caseRefs: read.entities.caseRefs.map(meant) } }
  if (understood.identifying.length > 0) {
    return replyWith(turn, identifyingMessage(understood.identifying.map(({ kind }) => kind)))
  }
  if (isInCompany(turn)) return answerInCompany(turn, text, understood)
  const [reference, ...others] = understood.entities.caseRefs
  const asked = others.length === 0 && isBareWhy(text) ? (reference ?? last.reference) : undefined
  if (asked) return explainStanding(turn, asked)
  const rule = ruleMeant(text, turn.procedure)
  if (rule) return explain(turn, rule, null)
  if (reference && others.length === 0 && isOnlyReference(text)) return openByReference(turn, reference)
  if (/^\s*(set[\s-]?up|settings)\s*$/i.test(text)) return showSetUp(turn, 0)
  if (/^\s*(the\s+)?numbers(\s+to\s+ring)?\s*$/i.test(text) && turn.person.roles.includes('administrator'))
    return showNumbers(turn)
  if (/^\s*(change\s+)?(the\s+)?meetings?\s*$/i.test(text) && mayChangeSeries(turn.person)) return showSeriesList(turn)
  const count = countMeant(text)
  if (count) return count === 'measures' ? showMeasures(turn) : showWaits(turn)
  const lead = reference && others.length === 0 ? leadMeant(text) : null
  if (reference && lead) return askAsLead(turn, reference, lead)
  if (reference && others.length === 0 && exportMeant(text)) return exportByWords(turn, reference)
  const view = !reference && turn.person.roles.includes('coordinator') ? viewMeant(text) : null
  if (view) return showView(turn, view)
  const procedure = procedureMeant(text)
  if (procedure) return showProcedure(turn, procedure)
  if (reference && others.length === 0 && reportsFacts(text, understood)) return fillIn(turn, reference, understood)
  if (!understood.sure) return unsure(turn, text, understood)
  turn.ports.remember(turn.key.conversationId, { intent: understood.intents[0]?.intent })
  return answerAll(turn, text, understood)
}

/** Everything a message asks for, in its order, at most three things; a conversation of its own for each. */
async function answerAll(turn: Turn, text: string, understood: Understanding): Promise<readonly Outgoing[]> {
  const first = await answerIntent(turn, text, understood)
  const more: Outgoing[] = []
  for (const intent of understood.also.filter(also => also !== 'safeguarding_now').slice(0, 2)) {
    // Each request writes under a key of its own: the first one's commit must not look like a repeat of it.
    const own: Turn = { ...turn, key: { ...turn.key, activityId: `${turn.key.activityId}:${intent}` } }
    more.push(...(await answerIntent(own, text, { ...understood, intents: [{ intent, confidence: 1 }] })))
  }
  return [...first, ...more]
}

const isOnlyReference = (text: string): boolean => /^\s*(open\s+|case\s+|show\s+)?(cs[-\s]?)?\d{3,6}\s*\??\s*$/i.test(text)

/** "book it", "move this one", "is it signed off": the case this conversation was last about. */
const isAboutTheSame = (text: string): boolean => /\b(it|this|that|this one|that one|same|him|her|them)\b/i.test(text)

async function openByReference(turn: Turn, reference: string): Promise<readonly Outgoing[]> {
  const found = await findByReference(turn, reference, 'read')
  return 'refused' in found ? found.refused : caseReply(turn, found.current, found.arranged)
}

/**
 * "1042 visit 3/11, both parents agreed in writing": told, not asked. A date makes such a line look like a booking to
 * the classifier, so any word that asks for something else is looked for instead.
 */
function reportsFacts(text: string, { entities }: Understanding): boolean {
  const told = entities.facts.length > 0 || entities.consent !== undefined || entities.lead !== undefined
  return told && !wantsMore.test(text)
}
const wantsMore =
  /\?|\b(?:book\w*|list|agenda|panel|move|cancel|take|put|remind|next|step|close|when|how|who|what|which|where|why|can|could|may|should|need|sign\w* off|approv\w*)\b/i

async function fillIn(turn: Turn, reference: string, { entities }: Understanding): Promise<readonly Outgoing[]> {
  const found = await findByReference(turn, reference, 'read')
  return 'refused' in found ? found.refused : withSaidFacts(turn, found.current, entities)
}

/** Below the margin a question that the document plainly answers is still answered; anything else is guessed at. */
async function unsure(turn: Turn, text: string, understood: Understanding): Promise<readonly Outgoing[]> {
  const questions = understood.intents
    .slice(0, 2)
    .every(({ intent }) => intent.endsWith('_question') || intent === 'escalation_or_disagreement')
  return questions
    ? answerQuestion(turn, text, understood.entities.caseRefs[0])
    : showGuesses(understood.intents.map(({ intent }) => intent))
}

async function answerIntent(turn: Turn, text: string, understood: Understanding): Promise<readonly Outgoing[]> {
  const { entities } = understood
  const reference =
    entities.caseRefs[0] ?? (isAboutTheSame(text) ? turn.ports.recall(turn.key.conversationId).reference : undefined)
  switch (understood.intents[0]?.intent) {
    case 'step_down_check':
      return startFromWords(turn, 'down', { ...entities, text })
    case 'step_up_check':
      return startFromWords(turn, 'up', { ...entities, text })
    case 'book_meeting':
    case 'reschedule_booking':
      return withCase(turn, reference, caseId =>
        bookByWords(turn, caseId, {
          text,
          entities,
          move: understood.intents[0]?.intent === 'reschedule_booking',
        }),
      )
    case 'cancel_booking':
      return withCase(turn, reference, caseId => takeOffList(turn, caseId))
    case 'next_meeting':
      return showNextMeetings(turn)
    case 'agenda':
      return showAgendaMeant(turn, text, entities.dates[0]?.day)
    case 'approve_or_approval_status':
      return reference
        ? openByReference(turn, reference)
        : turn.person.roles.includes('manager')
          ? showWaits(turn)
          : answerQuestion(turn, text)
    case 'my_cases':
      return showMyCases(turn)
    case 'case_status':
      return reference ? openByReference(turn, reference) : showMyCases(turn)
    case 'help':
    case 'greeting_or_thanks':
      return showHelp(turn)
    case 'measures_report':
      return showMeasures(turn)
    case 'reminder_request':
      return remindByWords(turn, text, { entities, about: turn.ports.recall(turn.key.conversationId).reference })
    case 'out_of_scope':
    case 'safeguarding_now':
    case undefined:
      return showGuesses(understood.intents.map(({ intent }) => intent))
    default:
      return answerQuestion(turn, text, entities.caseRefs[0])
  }
}

/** A booking needs its case: the one named, or the person's own list to choose from. */
async function withCase(
  turn: Turn,
  reference: string | undefined,
  act: (caseId: string) => Promise<readonly Outgoing[]>,
): Promise<readonly Outgoing[]> {
  if (!reference) return showMyCases(turn)
  const found = await findByReference(turn, reference, 'read')
  return 'refused' in found ? found.refused : act(found.current.id)
}

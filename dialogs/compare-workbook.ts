/** A workbook that a coordinator sends: compared with its meeting's list, shown, and taken over where they choose so. */
import type { Action } from '../cards/actions.ts'
import { workbookCard, workbookText } from '../cards/workbook-card.ts'
import { workbookRefusedMessage } from '../cards/workbook-refusal-words.ts'
import {
  noMeetingMessage,
  noReferenceMessage,
  whichMeetingMessage,
  workbookGoneMessage,
  workbookInOwnChatMessage,
  workbookNotYoursMessage,
} from '../cards/workbook-words.ts'
import { mayRead } from '../policies/access.ts'
import type { Case } from '../policies/case.ts'
import { compareWorkbook } from '../policies/compare-workbook.ts'
import { mayReadHeadings } from '../policies/council-headings.ts'
import { recordedDecision } from '../policies/decision-words.ts'
import { leastHeadings } from '../policies/least-headings.ts'
import { forumOf } from '../policies/series.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import { referenceHeading, type Sheet, sheetOf, type Workbook } from '../policies/workbook.ts'
import { answerText } from './answer-text.ts'
import { procedureOf } from './choose-version.ts'
import { findWorkbookMeeting } from './find-workbook-meeting.ts'
import type { Incoming, Outgoing } from './incoming.ts'
import { findHeld, type Held } from './run-meeting.ts'
import { headingsInUse, rememberedWorkbook, rememberWorkbook } from './sent-workbook.ts'
import { showHeadings } from './set-headings.ts'
import { patternOf } from './spoken-references.ts'
import { arrangementsOf, nameIn, reply, replyRefused, replyWith, type Turn } from './turn.ts'
import { identifyingIn } from './understand/identifying.ts'

type File = Extract<Incoming, { kind: 'file' }>
/** Fetched only for those who may send one; read, compared, and let go. */
export async function takeWorkbook(turn: Turn, file: File): Promise<readonly Outgoing[]> {
  const { ports, person } = turn
  if (file.text !== '' && !(mayReadHeadings(person) && isWorkbook(file.name))) return answerText(turn, file.text)
  if (!mayReadHeadings(person)) return replyWith(turn, workbookNotYoursMessage(coordinatorsOf(turn)))
  if (file.from.conversation !== 'personal') return replyWith(turn, workbookInOwnChatMessage())
  if (!isWorkbook(file.name)) return replyWith(turn, workbookRefusedMessage({ code: 'not-a-workbook' }))
  const workbook = await ports.readWorkbook(file.downloadUrl)
  return workbook.ok
    ? compareOrAsk(turn, workbook, `${file.name} ${file.text}`)
    : replyWith(turn, workbookRefusedMessage(workbook.refusal))
}

const isWorkbook = (name: string): boolean => /\.(xls[xmb]?|ods)$/i.test(name.trim())

const coordinatorsOf = ({ ports, person }: Turn): readonly string[] =>
  ports.directory.withRole(person.council, 'coordinator').map(({ name }) => name)

/** While no headings are set, or for an administrator alone, its first row is offered as the council's headings. */
async function compareOrAsk(turn: Turn, workbook: Workbook, words: string): Promise<readonly Outgoing[]> {
  const { settings } = await arrangementsOf(turn)
  const headings = headingsInUse(settings)
  const sheet = sheetOf(workbook, headings, patternOf(settings))
  const coordinates = turn.person.roles.includes('coordinator')
  rememberWorkbook(turn, workbook, sheet)
  if (!coordinates || (!sheet && headings === leastHeadings)) return showHeadings(turn, workbook.headings)
  if (!sheet) return replyWith(turn, noReferenceMessage(referenceHeading(headings)?.name ?? null))
  const choices = await findWorkbookMeeting(turn, sheet, { line: workbook.line, words })
  if (choices.length === 0) return replyWith(turn, noMeetingMessage())
  if (choices.length > 1) return replyWith(turn, whichMeetingMessage(choices))
  return showComparison(turn, { verb: 'workbook', meetingId: choices[0]?.meeting.id ?? '', page: 0 })
}

/** The comparison as things stand now, from the workbook sent last in this conversation. */
export async function showComparison(
  turn: Turn,
  { meetingId, page }: Extract<Action, { verb: 'workbook' }>,
  said: readonly string[] = [],
): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  const workbook = rememberedWorkbook(turn)
  if (!workbook) return replyWith(turn, { ...workbookGoneMessage(), ...(said[0] ? { subtitle: said[0] } : {}) })
  const [{ settings }, held] = await Promise.all([arrangementsOf(turn), findHeld(turn, meetingId)])
  if (!held) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  const { sheet } = workbook
  const headings = headingsInUse(settings)
  const view = {
    forum: forumOf(turn.procedure, held.agenda.meeting.forum),
    meeting: held.agenda.meeting,
    comparison: await compare(turn, sheet, { headings, held }),
    sheet: { ...sheet, unknown: sheet.unknown.filter(name => !identifies(name)) },
    page,
    said,
    offersHeadings: sheet.unknown.length > 0 || sheet.missing.length > 0,
  }
  return reply(turn, workbookCard(view), workbookText(view))
}

const identifies = (text: string): boolean => identifyingIn(text).length > 0

function decidedOn({ ports }: Turn, { agenda: { meeting, items } }: Held, current: Case) {
  const item = items.find(({ case: { id } }) => id === current.id)
  const procedure = procedureOf(ports, current)
  return item && procedure ? recordedDecision(forumOf(procedure, meeting.forum), current, item.booking) : null
}

type Against = { readonly headings: readonly RowHeading[]; readonly held: Held }
async function compare(turn: Turn, sheet: Sheet, { headings, held }: Against) {
  const { ports, procedure, person } = turn
  const mayBeSeen = (current: Case) => mayRead(person, current, ports.directory)
  const references = sheet.rows.flatMap(({ reference }) => reference ?? [])
  return compareWorkbook(sheet, {
    procedure,
    headings,
    meeting: held.agenda.meeting,
    listed: held.agenda.items.map(item => item.case).filter(mayBeSeen),
    decided: current => decidedOn(turn, held, current),
    found: (await ports.findCasesByReference(person.council, references)).filter(mayBeSeen),
    identifies,
    nameOf: nameIn(turn),
    teamOf: id => ports.directory.find(id)?.team ?? '',
  })
}

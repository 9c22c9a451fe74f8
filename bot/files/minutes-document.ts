/** What a meeting decided, as a document that any word processor opens. No child, no worker: references and decisions. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Agenda } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import type { Forum } from '../../policies/council.ts'
import { whenWords } from '../../policies/day-words.ts'
import type { StoredFile } from '../../policies/decision.ts'
import { type MinuteItem, minuteOf } from '../../policies/meeting-minutes.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { meetingFileName } from './file-name.ts'

export const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export type MinutesFacts = {
  readonly procedure: Procedure
  /** The version that a case began under. */
  readonly procedureOf: (current: Case) => Procedure
  readonly forum: Forum
  readonly agenda: Agenda
  readonly now: Date
}

/** The minutes as `.docx`: the meeting, who attended, each item decided with its action, what was not reached. */
export async function minutesDocument(facts: MinutesFacts): Promise<StoredFile> {
  const { agenda, forum, procedure } = facts
  const title = `${forum.name}: minutes`
  const document = new Document({
    title,
    creator: 'Stepwise',
    description: `${procedure.name}, ${whenWords(agenda.meeting.at)}`,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 120 } },
        },
        title: { run: { font: 'Arial', size: 36, bold: true }, paragraph: { spacing: { after: 60 } } },
        heading1: { run: { font: 'Arial', size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } },
      },
    },
    sections: [sectionOf(facts, title)],
  })
  return {
    name: meetingFileName(agenda.meeting, forum, 'docx'),
    council: agenda.meeting.council,
    contentType: documentType,
    cases: agenda.items.map(({ booking }) => booking.caseId),
    content: new Uint8Array(await Packer.toBuffer(document)),
  }
}

function sectionOf(facts: MinutesFacts, title: string): ISectionOptions {
  const { agenda, procedure, procedureOf, forum, now } = facts
  const { meeting } = agenda
  const placed = agenda.items.filter(({ booking }) => booking.place === 'place')
  const items = placed.map(item => minuteOf(procedureOf(item.case), item, { forum, meeting }))
  const decided = items.filter(({ decision }) => decision !== null)
  const left = items.filter(({ decision }) => decision === null)
  return {
    properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
    footers: { default: footerOf(now) },
    children: [
      new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
      fact('Council', procedure.name),
      fact('Held', `${whenWords(meeting.at)}${meeting.place ? `, ${meeting.place}` : ''}`),
      fact('Who attended', meeting.attended || 'Not recorded'),
      heading(`Decisions (${decided.length})`),
      ...(decided.length > 0 ? [decisionsTable(decided)] : [new Paragraph('No decision was recorded.')]),
      ...clockLines(decided),
      heading(`Not reached (${left.length})`),
      ...(left.length > 0 ? left.map(leftLine) : [new Paragraph('Every item was reached.')]),
    ],
  }
}

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
const fact = (name: string, value: string) =>
  new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(value)] })

const columns = [
  { name: 'Reference', share: 16, of: ({ reference }: MinuteItem) => reference },
  { name: 'Decision', share: 38, of: ({ decision }: MinuteItem) => decision ?? '' },
  { name: 'Action, owner and date', share: 46, of: ({ action }: MinuteItem) => action || 'None recorded' },
]

function decisionsTable(items: readonly MinuteItem[]): Table {
  const cell = (text: string, share: number, bold = false) =>
    new TableCell({
      width: { size: share, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(bold ? { shading: { fill: 'E7E6E6' } } : {}),
      children: [new Paragraph({ children: [new TextRun({ text, bold })], spacing: { after: 0 } })],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ name, share }) => cell(name, share, true)) }),
      ...items.map(
        item => new TableRow({ cantSplit: true, children: columns.map(({ of, share }) => cell(of(item), share)) }),
      ),
    ],
  })
}

/** Which time limits of the document run from these decisions; that there are none is said too. */
function clockLines(items: readonly MinuteItem[]): Paragraph[] {
  const lines = items.flatMap(({ reference, started }) =>
    started.map(({ name, text, section }) => new Paragraph(`${reference}: ${name}. ${text} (${section})`)),
  )
  const none = new Paragraph('The document names no time limit that starts with a decision of this meeting.')
  return [heading('Time limits that start'), ...(lines.length > 0 ? lines : [none])]
}

const leftLine = ({ reference, nowOn }: MinuteItem) =>
  new Paragraph(`${reference}: ${nowOn ? `now on the list of ${whenWords(nowOn)}` : 'on no list, the worker was told'}`)

const footerOf = (now: Date) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun({ text: `Made by Stepwise on ${whenWords(now.toISOString())}. Page `, size: 18 }),
          new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 18 }),
        ],
      }),
    ],
  })

/** A notice made ready for the people it goes to, as things stand when it is sent. */
import * as z from 'zod'
import { agendaCard, agendaText } from '../cards/agenda-card.ts'
import { newVersionMessage } from '../cards/changes-words.ts'
import { checklistCard } from '../cards/checklist-card.ts'
import { type Message, messageCard, messageText } from '../cards/message-card.ts'
import { numberCheckMessage } from '../cards/not-live-words.ts'
import { noticeMessage } from '../cards/notice-words.ts'
import { signOffCard, signOffText } from '../cards/sign-off-card.ts'
import { versionGoneMessage } from '../cards/version-words.ts'
import { capital, inLine } from '../cards/wording.ts'
import { mayRead, personIn } from '../policies/access.ts'
import { dayOf } from '../policies/calendar.ts'
import type { Case, Person } from '../policies/case.ts'
import { latestSignOff } from '../policies/checklist.ts'
import type { Notice } from '../policies/decision.ts'
import type { Procedure, SignOffStep } from '../policies/procedure.ts'
import { planOf } from '../policies/route-plan.ts'
import { liveSince, openPoints } from '../policies/safety/go-live.ts'
import { forumOf } from '../policies/series.ts'
import { isStillNews } from '../policies/still-news.ts'
import { startsOn } from '../policies/versions.ts'
import { newerFor, procedureOf } from './choose-version.ts'
import type { Card, Delivery } from './incoming.ts'
import { caseView } from './open-case.ts'
import type { OpenedCase, Ports } from './ports.ts'
import { agendaLines, findHeld } from './run-meeting.ts'

const preview = 'Stepwise has something for you'

/**
 * One delivery for each person. Nobody to tell: the administrators, who then see whose it was. None at all when the
 * matter has settled itself while the notice waited.
 */
export async function deliver(ports: Ports, notice: Notice): Promise<readonly Delivery[]> {
  const opened = notice.caseId ? await ports.openCase(notice.council, { id: notice.caseId }) : undefined
  if (!isStillNews(notice, opened?.current, ports.now())) return []
  const people = recipientsOf(ports, notice).filter(person => isTheirs(ports, notice, { person, opened }))
  const shown = await Promise.all(people.map(person => showTo(ports, showingFor(ports, notice, { person, opened }))))
  return shown.map((one, index) => ({
    notice,
    to: people[index]?.id ?? '',
    preview,
    files: filesOf(notice),
    ...one,
  }))
}

type Reader = { readonly person: Person; readonly opened: OpenedCase | undefined }
const mayNotSee = (ports: Ports, { person, opened }: Reader): boolean =>
  opened?.current !== undefined && !mayRead(person, opened.current, ports.directory)

/** A case that went to somebody else is no longer told to who had it, but for that it went. */
const isTheirs = (ports: Ports, notice: Notice, reader: Reader): boolean =>
  notice.kind === 'case-given' ||
  !('person' in notice.to && notice.to.person === reader.person.id && mayNotSee(ports, reader))

/** Of a case that the reader may not see nothing is shown: it is "a case". */
function showingFor(ports: Ports, notice: Notice, reader: Reader): Showing {
  const { person, opened } = reader
  if (mayNotSee(ports, reader))
    return { notice: { ...notice, caseId: null }, person, opened: undefined, current: undefined }
  return { notice, person, opened, current: opened?.current }
}

const filesSchema = z.object({ files: z.array(z.object({ name: z.string(), contentType: z.string() })) })
/** Files that a notice brings along, kept under their names. */
const filesOf = ({ kind, facts }: Notice): Delivery['files'] =>
  kind === 'agenda' || kind === 'booking-changed' ? (filesSchema.safeParse(facts).data?.files ?? []) : []

function recipientsOf(ports: Ports, notice: Notice): readonly Person[] {
  const { to, council } = notice
  const found =
    'person' in to
      ? [personIn(council, to.person, ports.directory)].filter(person => person !== undefined)
      : ports.directory.withRole(council, to.role)
  return found.length > 0 ? found : ports.directory.withRole(council, 'administrator')
}

type Showing = {
  readonly notice: Notice
  readonly person: Person
  readonly opened: OpenedCase | undefined
  readonly current: Case | undefined
}
type Shown = { readonly card: Card; readonly text: string }

async function showTo(ports: Ports, showing: Showing): Promise<Shown> {
  const { notice, current } = showing
  if (current && !procedureOf(ports, current)) return goneCase(current)
  const special =
    notice.kind === 'sign-off-asked' && current
      ? signOff(ports, current, notice)
      : notice.kind === 'agenda'
        ? await agenda(ports, showing)
        : notice.kind === 'new-version'
          ? newVersion(ports, notice)
          : notice.kind === 'number-check'
            ? await numberCheck(ports, notice)
            : null
  if (special) return special
  const own = ownCase(ports, showing)
  if (own) return own
  const procedure = ports.procedure(notice.council, current?.procedureVersion)
  const message = noticeMessage({
    notice,
    current,
    procedure,
    nameOf: id => ports.directory.find(id)?.name ?? 'somebody',
    today: dayOf(ports.now()),
  })
  return asMessage(message, notice.caseId)
}

/** A worker told of a decision gets the case itself, with what is due now to answer: no press to open it. */
function ownCase(ports: Ports, { notice, person, opened, current }: Showing): Shown | null {
  const tells = notice.kind === 'sign-off-decided' || notice.kind === 'decision-made'
  if (!tells || !opened || !current || current.worker !== person.id) return null
  const now = ports.now()
  const procedure = ports.procedure(notice.council, current.procedureVersion)
  const nameOf = (id: string) => ports.directory.find(id)?.name ?? 'somebody'
  const message = noticeMessage({ notice, current, procedure, nameOf, today: dayOf(now) })
  const said = saidOf(notice, message, current.reference)
  const view = caseView({ ports, person, now, today: dayOf(now) }, current, opened, { said })
  return { card: checklistCard(view), text: messageText(message) }
}

/** Above the case: what was decided, and what the card does not say below. A note counts most where it was returned. */
function saidOf(notice: Notice, { title, paragraphs }: Message, reference: string): string[] {
  const what = title.replace(`${reference}: `, '')
  const [first, more] = (paragraphs ?? []).map(paragraph => (typeof paragraph === 'string' ? paragraph : paragraph.text))
  if (notice.kind === 'decision-made') return [`The meeting decided: ${inLine(what)}.`]
  const note = notice.facts.status === 'returned' ? more : undefined
  return [capital(what), first ?? '', ...(note ? [note] : [])].filter(Boolean)
}

const asMessage = (message: Message, about: string | null): Shown => ({
  card: messageCard(message, about),
  text: messageText(message),
})

/** Nothing is said of a case with another version than its own. */
const goneCase = (current: Case): Shown =>
  asMessage(versionGoneMessage(current.reference, current.procedureVersion), current.id)

/** Where both versions are still here, what has changed stands in the card itself. */
function newVersion(ports: Ports, { council, facts }: Notice): Shown | null {
  const [before, after] = [facts.from, facts.to].map(version =>
    ports.versions(council).find(kept => kept.version === version),
  )
  return before && after ? asMessage(newVersionMessage(before, after, startsOn(after)), null) : null
}

/** What is open by now, which may be less than when it was noticed. */
async function numberCheck(ports: Ports, { council }: Notice): Promise<Shown> {
  const { settings } = await ports.arrangements(council)
  const points = openPoints(ports.procedure(council), settings, dayOf(ports.now()))
  return asMessage(numberCheckMessage(points, liveSince(settings) !== null), null)
}

function signOff(ports: Ports, current: Case, notice: Notice): Shown | null {
  const procedure: Procedure = ports.procedure(current.council, current.procedureVersion)
  const stepId = String(notice.facts.step)
  const step = planOf(procedure, current.routes).steps.find(
    (candidate): candidate is SignOffStep => candidate.id === stepId && candidate.kind === 'sign-off',
  )
  const asked = latestSignOff(current, stepId)
  if (!step || !asked) return null
  const name = (id: string | undefined) => ports.directory.find(id ?? '')?.name ?? ''
  const view = {
    procedure,
    current,
    step,
    signOff: asked,
    workerName: name(asked.askedBy),
    deciderName: name(asked.decidedBy),
    today: dayOf(ports.now()),
    newer: newerFor(ports, current),
    said: [],
  }
  return { card: signOffCard(view), text: signOffText(view) }
}

async function agenda(ports: Ports, { notice, person }: Showing): Promise<Shown | null> {
  const procedure = ports.procedure(notice.council)
  const now = ports.now()
  const held = await findHeld({ ports, procedure, now }, String(notice.facts.meetingId))
  if (!held) return null
  const { meeting } = held.agenda
  const view = {
    procedure,
    forum: forumOf(procedure, meeting.forum),
    meeting,
    lines: agendaLines({ ports, person }, held.agenda),
    page: 0,
    now,
    today: dayOf(now),
    said: ['The cut-off has passed. This is the list.'],
    source: held.series.source,
  }
  return { card: agendaCard(view), text: agendaText(view) }
}

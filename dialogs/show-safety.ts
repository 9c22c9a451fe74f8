/** The safety card: shown at once, from memory, with or without a database. */
import { readPress } from '../cards/actions.ts'
import { messageCard, messageText } from '../cards/message-card.ts'
import { safetyCard, safetyText } from '../cards/safety-card.ts'
import { mayRead } from '../policies/access.ts'
import { dayOf } from '../policies/calendar.ts'
import type { Case } from '../policies/case.ts'
import { changeOf, revise } from '../policies/case-changes.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Notice } from '../policies/decision.ts'
import { anyReference } from '../policies/reference.ts'
import { frontDoor } from '../policies/safety/front-door.ts'
import { procedureOf } from './choose-version.ts'
import type { Incoming, Outgoing, Sender } from './incoming.ts'
import { ConflictError, type Ports, type SafetyShown, StorageAwayError } from './ports.ts'
import { patternFor, spokenReferences } from './spoken-references.ts'
import { isBareWhy } from './understand/bare-why.ts'
import { caseRefsOf } from './understand/case-refs.ts'
import { safetyOf } from './understand/understand.ts'

/** `answer`: the whole reply. `first`: goes before the reply ("lead"). */
export type SafetyAnswer = {
  readonly answer: readonly Outgoing[] | null
  readonly first: readonly Outgoing[]
}
const nothing: SafetyAnswer = { answer: null, first: [] }

/** Reads typed text for a worry about a child, before it is routed. Its words are never kept. */
export async function noticeSafety(ports: Ports, incoming: Incoming): Promise<SafetyAnswer> {
  if (incoming.kind !== 'text' && incoming.kind !== 'file') return nothing
  const strength = strengthOf(incoming.text)
  if (strength === 'none') return nothing
  const person = ports.directory.find(incoming.from.userId)
  const spoken = spokenReferences(incoming.text, person ? patternFor({ ports, person }) : anyReference)
  const reference = caseRefsOf(spoken.text).map(spoken.meant)[0]
  const current = person && reference ? await findQuietly(ports, person.council, { reference }) : undefined
  const caseOf = current && person && mayRead(person, current, ports.directory) ? current : null
  const shown = await show(ports, incoming.from, {
    council: person?.council ?? null,
    current: strength === 'stop' ? caseOf : null,
    strength,
  })
  return strength === 'stop' ? { answer: shown, first: [] } : { answer: null, first: shown }
}

function strengthOf(text: string): 'stop' | 'lead' | 'none' {
  if (asksForNumber(text)) return 'stop'
  return isBareWhy(text) ? 'none' : safetyOf(text)
}

/** The words of the safety line itself, typed. */
const asksForNumber = (text: string): boolean =>
  /^\s*(please\s+)?(get|give|show)\s+(me\s+)?the\s+(safety\s+|front\s+door\s+)?number\b/i.test(text)

/** The presses that belong to safety. They need neither a known person nor a database. */
export async function safetyPress(ports: Ports, incoming: Extract<Incoming, { kind: 'press' }>): Promise<SafetyAnswer> {
  const press = readPress(incoming.data)
  const action = press?.action
  if (!action) return nothing
  const person = ports.directory.find(incoming.from.userId)
  const find = async (caseId: string | null) => {
    const found = person && caseId ? await findQuietly(ports, person.council, { id: caseId }) : undefined
    return found && person && mayRead(person, found, ports.directory) ? found : null
  }
  if (action.verb === 'safety') {
    const council = person?.council ?? null
    return {
      answer: await show(ports, incoming.from, {
        council,
        current: await find(action.caseId),
        strength: 'pressed',
      }),
      first: [],
    }
  }
  if (action.verb === 'safety-council') {
    const council = ports.councils().includes(action.council) ? action.council : null
    return {
      answer: await show(ports, incoming.from, { council, current: null, strength: 'pressed' }),
      first: [],
    }
  }
  if (action.verb !== 'safety-answer') return nothing
  return {
    answer: await takeAnswer(ports, incoming.from, action.answer, await find(action.caseId)),
    first: [],
  }
}

type Showing = {
  readonly council: CouncilId | null
  readonly current: Case | null
  readonly strength: SafetyShown['strength']
}

async function show(ports: Ports, from: Sender, { council, current, strength }: Showing): Promise<readonly Outgoing[]> {
  const now = ports.now()
  note(ports, from, { council, caseId: current?.id ?? null, what: 'shown', strength })
  if (current && !current.safety && !current.ended) await holdCase(ports, current, from.userId)
  if (council) await tellMissingNumber(ports, council, now)
  const door = council ? frontDoor(ports.procedure(council), ports.safetySettings(council), now) : null
  const councils = ports.councils().map(id => ({ id, name: ports.procedure(id).name }))
  const view = { door, councils, caseId: current?.id ?? null, caseReference: current?.reference ?? null }
  return [{ kind: 'card', card: safetyCard(view), text: safetyText(view) }]
}

/** A council without a known number: its administrators are told, once a day. */
async function tellMissingNumber(ports: Ports, council: CouncilId, now: Date): Promise<void> {
  const door = frontDoor(ports.procedure(council), ports.safetySettings(council), now)
  if (!door.gaps.includes('no-number')) return
  const what = `Somebody asked for the number to ring about a child, and Stepwise knows none for ${door.nameless.join(', ')}. Set it now: type “set up”.`
  const notice: Notice = {
    key: `number-missing:${council}:${dayOf(now)}`,
    council,
    to: { role: 'administrator' },
    kind: 'number-missing',
    caseId: null,
    urgency: 'now',
    facts: { what },
  }
  await quietly(() => ports.commit({ council, writes: [], events: [], outbox: [notice] }, null))
}

/** Sign-offs and bookings of the case wait, and the duty managers are told. Never holds up the card itself. */
async function holdCase(ports: Ports, current: Case, person: string): Promise<void> {
  const at = ports.now().toISOString()
  const told: Notice = {
    key: `safety:${current.id}:${at}`,
    council: current.council,
    to: { role: 'duty-manager' },
    kind: 'safety-shown',
    caseId: current.id,
    urgency: 'now',
    facts: { shownTo: person, at },
  }
  const dueAt = new Date(ports.now().getTime() + 60 * 60 * 1000).toISOString()
  const reminder = {
    key: `safety:${current.id}:${at}`,
    council: current.council,
    caseId: current.id,
    what: 'safety-unanswered',
    dueAt,
  } as const
  const next = withSafety(ports, current, { since: at, shownTo: person })
  const change = changeOf(
    current,
    next,
    { type: 'safety-shown', by: person, facts: {} },
    { outbox: [told], writes: [{ kind: 'remind', reminder }] },
  )
  await quietly(() => ports.commit(change, null))
}

/** Where the case's own version is not here its stage stays as it is: what is said of safety is kept all the same. */
function withSafety(ports: Ports, current: Case, safety: Case['safety']): Case {
  const at = ports.now().toISOString()
  const procedure = procedureOf(ports, current)
  if (procedure) return revise(procedure, current, { safety }, at)
  return { ...current, safety, changedAt: at, revision: current.revision + 1 }
}

async function takeAnswer(
  ports: Ports,
  from: Sender,
  answer: 'phoned' | 'already-dealt-with' | 'by-mistake',
  current: Case | null,
): Promise<readonly Outgoing[]> {
  const council = ports.directory.find(from.userId)?.council ?? null
  note(ports, from, { council, caseId: current?.id ?? null, what: answer, strength: 'pressed' })
  if (current?.safety) {
    const next = withSafety(ports, current, null)
    await quietly(() =>
      ports.commit(changeOf(current, next, { type: 'safety-answered', by: from.userId, facts: { answer } }), null),
    )
  }
  const words = {
    phoned: 'You phoned',
    'already-dealt-with': 'It is already being dealt with',
    'by-mistake': 'Opened by mistake',
  }[answer]
  const message = {
    title: `Noted: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
    paragraphs: [
      'Stepwise keeps that the number was shown and what you answered, not what you wrote. It has told nobody at the front door.',
      ...(answer === 'phoned' ? ['Record the call in the case system as your procedures say.'] : []),
    ],
    buttons: current
      ? [{ title: `Back to ${current.reference}`, data: { verb: 'open-case' as const, caseId: current.id } }]
      : [],
  }
  return [
    {
      kind: 'card',
      card: messageCard(message, current?.id ?? null),
      text: messageText(message),
      replaces: 'pressed',
    },
  ]
}

function note(ports: Ports, from: Sender, what: Pick<SafetyShown, 'council' | 'caseId' | 'what' | 'strength'>): void {
  ports.noteSafety({ id: ports.newId(), person: from.userId, at: ports.now().toISOString(), ...what })
}

async function findQuietly(
  ports: Ports,
  council: CouncilId,
  by: { id: string } | { reference: string },
): Promise<Case | undefined> {
  let found: Case | undefined
  await quietly(async () => {
    found = 'id' in by ? await ports.findCase(council, by.id) : await ports.findCaseByReference(council, by.reference)
  })
  return found
}

/** The card goes out whether or not the records can be reached or somebody changed the case meanwhile. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (fault) {
    if (!(fault instanceof StorageAwayError) && !(fault instanceof ConflictError)) throw fault
  }
}

/** The world in memory: what dialogs are tested against. Passes the same contract suite as the real storage. */
import { readProcedure } from '../../bot/commands/read-procedures.ts'
import { versionsFrom } from '../../dialogs/choose-version.ts'
import type { Ports, SafetyShown } from '../../dialogs/ports.ts'
import { conversationMemory } from '../../dialogs/remembered.ts'
import type { Person } from '../../policies/case.ts'
import type { Directory, Event, Notice, Reminder, StoredFile } from '../../policies/decision.ts'
import type { Procedure, Procedures } from '../../policies/procedure.ts'
import { compareVersions, type Versions } from '../../policies/versions.ts'
import { committed } from './memory-commit.ts'
import { memoryReads } from './memory-reads.ts'
import { emptyState, type MemoryState, rowKey, stored } from './memory-state.ts'

export type MemoryOptions = {
  readonly procedures: Procedures
  /** Versions that those took over, in any order. */
  readonly earlier?: readonly Procedure[]
  readonly people: readonly Person[]
  readonly now: () => Date
  /** Default: local. */
  readonly mode?: Ports['mode']
  /** Default: `id-1`, `id-2`, … */
  readonly newId?: () => string
  /** Default: a text file that lists the references. */
  readonly makeAgenda?: Ports['makeAgenda']
  /** Default: every address is one that gives nothing. */
  readonly readWorkbook?: Ports['readWorkbook']
  /** Default: null, the folder of files alone. */
  readonly keepWorkbook?: Ports['keepWorkbook']
}

/** What was committed so far, for a test to look at. */
export type Seen = {
  readonly events: () => readonly Event[]
  readonly notices: () => readonly Notice[]
  /** Those that have not fired yet, the next one first. */
  readonly reminders: () => readonly Reminder[]
  readonly files: () => readonly StoredFile[]
  readonly safety: () => readonly SafetyShown[]
  /** Marks a notice as one that could not be delivered. */
  readonly fail: (key: string) => void
}

export type MemoryPorts = Ports & { readonly seen: Seen }

/** Ports over empty maps. Everything given and taken is copied, as a database would. */
export function memoryPorts(options: MemoryOptions): MemoryPorts {
  const held = { state: emptyState() }
  let ids = 0
  return {
    now: options.now,
    mode: options.mode ?? 'local',
    newId: options.newId ?? (() => `id-${++ids}`),
    directory: directoryOf(options.people),
    ...versionsFrom(council => versionsOf(options, council), options.now),
    councils: () => [...options.procedures.keys()],
    ...memoryReads(() => held.state),
    commit: async (change, turn) => {
      held.state = committed(held.state, change, turn)
    },
    ...conversationMemory(),
    noteSafety: shown => {
      if (!held.state.safety.some(other => other.id === shown.id)) held.state.safety.push(stored(shown))
    },
    safetySettings: council => [...held.state.settings.values()].filter(setting => setting.council === council),
    makeAgenda: options.makeAgenda ?? plainAgenda,
    makeCalendar: plainCalendar,
    readWorkbook: options.readWorkbook ?? nothingThere,
    keepWorkbook: options.keepWorkbook ?? null,
    makeMinutes: plainMinutes,
    seen: seenOf(held),
  }
}

/** Those who stand in the list; nobody else exists. */
export function directoryOf(people: readonly Person[]): Directory {
  return {
    find: id => people.find(person => person.id === id),
    withRole: (council, role) => people.filter(person => person.council === council && person.roles.includes(role)),
  }
}

/** The procedures of these councils, read from their folders; a wrong one fails the test with its problems. */
export function readProcedures(councils: readonly string[]): Procedures {
  return new Map(
    councils.map(council => {
      const loaded = readProcedure(council)
      if (!loaded.ok) throw new Error(loaded.problems.map(p => `${p.file}:${p.line}: ${p.message}`).join('\n'))
      return [council, loaded.procedure]
    }),
  )
}

function versionsOf({ procedures, earlier = [] }: MemoryOptions, council: string): Versions | undefined {
  const newest = procedures.get(council)
  if (!newest) return undefined
  const kept = earlier.filter(version => version.council === council)
  const [first = newest, ...more] = kept.sort((a, b) => compareVersions(a.version, b.version))
  return first === newest ? [newest] : [first, ...more, newest]
}

const plainAgenda: Ports['makeAgenda'] = async agenda => ({
  name: `${agenda.meeting.id.replaceAll(':', '-')}.txt`,
  council: agenda.meeting.council,
  contentType: 'text/plain',
  content: new TextEncoder().encode(agenda.items.map(item => item.case.reference).join('\n')),
})

const nothingThere: Ports['readWorkbook'] = async () => ({ ok: false, refusal: { code: 'not-fetched', why: 'refused' } })

const plainCalendar: Ports['makeCalendar'] = async (meeting, series, leaves = false) => ({
  name: `${meeting.id.replaceAll(':', '-')}${leaves ? '.take-out' : ''}.ics`,
  council: meeting.council,
  contentType: 'text/calendar',
  content: new TextEncoder().encode(`${meeting.at} ${series.changedAt} ${meeting.status}`),
})

const plainMinutes: Ports['makeMinutes'] = async ({ meeting, items }) => ({
  name: `${meeting.id.replaceAll(':', '-')}.docx`,
  council: meeting.council,
  contentType: 'text/plain',
  content: new TextEncoder().encode(
    [meeting.attended ?? '', ...items.map(({ case: { reference } }) => reference)].join('\n'),
  ),
})

function seenOf(held: { readonly state: MemoryState }): Seen {
  return {
    events: () => held.state.events.map(kept => kept.event),
    notices: () => [...held.state.notices.values()].map(kept => kept.notice),
    reminders: () =>
      [...held.state.reminders.values()]
        .filter(kept => !kept.done)
        .map(kept => kept.reminder)
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    files: () => [...held.state.files.values()],
    safety: () => held.state.safety,
    fail: key => {
      const kept = [...held.state.notices.values()].find(other => other.notice.key === key)
      if (!kept) throw new Error(`no notice has the key ${key}`)
      held.state.notices.set(rowKey(kept.notice.council, key), { ...kept, status: 'failed' })
    },
  }
}

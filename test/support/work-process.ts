/**
 * The bot's own insides at work in a process of its own, as fast as they can: consent that was told, a case restricted,
 * a workbook's cell taken over, a case handed over, what a team recorded of a case that comes to it, a meeting moved.
 * Says each that was answered, and is killed in the middle by the test. Takes its settings as JSON.
 */
import { insides } from '../../bot/insides.ts'
import { samplePerson } from '../../bot/local/sample-people.ts'
import { createLog } from '../../bot/log.ts'
import { startBot } from '../../bot/wire.ts'
import { handle } from '../../dialogs/handle.ts'
import { addDays } from '../../policies/calendar.ts'
import { localConfig } from './connector.ts'
import type { Worked } from './worked.ts'

type Given = { readonly dataDir: string; readonly databaseUrl?: string; readonly start: number }
const given = JSON.parse(process.argv[2] ?? '{}') as Given
const bot = await startBot(
  localConfig({
    DATA_DIR: given.dataDir,
    STEPWISE_COUNCILS: 'swindon halton cheshire-east',
    ...(given.databaseUrl ? { DATABASE_URL: given.databaseUrl } : {}),
  }),
  { ...insides, log: createLog({ level: 'silent' }) },
)
const { ports } = bot

let turns = 0
async function press(council: string, who: string, data: object): Promise<void> {
  const { id } = samplePerson(council, who)
  const activityId = `work-${given.start}-${++turns}`
  const from = { tenant: 't', userId: id, conversationId: `chat-${id}`, conversation: 'personal', activityId } as const
  await handle(ports, { kind: 'press', from, data, replyTo: 'card', invoke: true })
}

async function begin(council: string, reference: string, route: string): Promise<string> {
  await press(council, 'practitioner', { verb: 'start-case', reference, route })
  const found = await ports.findCaseByReference(council, reference)
  if (!found) throw new Error(`${reference} was not begun`)
  return found.id
}

const say = (worked: Worked): boolean => process.stdout.write(`${JSON.stringify(worked)}\n`)

async function tellConsent(reference: string): Promise<void> {
  const caseId = await begin('cheshire-east', reference, 'CE-D4')
  const told = { 'CE-C21.consent': 'given-written', 'CE-C21.who': 'Both parents', 'CE-C21.asked': '2026-11-20' }
  await press('cheshire-east', 'practitioner', { verb: 'save-answers', caseId, ...told })
  say({ what: 'consent', council: 'cheshire-east', caseId })
}

async function restrictAndTakeOver(reference: string): Promise<void> {
  const caseId = await begin('swindon', reference, 'SW-D2')
  const named = samplePerson('swindon', 'coordinator').id
  await press('swindon', 'practitioner', { verb: 'restrict', caseId, named })
  say({ what: 'restricted', council: 'swindon', caseId })
  const seen = (await ports.findCase('swindon', caseId))?.revision ?? 0
  const cells = [{ caseId, seen, key: 'row-needs-and-help-still-needed', to: 'Weekly support' }]
  const choice = { [`take.${caseId}`]: '0' }
  await press('swindon', 'coordinator', { verb: 'take-over', meetingId: 'any', page: 0, cells, ...choice })
  say({ what: 'taken-over', council: 'swindon', caseId })
}

async function handOver(reference: string): Promise<void> {
  const caseId = await begin('swindon', reference, 'SW-D2')
  const [from, to] = [samplePerson('swindon', 'practitioner').id, samplePerson('swindon', 'Family Worker').id]
  await press('swindon', 'manager', { verb: 'hand-over', caseId, from, to })
  say({ what: 'handed-over', council: 'swindon', caseId })
}

async function recordComing(reference: string): Promise<void> {
  const caseId = await begin('halton', reference, 'HT-D1')
  await press('halton', 'coordinator', { verb: 'coming-act', caseId, act: 'HT-C10.uploaded' })
  say({ what: 'coming', council: 'halton', caseId })
}

async function moveMeeting(weeks: number): Promise<void> {
  // Tuesdays from 5 January 2027, each put on its Wednesday.
  const key = addDays('2027-01-05', 7 * weeks)
  const { series } = await ports.arrangements('swindon')
  const seen = series.find(({ forum }) => forum === 'SW-F1')?.revision ?? 0
  const move = { verb: 'change-meeting', forum: 'SW-F1', key, what: 'move', seen, day: addDays(key, 1), time: '16:00' }
  await press('swindon', 'coordinator', move)
  say({ what: 'moved', council: 'swindon', key })
}

for (let n = given.start; ; n++) {
  await tellConsent(`CS-${n}`)
  await restrictAndTakeOver(`CS-${n}`)
  await handOver(`CS-${n + 5_000}`)
  await recordComing(`CS-${n}`)
  await moveMeeting(n % 90)
}

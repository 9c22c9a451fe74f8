/** Cases on a meeting's list, the quick way: opened by words, booked by the confirming press. */
import type { Case } from '../../policies/case.ts'
import { cardOf, type World } from './world.ts'

export const worker = 'swindon-worker'
export const coordinator = 'swindon-coordinator'
export const second = 'swindon-second coordinator'
export const monday = '2026-11-23T10:00:00Z'
export const meetingOn = (day: string): string => `swindon-sw-f1:${day}`

export async function caseNamed(world: World, reference: string): Promise<Case> {
  const found = await world.ports.findCaseByReference('swindon', reference)
  if (!found) throw new Error(`no case ${reference}`)
  return found
}

/** Opens a step down from a child in need plan; on the list of that Tuesday when a day is given. */
export async function openCase(world: World, reference: string, day?: string): Promise<Case> {
  await world.say(worker, `step down ${reference} from CIN plan to early help`)
  const { id } = await caseNamed(world, reference)
  if (day) await world.pressData(worker, { verb: 'confirm-book', caseId: id, meetingId: meetingOn(day) })
  return caseNamed(world, reference)
}

/** Who stands on a meeting's list, with those who wait after a bar. */
export async function listOf(world: World, day: string): Promise<string> {
  const agenda = await world.ports.agendaOf('swindon', meetingOn(day))
  const names = (place: string) =>
    (agenda?.items ?? [])
      .filter(({ booking }) => booking.place === place && booking.outcome === null)
      .map(({ booking }) => booking.reference)
      .join(' ')
  return `${names('place')} | ${names('waiting')}`
}

/** After so many more commits the power goes, once. */
export function breakAfter(world: World, commits: number): void {
  const { commit } = world.ports
  let left = commits
  Object.assign(world.ports, {
    commit: async (...given: Parameters<typeof commit>) => {
      if (left-- > 0) return commit(...given)
      Object.assign(world.ports, { commit })
      throw new Error('the power went')
    },
  })
}

/** The coordinator fills in the rules of the transfer meeting. */
export async function setRules(world: World, rules: Record<string, string>): Promise<void> {
  const form = cardOf(await world.pressData(coordinator, { verb: 'series-form', forum: 'SW-F1' }))
  await world.press(coordinator, form, 'Save', rules)
}

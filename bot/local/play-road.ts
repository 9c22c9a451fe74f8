/** Plays a road that is written as data: who writes and presses what, and what they must then see. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../policies/case.ts'
import type { Calendar } from '../calendar.ts'
import { allNodes, type Node } from './card-text.ts'
import { buttonTitles } from './press.ts'
import { roadDay, withRoadDays } from './road-days.ts'
import { samplePerson } from './sample-people.ts'
import type { Actor, Stage } from './stage.ts'

type Line = {
  /** A role, or the title of a sample person. The clock alone is nobody's. */
  readonly who?: string
  readonly enters?: boolean
  /** Days in braces are written out. */
  readonly says?: string
  /** Shown to them since somebody last did something. */
  readonly sees?: string
  /** The card seen names the meeting: its day is remembered. */
  readonly meetingDay?: boolean
  /** Beginning of the button's title. */
  readonly presses?: string
  /** By input id, or the beginning of its label. */
  readonly with?: Readonly<Record<string, string>>
  /** London time to which the clock moves, and the day. */
  readonly clock?: string
  readonly on?: string
}
export type Road = readonly Line[]

type Scene = {
  readonly stage: Stage
  readonly council: string
  readonly calendar: Calendar
  readonly actors: Map<string, Actor>
  card: Node
  today: Day
  meeting: Day | null
}
export type Playing = Pick<Scene, 'stage' | 'council' | 'calendar'> & { readonly today: Day }

/** The road written for the council, in `roads/`. Throws where there is none. */
export function readRoad(council: string): Road {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'roads', `${council}.json`), 'utf8')) as Road
}

/** Rejects at the first line that does not come about, saying which. */
export async function playRoad(road: Road, playing: Playing): Promise<void> {
  const scene: Scene = { ...playing, actors: new Map(), card: {}, meeting: null }
  for (const [at, line] of road.entries()) {
    try {
      await playLine(scene, line)
    } catch (cause) {
      throw new Error(`line ${at + 1} of the road, ${JSON.stringify(line)}: ${(cause as Error).message}`, { cause })
    }
  }
}

async function playLine(scene: Scene, line: Line): Promise<void> {
  if (line.clock) return moveClock(scene, line)
  const actor = await actorFor(scene, line.who ?? 'practitioner')
  if (line.says) await actor.says(withRoadDays(line.says, scene, scene.calendar))
  if (line.sees) scene.card = await actor.sees(line.sees)
  if (line.meetingDay) scene.meeting = /:(\d{4}-\d{2}-\d{2})/.exec(JSON.stringify(scene.card))?.[1] ?? null
  if (line.presses) await pressBeginning(scene, actor, line)
}

async function actorFor(scene: Scene, who: string): Promise<Actor> {
  const there = scene.actors.get(who) ?? (await scene.stage.actor(samplePerson(scene.council, who)))
  scene.actors.set(who, there)
  return there
}

async function pressBeginning(scene: Scene, actor: Actor, line: Line): Promise<void> {
  const wanted = line.presses ?? ''
  const cards = actor.chat().flatMap(({ card }) => (card ? [card] : []))
  const card = cards.findLast(one => buttonTitles(one).some(title => title.startsWith(wanted)))
  const titles = card ? buttonTitles(card) : []
  const title = titles.find(one => one === wanted) ?? titles.find(one => one.startsWith(wanted))
  if (!card || !title) throw new Error(`no card has a button that begins “${wanted}”`)
  const given = Object.entries(line.with ?? {}).map(([name, value]) => inputOf(scene, card, { name, value }))
  await actor.presses(title, Object.fromEntries(given))
}

function inputOf(scene: Scene, card: Node, { name, value }: { name: string; value: string }): readonly [string, string] {
  const inputs = allNodes(card).filter(node => String(node.type).startsWith('Input.'))
  const input = inputs.find(node => node.id === name) ?? inputs.find(node => String(node.label).startsWith(name))
  if (!input) throw new Error(`the card has no input “${name}”`)
  const choices = (input.choices ?? []) as readonly { readonly title: string; readonly value: string }[]
  if (choices.length === 0) return [String(input.id), roadDay(value, scene, scene.calendar) ?? value]
  const choice = choices.find(one => one.value === value || one.title.startsWith(value))
  if (!choice) throw new Error(`“${value}” is not offered under “${name}”`)
  return [String(input.id), choice.value]
}

async function moveClock(scene: Scene, { clock = '', on = 'today' }: Line): Promise<void> {
  const day = roadDay(on, scene, scene.calendar)
  if (!day) throw new Error(`“${on}” is no day`)
  await scene.stage.clock(scene.calendar.instantAt(day, clock))
  scene.today = day
}

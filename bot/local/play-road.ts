/** Plays a road that is written as data: who writes and presses what, and what they must then see. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StepwiseRole } from '../../policies/case.ts'
import { allNodes, type Node } from './card-text.ts'
import { buttonTitles } from './press.ts'
import { samplePerson } from './sample-people.ts'
import type { Actor, Stage } from './stage.ts'

type Line = {
  readonly who?: StepwiseRole
  readonly enters?: boolean
  readonly says?: string
  readonly sees?: string
  /** The card seen names the meeting: its day is remembered. */
  readonly meetingDay?: boolean
  /** Beginning of the button's title. */
  readonly presses?: string
  /** By input id, or the beginning of its label. */
  readonly with?: Readonly<Record<string, string>>
  /** Time of day to which the clock moves, on the meeting's day less `daysBefore`. */
  readonly clock?: string
  readonly daysBefore?: number
}

/** The council's own road where one is written, else the beginning that every council has. */
export async function playRoad(stage: Stage, council: string): Promise<void> {
  const scene = { stage, council, actors: new Map<string, Actor>(), card: {} as Node, meetingDay: '' }
  for (const line of readRoad(council)) await playLine(scene, line)
}

function readRoad(council: string): readonly Line[] {
  const own = join(import.meta.dirname, 'roads', `${council}.json`)
  const path = existsSync(own) ? own : join(import.meta.dirname, 'roads', 'any.json')
  return JSON.parse(readFileSync(path, 'utf8')) as readonly Line[]
}

type Scene = {
  readonly stage: Stage
  readonly council: string
  readonly actors: Map<string, Actor>
  card: Node
  meetingDay: string
}

async function playLine(scene: Scene, line: Line): Promise<void> {
  if (line.clock) return moveClock(scene, line)
  const actor = await actorFor(scene, line.who ?? 'practitioner')
  if (line.says) await actor.says(line.says)
  if (line.sees) scene.card = await actor.sees(line.sees)
  if (line.meetingDay) scene.meetingDay = /:(\d{4}-\d{2}-\d{2})/.exec(JSON.stringify(scene.card))?.[1] ?? ''
  if (line.presses) await pressBeginning(scene, actor, line)
}

async function actorFor(scene: Scene, who: StepwiseRole): Promise<Actor> {
  const there = scene.actors.get(who) ?? (await scene.stage.actor(samplePerson(scene.council, who)))
  scene.actors.set(who, there)
  return there
}

async function pressBeginning(scene: Scene, actor: Actor, line: Line): Promise<void> {
  const cards = actor.chat().flatMap(({ card }) => (card ? [card] : []))
  const card = cards.findLast(one => buttonTitles(one).some(title => title.startsWith(line.presses ?? '')))
  const title = card && buttonTitles(card).find(one => one.startsWith(line.presses ?? ''))
  if (!card || !title) throw new Error(`no card has a button that begins “${line.presses}”`)
  const given = Object.entries(line.with ?? {}).map(([name, value]) => inputOf(scene, card, { name, value }))
  await actor.presses(title, Object.fromEntries(given))
}

function inputOf(scene: Scene, card: Node, { name, value }: { name: string; value: string }): readonly [string, string] {
  const inputs = allNodes(card).filter(node => String(node.type).startsWith('Input.'))
  const input = inputs.find(node => node.id === name) ?? inputs.find(node => String(node.label).startsWith(name))
  if (!input) throw new Error(`the card has no input “${name}”`)
  const choices = input.choices as readonly { readonly value: string }[] | undefined
  const said: Readonly<Record<string, string | undefined>> = {
    'the first choice': choices?.[0]?.value,
    "the meeting's day": scene.meetingDay,
  }
  return [String(input.id), said[value] ?? value]
}

async function moveClock(scene: Scene, { clock, daysBefore = 0 }: Line): Promise<void> {
  const day = new Date(Date.parse(`${scene.meetingDay}T12:00:00Z`) - daysBefore * 86_400_000)
  await scene.stage.clock(`${day.toISOString().slice(0, 10)}${clock}`)
}

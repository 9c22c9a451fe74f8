/** What every journey has to have come to, whatever its route. */
import { expect } from 'vitest'
import type { Item, Procedure, Step } from '../../../policies/procedure.ts'
import { wordsOn } from '../../support/card-reader.ts'
import { staffOf } from '../world.ts'
import { type Journey, nameOf } from './journey.ts'
import { councils, procedures, type Town } from './town.ts'
import type { Walked } from './walk.ts'

const placeNames = {
  warwickshire: 'Warwickshire',
  stockport: 'Stockport',
  'cheshire-east': 'Cheshire East',
  halton: 'Halton',
  swindon: 'Swindon',
} as const

/** Closed on its route, with everything that must be there, under the document's names, and nothing of another council's. */
export function expectWalked(journey: Journey, walked: Walked): void {
  expect(walked.found.stage, nameOf(journey)).toBe('closed')
  expect(walked.found.ended?.how).toBe('closed')
  expect(walked.found.routes, `routes ${walked.found.routes.join(', ')}`).toContain(journey.route)
  const decided = walked.found.decisions.map(({ forum }) => forum)
  expect(decided, `decided by ${decided.join(', ')}`).toEqual(journey.forums ?? [])
  const names = (journey.signOffs ?? []).map(({ name }) => name)
  expect(walked.signed, `signed as ${walked.signed.join(', ')}`).toEqual(names)
  expect(neitherAskedNorSet(journey.route, walked)).toEqual([])
  expectOwnWordsOnly(walked.town)
}

/** Must items of the route that nobody was asked and no act has set; standing duties cannot be answered about one case. */
export function neitherAskedNorSet(route: string, walked: Walked): string[] {
  const procedure = procedureOf(walked.town)
  const musts = procedure.items.filter(
    item => item.force === 'must' && item.routes.includes(route) && item.answer.kind !== 'duty',
  )
  return musts.filter(item => !isSet(procedure, item, walked)).map(item => item.id)
}

function isSet(procedure: Procedure, item: Item, { found, asked }: Walked): boolean {
  const { answer } = item
  if (answer.kind === 'act') return isDone(stepOf(procedure, found.routes, answer.step), { found, asked })
  const fact = item.fact ?? item.id
  const sharing = procedure.items.filter(other => (other.fact ?? other.id) === fact).map(({ id }) => id)
  const inOne = answer.kind === 'spreadsheet' && asked.has('row-state')
  const wasAsked =
    inOne || [fact, ...sharing].some(id => [...asked].some(input => input === id || input.startsWith(`${id}.`)))
  // The service or school chosen carries the closure reason where the document gives only one.
  const isCarried = answer.kind === 'closure-value' && found.answers[fact]?.choice !== undefined
  const settled = found.answers[fact]?.value === 'yes' || found.consents[fact]?.at(-1)?.status === 'given'
  return (wasAsked || isCarried) && settled
}

function stepOf(procedure: Procedure, routes: readonly string[], id: string): Step {
  const steps = procedure.routes.filter(route => routes.includes(route.id)).flatMap(route => route.steps)
  const step = steps.find(candidate => candidate.id === id)
  if (!step) throw new Error(`no step ${id} on ${routes.join(', ')}`)
  return step
}

/** Done by its own act: agreed, decided, recorded with its day, or left out where it may be. */
function isDone(step: Step, { found, asked }: Pick<Walked, 'found' | 'asked'>): boolean {
  const recorded = found.answers[`step-${step.id}`]
  if (step.kind === 'sign-off') return found.signOffs.findLast(one => one.step === step.id)?.status === 'agreed'
  if (step.kind === 'list-meeting')
    return found.decisions.some(one => one.step === step.id) || (step.optional && recorded?.value === 'na')
  const leftOut = 'optional' in step && step.optional && recorded?.value === 'na'
  return leftOut || (recorded?.day !== undefined && asked.has(`step-${step.id}.day`))
}

function procedureOf(town: Town): Procedure {
  const procedure = procedures.get(town.council)
  if (!procedure) throw new Error(`${town.council} is not served`)
  return procedure
}

/** No name, rule or number of another council on any card, and nothing sent to its people. */
export function expectOwnWordsOnly(town: Town): void {
  const others = councils.filter(council => council !== town.council)
  const all = town
    .shown()
    .map(card => `${wordsOn(card)}\n${JSON.stringify(card)}`)
    .join('\n')
  for (const other of others) {
    expect(all.includes(placeNames[other]), `${placeNames[other]} on a card of ${town.council}`).toBe(false)
    const code = procedures.get(other)?.code
    expect(all).not.toMatch(new RegExp(`\\b${code}-[A-Z]\\d`))
    for (const contact of procedures.get(other)?.contacts ?? []) if (contact.phone) expect(all).not.toContain(contact.phone)
    for (const { id } of staffOf(other)) expect(town.inboxOf(id)).toEqual([])
  }
}

/** `npm run try -- --play`: the whole road of each council by itself. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { councilFolders } from '../../../bot/commands/read-procedures.ts'
import { play } from '../../../bot/local/play.ts'
import { playRoad, type Road, readRoad } from '../../../bot/local/play-road.ts'
import { roadDay, withRoadDays } from '../../../bot/local/road-days.ts'
import { openStage, type Stage } from '../../../bot/local/stage.ts'
import * as calendar from '../../../policies/calendar.ts'
import { type Bench, startBench } from '../../support/connector.ts'

const program = join(import.meta.dirname, '../../../bot/local/try.ts')

describe('each council’s road', () => {
  it.each(councilFolders())('%s: is walked to its closure', { timeout: 90_000 }, async council => {
    const printed: string[] = []
    await play(council, line => printed.push(line))
    expect(printed.at(-1)).toContain('The road is walked')
    const text = printed.join('\n')
    expect(text).toContain('Closed in Stepwise')
    expect(text).toContain('Stepwise has not told anyone. Please phone.')
  })
  it('is its own: more than one person acts, and what each act leads to is looked at', () => {
    for (const council of councilFolders()) {
      const road = readRoad(council)
      const people = new Set(road.filter(line => line.presses).map(({ who }) => who))
      expect(people.size, council).toBeGreaterThan(1)
      expect(road.filter(line => line.sees).length, council).toBeGreaterThan(7)
    }
  })
})

describe('a road that does not come about', () => {
  let bench: Bench
  let stage: Stage
  beforeAll(async () => {
    bench = await startBench()
    stage = await openStage(bench.bot.address)
  })
  afterAll(async () => {
    await stage?.stop()
    await bench?.stop()
  })
  const playing = (road: Road) => playRoad(road, { stage, council: 'swindon', calendar, today: '2026-11-30' })

  it('ends at the line that was not true, and names it', async () => {
    const road = [{ says: 'hello' }, { sees: 'you said hello' }, { presses: 'Agree' }]
    await expect(playing(road)).rejects.toThrow('line 3 of the road, {"presses":"Agree"}: no card has a button')
  })
  it('does not take what was shown before for an answer', async () => {
    const road = [{ says: 'hello' }, { sees: 'you said hello' }, { says: 'again' }, { sees: 'you said hello' }]
    await expect(playing(road)).rejects.toThrow('line 4')
  }, 20_000)
  it('ends the program with 1', () => {
    const ended = spawnSync(process.execPath, [program, '--play', '--council', 'nowhere'], { encoding: 'utf8' })
    expect([ended.status, ended.stderr]).toEqual([1, expect.stringContaining('There is no council "nowhere"')])
  })
})

describe('days of a road', () => {
  const days = { today: '2026-12-24', meeting: '2026-12-29' }
  it.each([
    ['today', '2026-12-24'],
    ['today - 5 days', '2026-12-19'],
    ["the meeting's day - 1 day", '2026-12-28'],
    ['the next working day', '2026-12-29'],
    ['a plan of support', undefined],
  ])('%s', (words, day) => {
    expect(roadDay(words, days, calendar)).toBe(day)
  })
  it('are written as people write them', () => {
    expect(withRoadDays('visit {today - 20 days}, plan', days, calendar)).toBe('visit 4/12/2026, plan')
    expect(() => withRoadDays('visit {someday}', days, calendar)).toThrow('“someday” is no day')
    expect(() => roadDay("the meeting's day", { ...days, meeting: null }, calendar)).toThrow('no card has named')
  })
})

import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executeOf, postActivity, textOf } from '../../bot/local/person-activities.ts'
import { loggedError } from '../../bot/log.ts'
import { type Bench, startBench } from '../support/connector.ts'
import { stubDoors } from '../support/stub-doors.ts'

const lines: string[] = []
const log = pino(
  { serializers: { error: error => error } },
  new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  }),
)
let bench: Bench
beforeAll(async () => {
  const doors = stubDoors()
  const handle: typeof doors.handle = async (ports, incoming) => {
    if (incoming.kind === 'press')
      throw new Error('a press failed', { cause: new Error(`near ${JSON.stringify(incoming.data)}`) })
    return doors.handle(ports, incoming)
  }
  bench = await startBench({ outside: { doors: { ...doors, handle }, log } })
})
afterAll(() => bench?.stop())

const lastFault = () => JSON.parse(lines.findLast(line => line.includes('a turn failed')) ?? '{}')

describe('a fault', () => {
  it('is owned up to, with a reference that is in the log', async () => {
    const { status } = await postActivity(bench.bot.address, textOf(bench.chat(), 'fail please'))
    const sent = await bench.connector.until(carried => JSON.stringify(carried.activity).includes('sorry'))
    expect(status).toBe(200)
    expect(JSON.stringify(sent.activity)).toContain(`sorry ${lastFault().turn}`)
  })
  it('does not bring what was typed into the log', async () => {
    await postActivity(bench.bot.address, textOf(bench.chat(), 'fail for Sam Sample of 1 High Street'))
    expect(lastFault().error.message).toMatch(/^cannot read/)
    expect(lines.join('')).not.toMatch(/Sam Sample|High Street/)
  })
  it('within an invoke is answered with a card, 200', async () => {
    const { status, body } = await postActivity(
      bench.bot.address,
      executeOf(bench.chat(), { verb: 'x', note: 'quiet words' }),
    )
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('sorry')
    expect(lines.join('')).not.toContain('quiet words')
  })
  it('is counted', async () => {
    const figures = await (await fetch(`${bench.bot.metricsAddress}/metrics`)).text()
    expect(figures).toMatch(/stepwise_faults_total\{where="turn"\} [1-9]/)
  })
})

describe('an error in the log', () => {
  it('has its name, code, places and causes, and no other field', () => {
    const error = Object.assign(new Error('no', { cause: new TypeError('deep') }), {
      code: '23505',
      detail: 'Key (reference)=(CS-1)',
    })
    const logged = loggedError(error)
    expect(logged).toMatchObject({
      name: 'Error',
      code: '23505',
      cause: { name: 'TypeError', message: 'deep' },
    })
    expect(JSON.stringify(logged)).not.toContain('CS-1')
  })
})

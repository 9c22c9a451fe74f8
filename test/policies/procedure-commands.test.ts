/** What a policy officer types, and what comes back. */
import { describe, expect, it } from 'vitest'
import { runProcedures } from '../../bot/commands/procedures.ts'

const run = (args: string, stdin = '') =>
  runProcedures(args.split(' ').filter(Boolean), { stdin: () => stdin, today: '2026-12-01' })

describe('the commands', () => {
  it('check proves all five councils and says how many states there are', () => {
    const { code, out } = run('check')
    expect({ code, lines: out.trimEnd().split('\n') }).toEqual({
      code: 0,
      lines: ['cheshire-east', 'halton', 'stockport', 'swindon', 'warwickshire'].map(council =>
        expect.stringMatching(
          new RegExp(`^${council}: proved, \\d+ routes, \\d+ items, \\d+ states, \\d+\\.\\d\\d seconds$`),
        ),
      ),
    })
  })

  it('list gives one JSON array of all 636 rules', () => {
    const rows = JSON.parse(run('list --json').out)
    expect(rows).toHaveLength(636)
    expect(rows.find((row: { id: string }) => row.id === 'SW-C16')).toEqual({
      id: 'SW-C16',
      council: 'swindon',
      kind: 'C',
      section: 'Step-Down from Social Care to Early Intervention',
      force: 'E',
      text: expect.stringContaining('Child in Need review'),
    })
  })

  it('walk prints one JSON object, on the day that the lines say', () => {
    const { code, out } = run('walk swindon SW-D2', 'today 2026-12-01\nSW-C15 yes\n')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      standing: 'still-needed',
      open: [{ id: 'SW-C16', gate: 'agreement', by: ['SW-R06', 'SW-R05'] }],
    })
  })

  it('walk prints nothing but what is wrong when a line cannot be read', () => {
    expect(run('walk swindon SW-D2', 'SW-C99 yes')).toEqual({
      code: 1,
      out: '',
      complaint: expect.stringContaining('line 1: SW-C99'),
    })
  })

  it.each([
    ['show swindon down', 'SW-D2'],
    ['show warwickshire', 'WW-U7'],
    ['graph warwickshire ww-d3a', 'flowchart TD'],
    ['compare joint visit', 'Joint visit and handover'],
    ['diff swindon swindon', 'No rule differs.'],
    ['new west-fen', 'code: WE'],
  ])('%s answers', (args, says) => {
    expect(run(args)).toMatchObject({ code: 0, out: expect.stringContaining(says) })
  })

  it.each([
    'show atlantis',
    'show swindon sideways',
    'graph swindon HT-D1',
    'walk swindon',
    'compare submarine',
    'diff swindon',
    'new East',
    'dance',
  ])('%s says what there is instead', args => {
    expect(run(args)).toEqual({ code: 2, out: '', complaint: expect.stringMatching(/\w/) })
  })
})

import { describe, expect, test } from 'vitest'
import { digestOfAnswers, readAnswerMatrix, readAsked } from '../../bot/commands/compile-answers.ts'
import type { Answer } from '../../policies/answers/answer-shape.ts'
import { askedLines, compileMatrix } from '../../policies/answers/compile.ts'
import compiledFile from '../../policies/answers/compiled.json' with { type: 'json' }
import type { Cell, Matrix } from '../../policies/answers/matrix.ts'
import { buildModel, netSettings, wordsOf } from '../../policies/answers/model.ts'
import { answer } from '../../policies/answers.ts'
import { describeAnswer } from '../../policies/describe-answer.ts'

const { matrix } = compiledFile as unknown as { matrix: Matrix }
const councils = Object.keys(matrix.councils)
const cellsOf = (council: string) => Object.entries(matrix.councils[council]!.cells)
const idsIn = (council: string) => new Set(cellsOf(council).flatMap(([, cell]) => cell.ids ?? []))

/** How many rows of each kind the inventory has for each council. */
const inventory = {
  warwickshire: { code: 'WW', C: 30, R: 16, T: 4, F: 4, K: 3, X: 3, A: 13, S: 8 },
  stockport: { code: 'SK', C: 76, R: 24, T: 7, F: 8, K: 3, X: 6, A: 21, S: 8 },
  'cheshire-east': { code: 'CE', C: 73, R: 18, T: 14, F: 7, K: 3, X: 7, A: 19, S: 9 },
  halton: { code: 'HT', C: 39, R: 16, T: 7, F: 6, K: 3, X: 4, A: 14, S: 9 },
  swindon: { code: 'SW', C: 36, R: 14, T: 3, F: 5, K: 2, X: 4, A: 17, S: 10 },
} as const

function rowsOf({ code, ...counts }: { code: string } & Record<string, number | string>): string[] {
  return Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: Number(count) }, (_, at) => {
      const number = String(at + 1)
      return `${code}-${kind}${'CRA'.includes(kind) ? number.padStart(2, '0') : number}`
    }),
  )
}

const source = readAnswerMatrix()
if (!source.ok) throw new Error(source.problems.join('\n'))
const lines = askedLines(source.matrix, readAsked())

test('the compiled file is what the YAML and the questions say: run `npm run compile-answers` after a change', () => {
  expect(source.matrix).toEqual(matrix)
  expect(compiledFile.learnedFrom).toBe(digestOfAnswers(source.matrix, lines))
})

test('the same questions teach the same weights, bit for bit', { timeout: 60_000 }, () => {
  const few = lines.filter((_, at) => at % 40 === 0)
  const quick = { ...netSettings, rounds: 2 }
  expect(buildModel(source.matrix, few, quick)).toEqual(buildModel(source.matrix, few, quick))
})

test('no question stands under two topics, and none under a topic that is not there', () => {
  const topics = new Map<string, string | undefined>()
  const twice = lines.filter(({ topic, text }) => {
    const key = text.toLowerCase()
    const other = topics.has(key) && topics.get(key) !== topic
    topics.set(key, topic)
    return other
  })
  expect(twice).toEqual([])
  expect(() => askedLines(source.matrix, [{ topic: 'no-such-topic', asked: ['what now'] }])).toThrow('not a topic')
})

test('every topic has a cell in every council', () => {
  const topics = matrix.topics.map(topic => topic.id).sort()
  for (const council of councils)
    expect(
      cellsOf(council)
        .map(([id]) => id)
        .sort(),
    ).toEqual(topics)
})

describe.each(Object.entries(inventory))('%s', (council, rows) => {
  test('every row of its inventory stands in some cell, and no other row does', () => {
    expect([...idsIn(council)].sort()).toEqual(rowsOf(rows).sort())
  })

  test('every cell with a rule is reached by a question', () => {
    const unreached = matrix.topics.filter(topic => {
      const cell = matrix.councils[council]!.cells[topic.id]!
      return (cell.ids ?? []).length > 0 && !topic.asked.some(question => reaches(answer(question, council), cell))
    })
    expect(unreached.map(topic => topic.id)).toEqual([])
  })

  test('every answer fits into 400 characters with its section, also when asked from another council', () => {
    for (const topic of matrix.topics) {
      for (const own of councils) {
        const found = answer('', own, { topic: topic.id, today: '2030-01-01' })
        expect(describeAnswer(found).length).toBeLessThanOrEqual(400)
      }
      const borrowed = answer(`and ${matrix.councils[council]!.document.name}?`, 'nowhere', {
        topic: topic.id,
        today: '2030-01-01',
      })
      expect(describeAnswer(borrowed).length).toBeLessThanOrEqual(400)
    }
  })
})

function reaches(found: Answer, cell: Cell): boolean {
  if (found.kind === 'which') return found.choices.some(choice => choice.text === wordsOf(cell))
  if ('silent' in cell) return found.kind === 'silent'
  return 'text' in found && found.text === wordsOf(cell)
}

describe('a faulty matrix is refused, with the reason', () => {
  const withCells = (change: (cells: Record<string, Cell>) => Record<string, Cell>): Matrix => {
    const swindon = matrix.councils.swindon!
    return {
      ...matrix,
      councils: { ...matrix.councils, swindon: { ...swindon, cells: change(swindon.cells) } },
    }
  }
  const problemsOf = (faulty: Matrix) => {
    const read = compileMatrix(faulty)
    return read.ok ? [] : read.problems
  }

  test('a missing cell', () => {
    const faulty = withCells(({ 'jam-when': _, ...rest }) => rest)
    expect(problemsOf(faulty)).toEqual(['swindon: no cell for jam-when'])
  })

  test("a cell that carries another council's rule", () => {
    const faulty = withCells(cells => ({
      ...cells,
      'jam-when': { text: 'x', sections: ['3.1'], ids: ['CE-T1'] },
    }))
    expect(problemsOf(faulty)).toEqual(['swindon: rules of several councils: SW, CE'])
  })

  test('a fact without a section', () => {
    const faulty = withCells(cells => ({ ...cells, 'jam-when': { text: 'x' } as unknown as Cell }))
    expect(problemsOf(faulty).join()).toContain('councils.swindon.cells.jam-when')
  })

  test('a question that stands under two topics', () => {
    const [first, second, ...rest] = matrix.topics
    const faulty = {
      ...matrix,
      topics: [first!, { ...second!, asked: [...second!.asked, first!.asked[0]!] }, ...rest],
    }
    expect(problemsOf(faulty)).toHaveLength(1)
  })
})

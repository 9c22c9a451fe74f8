import { describe, expect, test } from 'vitest'
import { questionFigures, readQuestions } from '../../bot/commands/measure-answers.ts'

/** Questions nobody has tuned on; they came last and were measured once. */
const UNSEEN = 'Questions, round 9'

const sets = readQuestions()
const seen = questionFigures(
  'seen',
  [...sets].flatMap(([title, questions]) => (title === UNSEEN ? [] : questions)),
)
const unseen = questionFigures(UNSEEN, sets.get(UNSEEN) ?? [])

describe('the questions tuned on', () => {
  test('are answered with all facts and the right section, 98 in 100 or more', () => {
    expect(seen.answered / seen.answerable).toBeGreaterThanOrEqual(0.98)
  })

  test('are declined where the document is silent, 98 in 100 or more', () => {
    expect(seen.declined / seen.unanswerable).toBeGreaterThanOrEqual(0.98)
  })
})

describe('the questions nobody tuned on', () => {
  test('are answered and declined as often as when they were measured', () => {
    expect(unseen.answered / unseen.answerable).toBeGreaterThanOrEqual(0.72)
    expect(unseen.declined / unseen.unanswerable).toBeGreaterThanOrEqual(0.85)
  })
})

test('no question is ever answered from another council', () => {
  expect(seen.crossed + unseen.crossed).toBe(0)
})

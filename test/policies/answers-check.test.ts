import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../policies/answers/answer-shape.ts'
import { answer } from '../../policies/answers.ts'
import { describeAnswer } from '../../policies/describe-answer.ts'

type Check = {
  readonly id: string
  readonly council: string
  readonly question: string
  readonly answerable: boolean
  readonly section?: string
  readonly section_alt?: readonly string[]
  readonly must_contain?: readonly string[]
}

const file = new URL('../../policies/answers/check.jsonl', import.meta.url)
const checks = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Check)
const isDeclined = (found: Answer) => found.kind === 'silent' || found.kind === 'not-found'

function isRight(check: Check): boolean {
  const found = answer(check.question, check.council)
  if (!check.answerable) return isDeclined(found)
  const sections = ('sections' in found ? found.sections : []).map(section => section.toLowerCase())
  const wanted = [check.section!, ...(check.section_alt ?? [])].map(section => section.toLowerCase())
  const text = describeAnswer(found)
  const holdsAll = (check.must_contain ?? []).every(pattern => new RegExp(pattern, 'i').test(text))
  return holdsAll && wanted.some(section => sections.includes(section))
}

function shareRight(kind: boolean): number {
  const chosen = checks.filter(check => check.answerable === kind)
  return chosen.filter(isRight).length / chosen.length
}

describe('the check questions', () => {
  test('are answered with all facts and the right section, 92 in 100 or more', () => {
    expect(shareRight(true)).toBeGreaterThanOrEqual(0.92)
  })

  test('that the document does not answer are declined, 95 in 100 or more', () => {
    expect(shareRight(false)).toBeGreaterThanOrEqual(0.95)
  })

  test('are never answered from another council', () => {
    for (const { question, council } of checks) {
      const found = answer(question, council)
      if ('document' in found) expect(found.document.council).toBe(council)
    }
  })
})

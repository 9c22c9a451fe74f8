import { expect, test } from 'vitest'
import { askLine } from '../../../bot/commands/ask.ts'

test('an answered question prints its answer, sections and topic', () => {
  expect(askLine('when is the transfer meeting', 'swindon', '2026-11-22')).toEqual({
    answer: expect.stringContaining('Tuesdays at 4pm'),
    sections: ['Step-Down from Social Care to Early Intervention'],
    declined: false,
    topic: 'transfer-meeting-when',
    safety: 'none',
  })
})

test('a question the document does not answer prints that it was declined, with no section', () => {
  expect(askLine('JAM day?', 'swindon', '2026-11-22')).toMatchObject({ declined: true, sections: [] })
})

test('a clock that may be several prints one or two sections', () => {
  const line = askLine('how long have I got?', 'stockport', '2026-11-22')
  expect(line).toMatchObject({ declined: false, topic: null })
  expect(line.sections).toHaveLength(2)
})

test('a child at risk shows in the same line', () => {
  expect(askLine('child just told me dad hit him, who do I ring?', 'swindon', '2026-11-22').safety).toBe('stop')
})

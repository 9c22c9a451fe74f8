/** The shape of the answer matrix: topics by councils, the words people use, national time-scales. */
import * as z from 'zod'
import { councilId, ruleId } from '../council.ts'

const text = z.string().trim().min(1)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-12-01')

/** What kind of answer a topic gives. */
const answerType = z.enum([
  'role',
  'duration',
  'number',
  'day-time',
  'yes-no',
  'list',
  'phone',
  'email',
  'hours',
  'document',
  'date',
])

const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  type: answerType,
  /** How practitioners ask it. */
  asked: z.array(text).min(6).readonly(),
})

/** More ways to ask, by one author: a topic and its questions a line. Without a topic: no document speaks of it. */
export const askedSchema = z.strictObject({ topic: text.optional(), asked: z.array(text).min(1).readonly() })

const sections = z.array(text).min(1).max(2).readonly()
const ids = z.array(ruleId).readonly().optional()
/** Short enough that the council, section and version still fit into 400 characters. */
const factText = text.max(290)

/** One topic in one council's document: a fact, two readings, or a silence with whom to ask. */
const cellSchema = z.union([
  z.strictObject({ text: factText, sections, ids }),
  z.strictObject({ twoThings: factText, sections, ids }),
  z.strictObject({ silent: z.strictObject({ ask: text, note: factText.optional() }), ids }),
])

export const columnSchema = z.strictObject({
  document: z.strictObject({
    name: text,
    title: text,
    /** Version of the procedure, as its `council.yaml` has it, that these answers were last held against. */
    writtenFor: text,
    /** As printed; absent where the document is undated. */
    version: text.optional(),
    /** The last day of its review period; absent where none is printed. */
    reviewDue: day.optional(),
  }),
  cells: z.record(z.string(), cellSchema),
})

export const topicsSchema = z.array(topicSchema).min(1).readonly()

const pattern = text.refine(isPattern, 'not a regular expression')
const wordList = z.array(text).readonly()

export const wordsSchema = z.strictObject({
  same: z.record(text, wordList),
  /** How people abbreviate, and the words meant. */
  short: z.record(text, text),
  stop: wordList,
  wants: z.array(z.strictObject({ id: text, noun: text, asked: pattern, holds: pattern })).readonly(),
  councils: z.record(councilId, z.strictObject({ names: wordList, words: wordList })),
  clocks: z.array(z.strictObject({ word: z.string(), topics: wordList })).readonly(),
})

export const nationalSchema = z.strictObject({
  source: text,
  verified: z.boolean(),
  rows: z.array(z.strictObject({ id: z.string().regex(/^NAT-T\d+$/), topics: wordList, text, clock: text })).readonly(),
})

export const matrixSchema = z.strictObject({
  topics: topicsSchema,
  councils: z.record(councilId, columnSchema),
  national: nationalSchema,
  words: wordsSchema,
})

/** One question and the topic it is about; `undefined`: none, it only sounds like one. */
export type AskedLine = { readonly topic: string | undefined; readonly text: string }

export type Topic = z.infer<typeof topicSchema>
export type Cell = z.infer<typeof cellSchema>
export type Column = z.infer<typeof columnSchema>
export type Words = z.infer<typeof wordsSchema>
export type NationalTimescales = z.infer<typeof nationalSchema>
export type Matrix = z.infer<typeof matrixSchema>

/** Whether a text can be compiled as a regular expression. */
function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'i').source.length > 0
  } catch (fault) {
    if (fault instanceof SyntaxError) return false
    throw fault
  }
}

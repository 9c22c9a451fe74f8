/** What every button sends back. Anything else that arrives is a stale or forged card. */
import * as z from 'zod'
import { headingKinds, headingLimits } from '../policies/council-headings.ts'
import { fitting } from './button-title.ts'

const id = z.string().min(1).max(120)
const caseId = id
const short = z.string().max(200).default('')
const long = z.string().max(4000).default('')
/** Opened beside the card it was pressed on, which keeps what was typed there. */
const beside = z.boolean().default(false)
const headingNames = z.array(z.string().min(1).max(headingLimits.length)).min(1).max(headingLimits.count)

/** What the message that led here told of consent and lead: carried through the start form to the case. */
const toldSchema = z.object({
  consent: z
    .object({
      status: z.enum(['given', 'refused']),
      form: z.enum(['spoken', 'written', 'both']),
      who: short,
      day: z.string().max(10),
    })
    .partial()
    .optional(),
  lead: z.object({ text: short, accepted: z.boolean() }).optional(),
})

/** A press as it is understood; inputs of forms arrive beside these fields and are kept under `inputs`. */
const actionSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('safety'), caseId: caseId.nullable().default(null) }),
  z.object({ verb: z.literal('safety-council'), council: id, caseId: caseId.nullable().default(null) }),
  z.object({
    verb: z.literal('safety-answer'),
    answer: z.enum(['phoned', 'already-dealt-with', 'by-mistake']),
    caseId: caseId.nullable().default(null),
  }),
  z.object({ verb: z.literal('start-form'), direction: z.enum(['up', 'down']) }),
  z.object({
    verb: z.literal('start-case'),
    reference: short,
    route: short,
    said: z
      .array(z.object({ fact: short, day: short }))
      .max(10)
      .default([]),
    told: toldSchema.default({}),
  }),
  z.object({ verb: z.literal('open-case'), caseId }),
  z.object({ verb: z.literal('show-answers'), caseId }),
  z.object({
    verb: z.literal('save-answers'),
    caseId,
    then: z.enum(['stay', 'ask-sign-off', 'book', 'close']).default('stay'),
    meetingId: short,
    anyway: long,
    decider: short,
  }),
  z.object({ verb: z.literal('sign-off-form'), caseId, step: id }),
  z.object({
    verb: z.literal('decide-sign-off'),
    caseId,
    step: id,
    asked: id,
    decision: z.enum(['agree', 'return']),
    note: long,
  }),
  z.object({
    verb: z.literal('choose-meeting'),
    caseId,
    move: z.boolean().default(false),
    forum: id.nullable().default(null),
  }),
  z.object({ verb: z.literal('book'), caseId, meetingId: id, move: z.boolean().default(false) }),
  z.object({
    verb: z.literal('confirm-book'),
    caseId,
    meetingId: id,
    move: z.boolean().default(false),
    late: long,
    waiting: z.boolean().default(false),
  }),
  z.object({ verb: z.literal('take-off'), caseId }),
  z.object({ verb: z.literal('leave-out-step'), caseId, step: id }),
  z.object({
    verb: z.literal('agenda'),
    meetingId: id.nullable().default(null),
    page: z.number().int().min(0).default(0),
  }),
  z.object({ verb: z.literal('agenda-file'), meetingId: id }),
  z.object({ verb: z.literal('minutes-file'), meetingId: id }),
  z.object({ verb: z.literal('calendar'), meetingId: id.nullable(), left: id.nullable().default(null) }),
  z.object({
    verb: z.literal('save-decisions'),
    meetingId: id,
    page: z.number().int().min(0),
    seen: z.record(z.string(), z.string().nullable()).default({}),
  }),
  z.object({
    verb: z.literal('close-meeting'),
    meetingId: id,
    confirmed: z.boolean().default(false),
    seen: z.record(z.string(), z.string().nullable()).default({}),
  }),
  z.object({ verb: z.literal('sibling-form'), caseId }),
  z.object({ verb: z.literal('add-sibling'), caseId, reference: short }),
  z.object({ verb: z.literal('follow-route'), caseId, route: id }),
  z.object({ verb: z.literal('closure-values'), caseId }),
  z.object({ verb: z.literal('copy-text'), caseId, text: short }),
  z.object({ verb: z.literal('record-lead'), caseId, text: id, answer: short, how: short, day: short }),
  z.object({ verb: z.literal('close-case'), caseId }),
  z.object({ verb: z.literal('withdraw-form'), caseId }),
  z.object({ verb: z.literal('withdraw'), caseId, why: long }),
  z.object({ verb: z.literal('why'), caseId: caseId.nullable().default(null), rule: id }),
  z.object({ verb: z.literal('my-cases') }),
  z.object({ verb: z.literal('waiting') }),
  z.object({ verb: z.literal('measures'), of: z.enum(['team', 'council']).nullable().default(null) }),
  z.object({ verb: z.literal('hand-over-form'), caseId, find: short, beside }),
  z.object({ verb: z.literal('hand-over'), caseId, from: id, to: short }),
  z.object({ verb: z.literal('restrict-form'), caseId, find: short, beside, named: z.string().max(4000).optional() }),
  z.object({ verb: z.literal('restrict'), caseId, named: long }),
  z.object({ verb: z.literal('lift-restriction'), caseId }),
  z.object({ verb: z.literal('reminder-form'), reference: short, when: short, words: short }),
  z.object({ verb: z.literal('keep-reminder'), reference: short, when: short, words: short }),
  z.object({ verb: z.literal('next-meeting') }),
  z.object({ verb: z.literal('set-up'), page: z.number().int().min(0).default(0) }),
  z.object({ verb: z.literal('setting-form'), id }),
  z.object({ verb: z.literal('save-setting'), id }),
  z.object({ verb: z.literal('numbers') }),
  z.object({ verb: z.literal('call-form'), id }),
  z.object({ verb: z.literal('save-call'), id }),
  z.object({ verb: z.literal('series-list') }),
  z.object({ verb: z.literal('series'), forum: id }),
  z.object({ verb: z.literal('series-form'), forum: id }),
  z.object({ verb: z.literal('save-series'), forum: id, seen: z.number().int().min(0) }),
  z.object({ verb: z.literal('meeting-form'), forum: id, key: id }),
  z.object({
    verb: z.literal('change-meeting'),
    forum: id,
    key: id,
    what: z.enum(['move', 'cancel', 'hold']),
    seen: z.number().int().min(0),
  }),
  z.object({ verb: z.literal('extra-form'), forum: id }),
  z.object({ verb: z.literal('add-meeting'), forum: id, seen: z.number().int().min(0) }),
  z.object({ verb: z.literal('series-history'), forum: id }),
  z.object({
    verb: z.literal('view'),
    of: z.enum(['missing', 'waiting-lists', 'weeks', 'undated', 'coming']),
  }),
  z.object({
    verb: z.literal('version-changes'),
    from: id,
    to: id,
    page: z.number().int().min(0).default(0),
    caseId: caseId.nullable().default(null),
  }),
  z.object({ verb: z.literal('workbook'), meetingId: id, page: z.number().int().min(0).default(0) }),
  z.object({
    verb: z.literal('take-over'),
    meetingId: id,
    page: z.number().int().min(0),
    cells: z
      .array(z.object({ caseId, seen: z.number().int().min(1), key: id, to: z.union([z.string().max(400), z.boolean()]) }))
      .max(20),
  }),
  z.object({ verb: z.literal('headings-form') }),
  z.object({
    verb: z.literal('save-headings'),
    names: headingNames,
    /** What the pages before were marked. */
    marked: z.array(z.enum(headingKinds)).max(headingLimits.count),
    seen: z.number().int().min(0),
  }),
  z.object({ verb: z.literal('coming-case'), caseId }),
  z.object({ verb: z.literal('coming-act'), caseId, act: id, undo: z.boolean().default(false) }),
  z.object({ verb: z.literal('help') }),
  z.object({ verb: z.literal('guess'), intent: id }),
  z.object({ verb: z.literal('ask-about'), topic: id, council: id.optional() }),
  z.object({
    verb: z.literal('reminder'),
    answer: z.enum(['done', 'snooze', 'not-mine']),
    key: id,
    caseId: caseId.nullable().default(null),
    words: short,
  }),
])

export type Action = z.infer<typeof actionSchema>
export type Verb = Action['verb']
export type Inputs = Readonly<Record<string, string>>
export type Press = { readonly action: Action; readonly inputs: Inputs }

/** Reads a press, or null for data that no button of ours sends. A button's own fields are no inputs. Inputs longer than 4,000 characters are cut off. */
export function readPress(data: unknown): Press | null {
  const parsed = actionSchema.safeParse(data)
  if (!parsed.success) return null
  const inputs = Object.entries(data as Record<string, unknown>)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !(entry[0] in parsed.data))
    .map(([key, value]) => [key, value.slice(0, 4000)] as const)
  return { action: parsed.data, inputs: Object.fromEntries(inputs) }
}

/** A button: what it says and what it sends. Only used in cards; `Action` types what it may send. */
export type Button = {
  readonly title: string
  readonly data: z.input<typeof actionSchema>
  readonly style?: 'positive' | 'default'
  /** `none`: the button sends no inputs and is not held back by them. */
  readonly inputs?: 'auto' | 'none'
  /** Seldom wanted: behind the dots, where the client has them, else with the others. */
  readonly seldom?: true
}

export const safetyAction = (about: string | null) => ({ verb: 'safety', caseId: about }) as const

/** Buttons as the templates want them; a title that a client would cut off ends at a word. */
export const buttonsOf = (buttons: readonly Button[]) =>
  buttons.map(button => ({
    title: fitting(button.title),
    data: button.data,
    style: button.style ?? 'default',
    inputs: button.inputs ?? 'none',
    mode: button.seldom ? 'secondary' : 'primary',
  }))

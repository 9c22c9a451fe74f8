/** What a council's document says apart from its routes: the shape of `council.yaml`. */
import * as z from 'zod'

/** Folder name of a council. Data, never a closed list: another council needs no code. */
export const councilId = z.string().regex(/^[a-z][a-z-]*$/, 'a council id is lower-case words joined by hyphens')
export type CouncilId = z.infer<typeof councilId>

/** An id of the inventory: council code, kind letter, number, e.g. `AB-C17`, `AB-D3a`. */
export const ruleId = z.string().regex(/^[A-Z]{2}-[UDCTFRKXAS]\d{1,2}[a-z]?$/, 'an id looks like AB-C17')
export type RuleId = z.infer<typeof ruleId>

const text = z.string().trim().min(1)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-12-01')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written 16:00')
export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
export type Weekday = z.infer<typeof weekday>

/** Where the rule stands: the document's number, else its heading as printed. Several: `3.1, 4.2`. */
export const section = text

/** What the whole document says of itself. `null` means: the document does not say. */
const documentSchema = z.strictObject({
  title: text,
  printedDate: text.nullable(),
  printedVersion: text.nullable(),
  inForceFrom: day.nullable(),
  reviewDue: day.nullable(),
  supersedes: text.optional(),
  note: text.optional(),
})

/** Which of Stepwise's own roles acts for a role of the procedure; `other` acts outside Stepwise. */
export const actsAs = z.enum(['practitioner', 'manager', 'coordinator', 'duty-manager', 'other'])

const roleSchema = z.strictObject({ id: ruleId, name: text, actsAs, section: section.optional() })

/** Hours as printed. `unclear` names what the text leaves open (it is then shown, both numbers given). */
const hoursSchema = z.strictObject({
  printed: text,
  spans: z.array(z.strictObject({ days: z.array(weekday).min(1), from: clockTime, to: clockTime })).default([]),
  unclear: text.optional(),
})

const contactSchema = z.strictObject({
  id: ruleId,
  name: text,
  purpose: text,
  kind: z.enum(['front-door', 'out-of-hours', 'advice', 'online', 'email', 'other']),
  phone: text.nullable(),
  email: text.nullable(),
  hours: hoursSchema.nullable(),
  section,
})

/** What a meeting may decide about one item, in that forum's own words, and what follows. */
const outcomeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: text,
  /** go-on: next step of the route · route: the case also follows that route · return: back to the worker · stop: not stepped · action: an action is noted, the case stays where it is */
  then: z.enum(['go-on', 'route', 'return', 'stop', 'action']),
  route: ruleId.optional(),
  forum: ruleId.optional(),
  /** The rule that says what follows when the case comes back to the worker. */
  rule: ruleId.optional(),
  section: section.optional(),
})

const scheduleSchema = z.strictObject({
  weekday,
  time: clockTime,
  cutOff: z.strictObject({ weekday, time: clockTime }).nullable(),
})

const forumSchema = z.strictObject({
  id: ruleId,
  name: text,
  /** list: Stepwise keeps its list · case: a meeting about one child, its date is recorded on the case */
  kind: z.enum(['list', 'case']),
  /** self: a worker books · invitation: places come by invitation · decision: another meeting sends cases on */
  booking: z.enum(['self', 'invitation', 'decision']).default('self'),
  cadence: text.nullable(),
  schedule: scheduleSchema.nullable(),
  locality: text.nullable().default(null),
  place: text.nullable(),
  attends: text.nullable(),
  prepare: text.nullable(),
  /** Items that must be answered yes before a case may stand on the list. */
  needs: z.array(ruleId).default([]),
  outcomes: z.array(outcomeSchema).default([]),
  section,
})

/**
 * From when a clock runs. `unstated` keeps the readings that are possible, none of which is chosen; its `fact` holds the
 * day of one of them, where a case has it.
 */
const clockStart = z.union([
  z.strictObject({ event: text, fact: z.string().optional(), inferred: z.boolean().default(false) }),
  z.strictObject({ unstated: text, readings: z.array(text).default([]), fact: z.string().optional() }),
  z.null(),
])

const limitSchema = z.strictObject({
  id: ruleId,
  name: text,
  kind: z.enum(['within', 'look-back', 'notice', 'at-least', 'cadence', 'hours', 'at-once', 'date', 'likelihood', 'words']),
  value: z.number().nullable(),
  unit: z.enum(['working-days', 'days', 'days-unit-unstated', 'weeks', 'months', 'hours', 'a-year', 'weekly', 'none']),
  /** null: no clock (a cadence, opening hours, a date) */
  clock: clockStart,
  consequence: text.nullable(),
  text,
  section,
})

/** An answer that sends the case another way, and where to. */
const refusalSchema = z.strictObject({
  id: ruleId,
  when: text,
  then: text,
  /** The item (or any of several) and answer that set it off; absent where people decide outside Stepwise. */
  trigger: z
    .strictObject({
      item: z.union([ruleId, z.array(ruleId).min(1)]),
      is: z.enum(['no', 'refused', 'withdrawn']),
    })
    .optional(),
  /** elsewhere: this route is closed to the case · ask: a person must be asked, the route stays open */
  leads: z.enum(['elsewhere', 'ask']),
  route: ruleId.optional(),
  forum: ruleId.optional(),
  role: ruleId.optional(),
  /** Further steps, when the first does not settle it: ids of refusals in order. */
  thenTry: ruleId.optional(),
  section,
})

const ambiguitySchema = z.strictObject({ id: ruleId, text, about: z.array(z.string()).default([]) })

/** A setting the administrator may fill in where the document is silent. Never defaulted. */
export const settingKind = z.enum([
  'meeting-pattern',
  'phone',
  'email',
  'hours',
  'text',
  'number',
  'headings',
  'reference-pattern',
  'yes-no',
])
const settingSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9.-]*$/),
  label: text,
  kind: settingKind,
  forum: ruleId.optional(),
  contact: ruleId.optional(),
})
const silenceSchema = z.strictObject({
  id: ruleId,
  text,
  ask: text,
  about: z.array(z.string()).default([]),
  settings: z.array(settingSchema).default([]),
})

/** Labels of the council's case system, ready to copy when a case closes. */
const closureSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  routes: z.array(ruleId).min(1),
  record: text,
  field: text,
  option: text,
  thenField: text.nullable(),
  thenOptions: z.array(text).default([]),
  thenText: text.nullable().default(null),
  note: text.optional(),
  section,
})

export const councilSchema = z.strictObject({
  council: councilId,
  code: z.string().regex(/^[A-Z]{2}$/),
  name: text,
  /** Version of this encoding; a case keeps the one it started under. */
  version: z.string().regex(/^\d+\.\d+$/),
  /** First day in London on which this version is in force. Every version but a council's first says it. */
  inForceFrom: day.optional(),
  document: documentSchema,
  /** What the document says outright about a child at risk, in our words; null: it gives no such clause. */
  safety: z.strictObject({ text, section: section.nullable(), ownRule: z.boolean() }),
  words: z.record(z.string(), text).default({}),
  roles: z.array(roleSchema).min(1),
  contacts: z.array(contactSchema),
  forums: z.array(forumSchema),
  limits: z.array(limitSchema),
  refusals: z.array(refusalSchema),
  closures: z.array(closureSchema).default([]),
  documents: z.array(text),
  systems: z.array(text).default([]),
  /** What the document asks to be counted. `counts`: what Stepwise knows of it; without: it cannot be counted here. */
  measures: z
    .array(
      z.strictObject({
        text,
        section,
        counts: z.array(z.enum(['down', 'up', 'returned', 'to-universal'])).default([]),
      }),
    )
    .default([]),
  ambiguities: z.array(ambiguitySchema),
  silences: z.array(silenceSchema),
})

export type Council = z.infer<typeof councilSchema>
export type Role = Council['roles'][number]
export type Contact = Council['contacts'][number]
export type Forum = Council['forums'][number]
export type Schedule = NonNullable<Forum['schedule']>
export type ForumOutcome = Forum['outcomes'][number]
export type TimeLimit = Council['limits'][number]
export type RefusalRule = Council['refusals'][number]
export type Ambiguity = Council['ambiguities'][number]
export type Silence = Council['silences'][number]
export type SettingSpec = Silence['settings'][number]
export type ClosureValues = Council['closures'][number]

/** Items that set off a refusal rule; none where people decide outside Stepwise. */
export const triggersOf = ({ trigger }: RefusalRule): readonly RuleId[] =>
  trigger === undefined ? [] : typeof trigger.item === 'string' ? [trigger.item] : trigger.item

/**
 * The shape of a procedure: one council's document as data.
 *
 * A procedure is `council.yaml` (who, where, when) joined with `step-down.yaml` and `step-up.yaml`
 * (routes and checklist items). Every rule carries its inventory id and its section.
 */
import * as z from 'zod'
import { councilSchema, ruleId, section } from './council.ts'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens')

/** must: mandatory wording · expected: "should" · good-practice: optional */
export const force = z.enum(['must', 'expected', 'good-practice'])
export type Force = z.infer<typeof force>

/** Before what an item is due. The order in which a route meets its gates is the order of its steps. */
export const gate = z.enum(['start', 'agreement', 'cut-off', 'meeting', 'panel', 'handover', 'closure', 'after'])
export type Gate = z.infer<typeof gate>

/**
 * One stretch of a route.
 * - `sign-off`: somebody's agreement under the procedure's own name; sets `item` by that act alone
 * - `list-meeting`: a meeting whose list Stepwise keeps; its decision sets `item`
 * - `case-meeting`: a meeting about this child, held outside Stepwise; its date is recorded
 * - `contact`: somebody is phoned or written to (a front door, a team); the worker records what came of it
 * - `work`: only the items of its gate
 */
const stepBase = { id: slug, name: text, gate, section }
const signOffStep = z.strictObject({
  ...stepBase,
  kind: z.literal('sign-off'),
  by: ruleId,
  item: ruleId.nullable(),
  /** own-manager: the worker's manager and that person's deputy · chosen: the worker names the manager it goes to */
  decider: z.enum(['own-manager', 'chosen']).default('own-manager'),
  /** Does the document want the sign-off, or is it Stepwise's own? Never the latter without a reason here. */
  note: text.optional(),
})
const listMeetingStep = z.strictObject({
  ...stepBase,
  kind: z.literal('list-meeting'),
  /** The forum, or several of which one is chosen (by locality, or by an earlier decision). */
  forums: z.array(ruleId).min(1),
  item: ruleId.nullable(),
  optional: z.boolean().default(false),
})
const caseMeetingStep = z.strictObject({
  ...stepBase,
  kind: z.literal('case-meeting'),
  forums: z.array(ruleId).min(1),
  optional: z.boolean().default(false),
  /** Fact of a dated item that says beforehand when this meeting is: its day need not be given twice. */
  heldOn: slug.optional(),
})
const contactStep = z.strictObject({
  ...stepBase,
  kind: z.literal('contact'),
  contacts: z.array(ruleId).default([]),
  role: ruleId.optional(),
})
const workStep = z.strictObject({ ...stepBase, kind: z.literal('work') })
const stepSchema = z.discriminatedUnion('kind', [signOffStep, listMeetingStep, caseMeetingStep, contactStep, workStep])

const endSchema = z.strictObject({ id: slug, label: text })

const routeSchema = z.strictObject({
  id: ruleId,
  direction: z.enum(['up', 'down']),
  name: text,
  from: endSchema,
  to: endSchema,
  /** Other words for where it leads, as people type them after "to"; they mean this route before any likeness does. */
  called: z.array(text).default([]),
  /** When the document chooses this route, in our words. */
  chosenWhen: text,
  /**
   * chosen: a worker starts it · outcome: a meeting or front door sends the case here ·
   * safety: immediate risk, goes to the safety card and never into a checklist
   */
  begins: z.enum(['chosen', 'outcome', 'safety']),
  /** This route is for cases whose lead person is known, or is not: settles which one a worker's words mean. */
  lead: z.enum(['known', 'not-known']).optional(),
  /** Routes whose decision leads here; this route's own steps are added to theirs. */
  follows: z.array(ruleId).default([]),
  /**
   * For a route that follows another: id of the step after which its own steps come. Several where it may follow
   * different steps: its own then come after the last of them that the case has.
   */
  afterStep: z.union([slug, z.array(slug).min(1)]).optional(),
  /** Takes the place of what would still have come on the route that it follows. */
  instead: z.boolean().default(false),
  steps: z.array(stepSchema).default([]),
  /** What the case is when the last step is done. */
  ends: text,
  overlaps: z.array(z.strictObject({ route: ruleId, ambiguity: ruleId.nullable(), text })).default([]),
  section,
})

/** How an item is answered. Nothing is ever pre-filled. */
const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yes-no') }),
  /** A date that makes the item true; `limit` is the look-back or notice it is held against. */
  z.strictObject({
    kind: z.literal('date'),
    label: text,
    limit: ruleId.optional(),
    /** A day that is fixed in advance, such as the next meeting. */
    mayLieAhead: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('choice'), options: z.array(endSchema).min(2) }),
  /** Chosen from the closure values of the case's route. */
  z.strictObject({ kind: z.literal('closure-value'), part: z.enum(['option', 'then-option', 'then-text']) }),
  z.strictObject({ kind: z.literal('text'), label: text }),
  /** Name or role and agency of the lead person. */
  z.strictObject({ kind: z.literal('lead') }),
  /** Agreement to the service, kept apart from the basis for sharing. `to` says what is agreed to. */
  z.strictObject({ kind: z.literal('consent'), to: text, form: text.nullable() }),
  /** The basis for sharing information: consent, or the recorded reason to go without. */
  z.strictObject({ kind: z.literal('sharing-basis') }),
  /** Row of the council's transfer spreadsheet: `part` says which test of the row this item is. */
  z.strictObject({ kind: z.literal('spreadsheet'), part: z.enum(['started', 'complete', 'in-time']) }),
  /** Set by the act of a person or meeting (a step of the route), never a tick. */
  z.strictObject({ kind: z.literal('act'), step: slug }),
  /** A standing duty on everybody: shown where it matters, not asked about one case. */
  z.strictObject({ kind: z.literal('duty') }),
])

const conditionSchema = z.strictObject({ fact: z.string(), is: z.enum(['yes', 'no']) })

const itemSchema = z.strictObject({
  id: ruleId,
  routes: z.array(ruleId).min(1),
  /** A statement that is true when the item is done: "The plan was reviewed and updated." */
  text,
  /** Two to five words for lists. */
  short: text,
  force,
  by: z.array(ruleId).min(1).nullable(),
  gate,
  section,
  answer: answerSchema,
  /** Key of a fact shared with other items: answered once, it answers all of them. Absent: the item's own id. */
  fact: slug.optional(),
  /** Only asked when a fact says so, e.g. neglect. */
  when: conditionSchema.optional(),
  /** True for each child apart; absent or false: brothers and sisters share the answer. */
  perChild: z.boolean().default(true),
  /** A condition that opens the route: "no" means the procedure points elsewhere. */
  opensRoute: z.boolean().default(false),
  /** Several acts in one item, each recorded by itself by those it is for; the last of them answers the item. */
  parts: z.array(endSchema).default([]),
  note: text.optional(),
})

/** A question that decides whether other items apply (is neglect a concern?). Not a rule of the document. */
const questionSchema = z.strictObject({ fact: slug, text, routes: z.array(ruleId).min(1), gate, why: text })

/**
 * Words that somebody copies into an email, a form or the case system. In a line `{SK-C39}` stands for what the case
 * has for that item, `{reference}`, `{from}` and `{to}` for the case's own; words in square brackets are for the
 * writer to fill in, and stand for whatever the case does not have yet. Never a child's or a parent's name.
 */
const copyTextSchema = z.strictObject({
  id: slug,
  routes: z.array(ruleId).min(1),
  /** What it is, as a button says it: "Invitation email". */
  title: text,
  /** The role or contact it goes to; null: it is for a form or a record. */
  to: ruleId.nullable(),
  subject: text.nullable().default(null),
  lines: z.array(text).min(1),
  /** Said beside it and not copied: how it is sent. */
  note: text.optional(),
  /** The lead person whom this asks: beside it the worker records what they answered, how and when. */
  asks: ruleId.optional(),
  section,
})

export const directionSchema = z.strictObject({
  routes: z.array(routeSchema).default([]),
  questions: z.array(questionSchema).default([]),
  items: z.array(itemSchema).default([]),
  texts: z.array(copyTextSchema).default([]),
})

export const procedureSchema = councilSchema.extend(directionSchema.shape)

export type Procedure = z.infer<typeof procedureSchema>
export type Route = Procedure['routes'][number]
export type Step = Route['steps'][number]
export type SignOffStep = Extract<Step, { kind: 'sign-off' }>
export type ListMeetingStep = Extract<Step, { kind: 'list-meeting' }>
export type Item = Procedure['items'][number]
export type ItemAnswerKind = Item['answer']['kind']
export type CopyText = Procedure['texts'][number]
export type Question = Procedure['questions'][number]
export type Procedures = ReadonlyMap<string, Procedure>

/** What Stepwise makes of a message: the plain types that carry it. */
import type { CouncilId } from '../../policies/council.ts'
import type { Told } from '../../policies/told.ts'

/** Every intent, in the order used for training and for breaking ties. */
export const INTENTS = [
  'step_down_check',
  'step_up_check',
  'safeguarding_now',
  'book_meeting',
  'reschedule_booking',
  'cancel_booking',
  'next_meeting',
  'agenda',
  'approve_or_approval_status',
  'my_cases',
  'case_status',
  'consent_question',
  'lead_person_question',
  'timescale_question',
  'contact_question',
  'document_or_spreadsheet_question',
  'escalation_or_disagreement',
  'level_of_need_question',
  'reminder_request',
  'measures_report',
  'help',
  'greeting_or_thanks',
  'out_of_scope',
] as const

export type IntentName = (typeof INTENTS)[number]

/** `stop`: show the safety card. `lead`: answer, with the safety line first and large. */
export type SafetySignal = 'stop' | 'lead' | 'none'

export type RouteFrom = 'cp_plan' | 'cin_plan' | 'cf_assessment' | 'eh_episode' | 'universal' | 'care_order'
export type RouteTo = 'early_help' | 'universal' | 'social_care' | 'cin_plan' | 'cp_plan'

/** A fact of the checklist that somebody may give with its day. */
export type FactName =
  | 'visit'
  | 'joint-visit'
  | 'plan-review'
  | 'final-meeting'
  | 'assessment'
  | 'consent'
  | 'supervision'
  | 'handover'
  | 'first-review'

/** A day as somebody wrote it. `day` is `yyyy-mm-dd` in London; `time` is `hh:mm`. */
export type NamedDay = { readonly text: string; readonly day: string; readonly time?: string }

export type GivenFact = { readonly fact: FactName; readonly day: string }

export type Entities = Told & {
  /** `CS-1042`, in the order typed, each once. */
  readonly caseRefs: readonly string[]
  /** A council named in the text. */
  readonly council?: CouncilId
  /** A council that only a local term points to, e.g. ChECS. */
  readonly councilImplied?: CouncilId
  readonly routeFrom?: RouteFrom
  readonly routeTo?: RouteTo
  /** Whether a lead person is known, where the words say so. */
  readonly leadKnown?: 'known' | 'not-known'
  readonly level?: string
  /** `transfer_meeting`, `jam`, … as in the council vocabulary. */
  readonly meeting?: string
  /** The first date or time expression, as typed. */
  readonly dateText?: string
  readonly dates: readonly NamedDay[]
  readonly facts: readonly GivenFact[]
}

export type IdentifyingKind =
  | 'name-with-dob'
  | 'date-of-birth'
  | 'nhs-number'
  | 'national-insurance-number'
  | 'other-number'
  | 'phone'
  | 'email'
  | 'address'

export type Identifying = { readonly kind: IdentifyingKind; readonly text: string }

export type RankedIntent = { readonly intent: IntentName; readonly confidence: number }

export type Understanding = {
  /** Every intent, the ones the message asks for first, then by confidence. */
  readonly intents: readonly RankedIntent[]
  /** False: show the first three as buttons instead of acting. */
  readonly sure: boolean
  /** Further intents in the same message, safety first. */
  readonly also: readonly IntentName[]
  readonly entities: Entities
  readonly safety: SafetySignal
  readonly identifying: readonly Identifying[]
}

/** What the conversation already knows. `today` is `yyyy-mm-dd` in London. */
export type UnderstandContext = {
  readonly council?: CouncilId
  readonly today: string
  readonly lastIntent?: IntentName
  readonly lastCaseRef?: string
  readonly lastCouncil?: CouncilId
}

/** Consent and lead person as somebody reports them: "both parents agreed in writing 20/11, lead is the school nurse". */
import type { Told, ToldConsent, ToldLead } from '../../policies/told.ts'
import type { DateSpan } from './dates.ts'

/** Who was asked, as the form words it. "Mum" alone says nothing of parental responsibility and is left to be chosen. */
const ASKED: readonly (readonly [RegExp, string])[] = [
  [/\bboth parents\b|\bmum and dad\b|\bmother and father\b/i, 'Both parents'],
  [
    /\b(?:mum|mother|dad|father|parent|carer|nan|gran\w*)\b[^,.;]{0,12}\b(?:has |with |\()?(?:pr\b|parental resp)/i,
    'Parent or carer',
  ],
  [/\byoung person\b|\byp\b/i, 'Young person'],
]
const SUBJECT =
  '(?:both parents|parents?|mum(?: and dad)?|mother(?: and father)?|dad|father|carers?|family|young person|yp|they|nan|gran\\w*)'
const GIVEN = new RegExp(
  `\\b${SUBJECT}\\b[^,.;?]{0,30}\\b(?:agreed|agree|agrees|consented|consents|gave consent|given consent|signed)\\b|\\bconsent\\b[^,.;?]{0,25}\\b(?:given|obtained|signed|in place|got|from)\\b|\\b(?:verbal|spoken|written) consent\\b`,
  'i',
)
const REFUSED = new RegExp(
  `\\b${SUBJECT}\\b[^,.;?]{0,20}\\b(?:refused|declined|said no|won'?t (?:agree|consent)|will not (?:agree|consent)|does not consent|do not consent)\\b|\\bconsent (?:was |is |has been )?(?:refused|declined)\\b`,
  'i',
)
/** Not there yet, asked about, or only supposed: nothing was reported. */
const OPEN =
  /\b(?:no|without|awaiting|waiting (?:for|on)|need|needs|still|chasing|get|getting|once|if|whether|before|not|hasn'?t|haven'?t|didn'?t|unless|until)\b[^,.;]{0,24}\b(?:consent\w*|agree\w*|sign\w*)\b|\?/i
const FORMS: readonly (readonly [RegExp, NonNullable<ToldConsent['form']>])[] = [
  [/\b(?:spoken|verbal(?:ly)?) and (?:in )?writ|\bwrit\w+ and (?:spoken|verbal)|\bboth spoken\b/i, 'both'],
  [/\bin writing\b|\bwritten\b|\bsigned\b|\bby (?:email|letter)\b/i, 'written'],
  [/\bspoken\b|\bverbal(?:ly)?\b|\bin person\b|\b(?:on|over|by) (?:the )?phone\b|\bface to face\b/i, 'spoken'],
]

type Clause = { readonly text: string; readonly start: number; readonly end: number }

/** Parts between commas and full stops; a full stop within a date or a time does not part. */
function clausesOf(text: string): readonly Clause[] {
  return [...text.matchAll(/(?:[^,;\n.]|\.(?=\d))+/g)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const firstOf = <T>(text: string, known: readonly (readonly [RegExp, T])[]): T | undefined =>
  known.find(([pattern]) => pattern.test(text))?.[1]

function consentIn(clauses: readonly Clause[], spans: readonly DateSpan[], today: string): ToldConsent | undefined {
  const clause = clauses.find(({ text }) => (GIVEN.test(text) || REFUSED.test(text)) && !OPEN.test(text))
  if (!clause) return undefined
  const day = spans.find(span => span.start >= clause.start && span.end <= clause.end)?.day
  const form = firstOf(clause.text, FORMS)
  const who = firstOf(clause.text, ASKED)
  return {
    status: REFUSED.test(clause.text) ? 'refused' : 'given',
    ...(form ? { form } : REFUSED.test(clause.text) ? { form: 'spoken' } : {}),
    ...(who ? { who } : {}),
    ...(day && day <= today ? { day } : {}),
  }
}

const LEAD =
  /\blead(?: person| professional| practitioner)?\s*(?:is going to be|will be|to be|is|are|:|=|-)\s*(?:the |our |a )?([a-z][a-z0-9 /&'()-]{2,60})/i
const LEADS =
  /\b(?:the |our )?([a-z][a-z /&'-]{2,40}?) (?:has |have |is |are )?(?:agreed|happy|accepted|going|will) (?:to )?lead\b/i
const NO_LEAD = /\b(?:no|not|nobody|no one|who|what|which|isn'?t|without|need|needs?|unknown|tbc|tba|unclear)\b/i
const TAKEN_ON = /\b(?:agreed|accepted|taken (?:it|this) on|has taken|happy to)\b/i

function leadIn(clauses: readonly Clause[]): ToldLead | undefined {
  for (const { text } of clauses) {
    const named = LEAD.exec(text) ?? LEADS.exec(text)
    if (!named?.[1] || NO_LEAD.test(text) || text.includes('?')) continue
    const role = named[1].replace(/\s+(?:and|who|which|has|have|agreed|accepted)\b.*$/i, '').trim()
    if (role.length > 2) return { text: role.charAt(0).toUpperCase() + role.slice(1), accepted: TAKEN_ON.test(text) }
  }
  return undefined
}

/** What the message reports; absent parts were not said. `today` is a London day: a consent lies in the past. */
export function toldIn(text: string, spans: readonly DateSpan[], today: string): Told {
  const clauses = clausesOf(text)
  const consent = consentIn(clauses, spans, today)
  const lead = leadIn(clauses)
  return { ...(consent ? { consent } : {}), ...(lead ? { lead } : {}) }
}

const LEAD_WANTED =
  /\b(?:no|without a?|nobody (?:to|will)|no one (?:to|will)|can'?t find a|cannot find a|need a|still need a)\s*lead\b|\blead(?: person| professional| agency)?\s+(?:is )?(?:not (?:known|found)|unknown|tbc)\b/i

/** Whether a lead person is known, as far as the words say. */
export const leadKnownIn = (text: string, told: Told): 'known' | 'not-known' | undefined =>
  told.lead ? 'known' : LEAD_WANTED.test(text) ? 'not-known' : undefined

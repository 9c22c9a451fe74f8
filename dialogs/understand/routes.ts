/** Where a child steps from and to, in the words people use. */
import type { RouteFrom, RouteTo } from './understanding.ts'

type Rule<T> = readonly [RegExp, T]

const CIN = '(?:cin|chin|child in need|children in need|s(?:ection)?\\.? ?17)(?: plan)?'
const CP = '(?:cp|child protection)(?: plan)?|cpp'
const EARLY =
  '(?:early help|eh|early intervention|family help|extra help|targeted(?: lower)?(?: tier)?|lower tier|caf|taf|tac|eha|ehsa|family support)'
const TOWARDS = '(?:to|into|onto|down to|back to|over to|for|towards|going to|->|=>|→|held by|passed to|with)'

const rule = <T>(source: string, value: T): Rule<T> => [new RegExp(source, 'i'), value]

/** Words of movement: without one, an early help plan is only spoken of, not stepped from. */
const MOVES = /step|escalat|finish|clos|end(?:ing|s|ed)?\b|higher|gone up|going up|go up|goals|social work|from/i

const FROM: readonly Rule<RouteFrom>[] = [
  rule(
    `(?:from|off|end(?:ing|ed|s)?|clos(?:e|ing|ed)|finish(?:ing|ed)?|leav(?:e|ing)|out of|come off|coming off|discharg\\w+ from) (?:an? |the |their |her |his )?(?:${CP})\\b`,
    'cp_plan',
  ),
  rule(`\\b(?:${CP}) (?:has |have |is |was )?(?:end(?:ed|s|ing)?|discharg\\w*|clos\\w*|over|finish\\w*)`, 'cp_plan'),
  rule(`\\b(?:${CP})\\b ?(?:to|->|→|2) `, 'cp_plan'),
  rule('\\b(?:care order|section 20|s20|looked after|lac|in care)\\b', 'care_order'),
  rule(
    `(?:c ?(?:&|and|n|\\+) ?f|single|social work|child and family|statutory|sw) assessment|\\bc ?& ?f\\b|\\bc and f\\b|assessment(?:'s| is| has been)? (?:finished|done|complete\\w*|authorised|ended)`,
    'cf_assessment',
  ),
  rule(
    `(?:from|off|end(?:ing|ed|s)?|clos(?:e|ing|ed)|finish(?:ing|ed)?|leav(?:e|ing)|out of|before|on|when|which tier does|open (?:to|on)) (?:an? |the |their |her |his )?${CIN}\\b`,
    'cin_plan',
  ),
  rule(
    `\\b${CIN}\\b ?(?:has |have |is |was |isn't |isnt )?(?:end(?:ed|s|ing)?|clos\\w*|over|finish\\w*|working|work done|goes|going|to|->|→|case)\\b`,
    'cin_plan',
  ),
  rule(
    '\\b(?:taf|tac|caf|eh episode|early help episode|eha|ehsa|early help plan|early help case|early help assessment)\\b',
    'eh_episode',
  ),
  rule(`\\b(?:early help|family help|eh) (?:isn't|isnt|is not|not|can't|cannot|has not|hasn't|no longer)`, 'eh_episode'),
  rule('(?:universal(?: only)?(?: services)?) (?:at the mo|to|only|but|at the moment|->)', 'universal'),
]

const TO: readonly Rule<RouteTo>[] = [
  rule(`${TOWARDS} (?:a |the )?(?:${CP})\\b|move to child protection`, 'cp_plan'),
  rule(`${TOWARDS} (?:a |the )?${CIN}\\b(?! meeting| review)`, 'cin_plan'),
  rule(
    '(?:to|into|as|use|using|for|onto|approach to) (?:the )?universal|early help altogether|finish with early help|close to universal',
    'universal',
  ),
  rule(
    "(?:to|into|by|back to|up to|for|send|refer|need|with) (?:children's )?social care|social worker involved|to statutory|statutory (?:services|involvement)|\\bcsc\\b(?! team)|step(?:ping|ped)?[ -]?up to (?:sw|social work)|request step up|into statutory",
    'social_care',
  ),
  rule(
    `(?:to|into|onto|down to|back to|over to|for|towards|going to|->|=>|→|held by|passed to|like|open|want|held by|by) (?:the |an? |a )?${EARLY}\\b(?! (?:manager|worker|number|assessment|officer))|open early help`,
    'early_help',
  ),
]

function firstOf<T>(rules: readonly Rule<T>[], text: string): T | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1]
}

/** The ends of a route that the text names; each absent when it does not. */
export function routeOf(text: string): { readonly routeFrom?: RouteFrom; readonly routeTo?: RouteTo } {
  const found = firstOf(FROM, text)
  const routeFrom = found === 'eh_episode' && !MOVES.test(text) ? undefined : found
  const routeTo = firstOf(TO, text)
  return { ...(routeFrom && { routeFrom }), ...(routeTo && { routeTo }) }
}

/** A level or tier given as a number, e.g. `2` for "Level 2" and "L2". */
export function levelOf(text: string): string | undefined {
  const match = /\b(?:level|lvl|tier|lev|l)[ -]?([1-5])(?:[ /-]+([1-5]))?\b/i.exec(text)
  return match?.[2] === undefined ? match?.[1] : `${match[1]}/${match[2]}`
}

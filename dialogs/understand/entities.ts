/** What a message names: references, council, route, level, meeting, days, facts. */
import { caseRefsOf } from './case-refs.ts'
import { findDates, namedDays } from './dates.ts'
import { factsOf } from './facts.ts'
import { tidy } from './normalise.ts'
import { councilsOf, meetingOf } from './places.ts'
import { levelOf, routeOf } from './routes.ts'
import { leadKnownIn, toldIn } from './told.ts'
import type { Entities } from './understanding.ts'

/** Entities of one message. `today` is `yyyy-mm-dd` in London; it settles "Tuesday" and "the 14th". */
export function entitiesOf(text: string, today: string): Entities {
  const plain = tidy(text).replace(/\s+/g, ' ').trim()
  const spans = findDates(plain, today)
  const level = levelOf(plain)
  const meeting = meetingOf(plain)
  const told = toldIn(plain, spans, today)
  const leadKnown = leadKnownIn(plain, told)
  return {
    caseRefs: caseRefsOf(plain),
    ...councilsOf(plain),
    ...routeOf(plain),
    ...(level && { level }),
    ...(meeting && { meeting }),
    ...(spans[0] && { dateText: spans[0].text }),
    dates: namedDays(spans),
    facts: factsOf(plain, spans, today),
    ...told,
    ...(leadKnown && { leadKnown }),
  }
}

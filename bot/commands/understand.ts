/** `npm run --silent understand`: a line of text per line in, one JSON object per line out, in order. */
import { createInterface } from 'node:readline'
import type { Entities } from '../../dialogs/understand/understand.ts'
import { understand } from '../../dialogs/understand/understand.ts'

/** Three decimals are enough to compare by. */
const shown = (confidence: number): number => Math.round(confidence * 1000) / 1000

function shownEntities({ caseRefs, ...named }: Entities): Record<string, unknown> {
  const values = {
    case_ref: caseRefs.length > 1 ? caseRefs : caseRefs[0],
    council: named.council,
    council_implied: named.councilImplied,
    route_from: named.routeFrom,
    route_to: named.routeTo,
    level: named.level,
    meeting: named.meeting,
    date_text: named.dateText,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** One line of output for one line of text. `today` is `yyyy-mm-dd`. */
export function describeLine(text: string, today: string): string {
  const { intents, entities, safety } = understand(text, { today })
  const top = intents.slice(0, 3).map(({ intent }) => intent)
  return JSON.stringify({
    intent: top[0],
    confidence: shown(intents[0]?.confidence ?? 0),
    top,
    entities: shownEntities(entities),
    safety,
  })
}

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

if (import.meta.main) {
  const today = londonDay.format(new Date())
  for await (const line of createInterface({ input: process.stdin })) console.log(describeLine(line, today))
}

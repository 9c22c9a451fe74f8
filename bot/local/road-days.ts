/** Days as a road writes them, counted from the day it is played on: "today", "today - 5 days", "the next working day". */
import type { Day } from '../../policies/case.ts'
import type { Calendar } from '../calendar.ts'

export type RoadDays = {
  readonly today: Day
  /** Of the card that named a meeting; null before. */
  readonly meeting: Day | null
}

const written = /^(today|the meeting's day|the next working day)(?: ([+-]) (\d+) days?)?$/

/** The day these words mean; undefined for words that mean none. Throws where no card has named a meeting yet. */
export function roadDay(words: string, { today, meeting }: RoadDays, calendar: Calendar): Day | undefined {
  const [, from, sign, count = '0'] = written.exec(words) ?? []
  if (!from) return undefined
  if (from === "the meeting's day" && !meeting) throw new Error('no card has named a meeting yet')
  const day = { today, "the meeting's day": meeting, 'the next working day': calendar.addWorkingDays(today, 1) }[from]
  return calendar.addDays(day ?? today, Number(`${sign ?? ''}${count}`))
}

/** Days in braces as people type them: "visit {today - 5 days}" becomes "visit 20/11/2026". */
export function withRoadDays(text: string, days: RoadDays, calendar: Calendar): string {
  return text.replace(/\{([^}]+)\}/g, (_, words: string) => {
    const day = roadDay(words, days, calendar)
    if (!day) throw new Error(`“${words}” is no day`)
    return day.split('-').reverse().map(Number).join('/')
  })
}

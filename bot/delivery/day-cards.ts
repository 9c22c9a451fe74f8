/** Who has had their one unprompted card today. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Instant, PersonId } from '../../policies/case.ts'
import type { Calendar } from '../calendar.ts'
import { writeWhole } from '../storage/write-whole.ts'

export type DayCards = {
  /** When this person may next be told something for the day; null: now. */
  readonly nextFor: (person: PersonId, now: Date) => Instant | null
  readonly note: (person: PersonId, now: Date) => void
}

const keptSchema = z.object({ day: z.string(), people: z.array(z.string()) })

/**
 * Kept in `DATA_DIR/day-cards.json`, so that a restart gives nobody a second card. Several instances on one server do
 * not share it: a person may then get one card from each.
 */
export function createDayCards(dataDir: string, { addWorkingDays, dayOf, instantAt, usualHours }: Calendar): DayCards {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'day-cards.json')
  let kept = existsSync(path) ? keptSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : { day: '', people: [] }
  return {
    nextFor: (person, now) => {
      const today = dayOf(now)
      const hasHad = kept.day === today && kept.people.includes(person)
      return hasHad ? instantAt(addWorkingDays(today, 1), usualHours.from) : null
    },
    note: (person, now) => {
      const day = dayOf(now)
      kept = { day, people: [...(kept.day === day ? kept.people : []), person] }
      writeWhole(path, `${JSON.stringify(kept)}\n`)
    },
  }
}

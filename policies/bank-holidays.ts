/** Bank holidays in England and Wales, as published on GOV.UK. A test fails six months before they run out. */
import type { Day } from './case.ts'

export const bankHolidays: ReadonlySet<Day> = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25'],
  ...['2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
  ...['2027-12-27', '2027-12-28', '2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29'],
  ...['2028-08-28', '2028-12-25', '2028-12-26'],
])

/** Last day for which bank holidays are known. */
export const bankHolidaysKnownUntil: Day = '2028-12-31'

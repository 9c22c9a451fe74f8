/** Everything the database is made of, and a print of it by which an old schema is known. */
import { createHash } from 'node:crypto'
import type { Migration } from 'kysely/migration'
import { appendEventSql } from './chain.ts'
import { commitSql } from './commit-function.ts'
import { keepConversationSql } from './conversations.ts'
import { dayCardsSql } from './day-cards.ts'
import { claimRemindersSql } from './due-reminders.ts'
import { exportSql } from './export-case.ts'
import * as tables from './migrations/001-tables.ts'
import * as reaching from './migrations/002-reaching-people.ts'
import * as filesOfCases from './migrations/003-files-of-cases.ts'
import { noticesSql } from './notices.ts'
import { purgeSql } from './purge.ts'
import { queueNoticesSql, queueVersion } from './queue-notices.ts'
import { readArrangementsSql } from './read-arrangements.ts'
import { readCasesSql } from './read-cases.ts'
import { readMeetingsSql } from './read-meetings.ts'
import { readOthersSql } from './read-others.ts'
import { readTeamSql } from './read-team.ts'
import { noteSafetySql } from './safety-entry.ts'
import { writeBookingSql } from './write-booking.ts'
import { writeCaseSql } from './write-case.ts'
import { writeMeetingSql } from './write-meeting.ts'
import { writeReminderSql } from './write-reminder.ts'

/** In order; only ever added to. Tables change here and nowhere else. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-tables': tables,
  '002-reaching-people': reaching,
  '003-files-of-cases': filesOfCases,
}

/** Replaced whole at each migration, so that each stands beside the code that calls it. */
export const functions: readonly string[] = [
  writeCaseSql,
  ...writeBookingSql,
  ...writeMeetingSql,
  ...writeReminderSql,
  appendEventSql,
  ...queueNoticesSql,
  ...noticesSql,
  ...commitSql,
  ...claimRemindersSql,
  ...readArrangementsSql,
  ...readCasesSql,
  ...readMeetingsSql,
  ...readOthersSql,
  ...readTeamSql,
  noteSafetySql,
  ...keepConversationSql,
  ...dayCardsSql,
  ...purgeSql,
  exportSql,
]

/** Two programs with the same print work on the same schema. */
export function schemaPrint(): string {
  const hash = createHash('sha256')
  for (const part of [...Object.keys(migrations), ...functions, queueVersion]) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

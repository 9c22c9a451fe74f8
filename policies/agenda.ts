/** The agenda as a notice: sent by itself at the cut-off, once for each. */
import type { Notice, StoredFile } from './decision.ts'
import type { Meeting } from './meeting-record.ts'

/** To the council's coordinators, at any hour: the cut-off is a same-day matter. */
export const agendaNotice = (
  meeting: Meeting,
  cases: number,
  files: readonly Pick<StoredFile, 'name' | 'contentType'>[],
): Notice => ({
  key: `agenda:${meeting.id}:${meeting.cutOff ?? meeting.at}`,
  council: meeting.council,
  to: { role: 'coordinator' },
  kind: 'agenda',
  caseId: null,
  urgency: 'now',
  facts: {
    meetingId: meeting.id,
    at: meeting.at,
    cases,
    files: files.map(({ name, contentType }) => ({ name, contentType })),
  },
})

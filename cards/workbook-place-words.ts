/** Where the council keeps its workbook: that it is not there yet and why, or that it is there after all. */
import { whenWords } from '../policies/day-words.ts'
import type { NotKept } from '../policies/workbook-place.ts'
import type { Message } from './message-card.ts'
import type { NoticeView } from './notice-words.ts'

const reasons: Readonly<Record<NotKept, string>> = {
  'signed-out': 'SharePoint does not accept Stepwise’s sign-in. The administrator has to renew the secret or certificate.',
  'not-allowed': 'Stepwise may not write there. The administrator has to give it permission for that one SharePoint site.',
  'no-place': 'The library or folder is not there. It was moved or renamed, or its setting is wrong.',
  full: 'The SharePoint site is full. Its owner has to make room.',
  'too-large': 'SharePoint says that the workbook is too large.',
  'not-ours':
    'A file of that name is there which I cannot read as a workbook. I did not write over it. Move it away or give it another name.',
  locked: 'Somebody has the workbook open or checked out. Please close it.',
  throttled: 'SharePoint asked Stepwise to wait.',
  changed: 'Somebody kept changing the workbook while I wrote. Nothing of theirs was written over.',
  away: 'SharePoint could not be reached.',
}

export function workbookPlaceMessage({ notice, procedure }: NoticeView): Message {
  const { forum, at, state, why } = notice.facts
  const name = procedure.forums.find(({ id }) => id === forum)?.name ?? 'The meeting'
  const meeting = `${name}, ${whenWords(String(at))}`
  if (state === 'there')
    return { title: 'The workbook is in SharePoint now', paragraphs: [`${meeting}. Nothing more to do.`] }
  const reason = reasons[String(why) as NotKept] ?? reasons.away
  return {
    title: state === 'given-up' ? 'The workbook did not get into SharePoint' : 'The workbook is not in SharePoint yet',
    paragraphs: [
      `${meeting}. ${reason}`,
      state === 'given-up'
        ? 'I tried for a day and have stopped. Nothing is lost: say “agenda” and press “Get the workbook”, then put it there yourself.'
        : 'The list itself was sent to the coordinators and nothing is lost. I keep trying for a day and will say when it is there.',
    ],
  }
}

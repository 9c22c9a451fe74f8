/** Why a workbook is not read, and what to send instead. */
import type { WorkbookRefusal } from '../policies/workbook-refusal.ts'
import type { Message } from './message-card.ts'

const again = 'Nothing of it was kept and nothing was changed.'

export function workbookRefusedMessage(refusal: WorkbookRefusal): Message {
  const [title, what] = refusedWords(refusal)
  return { title, paragraphs: [what, again] }
}

function refusedWords(refusal: WorkbookRefusal): readonly [string, string] {
  switch (refusal.code) {
    case 'not-fetched':
      return notFetched(refusal.why)
    case 'not-a-workbook':
      return ['That is not a workbook', 'I read Excel workbooks (.xlsx). Send the list as one of those.']
    case 'damaged':
      return ['I cannot read that workbook', 'It is damaged. Open it in Excel, save it under a new name and send that.']
    case 'other-format':
      return ['I read .xlsx workbooks only', 'Open it, choose “Save as”, “Excel workbook (.xlsx)”, and send that.']
    case 'password-protected':
      return ['That workbook has a password', 'Save a copy without a password and send that.']
    case 'macros':
      return ['That workbook has macros in it', 'I do not open those. Save it as “Excel workbook (.xlsx)” and send that.']
    case 'too-large':
      return [
        'That workbook is too large',
        `I read workbooks of up to ${megabytes(refusal.limitBytes)}. Send the list alone.`,
      ]
    case 'unpacks-too-large':
      return [
        'That workbook is too large',
        `Unpacked it has more than ${megabytes(refusal.limitBytes)}. Copy the list into a new workbook and send that.`,
      ]
    case 'too-many-rows':
      return [
        'That workbook has too many rows',
        `I read up to ${refusal.limit.toLocaleString('en-GB')}. Send the rows of one meeting.`,
      ]
    case 'too-many-columns':
      return ['That workbook has too many columns', `I read up to ${refusal.limit}. Send the columns of the list.`]
    case 'no-headings':
      return ['That workbook is empty', 'Its first sheet needs a row of headings at the top, and the cases below.']
  }
}

function notFetched(why: 'address' | 'refused' | 'slow'): readonly [string, string] {
  const title = 'I could not fetch that workbook'
  switch (why) {
    case 'address':
      return [
        title,
        'It does not come from your council’s own Microsoft 365. Attach it from this computer or from OneDrive.',
      ]
    case 'refused':
      return [title, 'Microsoft 365 would not hand it over. Attach it once more, in this chat.']
    case 'slow':
      return [title, 'Microsoft 365 took too long to hand it over. Send it again in a few minutes.']
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / (1024 * 1024))} MB`

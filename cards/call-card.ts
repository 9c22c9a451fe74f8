/** The form in which a named officer's calls to one number are recorded. Nothing is filled in beforehand. */
import { type CallTime, ringAgainAfterDays, type SafetyNumber } from '../policies/safety/numbers.ts'
import { buttonsOf } from './actions.ts'
import { answerWords } from './numbers-words.ts'
import { timeOfCall } from './point-words.ts'
import { type Card, render } from './render.ts'
import { capital, plain } from './wording.ts'

/** `typed`: what was filled in before, so that nothing has to be typed twice. */
export function callCard(
  { id, name, phone, source }: SafetyNumber,
  problem: string,
  typed: Readonly<Record<string, string>> = {},
): Card {
  const data = {
    title: `Record a call: ${name}`,
    subtitle: `${plain(phone ?? '')}${source === 'setting' ? ' · Council setting, not in the guidance' : ''}`,
    warnings: problem ? [{ text: problem }] : [],
    officer: typed.officer ?? '',
    calls: [callView('inHours', typed), callView('outOfHours', typed)],
    buttons: buttonsOf([
      { title: 'Save', style: 'positive', inputs: 'auto', data: { verb: 'save-call', id } },
      { title: 'Back to the numbers', data: { verb: 'numbers' } },
    ]),
    note: `Ring as a member of staff would, from an outside line. Kept with your name and the time; asked again after ${ringAgainAfterDays} days. One call can be recorded now and the other later.`,
  }
  return render('call', data, null)
}

const callView = (when: CallTime, typed: Readonly<Record<string, string>>) => ({
  title: `The call ${timeOfCall[when]}`,
  day: `${when}.day`,
  dayLabel: `${capital(timeOfCall[when])}: day it was rung`,
  dayValue: typed[`${when}.day`] ?? '',
  answerValue: typed[`${when}.answer`] ?? '',
  answer: `${when}.answer`,
  answerLabel: `${capital(timeOfCall[when])}: what was heard`,
  options: Object.entries(answerWords).map(([value, words]) => ({ title: capital(words), value })),
})

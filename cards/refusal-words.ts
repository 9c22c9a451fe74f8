/** Every "no" in words: the reason, the section, and what to do next. Never "error". */

import { whenWords } from '../policies/day-words.ts'
import type { Refusal } from '../policies/decision.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { Button } from './actions.ts'
import type { Message } from './message-card.ts'
import { inLine, listWords, plain } from './wording.ts'

type About = {
  readonly procedure: Procedure
  readonly nameOf: (id: string) => string
  readonly about: string | null
}

export function refusalMessage(refusal: Refusal, about: About): Message {
  const open: readonly Button[] = about.about
    ? [{ title: 'Back to the case', data: { verb: 'open-case', caseId: about.about } }]
    : []
  const message = words(refusal, about)
  return { ...message, buttons: [...(message.buttons ?? []), ...open] }
}

function words(refusal: Refusal, { procedure, nameOf }: About): Message {
  switch (refusal.code) {
    case 'not-in-people-file':
      return say(
        'I do not know you yet',
        'You are not in the council’s people file. Ask your council’s Stepwise administrator to add you.',
      )
    case 'not-your-case':
      if (refusal.sees)
        return say(
          `${refusal.reference} is for its worker to change`,
          'You can read it. Its answers, and taking it back, are its worker’s. If they should change, speak to them. Nothing was changed.',
        )
      return say(
        `${refusal.reference} is not yours to open`,
        'A case is seen by its worker, their manager and deputy, and the council’s coordinators. If it should be yours, ask your manager.',
      )
    case 'no-such-case':
      return say(
        `I have no case ${plain(refusal.reference)}`,
        'Check the reference. To begin one, say “step down” or “step up” with it.',
      )
    case 'reference-taken':
      return say(
        `${refusal.reference} is open already`,
        `${plain(nameOf(refusal.worker))} has it. One reference, one open case. If it should move to you, ask your manager.`,
      )
    case 'reference-pattern':
      return say(
        'That does not look like a case reference',
        `References look like ${refusal.example}. Never type a name.`,
        ...(refusal.setting ? [`The pattern is your council’s own (${ownSetting}).`] : []),
      )
    case 'case-ended':
      return say(
        `${refusal.reference} is ${refusal.how === 'closed' ? 'closed' : 'taken back'}`,
        'Nothing was changed. If the family returns, start again with the same reference: it becomes a new episode.',
      )
    case 'route-not-offered':
      return say('Choose where from and where to', 'Nothing was started yet. Choose one of the routes on the card.')
    case 'safety-first':
      return say(
        'First tell Stepwise what came of the safety card',
        `The safety card was shown for ${refusal.reference} on ${whenWords(refusal.since)}. Its sign-offs and bookings wait until you answer: I phoned, it is already being dealt with, or opened by mistake.`,
      )
    case 'answer-needs':
      return say('Something is still needed', ...refusal.fields.map(({ field, problem }) => `${field} ${problem}.`))
    case 'identifying-text':
      return say(
        'Please take out what identifies somebody',
        `I noticed ${listWords(refusal.found)} and kept nothing of it. Use the case reference and roles such as “mother” instead.`,
      )
    case 'still-needed':
      return say(
        refusal.closing ? 'Not closed: something is still open' : 'Something is still needed first',
        ...refusal.items.map(item => `${item.text} (${item.section})`),
        refusal.closing
          ? 'Answer it on the case card, or say there why it stays open or does not apply.'
          : 'You can still put it to your manager: open the case, give your reason and press the button again.',
      )
    case 'own-case':
      return say(
        'Nobody signs off their own case',
        `${refusal.step} is decided by your manager or their deputy. Nothing was changed.`,
      )
    case 'not-the-decider':
      return say(
        'This is not yours to decide',
        `${refusal.step} is decided by ${listWords(refusal.of.map(id => plain(nameOf(id)))) || 'the worker’s manager'}. Nothing was changed.`,
      )
    case 'no-decider':
      return say(
        'Nobody is on record to decide this',
        `The people file names no manager for you, so ${inLine(refusal.step)} cannot be asked for. Ask your Stepwise ${refusal.ask} to add one. Your answers are kept.`,
      )
    case 'already-decided':
      return refusal.status === 'asked'
        ? say(
            'This has been asked already',
            `${refusal.step} was asked for on ${whenWords(refusal.at)}. Nothing was changed.`,
          )
        : say(
            'This was decided already',
            `${plain(nameOf(refusal.by))} ${refusal.status === 'agreed' ? 'agreed' : 'returned it'} on ${whenWords(refusal.at)}. Nothing was changed.`,
          )
    case 'not-asked':
      return say('Nobody has asked for this', 'The case has moved on, or was never put to you. Nothing was changed.')
    case 'facts-changed':
      return say(
        'The case has changed since that card',
        `${refusal.step}: answers changed after the card was made, so it no longer stands. A new card comes when it is asked again. Nothing was changed.`,
      )
    case 'note-needed':
      return say('A few words are needed', noteWords[refusal.why])
    case 'no-meeting-pattern': {
      const silence = procedure.silences.find(({ id }) => id === refusal.silence)
      return say(
        `The document does not say when the ${inLine(refusal.forum)} meets`,
        `${silence ? `${silence.text} (${silence.id}) ` : ''}Ask your ${refusal.ask}. Your administrator can set the day; until then the case waits in a list for it.`,
      )
    }
    case 'cut-off-passed':
      return say(
        'The cut-off has passed: not booked',
        `${refusal.forum}: entries closed on ${whenWords(refusal.cutOff)}.${refusal.next ? ` The next list open is ${whenWords(refusal.next)}.` : ''}`,
        ...(refusal.setting ? [`The day and the cut-off are your council’s own (${ownSetting}).`] : []),
      )
    case 'meeting-full':
      return say(
        'That list is full: not booked',
        `${refusal.forum} on ${whenWords(refusal.at)} has no place left (${ownSetting}). Choose another meeting.`,
      )
    case 'meeting-gone':
      return say(
        'That meeting takes no more changes',
        `${refusal.forum}: it has begun, is over or was cancelled. Nothing was changed.`,
      )
    case 'meeting-not-begun':
      return say(
        'That meeting has not begun: nothing was recorded',
        `${refusal.forum} is on ${whenWords(refusal.at)}. Decisions are recorded from then on.`,
      )
    case 'by-invitation':
      return say(
        `${refusal.forum} is by invitation`,
        'Nobody books themselves on.',
        `What it wants beforehand: ${refusal.invites} (${refusal.section})`,
      )
    case 'already-on-a-list':
      return say(
        'It is on a list already',
        `It stands on the list of ${whenWords(refusal.at)}. Move it or take it off first.`,
      )
    case 'not-on-a-list':
      return say('It is not on this list', 'It was taken off, moved, or decided meanwhile. Nothing was changed.')
    case 'forum-needs':
      return say(
        `Before ${inLine(refusal.forum)}: not booked`,
        ...refusal.items.map(item => `${item.text} (${item.section})`),
      )
    case 'row-incomplete':
      return say(
        'The row is not complete: not booked',
        `Still empty: ${listWords(refusal.missing)}. Your council refuses rows that are not complete (${ownSetting}).`,
      )
    case 'not-at-this-step':
      return say(
        'The case is not at that step',
        `${refusal.step} is not what comes next. Open the case to see where it stands.`,
      )
    case 'row-changed':
      return say(
        `${refusal.reference} was changed meanwhile`,
        'It was not written over. Send the workbook again: what differs now is shown anew.',
      )
    case 'setting-changed':
      return say(
        'That was changed meanwhile',
        `${refusal.by ? plain(nameOf(refusal.by)) : 'Somebody'} changed it on ${whenWords(refusal.at)}. It was not written over: look at it and start again.`,
      )
    case 'not-your-role':
      return say(
        'This is somebody else’s to do',
        `It needs the role ${refusal.needs.replace('-', ' ')} in the council’s people file. Nothing was changed.`,
      )
    case 'not-your-locality':
      return say(
        'This is another locality’s to record',
        `${refusal.reference} comes to the team of ${plain(refusal.locality)}. Its coordinators, and those who work for the whole council, record what was done. Nothing was changed.`,
      )
    case 'not-your-team':
      return say(
        'This is for the worker’s manager',
        `Who works on ${refusal.reference} and who sees it is decided by the worker’s manager or that manager’s deputy. Nothing was changed.`,
      )
    case 'not-a-colleague':
      return say(
        'Choose somebody from the people file',
        'It has to be somebody of your council who works with Stepwise. Nothing was changed.',
      )
    case 'handed-over-meanwhile':
      return say(
        `${refusal.reference} has moved on`,
        `${plain(nameOf(refusal.worker))} has it now. That card was out of date, and nothing was changed.`,
      )
    case 'reference-unavailable':
      return say(
        `${plain(refusal.reference)} cannot be started here`,
        'Check the reference with your manager. Nothing was started.',
      )
    case 'decided-meanwhile':
      return say(
        `${refusal.reference}: recorded meanwhile`,
        `${plain(nameOf(refusal.by))} recorded a decision first. It was not overwritten. Open the agenda again to see it.`,
      )
  }
}

const ownSetting = 'council setting, not in the guidance'

const noteWords = {
  return: 'To return it, write what should change. Nothing was decided yet.',
  'expected-open':
    'Something is open or answered with a reason, so write why this is right for the child. Nothing was decided yet.',
  anyway: 'Write why you put it to your manager although something is open.',
  late: 'The cut-off has passed, so a manager’s reason is needed. Council setting, not in the guidance.',
  withdraw: 'Write why you take the case back.',
} as const

const say = (title: string, ...paragraphs: string[]): Message => ({ title, paragraphs })

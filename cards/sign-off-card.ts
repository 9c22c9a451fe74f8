/** A sign-off under the procedure's own name: gaps first, the frozen record, agree or return with a note. */

import type { Case, FrozenLine, SignOff } from '../policies/case.ts'
import { dateWords, whenWords } from '../policies/day-words.ts'
import { needsWhy } from '../policies/frozen-record.ts'
import type { Procedure, SignOffStep } from '../policies/procedure.ts'
import { routeOf } from '../policies/route-plan.ts'
import type { NewerVersion } from '../policies/versions.ts'
import { type Button, buttonsOf } from './actions.ts'
import { documentLine, documentWarning } from './document-words.ts'
import { type Card, render } from './render.ts'
import { changesButton, versionLine } from './version-words.ts'
import { inLine, plain } from './wording.ts'

export type SignOffView = {
  readonly procedure: Procedure
  readonly current: Case
  readonly step: SignOffStep
  readonly signOff: SignOff
  readonly workerName: string
  readonly deciderName: string
  readonly today: string
  /** The version in force, where the case began under another. */
  readonly newer?: NewerVersion | null
  /** What went wrong with the last press: said first, nothing is lost. */
  readonly said: readonly string[]
}

export function signOffCard(view: SignOffView): Card {
  const { procedure, current, step, signOff } = view
  const open = signOff.status === 'asked'
  const gaps = signOff.frozen.lines.filter(line => line.force !== 'good-practice' && line.state !== 'settled')
  const recorded = signOff.frozen.lines.filter(line => !gaps.includes(line) && line.state !== 'open')
  const data = {
    title: `${step.name}: ${current.reference}`,
    subtitle: `${routeOf(procedure, current.routes[0]).name} · asked by ${plain(view.workerName)} on ${whenWords(signOff.askedAt)}`,
    said: [...view.said, outcomeWords(view)].filter(Boolean).map(text => ({ text })),
    warnings: [documentWarning(procedure, view.today), keptVersion(view)].filter(Boolean).map(text => ({ text })),
    gapStyle: gaps.length > 0 ? 'warning' : 'good',
    gapTitle:
      gaps.length > 0
        ? `Open or answered with a reason (${gaps.length})`
        : 'Nothing that the procedure asks for by now is missing',
    gaps: recordedLines(gaps).map(text => ({ text })),
    anyway: signOff.anyway ? `Asked anyway, because: ${plain(signOff.anyway)}` : '',
    lines: recordedLines(recorded).map(text => ({ text })),
    open,
    noteLabel: needsWhy(signOff.frozen)
      ? 'Why is this right for the child? (required to agree, or say what to change when you return it)'
      : 'Note (required when you return it)',
    buttons: open ? buttonsOf(decisionButtons(view)) : [],
    footer: documentLine(procedure, view.today),
  }
  return render('sign-off', data, current.id)
}

export const signOffText = ({ step, current, signOff }: SignOffView): string =>
  `${step.name} for ${current.reference}: ${signOff.status === 'asked' ? 'waits for a decision' : signOff.status}`

const keptVersion = ({ current, signOff, newer }: SignOffView): string =>
  signOff.status === 'asked' ? versionLine(current.procedureVersion, newer) : ''

function decisionButtons({ current, step, signOff, newer }: SignOffView): Button[] {
  const press = (decision: 'agree' | 'return') =>
    ({
      verb: 'decide-sign-off',
      caseId: current.id,
      step: step.id,
      asked: signOff.askedAt,
      decision,
    }) as const
  return [
    { title: 'Agree', style: 'positive', inputs: 'auto', data: press('agree') },
    { title: 'Return with a note', inputs: 'auto', data: press('return') },
    ...(newer ? [changesButton(current.id, current.procedureVersion, newer.version)] : []),
  ]
}

function outcomeWords({ signOff, step, deciderName }: SignOffView): string {
  const note = signOff.note ? ` “${plain(signOff.note)}”` : ''
  const when = whenWords(signOff.decidedAt ?? signOff.askedAt)
  switch (signOff.status) {
    case 'asked':
      return ''
    case 'agreed':
      return `${plain(deciderName)} gave the ${inLine(step.name)} on ${when}.${note}`
    case 'returned':
      return `${plain(deciderName)} returned it on ${when}.${note}`
    case 'lapsed':
      return 'This no longer stands: answers changed or the case was taken back. A new card comes when it is asked again.'
  }
}

/** A section that is a heading in words is said once for the lines that stand under it; a number beside each. */
function recordedLines(recorded: readonly FrozenLine[]): string[] {
  return recorded.flatMap((line, at) => {
    if (!isHeading(line.section)) return [lineWords(line)]
    const isNew = recorded[at - 1]?.section !== line.section
    return [...(isNew ? [`_${line.section}_`] : []), lineWords(line, false)]
  })
}
const isHeading = (section: string): boolean => section.split(' ').length > 3

export function lineWords(line: FrozenLine, withSection = true): string {
  const parts = [
    answerWords(line),
    line.day ? dateWords(line.day) : '',
    line.said ? plain(line.said) : '',
    line.reason ? `reason: ${plain(line.reason)}` : '',
  ]
  return `${line.text} **${parts.filter(Boolean).join(', ')}**${withSection ? ` (${line.section})` : ''}`
}

const tooOld = 'Too old on a day that may count'

function answerWords(line: FrozenLine): string {
  switch (line.state) {
    case 'open':
      return line.value === 'no' ? 'No' : 'Not answered'
    case 'with-reason':
      if (line.value === 'yes') return tooOld
      return line.value === 'na' ? 'Does not apply' : 'No'
    case 'refused':
      return 'Refused or withdrawn'
    case 'too-old':
      return tooOld
    case 'unconfirmed':
      return 'Not confirmed'
    case 'settled':
      return line.day || line.said ? '' : 'Yes'
  }
}

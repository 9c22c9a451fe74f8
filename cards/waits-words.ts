/** One list of what waits for a manager: decisions, what is overdue, whom a message did not reach, cases of leavers. */
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Overdue } from '../policies/overdue.ts'
import type { Button } from './actions.ts'
import type { CasesView } from './cases-card.ts'
import { listWords, plain, plural } from './wording.ts'

export type WaitsView = {
  readonly decisions: readonly {
    readonly current: Case
    readonly step: string
    readonly stepName: string
    readonly askedBy: string
    readonly askedAt: string
  }[]
  readonly left: readonly Case[]
  readonly overdue: readonly {
    readonly current: Case
    readonly workerName: string
    readonly what: readonly Overdue[]
  }[]
  /** People whom messages did not reach, with the cases they were about that the viewer may see. */
  readonly unreached: readonly {
    readonly name: string
    readonly count: number
    readonly cases: readonly Case[]
  }[]
}

type Line = CasesView['lines'][number]
const open = (current: Case): Button => ({ title: 'Open', data: { verb: 'open-case', caseId: current.id } })

export function waitsView(view: WaitsView): CasesView {
  const lines = [
    ...view.decisions.map(decisionLine),
    ...view.left.map(leftLine),
    ...view.overdue.map(overdueLine),
    ...view.unreached.map(unreachedLine),
  ]
  return { title: 'What waits for you', empty: 'Nothing waits for you, and nothing of your team is overdue.', lines }
}

const decisionLine = ({ current, step, stepName, askedBy, askedAt }: WaitsView['decisions'][number]): Line => ({
  title: `${current.reference}: ${stepName}`,
  text: `${plain(askedBy)}, asked ${whenWords(askedAt)}`,
  button: { title: 'Make a decision', data: { verb: 'sign-off-form', caseId: current.id, step } },
})

const leftLine = (current: Case): Line => ({
  title: `${current.reference}: nobody works on it`,
  text: 'Its worker is no longer in the people file.',
  button: { title: 'Hand over', data: { verb: 'hand-over-form', caseId: current.id } },
})

const overdueLine = ({ current, workerName, what }: WaitsView['overdue'][number]): Line => ({
  title: `${current.reference}: overdue`,
  text: `${plain(workerName)} · ${what.map(overdueWords).join('; ')}`,
  button: open(current),
})

function overdueWords({ what, since }: Overdue): string {
  switch (what) {
    case 'safety':
      return `nobody has said what came of the safety card shown ${whenWords(since)}`
    case 'decision':
      return `no decision recorded of the meeting on ${whenWords(since)}`
    case 'agreement':
      return `a decision has been asked for since ${whenWords(since)}`
    case 'returned':
      return `returned with a note on ${whenWords(since)} and not changed since`
    case 'handover':
    case 'closure':
      return `${what} open, nothing changed since ${whenWords(since)}`
  }
}

function unreachedLine({ name, count, cases }: WaitsView['unreached'][number]): Line {
  const [first] = cases
  const about = cases.length > 0 ? `, about ${listWords(cases.slice(0, 3).map(({ reference }) => reference))}` : ''
  return {
    title: `${plain(name)} was not reached`,
    text: `${plural(count, 'message')} did not arrive${about}. Tell them yourself. They get what still holds once they install Stepwise or write to it.`,
    button: first ? open(first) : { title: 'Look again', data: { verb: 'waiting' } },
  }
}

/** Lists of cases: a worker's own, and what waits for a manager. */
import type { Button } from './actions.ts'
import { type Card, render } from './render.ts'

export type CasesView = {
  readonly title: string
  readonly empty: string
  readonly lines: readonly { readonly title: string; readonly text: string; readonly button: Button }[]
}
const shownAtMost = 25

export function casesCard(view: CasesView): Card {
  const left = view.lines.length - shownAtMost
  const note = left > 0 ? `And ${left} more. Type a reference to open one.` : ''
  const lines = view.lines.slice(0, shownAtMost)
  return render('cases', { ...view, lines, empty: view.lines.length === 0 ? view.empty : '', note }, null)
}

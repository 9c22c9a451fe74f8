/** One case that is coming to the team: what is due from whom, and each act of the team's own to record. */

import type { Coming } from '../policies/coming.ts'
import type { ComingAct } from '../policies/coming-acts.ts'
import { dayWords, whenWords } from '../policies/day-words.ts'
import { type Button, buttonsOf } from './actions.ts'
import { papersWords } from './coming-words.ts'
import { type Card, render } from './render.ts'
import { capital, inLine, plain } from './wording.ts'

export type ComingView = {
  readonly coming: Coming
  readonly nameOf: (id: string) => string
  /** Those of the council's people who may come for the team. */
  readonly team: readonly { readonly id: string; readonly name: string }[]
  readonly today: string
  readonly said: string
}

export function comingCard(view: ComingView): Card {
  const { coming, nameOf, team, today, said } = view
  const { current, route, acts } = coming
  const open = (kind: ComingAct['kind']) => acts.some(act => act.kind === kind && !act.done)
  const data = {
    title: `${current.reference}: coming to us`,
    subtitle: `${route.to.label} · ${plain(nameOf(current.worker))}`,
    warnings: [],
    lines: [...(said ? [said] : []), ...aboutLines(coming), ...acts.map(act => actWords(act, nameOf))].map((text, at) => ({
      text,
      spacing: at === 0 ? 'Default' : 'Small',
    })),
    fields: [
      ...(open('papers')
        ? [{ kind: 'date', id: 'day', label: 'Day the papers were received', value: today, options: [] }]
        : []),
      {
        kind: 'choice',
        id: 'who',
        label: 'Our representative',
        value: acts.find(({ kind }) => kind === 'representative')?.done?.choice ?? '',
        options: team.map(({ id, name }) => ({ value: id, title: name })),
      },
    ],
    buttons: buttonsOf(buttonsFor(coming)),
    footer: 'Each is kept by itself, with your name and the time. It can be taken back.',
  }
  return render('series', data, current.id)
}

function aboutLines({ meets, held, suggestedLead, papers }: Coming): string[] {
  return [
    meets ? `The meeting ${held ? 'was' : 'is'} on ${dayWords(meets)}.` : 'No day is given for the meeting yet.',
    suggestedLead ? `Suggested lead: ${plain(suggestedLead)}.` : 'No lead is suggested.',
    ...(papers && !papers.received ? [`${capital(papersWords(papers))} (${papers.limit.section}).`] : []),
  ]
}

function actWords({ kind, label, item, done }: ComingAct, nameOf: ComingView['nameOf']): string {
  const where = item ? ` (${item.section})` : ''
  if (!done) return `Not yet: ${inLine(label)}${where}`
  const what = kind === 'representative' ? plain(nameOf(done.choice ?? '')) : done.day ? dayWords(done.day) : 'done'
  return `${label}${where}: ${what}. Recorded by ${plain(nameOf(done.by))}, ${whenWords(done.at)}.`
}

const representativeTitle = ({ done }: ComingAct): string =>
  done ? 'Change the representative' : 'Name the representative'

/** What is not done yet, in order; then taking back the act that was recorded last. */
function buttonsFor({ current, acts }: Coming): Button[] {
  const caseId = current.id
  const record = (act: ComingAct): Button => ({
    title: act.kind === 'representative' ? representativeTitle(act) : `Done: ${act.label}`,
    inputs: act.kind === 'representative' || act.kind === 'papers' ? 'auto' : 'none',
    data: { verb: 'coming-act', caseId, act: act.id },
  })
  const last = acts
    .filter(({ done }) => done)
    .sort((a, b) => (a.done?.at ?? '').localeCompare(b.done?.at ?? ''))
    .at(-1)
  return [
    ...acts.filter(({ done, kind }) => !done || kind === 'representative').map(record),
    ...(last
      ? [
          {
            title: `Take back: ${last.label}`,
            data: { verb: 'coming-act', caseId, act: last.id, undo: true },
          } as const,
        ]
      : []),
    { title: 'Open the case', data: { verb: 'open-case', caseId } },
    { title: 'All that is coming', data: { verb: 'view', of: 'coming' } },
  ]
}

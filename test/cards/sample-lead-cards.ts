/** What waits, measures, who takes a case over, who sees it, somebody's own reminder. */
import { casesCard } from '../../cards/cases-card.ts'
import { handOverCard } from '../../cards/hand-over-card.ts'
import { measuresMessage } from '../../cards/measures-words.ts'
import { messageCard } from '../../cards/message-card.ts'
import { reminderForm, reminderSet } from '../../cards/own-reminder-words.ts'
import { mostPeople, peopleCard } from '../../cards/people-card.ts'
import { restrictCard } from '../../cards/restrict-card.ts'
import { waitsView } from '../../cards/waits-words.ts'
import { measuredCase, measuresOf } from '../../policies/measures.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { caseOn, colleague, manager, now, startable, worker } from '../policies/samples.ts'
import type { Sample } from './sample-cards.ts'

const at = now.toISOString()
const many = Array.from({ length: mostPeople + 20 }, (_, n) => ({ ...colleague, id: `c${n}`, name: `Sample ${n}` }))
const words = ['safety', 'decision', 'agreement', 'returned', 'handover', 'closure'] as const

export function leadCards(procedure: Procedure): readonly Sample[] {
  const current = caseOn(procedure, startable(procedure)[0]?.id ?? '')
  const restricted = { ...current, restricted: { named: [colleague.id], by: manager.id, at } }
  const waits = waitsView({
    decisions: [{ current, step: 'agreement', stepName: 'Agreement', askedBy: worker.name, askedAt: at }],
    left: [current],
    overdue: [{ current, workerName: worker.name, what: words.map(what => ({ what, since: at })) }],
    unreached: [
      { name: worker.name, count: 3, cases: [current] },
      { name: 'Every coordinator', count: 1, cases: [] },
    ],
  })
  const nothing = waitsView({ decisions: [], left: [], overdue: [], unreached: [] })
  const handOver = { current, workerName: worker.name, hasLeft: false, people: many, find: '' }
  const measures = measuresOf(procedure, [measuredCase(current)], { now, since: at })
  const stops = { shown: 6, confirmed: 1, mistaken: 3, unanswered: 2 }
  const counted = { procedure, since: '2025-11-23', measures, unreached: 1, other: true }
  const reminder = { key: 'own:a:b:2026-12-01', council: procedure.council, dueAt: at, what: 'own', words: 'call' } as const
  const cards = {
    'waitsView something': casesCard(waits),
    'waitsView nothing': casesCard(nothing),
    'handOverCard many': handOverCard(handOver),
    'handOverCard nobody': handOverCard({ ...handOver, hasLeft: true, people: [], find: 'x' }),
    'restrictCard open': restrictCard({ current, chosen: [], people: many, find: '', mayLift: true }),
    'restrictCard restricted': restrictCard({
      current: restricted,
      chosen: [colleague.id],
      people: [colleague],
      find: 'a',
      mayLift: true,
    }),
    'peopleCard any': peopleCard('case-1', {
      title: 'Choose',
      says: [],
      choice: { id: 'to', label: 'Who', many: false, chosen: [] },
      people: [colleague],
      find: '',
      save: [],
      again: { verb: 'hand-over-form', caseId: 'case-1' },
    }),
    'measuresMessage council': messageCard(measuresMessage({ ...counted, of: 'council', stops }), null),
    'measuresMessage team': messageCard(measuresMessage({ ...counted, of: 'team', stops: null }), null),
    'reminderForm empty': messageCard(reminderForm({ reference: '', when: '', words: '' }), null),
    'reminderSet set': messageCard(reminderSet(current, reminder), 'case-1'),
  }
  return Object.entries(cards).map(([key, card]) => {
    const [made = '', name = ''] = key.split(' ')
    return { made, name, card }
  })
}

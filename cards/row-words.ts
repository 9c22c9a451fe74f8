/** What the council's own document says of a row that is not complete, and what it leaves out. */
import type { Procedure } from '../policies/procedure.ts'

/** The rule with its section, then the silence about it, as the procedure has them; empty where it has neither. */
export function rowRule(procedure: Procedure): string {
  const item = procedure.items.find(({ answer }) => answer.kind === 'spreadsheet' && answer.part === 'complete')
  if (!item) return ''
  const should = { must: 'must be', expected: 'should be', 'good-practice': 'is best' }[item.force]
  const silence = procedure.silences.find(({ about }) => about.includes(item.id) && about.includes(lateRule(procedure)))
  return [`By the document this ${should} so: ${item.text} (${item.section})`, silence?.text ?? '']
    .filter(Boolean)
    .join(' ')
}

/** The rule about late or incomplete entries, by which the silence about them is known. */
const lateRule = (procedure: Procedure): string =>
  procedure.items.find(({ answer }) => answer.kind === 'spreadsheet' && answer.part === 'in-time')?.id ?? ''

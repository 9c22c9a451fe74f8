/** A procedure as readable text: routes with their steps and rules, each with its force, owner and section. */
import type { Contact, Forum, TimeLimit } from './council.ts'
import type { Force, Gate, Item, Procedure, Route, Step } from './procedure.ts'
import { sentences } from './rule-rows.ts'

export const forceWord: Readonly<Record<Force, string>> = {
  must: 'must',
  expected: 'expected',
  'good-practice': 'good practice',
}

export const gateName: Readonly<Record<Gate, string>> = {
  start: 'At the start',
  agreement: 'Before the agreement',
  'cut-off': 'Before the cut-off',
  meeting: 'Before the meeting',
  panel: 'Before the panel',
  handover: 'Before the handover is complete',
  closure: 'Before closure',
  after: 'Afterwards',
}

/** One council's procedure, or one direction of it, as lines of text. What the document leaves out is said at the end. */
export function describeProcedure(procedure: Procedure, direction?: 'up' | 'down'): string {
  const routes = procedure.routes.filter(route => direction === undefined || route.direction === direction)
  return [
    ...describeDocument(procedure),
    ...routes.flatMap(route => ['', ...describeRoute(procedure, route)]),
    ...block('Meetings', procedure.forums.map(describeForum)),
    ...block('Time limits', procedure.limits.map(describeLimit)),
    ...block('Who to contact', procedure.contacts.map(describeContact)),
    ...block(
      'When the answer is no',
      procedure.refusals.map(rule => `${rule.id}  ${rule.when} ${rule.then} (${rule.section})`),
    ),
    ...block(
      'Where the document can be read in two ways',
      procedure.ambiguities.map(entry => `${entry.id}  ${entry.text}`),
    ),
    ...block(
      'Words ready to copy',
      procedure.texts.map(text => `${text.id}  ${sentences(text.title, ...text.lines)} (${text.section})`),
    ),
    ...block(
      'What the document does not say',
      procedure.silences.map(entry => `${entry.id}  ${sentences(entry.text, `Ask: ${entry.ask}`)}`),
    ),
    '',
  ].join('\n')
}

/** Name, title, printed date and version, and what the document says of its own review. */
export function describeDocument({ name, version, document }: Procedure): readonly string[] {
  const printed = [document.printedVersion && `version ${document.printedVersion}`, document.printedDate].filter(Boolean)
  return [
    name,
    `${document.title}${printed.length > 0 ? ` (${printed.join(', ')})` : ' (undated)'}`,
    document.reviewDue ? `Review due: ${document.reviewDue}` : 'The document gives no review date.',
    `Version ${version} of this procedure in Stepwise.`,
  ]
}

/** One route: where from and to, when it is chosen, its steps in order, and its rules by the point at which they are due. */
export function describeRoute(procedure: Procedure, route: Route): readonly string[] {
  const items = procedure.items.filter(item => item.routes.includes(route.id))
  const gates = [...new Set([...route.steps.map(step => step.gate), ...items.map(item => item.gate)])]
  return [
    `${route.id}  ${route.name} (${route.section})`,
    `  Step ${route.direction}: ${route.from.label} → ${route.to.label}`,
    `  Chosen when: ${route.chosenWhen}`,
    ...(route.begins === 'safety' ? ['  Immediate risk: phone. Nothing on this route is waited for.'] : []),
    ...(route.follows.length > 0 ? [`  Follows: ${route.follows.join(', ')}`] : []),
    ...route.steps.map((step, index) => `  ${index + 1}. ${describeStep(procedure, step)}`),
    ...gates.flatMap(gate => describeGate(procedure, gate, items)),
    `  Ends: ${route.ends}`,
    ...route.overlaps.map(
      overlap => `  Also fits ${overlap.route}${overlap.ambiguity ? ` (${overlap.ambiguity})` : ''}: ${overlap.text}`,
    ),
  ]
}

/** One step: what it is and with whom. */
export function describeStep(procedure: Procedure, step: Step): string {
  const name = (ids: readonly string[]) =>
    ids
      .map(
        id => [...procedure.roles, ...procedure.forums, ...procedure.contacts].find(entry => entry.id === id)?.name ?? id,
      )
      .join(', ')
  const optional = 'optional' in step && step.optional ? ', where it is wanted' : ''
  switch (step.kind) {
    case 'sign-off':
      return `${step.name}: signed off by ${name([step.by])} (${step.section})`
    case 'list-meeting':
    case 'case-meeting':
      return `${step.name}: ${name(step.forums)}${optional} (${step.section})`
    case 'contact':
      return `${step.name}: ${name([...step.contacts, ...(step.role ? [step.role] : [])])} (${step.section})`
    case 'work':
      return `${step.name} (${step.section})`
  }
}

function describeGate(procedure: Procedure, gate: Gate, items: readonly Item[]): readonly string[] {
  const due = items.filter(item => item.gate === gate)
  return due.length === 0 ? [] : [`  ${gateName[gate]}`, ...due.map(item => `    ${describeItem(procedure, item)}`)]
}

/** One rule: id, force, statement, who, section; with the answer it waits for. */
export function describeItem(procedure: Procedure, item: Item): string {
  const who = item.by?.map(id => procedure.roles.find(role => role.id === id)?.name ?? id).join(', ') ?? 'who is not said'
  const question = procedure.questions.find(candidate => candidate.fact === item.when?.fact)
  const when = item.when ? ` Only if ${item.when.is}: ${question?.text ?? item.when.fact}` : ''
  return `${item.id}  ${forceWord[item.force]}: ${item.text}${when} (${who}; ${item.section})`
}

const describeForum = ({ id, name, cadence, attends, prepare, section }: Forum): string =>
  `${id}  ${sentences(name, cadence ?? 'No day given', attends && `Comes: ${attends}`, prepare && `Bring: ${prepare}`)} (${section})`

const describeLimit = ({ id, name, text, clock, section }: TimeLimit): string =>
  `${id}  ${name}: ${sentences(text, clock && 'unstated' in clock ? clock.unstated : null)} (${section})`

const describeContact = ({ id, name, purpose, phone, email, hours, section }: Contact): string =>
  `${id}  ${sentences(`${name}: ${purpose}`, phone ?? 'No number given', email, hours?.printed)} (${section})`

const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)]

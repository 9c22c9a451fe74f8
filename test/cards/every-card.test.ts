import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPress } from '../../cards/actions.ts'
import { longestTitle } from '../../cards/button-title.ts'
import { actionsOn, inputsOn, type Node, nodesOf, typed, wordsOn } from './card-nodes.ts'
import { problems } from './card-problems.ts'
import { findingsOf } from './official-sdk.ts'
import { type Sample, sampleCards } from './sample-cards.ts'

const data = (action: Node): Record<string, unknown> => (action.data ?? {}) as Record<string, unknown>
const cardsFolder = join(import.meta.dirname, '../../cards')

describe('every card', () => {
  it('is among the samples: each function of cards that makes a card or a message', () => {
    const makers = readdirSync(cardsFolder)
      .filter(name => name.endsWith('.ts') && name !== 'render.ts' && name !== 'message-card.ts')
      .flatMap(name =>
        readFileSync(join(cardsFolder, name), 'utf8')
          .split(/^export function /m)
          .slice(1),
      )
      .filter(text => /^[\s\S]*?\): (\S+) \{\n/.exec(text)?.[1]?.match(/^(?:Card|Message|Button)$/))
      .map(text => /^\w+/.exec(text)?.[0] ?? '')
    const made = new Set(sampleCards.map(sample => sample.made))
    expect(makers.length).toBeGreaterThan(20)
    expect(makers.filter(name => !made.has(name))).toEqual([])
  })
  it('is accepted by Microsoft’s own SDK with no finding', { timeout: 90_000 }, () => {
    expect(problems(findingsOf)).toEqual([])
  })
  it('takes as much as can be typed into it: nothing that fits a field is refused as out of date or cut off', () => {
    const lost = sampleCards.flatMap(({ name, card }) => {
      const fields = inputsOn(card).filter(({ type }) => type === 'Input.Text')
      const whole = Object.fromEntries(fields.map(({ id, maxLength }) => [String(id), 'x'.repeat(Number(maxLength))]))
      const sends = actionsOn(card).filter(action => fields.length > 0 && action.associatedInputs === 'auto')
      return sends.flatMap(action => {
        const press = readPress({ ...whole, ...data(action) })
        const kept: Readonly<Record<string, unknown>> = { ...press?.inputs, ...press?.action }
        const gone = Object.keys(whole).filter(id => !(id in data(action)) && kept[id] !== whole[id])
        return gone.map(id => `${name}: ${String(action.title)}: ${id}`)
      })
    })
    expect([...new Set(lost)]).toEqual([])
  })
  it('would be refused by that SDK if it were wrong', () => {
    const wrong = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'Input.Text', id: 'a', isRequired: true }, { type: 'Nothing' }, { type: 'Input.Text', id: 'a' }],
    }
    expect(
      findingsOf(wrong)
        .map(finding => finding.split(':')[0])
        .sort(),
    ).toEqual([
      'DuplicateId',
      'RequiredInputsShouldHaveErrorMessage',
      'RequiredInputsShouldHaveLabel',
      'UnknownElementType',
    ])
  })
  it('is of schema 1.5, with nothing that phones do not show', () => {
    expect(problems(card => (card.version === '1.5' ? [] : [`version ${card.version}`]))).toEqual([])
    expect(problems(card => typed(card, /^(?:Table|Media|Chart\..*|Carousel)$/).map(({ type }) => String(type)))).toEqual(
      [],
    )
    expect(
      problems(card =>
        nodesOf(card)
          .filter(({ node }) => node.style === 'destructive')
          .map(() => 'destructive'),
      ),
    ).toEqual([])
  })
  it('has no input inside a table', () => {
    const inTable = (card: Sample['card']) =>
      nodesOf(card).filter(
        ({ node, within }) => /^Input\./.test(String(node.type)) && within.some(outer => outer.type === 'Table'),
      )
    expect(problems(card => inTable(card).map(({ node }) => String(node.id)))).toEqual([])
  })
  it('carries the line to the number, unless it is the safety card', () => {
    const line = (card: Sample['card']) =>
      actionsOn(card).some(
        action => action.title === 'Worried about a child? Get the number' && data(action).verb === 'safety',
      )
    const others = sampleCards.filter(({ made }) => made !== 'safetyCard')
    expect(problems(card => (line(card) ? [] : ['no line']), others)).toEqual([])
  })
  it('never gives a verdict, never says that there is no risk, never says “error”', () => {
    const banned =
      /\b(?:found no risk|child is safe|children are safe|safe to step|you may step|can be stepped|eligible|checks? (?:has|have) passed|failed|errors?|invalid|oops|illegal)\b/gi
    expect(
      problems(card =>
        wordsOn(card).flatMap(words => [...words.matchAll(banned)].map(match => `${match[0]}: ${words.slice(0, 120)}`)),
      ),
    ).toEqual([])
  })
  it('leaves nothing of its template unfilled', () => {
    expect(
      problems(card =>
        wordsOn(card).flatMap(words =>
          /\$\{|undefined|\[object|\bNaN\b|\bnull\b|\uE000/.test(words) ? [words.slice(0, 80)] : [],
        ),
      ),
    ).toEqual([])
  })
})

describe('every button', () => {
  it('does the same on clients without Execute: a Submit with equal data stands behind it', () => {
    const differs = (action: Node) => {
      const fallback = (action.fallback ?? {}) as Node
      return (
        fallback.type !== 'Action.Submit' ||
        JSON.stringify(fallback.data) !== JSON.stringify(action.data) ||
        fallback.title !== action.title ||
        fallback.associatedInputs !== action.associatedInputs
      )
    }
    expect(
      problems(card =>
        actionsOn(card)
          .filter(action => action.type === 'Action.Execute' && differs(action))
          .map(({ title }) => String(title)),
      ),
    ).toEqual([])
  })
  it('is an Execute or a Submit, has a title, and says its verb inside its data', () => {
    const wrong = (action: Node) =>
      !/^Action\.(?:Execute|Submit)$/.test(String(action.type)) || !action.title || typeof data(action).verb !== 'string'
    expect(
      problems(card =>
        actionsOn(card)
          .filter(wrong)
          .map(action => `${action.type} ${action.title}`),
      ),
    ).toEqual([])
  })
  it('sends what is understood when it comes back, also with every input of its card beside it', () => {
    const unread = (card: Sample['card']) => {
      const inputs = Object.fromEntries(inputsOn(card).map(({ id }) => [String(id), 'x']))
      return actionsOn(card).filter(action => {
        const press = readPress({ ...inputs, ...data(action) })
        return press === null || press.action.verb !== data(action).verb || readPress(data(action)) === null
      })
    }
    expect(problems(card => unread(card).map(action => `${action.title}: ${JSON.stringify(action.data)}`))).toEqual([])
  })
  it('never has an input whose name would cover a field of its data', () => {
    const covered = (card: Sample['card']) =>
      actionsOn(card)
        .filter(action => action.associatedInputs !== 'none')
        .flatMap(action =>
          inputsOn(card)
            .filter(({ id }) => String(id) in data(action))
            .map(({ id }) => `${action.title}/${id}`),
        )
    expect(problems(covered)).toEqual([])
  })
  it('has a title that is not cut off in a chat of usual width', () => {
    const cutOff = (card: object) =>
      actionsOn(card).flatMap(({ title }) => (String(title).length <= longestTitle ? [] : [`“${title}”`]))
    expect(problems(cutOff)).toEqual([])
  })

  it('stands in a row of at most six, which is what Teams shows', () => {
    expect(
      problems(card =>
        typed(card, /^ActionSet$/)
          .filter(({ actions }) => Array.isArray(actions) && actions.length > 6)
          .map(({ actions }) => `${(actions as unknown[]).length} in a row`),
      ),
    ).toEqual([])
  })
})

describe('every input', () => {
  it('has an id of its own and a label', () => {
    expect(
      problems(card =>
        inputsOn(card)
          .filter(({ id, label }) => !id || !String(label ?? '').trim())
          .map(({ type, id }) => `${type} ${id}`),
      ),
    ).toEqual([])
  })
  it('that is required says so in its label and has words for when it is empty', () => {
    expect(
      problems(card =>
        inputsOn(card)
          .filter(
            ({ isRequired, label, errorMessage }) => isRequired && !(/\(required/.test(String(label)) && errorMessage),
          )
          .map(({ id }) => String(id)),
      ),
    ).toEqual([])
  })
  it('is not filled with anything on the first card of a case', () => {
    const first = sampleCards.filter(({ made, name }) => made === 'checklistCard' && name.endsWith('revision 1, own'))
    expect(first.length).toBeGreaterThan(30)
    expect(
      problems(
        card =>
          inputsOn(card)
            .filter(({ value }) => value && value !== 'false')
            .map(({ id, value }) => `${id}=${value}`),
        first,
      ),
    ).toEqual([])
  })
  it('that is a choice has something to choose, each once', () => {
    const choices = (card: Sample['card']) =>
      typed(card, /^Input\.ChoiceSet$/).map(node => ({
        id: node.id,
        values: ((node.choices ?? []) as Node[]).map(({ value }) => value),
      }))
    expect(
      problems(card =>
        choices(card)
          .filter(({ values }) => values.length === 0 || new Set(values).size !== values.length)
          .map(({ id }) => String(id)),
      ),
    ).toEqual([])
  })
})

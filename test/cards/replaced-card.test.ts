/** A card that takes another's place in Teams: no input may go on with what another one offered. */
import { describe, expect, it } from 'vitest'
import { render } from '../../cards/render.ts'
import { typed } from './card-nodes.ts'
import { sampleCards } from './sample-cards.ts'

const row = { times: [], dates: [], texts: [] }
const setting = (id: string, options: readonly string[], value = '') =>
  typed(
    render(
      'setting',
      {
        title: 't',
        subtitle: 's',
        now: [],
        warnings: [],
        choices: [{ id, label: 'l', value, options: options.map(title => ({ title, value: title })) }],
        ...row,
        buttons: [],
        note: '',
      },
      null,
    ),
    /^Input.ChoiceSet$/,
  )[0]

describe('a list of choices in a card that takes another’s place', () => {
  it('is another one for Teams where the question or what it offers is another', () => {
    const first = setting('a', ['yes', 'no'])
    expect(setting('b', ['yes', 'no'])?.key).not.toBe(first?.key)
    expect(setting('a', ['yes', 'no', 'na'])?.key).not.toBe(first?.key)
    expect(setting('a', ['no', 'yes'])?.key).not.toBe(first?.key)
  })
  it('stays the same where it is asked again', () => {
    expect(setting('a', ['yes', 'no'], 'yes')?.key).toBe(setting('a', ['yes', 'no'])?.key)
  })
  it('has a key on every card, and no two on one card the same', () => {
    for (const { card, name } of sampleCards) {
      const keys = typed(card, /^Input.ChoiceSet$/).map(({ key }) => key)
      expect(
        keys.every(key => typeof key === 'string' && key !== ''),
        name,
      ).toBe(true)
      expect(new Set(keys).size, name).toBe(keys.length)
    }
  })
})

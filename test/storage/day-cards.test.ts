/** One unprompted card a person a day, however many instances send. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetDayCards } from '../../bot/jobs/forget-day-cards.ts'
import { openStore } from '../../bot/storage/database.ts'
import { claimDayCard, markOf, noteDayCard, releaseDayCard } from '../../bot/storage/day-cards.ts'
import type { Store } from '../../bot/storage/store.ts'
import { newFolder, type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'

let people = 0
const cardOf = (day = '2026-12-01') => ({ tenant: 't', person: `person-${++people}`, day })
const mark = (key: string) => markOf({ council: 'swindon', key })

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('the card of the day, %s', (_, open) => {
  let opened: OpenedStore
  let store: Store
  beforeAll(async () => {
    opened = await open()
    store = opened.store
  }, 60_000)
  afterAll(() => opened.close())

  test('is one sender’s, of thirty who claim it at once', async () => {
    const card = cardOf()
    const claims = await Promise.all(Array.from({ length: 30 }, (_, n) => claimDayCard(store, card, mark(`n${n}`))))
    expect(claims.map(({ kind }) => kind).filter(kind => kind === 'yours')).toHaveLength(1)
    expect(claims.filter(({ kind }) => kind === 'busy')).toHaveLength(29)
  })

  test('once sent, is no other’s that day, and is free the next', async () => {
    const card = cardOf()
    await claimDayCard(store, card, mark('a'))
    await noteDayCard(store, card, [mark('a'), mark('b')])
    expect(await claimDayCard(store, card, mark('c'))).toMatchObject({ kind: 'had' })
    expect(await claimDayCard(store, { ...card, day: '2026-12-02' }, mark('c'))).toMatchObject({ kind: 'yours' })
  })

  test('says what it told, on later days too: nothing is told twice', async () => {
    const card = cardOf()
    await claimDayCard(store, card, mark('a'))
    await noteDayCard(store, card, [mark('a'), mark('b')])
    expect(await claimDayCard(store, { ...card, day: '2026-12-02' }, mark('b'))).toEqual({
      kind: 'told',
      marks: [mark('a'), mark('b')],
    })
    expect(await claimDayCard(store, { ...cardOf(), day: '2026-12-02' }, mark('b'))).toEqual({ kind: 'yours', marks: [] })
  })

  test('that could not be sent is free again at once; that of a sender who died, after two minutes', async () => {
    const card = cardOf()
    await claimDayCard(store, card, mark('a'))
    await releaseDayCard(store, card)
    expect(await claimDayCard(store, card, mark('a'))).toMatchObject({ kind: 'yours' })
    await store.rows(sql`update stepwise.day_cards set claimed_at = now() - interval '121s' where person = ${card.person}`)
    expect(await claimDayCard(store, card, mark('a'))).toMatchObject({ kind: 'yours' })
    expect(await claimDayCard(store, card, mark('a'))).toMatchObject({ kind: 'busy' })
  })

  test('a card that went out is never given back', async () => {
    const card = cardOf()
    await claimDayCard(store, card, mark('a'))
    await noteDayCard(store, card, [mark('a')])
    await releaseDayCard(store, card)
    expect(await claimDayCard(store, card, mark('z'))).toMatchObject({ kind: 'had' })
  })

  test('is forgotten after a month, and no sooner', async () => {
    const [old, young] = [cardOf(), cardOf()]
    for (const card of [old, young]) await claimDayCard(store, card, mark('a'))
    await store.rows(
      sql`update stepwise.day_cards set claimed_at = now() - interval '31 days' where person = ${old.person}`,
    )
    await store.rows(
      sql`update stepwise.day_cards set claimed_at = now() - interval '29 days' where person = ${young.person}`,
    )
    expect(await forgetDayCards(store)).toBe(1)
  })
})

test('two instances on one server give a person one card', async () => {
  const first = await openServer()
  const second = await openStore({ ...first.options, dataDir: newFolder() })
  for (let round = 0; round < 20; round++) {
    const card = cardOf()
    const claims = await Promise.all([first.store, second].map(store => claimDayCard(store, card, mark('a'))))
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['busy', 'yours'])
  }
  await second.stop()
  await first.close()
})

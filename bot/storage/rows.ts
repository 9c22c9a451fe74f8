/** Rows that are one JSON body each. */
import type { RawBuilder } from 'kysely'
import type { Store } from './store.ts'

type BodyQuery = RawBuilder<unknown>

export async function bodiesOf<T>(store: Store, query: BodyQuery): Promise<readonly T[]> {
  const rows = await store.rows<{ readonly body: T }>(query)
  return rows.map(row => row.body)
}

export async function bodyOf<T>(store: Store, query: BodyQuery): Promise<T | undefined> {
  const rows = await store.rows<{ readonly body: T }>(query)
  return rows[0]?.body
}

/** Our connections in the shape that pg-boss takes. */
import type pg from 'pg'
import type { Db } from 'pg-boss'

/**
 * A failed statement never leaves its transaction open on the connection: the embedded database has only one, and
 * everything after it would fail too.
 */
export function queueDb(pool: pg.Pool): Db {
  return {
    executeSql: async (text, values) => {
      const client = await pool.connect()
      try {
        return await client.query(text, values)
      } catch (error) {
        await rolledBack(client)
        throw error
      } finally {
        client.release()
      }
    },
  }
}

/** A connection that is gone cannot roll back and need not: the fault itself is what the caller sees. */
async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

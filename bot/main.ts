/**
 * `npm start`: the bot alone. What Node compiles is kept beside the packages, where only those who install may write,
 * and makes the next start a quarter quicker; where nothing can be written it starts without. Imported only after
 * that, because what is imported at the top is compiled before anything runs.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))
const { startAlone } = await import('./start-alone.ts')
await startAlone(process.env)

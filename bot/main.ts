/**
 * `npm start`: the bot alone. What Node compiles is kept beside the packages, where only those who install may write,
 * and makes the next start a quarter quicker; where nothing can be written it starts without. Imported only after
 * that, because what is imported at the top is compiled before anything runs.
 */
import './compile-cache.ts'

const { startAlone } = await import('./start-alone.ts')
await startAlone(process.env)

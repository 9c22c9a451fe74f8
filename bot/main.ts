/** `npm start`: the bot alone. */

import { councilFolders } from './commands/read-procedures.ts'
import { readConfig } from './config.ts'
import { insides } from './insides.ts'
import { startBot } from './wire.ts'

const read = readConfig(process.env, councilFolders())
if (!read.ok) {
  console.error(['Stepwise does not start:', ...read.problems.map(problem => `- ${problem}`)].join('\n'))
  process.exit(1)
}
const bot = await startBot(read.config, insides).catch((error: Error) => {
  console.error(`Stepwise does not start: ${error.message}`)
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => bot.stop().then(() => process.exit(0)))

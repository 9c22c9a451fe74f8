/** Starts the bot as the environment says, and stops it when the system asks. */
import { councilFolders } from './commands/read-procedures.ts'
import { readConfig } from './config.ts'
import { insides } from './insides.ts'
import { type Bot, startBot } from './wire.ts'

/** Resolves when it is ready. Ends the process with one message when it cannot start. */
export async function startAlone(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const read = readConfig(env, councilFolders())
  if (!read.ok) {
    console.error(['Stepwise does not start:', ...read.problems.map(problem => `- ${problem}`)].join('\n'))
    process.exit(1)
  }
  const bot = await startBot(read.config, insides).catch((error: Error) => {
    console.error(`Stepwise does not start: ${error.message}`)
    process.exit(1)
  })
  stopWhenAsked(bot)
}

function stopWhenAsked(bot: Bot): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => bot.stop().then(() => process.exit(0)))
}

/** `npm run --silent procedures -- check`: what is wrong with the procedures, with file and line. */
import { councilFolders, readProcedure } from './read-procedures.ts'

const [verb = 'check', ...rest] = process.argv.slice(2)
if (verb === 'check') {
  for (const council of rest.length > 0 ? rest : councilFolders()) {
    const loaded = readProcedure(council)
    if (loaded.ok)
      console.log(
        `${council}: ${loaded.procedure.routes.length} routes, ${loaded.procedure.items.length} items`,
      )
    else {
      for (const p of loaded.problems) console.log(`${p.file}:${p.line}: ${p.message}`)
      process.exitCode = 1
    }
  }
}

/** `npm run --silent procedures -- check | list | show | graph | compare | diff | walk | new | amend | publish | compile`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dayOf } from '../../policies/calendar.ts'
import { amendProcedure } from './procedures-amend.ts'
import { type Around, type Command, type CommandAnswer, misused } from './procedures-answer.ts'
import { checkProcedures } from './procedures-check.ts'
import { compileProcedures } from './procedures-compile.ts'
import { newCouncil } from './procedures-new.ts'
import { publishProcedure } from './procedures-publish.ts'
import { compareProcedures, diffFolders, graphRoute, listRules, showProcedure } from './procedures-show.ts'
import { walkRoute } from './procedures-walk.ts'

const commands: Readonly<Record<string, Command>> = {
  check: checkProcedures,
  list: listRules,
  show: showProcedure,
  graph: graphRoute,
  compare: compareProcedures,
  diff: diffFolders,
  walk: walkRoute,
  new: newCouncil,
  amend: args => amendProcedure(args),
  publish: (args, around) => publishProcedure(args, around),
  compile: compileProcedures,
}

/** Runs one command; without a name it checks. */
export function runProcedures([verb = 'check', ...args]: readonly string[], around: Around): CommandAnswer {
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined
  return command ? command(args, around) : misused(`There is no "${verb}". There is: ${Object.keys(commands).join(', ')}.`)
}

function main(): void {
  const around = { stdin: () => readFileSync(0, 'utf8'), today: dayOf(new Date()) }
  const { code, out, complaint } = runProcedures(process.argv.slice(2), around)
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    // Whoever reads has seen enough, as with `| head`.
    if (fault.code !== 'EPIPE') throw fault
  })
  process.stdout.write(out)
  if (complaint) process.stderr.write(`${complaint}\n`)
  process.exitCode = code
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()

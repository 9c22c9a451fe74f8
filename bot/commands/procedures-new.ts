/** `new COUNCIL [CODE] [--write [FOLDER]]`: a commented skeleton that checks clean once it is filled in. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { councilId } from '../../policies/council.ts'
import { type CommandAnswer, done, misused } from './procedures-answer.ts'
import { councilsFolder } from './read-procedures.ts'

const skeleton = join(import.meta.dirname, 'procedures-skeleton')
const names = ['council.yaml', 'step-down.yaml', 'step-up.yaml'] as const

/** Prints the three files, or writes them into a folder named after the council. Never overwrites. */
export function newCouncil(args: readonly string[]): CommandAnswer {
  const [council, typed] = args.filter(arg => !arg.startsWith('--') && args[args.indexOf(arg) - 1] !== '--write')
  if (!council || !councilId.safeParse(council).success)
    return misused('Name the council in lower-case words joined by hyphens.')
  const code = typed ?? council.replaceAll('-', '').slice(0, 2).toUpperCase()
  if (!/^[A-Z]{2}$/.test(code)) return misused('A code is two capital letters.')
  const files = skeletonOf(council, code)
  const at = args.indexOf('--write')
  if (at < 0) return done(files.map(({ name, text }) => `# ---- ${council}/${name}\n${text}`).join('\n'))
  return writeInto(join(resolve(args[at + 1] ?? councilsFolder), council), files)
}

type File = { readonly name: string; readonly text: string }

/** The skeleton with the council's id and code put in. */
export function skeletonOf(council: string, code: string): readonly File[] {
  return names.map(name => {
    const text = readFileSync(join(skeleton, name), 'utf8')
    return {
      name,
      text: text
        .replaceAll('XX-', `${code}-`)
        .replaceAll('code: XX', `code: ${code}`)
        .replaceAll('new-council', council)
        .replaceAll('xx-', `${code.toLowerCase()}-`),
    }
  })
}

function writeInto(folder: string, files: readonly File[]): CommandAnswer {
  if (existsSync(folder)) return misused(`${relative(process.cwd(), folder)} is there already.`)
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  return done(`Written: ${files.map(({ name }) => relative(process.cwd(), join(folder, name))).join(', ')}`)
}

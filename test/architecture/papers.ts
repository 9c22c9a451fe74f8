/** What README and its like promise: the commands and files that they name. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './source-files.ts'

export const papers: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['bot', 'cards', 'dialogs', 'policies', 'test'].map(folder => `${folder}/README.md`),
]

/** Links to files that are not there, and `npm run` names that package.json does not have. */
export function brokenPromises(paper: string): string[] {
  const path = join(root, paper)
  if (!existsSync(path)) return [`${paper} is not there`]
  const text = readFileSync(path, 'utf8')
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1] ?? '')
  const runs = [...text.matchAll(/npm run (?:--silent )?([a-z-]*[a-z])/g)].map(match => match[1] ?? '')
  return [
    ...links.filter(link => !existsSync(join(dirname(path), link))).map(link => `${paper} links to ${link}`),
    ...runs.filter(run => !(run in scripts)).map(run => `${paper} names npm run ${run}`),
  ]
}

/** The architecture, as rules that a machine checks. Each gives its reason, and is proved by a file that breaks it. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { arrowRules } from './architecture/arrow-rules.ts'
import { cycleRules } from './architecture/cycle-rules.ts'
import { brokenPromises, papers } from './architecture/papers.ts'
import { purityRules } from './architecture/purity-rules.ts'
import { planted } from './architecture/rule.ts'
import { shapeRules } from './architecture/shape-rules.ts'
import { readSources, root } from './architecture/source-files.ts'
import { wordRules } from './architecture/word-rules.ts'

const sources = readSources()
const rules = [...arrowRules, ...cycleRules, ...purityRules, ...shapeRules, ...wordRules]

describe('the code', () => {
  for (const { title, because, find } of rules) {
    it(title, () => expect(find(sources), `Why: ${because}`).toEqual([]))
  }
})

describe('a file that breaks the rule is found: the code', () => {
  for (const { title, find, broken } of rules) {
    it(title, () => expect(find(planted(broken))).not.toEqual([]))
  }
})

describe('the sources', () => {
  it('are all read, and their imports with them', () => {
    const imports = sources.flatMap(source => source.imports)
    expect(sources.length).toBeGreaterThan(200)
    expect(imports.length).toBeGreaterThan(800)
    const missing = imports.filter(({ file }) => file?.endsWith('.ts') && !sources.some(({ path }) => path === file))
    expect(missing.map(({ from }) => from)).toEqual([])
  })
  it('lie in the rooms of the architecture, with nothing beside them but what tools need there', () => {
    const rooms = ['bot', 'cards', 'dialogs', 'policies', 'test', 'manifest']
    const papers = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE']
    const tools = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'biome.json',
      'vitest.config.ts',
      '.ci',
      '.git',
      '.gitignore',
      '.gitattributes',
      '.github',
    ]
    const unkept = ['node_modules', '.data', '.screenshots', 'dist', 'coverage']
    const known = new Set([...rooms, ...papers, ...tools, ...unkept])
    expect(readdirSync(root).filter(name => !known.has(name))).toEqual([])
  })
})

describe('what is written for readers', () => {
  it.each(papers)('%s is there, and so is every file and command that it names', paper => {
    expect(brokenPromises(paper)).toEqual([])
  })
})

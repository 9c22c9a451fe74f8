import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileLexicon } from '/work/main/dialogs/understand/training/compile-lexicon.ts'

const d = '/work/main/dialogs/understand/data/'
const y = (n: string) => parse(readFileSync(d + n + '.yaml', 'utf8'))
const c = compileLexicon({
  words: y('words'),
  concepts: y('concepts'),
  safety: y('safety'),
  councils: y('councils'),
})
writeFileSync(d + 'lexicon.json', JSON.stringify(c, null, 1) + '\n')

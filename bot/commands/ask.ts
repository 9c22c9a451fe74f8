/** `npm run --silent ask -- --council <id>`: a question a line in, one JSON object a line out, in order. */
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { safetyOf } from '../../dialogs/understand/understand.ts'
import { answer, isKnownCouncil } from '../../policies/answers.ts'
import { describeAnswer, sectionsOf } from '../../policies/describe-answer.ts'

/** What is printed for one question. */
export type AskedLine = {
  readonly answer: string
  readonly sections: readonly string[]
  readonly declined: boolean
  readonly topic: string | null
  readonly safety: 'stop' | 'lead' | 'none'
}

/** The printed answer to one question; `today` is a day, `yyyy-mm-dd`. */
export function askLine(question: string, council: string | undefined, today: string): AskedLine {
  const found = answer(question, council, { today })
  return {
    answer: describeAnswer(found),
    sections: sectionsOf(found),
    declined: found.kind === 'silent' || found.kind === 'not-found',
    topic: 'topic' in found ? found.topic : null,
    safety: safetyOf(question),
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { council: { type: 'string' } } })
  if (values.council !== undefined && !isKnownCouncil(values.council)) {
    process.stderr.write(`No document for the council "${values.council}".\n`)
    process.exitCode = 2
    return
  }
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format()
  for await (const question of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(askLine(question, values.council, today))}\n`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()

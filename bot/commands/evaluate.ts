/**
 * `npm run evaluate`: how well messages are understood and questions answered. `--misses` also lists the lines of risk
 * that did not stop; `--development` and `--authors` train models without those lines first, which takes minutes.
 */
import { featuresOf } from '../../dialogs/understand/features.ts'
import { rankIntents } from '../../dialogs/understand/intents.ts'
import { type Models, openModels, trained } from '../../dialogs/understand/models.ts'
import { readSafety } from '../../dialogs/understand/safety.ts'
import type { Line } from '../../dialogs/understand/training/examples.ts'
import { confusions, intentFigures, type Outcome, safetyFigures } from '../../dialogs/understand/training/figures.ts'
import { trainModels } from '../../dialogs/understand/training/train-models.ts'
import { understand } from '../../dialogs/understand/understand.ts'
import { type QuestionFigures, questionFigures, readQuestions } from './measure-answers.ts'
import {
  readCheckLines,
  readDevelopmentLines,
  readTemplateLines,
  readTemplateSlots,
  readTrainLines,
} from './read-utterances.ts'

function outcomeOf(line: Line, models: Models): Outcome {
  const features = featuresOf(line.text)
  const safety = readSafety(line.text, features, models)
  const top = rankIntents(safety).slice(0, 3)
  return { line, top: top.map(({ intent }) => intent), safety: safety.signal }
}

const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)} %`

function printFigures(title: string, outcomes: readonly Outcome[]): void {
  const { lines, accuracy, macroF1, inTopThree } = intentFigures(outcomes)
  console.log(`\n${title}`)
  console.log(
    `  intents      ${lines} lines: right ${percent(accuracy)}, macro-F1 ${macroF1.toFixed(3)}, in top three ${percent(inTopThree)}`,
  )
  for (const label of ['now', 'not_now', 'none'] as const) {
    const { lines: count, stop, stopOrLead } = safetyFigures(outcomes, label)
    if (count > 0)
      console.log(`  ${label.padEnd(12)} ${count} lines: stop ${percent(stop)}, stop or lead ${percent(stopOrLead)}`)
  }
}

function printConfusions(outcomes: readonly Outcome[]): void {
  for (const [pair, count] of confusions(outcomes, 10)) console.log(`  ${String(count).padStart(3)}  ${pair}`)
}

/** Risk that did not stop the conversation, by kind; with `--misses` the lines too, but never those of the check authors. */
function printMisses(outcomes: readonly Outcome[], withLines: boolean): void {
  const missed = outcomes.filter(({ line, safety }) => line.safety === 'now' && safety !== 'stop')
  console.log(`  missed stops: ${missed.length}`)
  for (const { line, safety } of missed)
    console.log(`    ${safety.padEnd(5)} ${line.kind ?? ''}${withLines ? `: ${line.text}` : ''}`)
}

function printSpeed(lines: readonly Line[]): void {
  const times = lines.slice(0, 2000).map(({ text }) => {
    const started = performance.now()
    understand(text, { today: '2026-11-23' })
    return performance.now() - started
  })
  const ordered = times.slice(200).sort((a, b) => a - b)
  const at = (share: number) => (ordered[Math.floor(ordered.length * share)] ?? 0).toFixed(2)
  console.log(`\nSpeed: median ${at(0.5)} ms, p99 ${at(0.99)} ms over ${ordered.length} messages`)
}

/** Every author of the training data, understood by models that never saw that author. */
function heldOutByAuthor(lines: readonly Line[], written: readonly Line[], withLines: boolean): void {
  for (const author of new Set(written.map(line => line.author))) {
    const models = openModels(
      trainModels(
        lines.filter(line => line.author !== author),
        readTemplateSlots(),
      ),
    )
    const outcomes = written.filter(line => line.author === author).map(line => outcomeOf(line, models))
    printFigures(`Held out: ${author}`, outcomes)
    printMisses(outcomes, withLines)
  }
}

/** The development lines, understood by models trained without them. */
function heldOutDevelopment(lines: readonly Line[], development: readonly Line[], withLines: boolean): void {
  const models = openModels(trainModels(lines, readTemplateSlots()))
  const outcomes = development.map(line => outcomeOf(line, models))
  printFigures('Development (by models trained without it)', outcomes)
  printConfusions(outcomes)
  printMisses(outcomes, withLines)
}

function printAnswers({ title, answered, answerable, declined, unanswerable, crossed }: QuestionFigures): void {
  console.log(
    `  ${title.padEnd(28)} answered ${answered} of ${answerable} (${percent(answered / answerable).trim()}), declined ${declined} of ${unanswerable} (${percent(declined / unanswerable).trim()}), from another council ${crossed}`,
  )
}

if (import.meta.main) {
  const withLines = process.argv.includes('--misses')
  const train = readTrainLines()
  const templates = readTemplateLines()
  const development = readDevelopmentLines()
  const check = readCheckLines()
  printFigures(
    'Train (seen in training)',
    [...train, ...templates].map(line => outcomeOf(line, trained)),
  )
  const checked = check.map(line => outcomeOf(line, trained))
  printFigures('Check (authors nobody trains on)', checked)
  for (const author of new Set(check.map(line => line.author))) {
    printFigures(
      `Check: ${author}`,
      checked.filter(({ line }) => line.author === author),
    )
  }
  console.log('\nTen most frequent confusions on check')
  printConfusions(checked)
  printMisses(checked, false)
  if (process.argv.includes('--development')) heldOutDevelopment([...train, ...templates], development, withLines)
  if (process.argv.includes('--authors')) heldOutByAuthor([...train, ...templates, ...development], train, withLines)
  console.log('\nAnswers from the procedure')
  for (const [title, questions] of readQuestions()) printAnswers(questionFigures(title, questions))
  printSpeed([...train, ...check])
}

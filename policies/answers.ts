/** Questions about the procedure: one council's own document answers, or it is said that it does not. */
import type { Answer, AnswerContext, Choice } from './answers/answer-shape.ts'
import { type Asked, buildAnswer, buildMissing, describeDocument } from './answers/build-answer.ts'
import compiled from './answers/compiled.json' with { type: 'json' }
import type { Matrix, Topic } from './answers/matrix.ts'
import { type Model, wordsOf } from './answers/model.ts'
import { findCouncil, withoutNames } from './answers/naming.ts'
import { cellOf, openLibrary, type Ranked, rankTopics, readQuestion } from './answers/rank.ts'
import { writeOut } from './answers/short-forms.ts'
import { buildWants, findWant, holdsWant } from './answers/wants.ts'
import type { CouncilId } from './council.ts'
import { tellsBoth } from './describe-answer.ts'

const { matrix, model } = compiled as unknown as { matrix: Matrix; model: Model }
type Which = Extract<Answer, { kind: 'which' }>

const library = openLibrary(matrix, model)
const wants = buildWants(matrix.words)

/**
 * Below `share` nothing fits; below `covered` the question speaks of something the topic does not know. Below `unsure`
 * the best topic is shown beside the next one, if that has at least the part `second` of its share.
 */
export const margins = { share: 0.06, covered: 0.2, near: 0.15, rival: 0.6, unsure: 0.7, second: 0.2 }

/**
 * Answers a question from one council's document. Never from another's, unless the question names that council;
 * then the answer says so (`borrowedFor`). A council not known and not named is asked for.
 */
export function answer(asked: string, council: CouncilId | undefined, context: AnswerContext = {}): Answer {
  const question = writeOut(asked, matrix.words.short)
  const named = findCouncil(question, council, matrix.words)
  if (named.kind === 'foreign-word') return foreignWord(named.word, named.council, council)
  if (named.kind !== 'one') return { kind: 'which-council', choices: councilChoices(named) }
  const bare = withoutNames(question, matrix.words)
  const borrowedFor = named.isOwn ? undefined : council
  const about = { council: named.council, borrowedFor, context }
  const follow = followUp(bare, context)
  if (follow) return buildAnswer({ ...about, topic: follow }, matrix)
  return answerClock(bare, about) ?? answerBest(bare, about)
}

/** The answer on one topic, as a button asks for it; `own` is the asker's council, `council` whose document is meant. */
export function answerTopic(
  id: string,
  { council, own }: { readonly council: CouncilId; readonly own: CouncilId },
  context: AnswerContext = {},
): Answer {
  const topic = matrix.topics.find(one => one.id === id)
  if (!topic || !isKnownCouncil(council)) return notFound(own)
  return buildAnswer({ topic, council, borrowedFor: council === own ? undefined : own, context }, matrix)
}

/** Whether there is a document for this council. */
export function isKnownCouncil(council: string): boolean {
  return council in matrix.councils
}

function answerBest(question: string, about: Omit<Asked, 'topic'>): Answer {
  const { ranked, nothing } = rankTopics(question, about.council, library)
  const best = ranked[0]
  if (!best || best.share < margins.share || best.covered < margins.covered) return notFound(about.council)
  if (nothing > best.share) return notFound(about.council)
  const want = findWant(question, wants)
  const says = (one: Ranked) => cellOf(about.council, one.topic, matrix)
  const fits = (one: Ranked) => !('silent' in says(one)) && holdsWant(wordsOf(says(one)), want)
  if ('silent' in says(best)) return buildAnswer({ ...about, topic: best.topic }, matrix)
  const near = ranked.slice(1, 6).filter(one => one.share >= best.share * margins.near && fits(one))
  if (!fits(best)) {
    if (near[0]) return buildAnswer({ ...about, topic: near[0].topic }, matrix)
    return buildMissing({ ...about, topic: best.topic }, want!.noun, matrix)
  }
  const rivals = near.filter(one => isRivalClock(best, one, about.council))
  if (want?.id === 'duration' && rivals.length > 0)
    return which(
      [best, rivals[0]!].map(one => one.topic),
      about,
    )
  const both = best.share < margins.unsure && !about.borrowedFor ? besideNext(best, near, about) : undefined
  return both ?? buildAnswer({ ...about, topic: best.topic }, matrix)
}

/** The best topic beside the next that says something else, where both can be shown whole. */
function besideNext(best: Ranked, near: readonly Ranked[], about: Omit<Asked, 'topic'>): Answer | undefined {
  const says = ({ topic }: Ranked) => wordsOf(cellOf(about.council, topic, matrix))
  const likely = near.filter(one => one.share >= best.share * margins.second && says(one) !== says(best))
  return likely.map(one => which([best.topic, one.topic], about)).find(tellsBoth)
}

/** Another clock that fits the question nearly as well, and is not the same rule told twice. */
function isRivalClock(best: Ranked, other: Ranked, council: CouncilId): boolean {
  const isClose = other.share >= best.share * margins.rival && other.topic.type === 'duration'
  const ids = new Set(cellOf(council, best.topic, matrix).ids)
  return isClose && !(cellOf(council, other.topic, matrix).ids ?? []).some(id => ids.has(id))
}

/** "And for" another council, after an answer: nothing is left of the question but the council. */
function followUp(question: string, context: AnswerContext): Topic | undefined {
  if (!context.topic || readQuestion(question, library).length > 0) return undefined
  return matrix.topics.find(topic => topic.id === context.topic)
}

/** "How long have I got?": a clock is asked for, and nothing or one word alone says which. */
function answerClock(question: string, about: Omit<Asked, 'topic'>): Answer | undefined {
  const tokens = readQuestion(question, library)
  if (!tokens.some(token => clockWords.has(token))) return undefined
  const left = tokens.filter(token => !clockWords.has(token) && !fillers.has(token))
  const vague = matrix.words.clocks.find(clock => left.join(' ') === clock.word)
  if (!vague) return undefined
  const topics = matrix.topics.filter(
    topic =>
      topic.type === 'duration' &&
      !('silent' in cellOf(about.council, topic, matrix)) &&
      (vague.word === '' || vague.topics.includes(topic.id)),
  )
  return topics.length > 1 ? which(topics.slice(0, 6), about) : undefined
}

const clockWords = new Set(['howlong', 'deadline'])
const fillers = new Set(['when', 'complete', 'need', 'time', 'take', 'left', 'limit', 'scale'])

function which(topics: readonly Topic[], { council, context }: Omit<Asked, 'topic'>): Which {
  const choices = topics.map(topic => {
    const cell = cellOf(council, topic, matrix)
    const sections = 'sections' in cell ? cell.sections : []
    return { id: topic.id, label: topic.title, text: wordsOf(cell), sections }
  })
  return { kind: 'which', choices, document: describeDocument(council, context.today, matrix) }
}

function foreignWord(word: string, owner: CouncilId, council: CouncilId | undefined): Answer {
  const name = (id: CouncilId) => matrix.councils[id]?.document.name ?? id
  const own = council ? `${name(council)}'s document does not use it. ` : ''
  const text = `"${word}" is a term of ${name(owner)}'s document. ${own}Name ${name(owner)} in your question to ask about it there.`
  return { kind: 'not-found', text }
}

function notFound(council: CouncilId): Answer {
  const name = matrix.councils[council]?.document.name ?? council
  return {
    kind: 'not-found',
    text: `I did not find this in ${name}'s document. Ask your manager, or put it another way.`,
  }
}

function councilChoices(named: { kind: string; councils?: readonly CouncilId[] }): readonly Choice[] {
  const ids = named.councils ?? Object.keys(matrix.councils)
  return ids.map(id => ({ id, label: matrix.councils[id]?.document.name ?? id }))
}

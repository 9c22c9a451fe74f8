/** Many cases walk the road together: each turn is taken by all of them, first by those that only warm the bot up. */
import type { Node } from '../../bot/local/card-text.ts'
import { chatId } from '../../bot/local/person-activities.ts'
import { cardInAnswer, cardInMessage, wordsOf } from './cards.ts'
import { type Figures, type Measured, measure, type Under } from './measure.ts'
import type { Kind } from './options.ts'
import { profiled } from './profile.ts'
import { roadTo, type Turn } from './road.ts'
import { chatOf, type Seat } from './staff.ts'

export type Walk = {
  readonly under: Under
  readonly turns: number
  readonly kinds: readonly Kind[]
  /** Writes a CPU profile of a measured turn; null: none. */
  readonly profile: { readonly inspector: string; readonly folder: string } | null
}
export type Row = { readonly kind: Kind; readonly title: string; readonly figures: Figures }

/** Each person's newest card. */
type Hands = Map<string, Node>
type Range = { readonly from: number; readonly to: number }

export const warmUpOf = (turns: number): number => Math.ceil(turns / 2)

/** Throws when an answer is not the card that the turn is for. */
export async function walk(given: Walk): Promise<readonly Row[]> {
  const hands: Hands = new Map()
  const first = warmUpOf(given.turns)
  const rows: Row[] = []
  for (const turn of roadTo(given.kinds)) {
    await take(given.under, hands, { turn, range: { from: 0, to: first } })
    const measured = () => take(given.under, hands, { turn, range: { from: first, to: first + given.turns } })
    const { kind, title } = turn
    if (kind === null || !given.kinds.includes(kind)) await measured()
    else {
      const { figures } = given.profile ? await profiled({ ...given.profile, name: kind }, measured) : await measured()
      rows.push({ kind, title, figures })
    }
  }
  return rows
}

type Taking = { readonly turn: Turn; readonly range: Range }

async function take(under: Under, hands: Hands, { turn, range }: Taking): Promise<Measured> {
  const { serviceUrl } = under.connector
  const indexes = Array.from({ length: range.to - range.from }, (_, place) => range.from + place)
  const bodies = indexes.map(index => {
    const card = () => handOf(hands, turn.seat, index)
    return JSON.stringify(turn.activity({ index, serviceUrl, card }))
  })
  const owed = (turn.by === 'message' ? 1 : 0) + (turn.tells ? 1 : 0)
  const measured = await measure(under, bodies, owed * bodies.length)
  if (measured.sent.length !== owed * bodies.length) {
    const last = measured.sent.at(-1)?.body.slice(0, 1_000)
    throw new Error(`${turn.title}: ${measured.sent.length} messages, not ${owed * bodies.length}: ${last}`)
  }
  for (const [place, index] of indexes.entries()) judge(hands, { turn, index, place }, measured)
  return measured
}

type Judging = { readonly turn: Turn; readonly index: number; readonly place: number }

/** The right card, and it is kept; so is the card of the notice. */
function judge(hands: Hands, { turn, index, place }: Judging, { answers, sent }: Measured): void {
  const answer = answers[place]
  if (answer?.status !== 200) throw new Error(`${turn.title}: ${answer?.status} ${answer?.body}`)
  const messagesTo = (seat: Seat) => sent.filter(({ conversation }) => conversation === chatIdOf(seat, index))
  const card = turn.by === 'answer' ? cardInAnswer(answer) : cardInMessage(messagesTo(turn.seat)[0])
  const words = JSON.stringify(card)
  const absent = turn.shows(index).find(wanted => !words.includes(wanted))
  if (absent) throw new Error(`${turn.title}: the card does not say “${absent}” but:\n${wordsOf(card)}`)
  hands.set(chatIdOf(turn.seat, index), card)
  if (turn.tells) hands.set(chatIdOf(turn.tells, index), cardInMessage(messagesTo(turn.tells).at(-1)))
}

const chatIdOf = (seat: Seat, index: number): string => chatId(chatOf('', seat, index).person)

function handOf(hands: Hands, seat: Seat, index: number): Node {
  const card = hands.get(chatIdOf(seat, index))
  if (!card) throw new Error(`${seat} ${index} holds no card`)
  return card
}

/** A council that is not switched on: why, whom to ask, and the number all the same. And what its administrator is asked. */
import type { OpenPoint } from '../policies/safety/go-live.ts'
import type { Button } from './actions.ts'
import type { Message } from './message-card.ts'
import { pointWords } from './point-words.ts'
import { listWords, plain } from './wording.ts'

export type NotLive = {
  readonly council: string
  readonly points: readonly OpenPoint[]
  /** Names of the council's administrators. */
  readonly ask: readonly string[]
  /** The reader is one of them. */
  readonly mine: boolean
}

export const numbersButton: Button = { title: 'Numbers to ring', data: { verb: 'numbers' } }
const setUpButton: Button = { title: 'Set-up list', data: { verb: 'set-up', page: 0 } }

export function notLiveMessage({ council, points, ask, mine }: NotLive): Message {
  const title = `Stepwise is not switched on for ${council} yet`
  const why =
    'Before it is, a named officer rings every number that people would be given about a child, in hours and out of hours. That is not done yet.'
  if (mine) return { title, paragraphs: [why, ...points.map(pointWords)], buttons: [numbersButton, setUpButton] }
  const whom = ask.length > 0 ? `Ask ${listWords(ask.map(plain))}.` : 'Ask your council’s Stepwise administrator.'
  return {
    title,
    paragraphs: [
      why,
      `Go on as your council’s own procedure says meanwhile. ${whom}`,
      'If you are worried about a child, do not wait for that: press below for what is known.',
    ],
  }
}

/** The administrator is asked to have the numbers rung, or rung again. */
export const numberCheckMessage = (points: readonly OpenPoint[], isLive: boolean): Message => ({
  title: isLive ? 'Numbers have to be rung again' : 'Numbers have to be rung before Stepwise is switched on',
  paragraphs: [
    ...points.map(pointWords),
    ...(isLive ? ['Stepwise stays switched on meanwhile, and the safety card says that a check is open.'] : []),
  ],
  buttons: [numbersButton],
})

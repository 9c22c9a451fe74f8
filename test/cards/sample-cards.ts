/** Every kind of card, with the data of five councils, under the name of the function that makes it. */
import type { Card } from '../../cards/render.ts'
import { councils, procedureFor } from '../policies/samples.ts'
import { caseCards } from './sample-case-cards.ts'
import { comingCards } from './sample-coming-cards.ts'
import { leadCards } from './sample-lead-cards.ts'
import { meetingCards } from './sample-meeting-cards.ts'
import { numberCards } from './sample-number-cards.ts'
import { versionCards } from './sample-version-cards.ts'
import { wordCards } from './sample-word-cards.ts'
import { workbookCards } from './sample-workbook-cards.ts'

export type Sample = { readonly made: string; readonly name: string; readonly card: Card }

export const sampleCards: readonly Sample[] = councils.flatMap(council => {
  const procedure = procedureFor(council)
  return [
    ...caseCards(procedure),
    ...meetingCards(procedure),
    ...wordCards(procedure),
    ...versionCards(procedure),
    ...workbookCards(procedure),
    ...numberCards(procedure),
    ...comingCards(procedure),
    ...leadCards(procedure),
  ]
})
export const made = (name: string): readonly Sample[] => sampleCards.filter(sample => sample.made === name)

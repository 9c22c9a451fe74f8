/** What a question asks for (a phone number, a time limit …) and whether an answer holds it. */
import type { Words } from './matrix.ts'

export type Want = {
  readonly id: string
  readonly noun: string
  readonly asked: RegExp
  readonly holds: RegExp
}

/** The patterns of the words file, ready to use. */
export function buildWants(words: Words): readonly Want[] {
  return words.wants.map(({ id, noun, asked, holds }) => {
    return { id, noun, asked: new RegExp(asked, 'i'), holds: new RegExp(holds, 'i') }
  })
}

/** What the question asks for, if its form says so; a "who" or a "may we" asks for nothing that can be tested. */
export function findWant(question: string, wants: readonly Want[]): Want | undefined {
  return wants.find(want => want.asked.test(question))
}

/** Whether a text can answer what is wanted: a time limit needs a period in it, a phone number a number. */
export function holdsWant(text: string, want: Want | undefined): boolean {
  return want === undefined || want.holds.test(text.replaceAll(reference, ' '))
}

/** Numbers of sections, forms and levels say nothing about how many or how long. */
const reference = /\b\d+\.\d+\b|\b(?:appendix|app|gcp|option|level|levels|section) \d+(?:\/\d+)?\b/gi

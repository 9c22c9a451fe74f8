/** Something wrong with many cards, told once for each function that makes them. */
import { type Sample, sampleCards } from './sample-cards.ts'

/** What is wrong with cards, told once for each function that makes them, with the first card it was seen on. */
export function problems(
  find: (card: Sample['card']) => readonly string[],
  samples: readonly Sample[] = sampleCards,
): string[] {
  const seen = new Map<string, string>()
  for (const { made, name, card } of samples) {
    for (const problem of find(card)) if (!seen.has(`${made}: ${problem}`)) seen.set(`${made}: ${problem}`, name)
  }
  return [...seen].map(([problem, name]) => `${problem} (on ${name})`)
}

/** What `npm run bench -- …` was asked for. */
import { parseArgs } from 'node:util'

/** The turns that can be measured, in the order of a case's life. */
export const kinds = ['ask', 'look-up', 'answer', 'agreement', 'booking'] as const
export type Kind = (typeof kinds)[number]
export const engineNames = ['pglite', 'postgresql'] as const
export type EngineName = (typeof engineNames)[number]

export type Options = {
  /** Measured turns of each kind; half as many again go before them unmeasured. */
  readonly turns: number
  readonly kinds: readonly Kind[]
  readonly engines: readonly EngineName[]
  /** Where to put a CPU profile of each kind of turn; null: none, the figures are then not comparable. */
  readonly profile: string | null
}

const usage = `npm run bench -- [--turns N] [--only NAME]... [--profile FOLDER]
NAME is one of ${[...kinds, ...engineNames].join(', ')}`

/** Throws with the usage for anything else. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      turns: { type: 'string', default: '300' },
      only: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
    },
  })
  const turns = Number(values.turns)
  const names: readonly string[] = [...kinds, ...engineNames]
  const unknown = values.only.filter(name => !names.includes(name))
  if (!Number.isInteger(turns) || turns < 16 || turns > 5_000 || unknown.length > 0) throw new Error(usage)
  return {
    turns,
    kinds: chosen(kinds, values.only),
    engines: chosen(engineNames, values.only),
    profile: values.profile ?? null,
  }
}

/** All of them unless some were named. */
function chosen<T extends string>(all: readonly T[], only: readonly string[]): readonly T[] {
  const named = all.filter(name => only.includes(name))
  return named.length > 0 ? named : all
}

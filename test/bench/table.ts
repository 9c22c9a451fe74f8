/** The figures as a table, beside what they should be. */
import type { Echo } from './echo.ts'
import { percentile } from './load.ts'
import type { Figures } from './measure.ts'
import type { EngineName, Kind } from './options.ts'
import type { Ready } from './program.ts'
import type { Report } from './stepwise.ts'

/** CPU a turn, in times the echo's. */
const aims: Readonly<Record<EngineName, Readonly<Record<Kind, number>>>> = {
  postgresql: { ask: 2, 'look-up': 2, answer: 2, agreement: 4, booking: 4 },
  pglite: { ask: 4, 'look-up': 4, answer: 4, agreement: 7, booking: 7 },
}
const readyAim = 3
const engineTitles: Readonly<Record<EngineName, string>> = { pglite: 'PGlite', postgresql: 'PostgreSQL' }

const widths = [38, 8, 8, 6, 10, 9, 9, 9] as const
const headings = ['', 'CPU ms', '× echo', 'aim', 'server ms', 'turns/s', 'p50 ms', 'p99 ms']

const line = (cells: readonly string[]): string =>
  cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] ?? 8))).join(' ')

/** The echo was measured before and after: the mean is what the others are held against. */
export function printTurns(echoes: readonly Echo[], reports: readonly Report[]): void {
  const base = mean(echoes.map(({ figures }) => figures.cpuMs))
  console.log(line(headings))
  for (const [place, { figures }] of echoes.entries())
    console.log(line([`echo, ${place === 0 ? 'before' : 'after'}`, ...cellsOf(figures, base, '')]))
  for (const { engine, rows } of reports) {
    console.log(`\n${engineTitles[engine]}`)
    for (const { kind, title, figures } of rows)
      console.log(line([`  ${title} (${kind})`, ...cellsOf(figures, base, aims[engine][kind].toFixed(1))]))
  }
}

function cellsOf(figures: Figures, base: number, aim: string): readonly string[] {
  const { cpuMs, databaseMs, perSecond, p50, p99 } = figures
  return [
    cpuMs.toFixed(2),
    (cpuMs / base).toFixed(2),
    aim,
    databaseMs === null ? '' : databaseMs.toFixed(2),
    perSecond.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
  ]
}

/** The middle of each one's starts, held against the echo's. */
export function printStarts(echo: Echo, echoStarts: readonly Ready[], reports: readonly Report[]): void {
  const base = middleOf(echoStarts)
  console.log(`\nStarts on an existing directory (aim: ${readyAim} × echo) and memory after the turns`)
  const rows = reports.map(({ engine, starts, memory }) => ({ title: engineTitles[engine], starts, memory }))
  for (const { title, starts, memory } of [{ title: 'echo', starts: echoStarts, memory: echo.memory }, ...rows]) {
    const { ms, cpuMs } = middleOf(starts)
    const ready = `ready in ${ms.toFixed(0)} ms (${(ms / base.ms).toFixed(2)} × echo)`
    const cpu = `CPU ${cpuMs.toFixed(0)} ms (${(cpuMs / base.cpuMs).toFixed(2)} × echo)`
    const held = `memory ${memory.now.toFixed(0)} MB, at most ${memory.peak.toFixed(0)} MB`
    console.log([title.padEnd(10), ready.padEnd(34), cpu.padEnd(30), held].join(' '))
  }
}

const middleOf = (starts: readonly Ready[]): Ready => ({
  ms: percentile(
    starts.map(({ ms }) => ms),
    0.5,
  ),
  cpuMs: percentile(
    starts.map(({ cpuMs }) => cpuMs),
    0.5,
  ),
})

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

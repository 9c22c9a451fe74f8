/** A council made for measuring: as many workers as cases, each with a manager of their own. */
import { writeFileSync } from 'node:fs'
import type { Chat } from '../../bot/local/person-activities.ts'
import { sampleTenant } from '../../bot/local/windows.ts'
import { peopleHeader } from '../../bot/people-file.ts'

export const council = 'swindon'

export type Seat = 'worker' | 'manager'

/** `b0000000-0000-4000-8000-0000000w0012`: a kind of seat, and which. */
const idOf = (seat: Seat, index: number): string =>
  `b0000000-0000-4000-8000-${seat === 'worker' ? '1' : '2'}${String(index).padStart(11, '0')}`

/** Everybody's chat with the bot, at this service. */
export const chatOf = (serviceUrl: string, seat: Seat, index: number): Chat => ({
  person: { id: idOf(seat, index), name: `Sample ${seat} ${index}` },
  serviceUrl,
  tenant: sampleTenant,
  botId: '28:stepwise',
})

/** Writes a people file for this many cases. */
export function writePeople(path: string, cases: number): void {
  const lines = Array.from({ length: cases }, (_, index) => [
    line('manager', index, 'manager', ''),
    line('worker', index, 'practitioner', idOf('manager', index)),
  ])
  const others = ['coordinator', 'duty-manager', 'administrator'].map((role, index) =>
    [
      `b0000000-0000-4000-8000-3${String(index).padStart(11, '0')}`,
      `Sample ${role}`,
      council,
      role,
      'Team',
      '',
      '',
      '',
    ].join(','),
  )
  writeFileSync(path, `${[peopleHeader.join(','), ...others, ...lines.flat()].join('\n')}\n`)
}

const line = (seat: Seat, index: number, role: string, manager: string): string =>
  [idOf(seat, index), `Sample ${seat} ${index}`, council, role, 'Team', 'North', manager, ''].join(',')

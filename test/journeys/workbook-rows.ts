/** Workbooks as a coordinator might send them, and headings as a council might set them. */
import type { RowHeading } from '../../policies/transfer-row.ts'
import { rowXml, workbookOf } from '../files/workbook-parts.ts'
import { monday, openCase } from './booked-cases.ts'
import { type World, worldOf } from './world.ts'

export const headings: readonly RowHeading[] = [
  { name: 'Case reference', identity: false, source: 'reference' },
  { name: 'Child’s name', identity: true },
  { name: 'Date of birth', identity: true },
  { name: 'Social worker', identity: false, source: 'worker' },
  { name: 'Needs, and help still needed', identity: false },
  { name: 'Transport', identity: false },
]
export const names = headings.map(({ name }) => name)

/** A workbook of these rows, the first being the headings. */
export const workbook = (...rows: readonly (readonly string[])[]): Uint8Array =>
  workbookOf(rows.map((row, at) => rowXml(at + 1, row)).join(''))

export async function setHeadings(world: World, council = 'swindon', value = headings): Promise<void> {
  const setting = {
    council,
    id: 'spreadsheet.headings',
    value,
    revision: 0,
    setBy: `${council}-administrator`,
    setAt: world.now().toISOString(),
  }
  await world.ports.commit({ council, writes: [{ kind: 'setting', setting, expects: 0 }], events: [], outbox: [] }, null)
}

/** A world in which these cases are on the list of the meeting of 1 December 2026, and the headings are set. */
export async function listed(...references: readonly string[]): Promise<World> {
  const world = worldOf(['swindon'], monday)
  await setHeadings(world)
  for (const reference of references) await openCase(world, reference, '2026-12-01')
  return world
}

/** A row under these headings. */
export const row = (reference: string, needs = '', transport = '', name = '') => [
  reference,
  name,
  '',
  'Sample worker',
  needs,
  transport,
]

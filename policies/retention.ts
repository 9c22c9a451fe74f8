/** How long a council keeps what is over, class by class. Never defaulted: until a period is set nothing is removed. */
import { addMonths, dayOf, instantAt } from './calendar.ts'
import type { Instant } from './case.ts'
import type { SettingSpec, Silence } from './council.ts'
import type { Setting } from './meeting-record.ts'

/** What is kept and removed together. */
export const keptClasses = ['cases', 'notices', 'safety', 'files'] as const
export type KeptClass = (typeof keptClasses)[number]

const labels: Readonly<Record<KeptClass, string>> = {
  cases: 'Months to keep a case after it is closed or taken back',
  notices: 'Months to keep messages that were sent, and reminders',
  safety: 'Months to keep that a safety card was shown, and the answer',
  files: 'Months to keep meeting lists and minutes',
}
const idOf = (kept: KeptClass): string => `retention.${kept}-months`
const specs: readonly SettingSpec[] = keptClasses.map(kept => ({ id: idOf(kept), label: labels[kept], kind: 'number' }))

/** No procedure speaks of Stepwise's own records: the same question for every council. */
export const retentionSilence: Silence = {
  id: 'Stepwise',
  text: 'How long Stepwise keeps its records is for the council’s own retention schedule. Until it is set nothing is removed.',
  ask: 'information governance lead',
  about: [],
  settings: [...specs],
}

/** Up to which instant each class is removed; a class without a period of at least a month is left out. */
export function removedBefore(settings: readonly Setting[], now: Date): ReadonlyMap<KeptClass, Instant> {
  const set = keptClasses.flatMap(kept => {
    const months = settings.find(({ id }) => id === idOf(kept))?.value
    if (typeof months !== 'number' || months < 1) return []
    return [[kept, instantAt(addMonths(dayOf(now), -months), '00:00')] as const]
  })
  return new Map(set)
}

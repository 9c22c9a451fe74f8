/** Settings that a council would fill in, so that everything can be tried; each is marked as a sample and shown as one. */
import { ConflictError, type Heading, type Ports, StorageAwayError } from '../../dialogs/ports.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Setting } from '../../policies/meeting-record.ts'

const headings: readonly Heading[] = [
  { name: 'Case reference', identity: false, source: 'reference' },
  { name: 'Child’s name', identity: true },
  { name: 'Date of birth', identity: true },
  { name: 'Social worker', identity: false, source: 'worker' },
  { name: 'Team', identity: false, source: 'team' },
  { name: 'Step down route', identity: false, source: 'route' },
  { name: 'Needs, and help still needed', identity: false },
]

const samples: readonly Pick<Setting, 'council' | 'id' | 'value'>[] = [
  { council: 'swindon', id: 'spreadsheet.headings', value: headings },
]

/**
 * Fills in what is not set yet, for the councils that are served. Never changes what somebody has set. Without a
 * database the samples come with the next start.
 */
export async function addSampleSettings(ports: Ports): Promise<void> {
  try {
    for (const council of ports.councils()) {
      const missing = samples.filter(sample => sample.council === council)
      if (missing.length > 0) await addTo(ports, council, missing)
    }
  } catch (error) {
    // A conflict: another instance was first, and the samples are there.
    if (!(error instanceof ConflictError) && !(error instanceof StorageAwayError)) throw error
  }
}

async function addTo(
  ports: Ports,
  council: CouncilId,
  samples: readonly Pick<Setting, 'council' | 'id' | 'value'>[],
): Promise<void> {
  const there = new Set((await ports.arrangements(council)).settings.map(setting => setting.id))
  const setAt = ports.now().toISOString()
  const writes = samples
    .filter(sample => !there.has(sample.id))
    .map(sample => ({
      kind: 'setting' as const,
      expects: 0,
      setting: { ...sample, revision: 0, setBy: null, setAt, sample: true as const },
    }))
  if (writes.length > 0) await ports.commit({ council, writes, events: [], outbox: [] }, null)
}

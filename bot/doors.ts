/** Everything that `bot` calls in `dialogs`: four doors, and no other. */
import type { Delivery, Incoming, Outgoing } from '../dialogs/incoming.ts'
import type { Ports } from '../dialogs/ports.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Notice } from '../policies/decision.ts'

export type Doors = {
  /** Each time Stepwise has started and reached its records. */
  readonly begin: (ports: Ports, council: CouncilId) => Promise<void>
  readonly handle: (ports: Ports, incoming: Incoming) => Promise<readonly Outgoing[]>
  /** One for each person the notice goes to. */
  readonly deliver: (ports: Ports, notice: Notice) => Promise<readonly Delivery[]>
  readonly faultCard: (ports: Ports, incoming: Incoming, turnReference: string) => Promise<Outgoing>
}

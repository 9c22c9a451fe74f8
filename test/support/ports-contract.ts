/** What every storage promises to the dialogs: the in-memory one, the embedded one and the server. */
import { describe } from 'vitest'
import type { Ports } from '../../dialogs/ports.ts'
import { bookingPromises } from './contract-bookings.ts'
import { casePromises } from './contract-cases.ts'
import { otherPromises } from './contract-others.ts'
import { writingPromises } from './contract-writing.ts'

export type ContractPorts = Omit<
  Ports,
  | 'directory'
  | 'procedure'
  | 'versions'
  | 'makeAgenda'
  | 'makeCalendar'
  | 'makeMinutes'
  | 'readWorkbook'
  | 'keepWorkbook'
  | 'recall'
  | 'remember'
>
/** Marks a notice as one that could not be delivered, by its key. */
export type Fail = (council: string, key: string) => Promise<void>
export type Contracted = { readonly ports: ContractPorts; readonly fail: Fail }

/** `opened` is called inside each test: the store itself is opened once, before all of them. */
export function portsContract(name: string, opened: () => Contracted): void {
  describe(`the promises of storage, ${name}`, () => {
    casePromises(opened)
    writingPromises(opened)
    bookingPromises(opened)
    otherPromises(opened)
  })
}

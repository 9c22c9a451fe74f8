/** Where the council's workbook goes besides the folder of files: SharePoint where that is set up, else nowhere. */
import type { Client } from '@microsoft/microsoft-graph-client'
import type { KeepWorkbook } from '../dialogs/ports.ts'
import type { Config } from './config.ts'
import { type GraphOptions, openGraph } from './files/graph-client.ts'
import { graphDrive } from './files/graph-drive.ts'
import { type Keeping, workbookKeeping } from './files/keep-workbook.ts'
import type { MakeAgenda } from './make-agenda.ts'

export type PlaceParts = Pick<Keeping, 'nameOf' | 'log'> &
  Omit<GraphOptions, 'identity'> & { readonly makeAgenda: MakeAgenda }

/** Nothing of Graph is loaded before the first workbook is put there. */
export function workbookPlace({ sharePoint, identity }: Config, parts: PlaceParts): KeepWorkbook | null {
  if (!sharePoint || !identity) return null
  const { nameOf, log, makeAgenda, ...graph } = parts
  const open = once(() => openGraph({ ...graph, identity }))
  const drive = graphDrive(open, sharePoint.driveId)
  return workbookKeeping({ drive, folder: sharePoint.folder, nameOf, make: makeAgenda, log })
}

/** Opened once; again where that failed. */
function once(open: () => Promise<Client>): () => Promise<Client> {
  let opened: Promise<Client> | null = null
  return () => {
    opened ??= open().catch(error => {
      opened = null
      throw error
    })
    return opened
  }
}

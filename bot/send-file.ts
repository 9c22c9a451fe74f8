/** How a file reaches a person: Teams asks them first, then takes it at an address of theirs. */
import type { TurnContext } from 'botbuilder'
import * as z from 'zod'
import type { Incoming, Outgoing } from '../dialogs/incoming.ts'
import { consentActivity, infoActivity } from './activities.ts'
import type { Hosts } from './delivery/hosts.ts'
import { sendHttp } from './delivery/http.ts'

export type FileOut = Extract<Outgoing, { kind: 'file' }>
export type FileSender = {
  readonly send: (context: TurnContext, incoming: Incoming, file: FileOut) => Promise<void>
}

const uploadSchema = z.object({
  uploadInfo: z.object({ contentUrl: z.string(), uniqueId: z.string(), fileType: z.string() }),
})

/** A file that answers an accepted consent is uploaded; any other is offered by a consent card. */
export function teamsFiles(hosts: Hosts): FileSender {
  return {
    send: async (context, incoming, file) => {
      const accepted = incoming.kind === 'file-consent' && incoming.accepted ? incoming.uploadUrl : null
      if (accepted) await upload(accepted, hosts, file)
      const info = accepted ? uploadSchema.safeParse(context.activity.value) : undefined
      if (info?.success) await context.sendActivity(infoActivity({ name: file.name, ...info.data.uploadInfo }))
      else if (!accepted) await context.sendActivity(consentActivity(file, file.content.byteLength, file.text))
    },
  }
}

/** The address came in a message: only Microsoft's own file hosts are spoken to. */
async function upload(address: string, hosts: Hosts, file: FileOut): Promise<void> {
  if (!hosts.file(address)) throw new Error('the address for the file is not one of Microsoft’s')
  const size = file.content.byteLength
  const headers = { 'content-type': file.contentType, 'content-range': `bytes 0-${size - 1}/${size}` }
  const answer = await sendHttp({ method: 'PUT', url: address, body: file.content, headers })
  if (answer.status >= 300) throw new Error(`the file store answered ${answer.status}`)
}

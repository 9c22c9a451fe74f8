/** A file that a person agreed to take: Teams asks first, then it is fetched by its name. */
import * as z from 'zod'
import { exportNamed } from './export-case.ts'
import type { Incoming, Outgoing } from './incoming.ts'
import type { Ports } from './ports.ts'
import { replyWith } from './turn.ts'

const contextSchema = z.object({ name: z.string().min(1).max(200) })

/** Lists and minutes are for those who run the meetings, a case's whole record for administrators, calendar entries for everybody; what the client sends back is looked up again, never trusted. */
export async function handOverFile(
  ports: Ports,
  incoming: Extract<Incoming, { kind: 'file-consent' }>,
): Promise<readonly Outgoing[]> {
  const person = ports.directory.find(incoming.from.userId)
  const name = contextSchema.safeParse(incoming.context).data?.name
  // Teams offers files in one-to-one chats only: elsewhere somebody made this up.
  if (incoming.from.conversation !== 'personal') return []
  if (!incoming.accepted || !person || !name || !ports.councils().includes(person.council)) return []
  const record = await exportNamed(ports, person, name)
  if (record) return [record]
  const file = await ports.findFile(person.council, name)
  const runs = person.roles.includes('coordinator') || person.roles.includes('administrator')
  if (!file || !(runs || file.contentType.startsWith('text/calendar'))) return replyWith({ pressed: false }, gone)
  return [{ kind: 'file', name: file.name, contentType: file.contentType, content: file.content, text: file.name }]
}

const gone = {
  title: 'That file is no longer there',
  paragraphs: ['Ask for the meeting’s list again: say “agenda”.'],
}

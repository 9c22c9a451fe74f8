/** Activity -> Incoming. Everything that Teams calls differently ends here. */
import type { Activity } from 'botbuilder'
import * as z from 'zod'
import type { Incoming, Sender } from '../dialogs/incoming.ts'
import { personId } from './people-file.ts'

const downloadType = 'application/vnd.microsoft.teams.file.download.info'
const downloadSchema = z.object({ name: z.string(), content: z.object({ downloadUrl: z.string() }) })
const pressSchema = z.object({ action: z.object({ data: z.unknown() }) })
const consentSchema = z.object({
  action: z.string(),
  context: z.unknown(),
  uploadInfo: z.object({ uploadUrl: z.string() }).optional().catch(undefined),
})
const teamsDataSchema = z
  .object({ tenant: z.object({ id: z.string() }).optional() })
  .partial()
  .catch({})

/** The tenant an activity says it comes from; `local` where a stand-in says nothing. */
export function tenantOf(activity: Activity): string {
  return teamsDataSchema.parse(activity.channelData).tenant?.id ?? activity.conversation?.tenantId ?? 'local'
}

/** Who wrote, from where. */
export function senderOf(activity: Activity): Sender {
  const { conversation, from } = activity
  const kinds: Readonly<Record<string, Sender['conversation']>> = { channel: 'channel', groupChat: 'group' }
  return {
    tenant: tenantOf(activity),
    userId: personId(from.aadObjectId ?? from.id),
    conversationId: conversation.id,
    conversation: kinds[conversation.conversationType ?? ''] ?? 'personal',
    activityId: activity.id ?? '',
  }
}

/** A message: a pressed button, a file, or words. An edited one is read again as if it were new. */
export function readMessage(activity: Activity): Incoming {
  const from = { ...senderOf(activity), activityId: turnId(activity) }
  if (typeof activity.value === 'object' && activity.value !== null) {
    return { kind: 'press', from, data: activity.value, replyTo: activity.replyToId ?? null, invoke: false }
  }
  const text = typedText(activity)
  const file = activity.attachments?.find(attachment => attachment.contentType === downloadType)
  const download = downloadSchema.safeParse(file)
  if (download.success) {
    return { kind: 'file', from, name: download.data.name, downloadUrl: download.data.content.downloadUrl, text }
  }
  return { kind: 'text', from, text }
}

/** An edit keeps the id of the message it changes; it must not be taken for a repetition. */
function turnId(activity: Activity): string {
  const id = activity.id ?? ''
  return activity.type === 'messageUpdate' ? `${id}#${String(activity.timestamp ?? activity.localTimestamp ?? '')}` : id
}

/** The words without the bot's own name and without the spaces that Teams puts around it. */
function typedText(activity: Activity): string {
  const mentions = (activity.entities ?? []).filter(
    entity => entity.type === 'mention' && entity.mentioned?.id === activity.recipient?.id,
  )
  const without = mentions.reduce((text, mention) => text.replaceAll(String(mention.text ?? ''), ' '), activity.text ?? '')
  return without.replaceAll('&nbsp;', ' ').replaceAll('\u00A0', ' ').trim()
}

/** `Action.Execute`, and an `Action.Submit` that a client wrapped the same way: the verb lies in the data. */
export function readPress(activity: Activity): Incoming {
  const value = pressSchema.safeParse(activity.value)
  const data = value.success ? value.data.action.data : activity.value
  return { kind: 'press', from: senderOf(activity), data, replyTo: activity.replyToId ?? null, invoke: true }
}

/** The answer to "may the bot put this file into your OneDrive?". */
export function readFileConsent(activity: Activity): Incoming {
  const consent = consentSchema.catch({ action: 'decline', context: null }).parse(activity.value)
  return {
    kind: 'file-consent',
    from: senderOf(activity),
    accepted: consent.action === 'accept',
    context: consent.context,
    uploadUrl: consent.uploadInfo?.uploadUrl ?? null,
  }
}

/** null for an installation update that says neither. */
export function readInstallation(activity: Activity): Incoming | null {
  const from = senderOf(activity)
  if (activity.action === 'add' || activity.action === 'add-upgrade') return { kind: 'install', from }
  return activity.action === 'remove' || activity.action === 'remove-upgrade' ? { kind: 'uninstall', from } : null
}

/** What somebody typed, for taking it out of an error's words. */
export function typedWords(incoming: Incoming): readonly string[] {
  if (incoming.kind === 'text') return [incoming.text]
  if (incoming.kind === 'file') return [incoming.name, incoming.text, incoming.downloadUrl]
  if (incoming.kind !== 'press' || typeof incoming.data !== 'object' || incoming.data === null) return []
  return Object.values(incoming.data).filter(value => typeof value === 'string')
}

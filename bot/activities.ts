/** A card or a file -> an Activity. */
import type { Activity, Attachment } from 'botbuilder'
import type { Card } from '../dialogs/incoming.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'
const consentType = 'application/vnd.microsoft.teams.card.file.consent'
const infoType = 'application/vnd.microsoft.teams.card.file.info'

/**
 * `text` is what a client without cards shows. `summary` is what a phone's lock screen and the list of chats show:
 * it must carry no reference, so the words of the card never go into it.
 */
export function cardActivity(card: Card, text: string, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: withText(card, text) }] }
}

/** The same card with its words for a client that cannot show it. */
export const withText = (card: Card, text: string): Card => ({ fallbackText: text, ...card })

export type NamedFile = { readonly name: string; readonly contentType: string }

/** Teams asks the person before the bot may put a file into their OneDrive; `name` comes back with the answer. */
export function consentActivity(file: NamedFile, size: number, text: string): Partial<Activity> {
  const context = { name: file.name }
  const content = { description: text, sizeInBytes: size, acceptContext: context, declineContext: context }
  return fileActivity({ contentType: consentType, name: file.name, content })
}

/** Shown once the file is where the person can open it. */
export function infoActivity(upload: {
  readonly name: string
  readonly contentUrl: string
  readonly uniqueId: string
  readonly fileType: string
}): Partial<Activity> {
  const { name, contentUrl, uniqueId, fileType } = upload
  return fileActivity({ contentType: infoType, name, contentUrl, content: { uniqueId, fileType } })
}

/** Local mode: a link, because the stand-in client shows no files. */
export const linkActivity = (name: string, address: string): Partial<Activity> => ({
  type: 'message',
  text: `[${name}](${address})`,
})

const fileActivity = (attachment: Attachment): Partial<Activity> => ({
  type: 'message',
  attachments: [attachment],
})

/** What comes in and goes out, without a Teams type in sight. */
import type { Instant } from '../policies/case.ts'
import type { Notice, Reminder } from '../policies/decision.ts'

export type Sender = {
  readonly tenant: string
  /** The Teams `aadObjectId`: the id of the people file. */
  readonly userId: string
  readonly conversationId: string
  readonly conversation: 'personal' | 'channel' | 'group'
  readonly activityId: string
}

export type Incoming =
  | { readonly kind: 'text'; readonly from: Sender; readonly text: string }
  /** A button: `data` is whatever the client sent. `invoke` is answered in the HTTP body. */
  | {
      readonly kind: 'press'
      readonly from: Sender
      readonly data: unknown
      readonly replyTo: string | null
      readonly invoke: boolean
    }
  /** `text`: what was typed beside it. */
  | {
      readonly kind: 'file'
      readonly from: Sender
      readonly name: string
      readonly downloadUrl: string
      readonly text: string
    }
  | {
      readonly kind: 'file-consent'
      readonly from: Sender
      readonly accepted: boolean
      readonly context: unknown
      readonly uploadUrl: string | null
    }
  | { readonly kind: 'install'; readonly from: Sender }
  | { readonly kind: 'uninstall'; readonly from: Sender }
  /** A reminder fell due at `at`. */
  | { readonly kind: 'timer'; readonly reminder: Reminder; readonly at: Instant }

export type Card = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>

/** To the person who wrote. Others are told by notices. */
export type Outgoing =
  /** `replaces: 'pressed'`: the card on which the button was pressed is updated in place. `text` is the fallback. */
  | { readonly kind: 'card'; readonly card: Card; readonly text: string; readonly replaces?: 'pressed' }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly contentType: string
      readonly content: Uint8Array
      readonly text: string
    }

/** A notice made ready for one person: `preview` is what a phone's lock screen shows, never a reference. */
export type Delivery = {
  readonly notice: Notice
  readonly to: string
  readonly card: Card
  readonly text: string
  readonly preview: string
  readonly files: readonly { readonly name: string; readonly contentType: string }[]
}

/** Where each person can be told something: kept fresh with every turn of theirs. */
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder'
import type { Incoming, Sender } from '../../dialogs/incoming.ts'
import { StorageAwayError } from '../../dialogs/ports.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Directory } from '../../policies/decision.ts'
import { senderOf } from '../incoming.ts'
import { type Log, loggedError } from '../log.ts'
import {
  type Conversation,
  type ConversationKey,
  conversationsOf,
  endConversation,
  forgetConversation,
  keepConversation,
} from '../storage/conversations.ts'
import type { Store } from '../storage/store.ts'

export type Known = Conversation & { readonly reference: Partial<ConversationReference> }

export type KnownConversations = {
  /** Keeps, or on removal forgets, the conversation this came from. Never fails a turn. */
  readonly note: (activity: Activity, incoming: Incoming) => Promise<void>
  /** Keeps it though nobody has said anything yet. Never fails. */
  readonly announce: (activity: Activity) => Promise<void>
  /** Those in which the person may be written to, the newest first. */
  readonly openOf: (person: string) => Promise<readonly Known[]>
  readonly end: (conversation: ConversationKey, why: string) => Promise<void>
}

/** Notices that could not reach somebody who has come back, the oldest first. */
export type Missed = { readonly council: CouncilId; readonly noticeIds: readonly string[] }
export type Keeping = {
  /** The one that is served; in local mode, where any may write, one name for all. */
  readonly tenant: string
  readonly log: Log
  readonly directory: Directory
  /** Called without being waited for. */
  readonly cameBack: (missed: Missed) => void
}

/** For this long a conversation that looks the same is not written down again: another instance may have ended it. */
const freshMs = 60_000

export function knownConversations(store: Store, keeping: Keeping): KnownConversations {
  const { tenant, log } = keeping
  const fresh = new Map<string, { readonly print: string; readonly until: number }>()
  const keep = async (activity: Activity, from: Sender) => {
    const { key, seen, print } = seenIn(activity, from)
    const kept = fresh.get(key)
    if (kept?.print === print && kept.until > performance.now()) return
    fresh.set(key, { print, until: performance.now() + freshMs })
    const missed = await keepSeen(store, keeping, seen).catch(error => {
      fresh.delete(key)
      throw error
    })
    if (missed) keeping.cameBack(missed)
  }
  const noted = async (activity: Activity, from: Sender, isLeaving: boolean) => {
    if (from.conversation !== 'personal') return
    const seen = { ...from, tenant }
    await (isLeaving ? forget(store, fresh, seen) : keep(activity, seen)).catch(error => tolerate(error, log))
  }
  return {
    note: async (activity, incoming) => {
      if (incoming.kind !== 'timer') await noted(activity, incoming.from, incoming.kind === 'uninstall')
    },
    announce: async activity => {
      if (activity.from.aadObjectId) await noted(activity, senderOf(activity), false)
    },
    openOf: async person => {
      const found = await conversationsOf(store, tenant, person)
      return found.filter(conversation => conversation.ended === null) as readonly Known[]
    },
    end: async (key, why) => {
      fresh.delete(cacheKey(key.person, key.conversationId))
      await endConversation(store, key, why)
    },
  }
}

const cacheKey = (person: string, conversationId: string): string => `${person} ${conversationId}`

async function keepSeen(
  store: Store,
  { directory }: Keeping,
  seen: ReturnType<typeof seenIn>['seen'],
): Promise<Missed | null> {
  const person = directory.find(seen.person)
  const waiting = person && store.councils.includes(person.council) ? person : null
  const noticeIds = await keepConversation(store, seen, waiting)
  return waiting && noticeIds.length > 0 ? { council: waiting.council, noticeIds } : null
}

function seenIn(activity: Activity, from: Sender) {
  const reference = TurnContext.getConversationReference(activity)
  const { tenant, userId: person, conversationId } = from
  const { activityId: _, ...lasting } = reference
  const seen = { tenant, person, conversationId, serviceUrl: activity.serviceUrl, reference: lasting }
  return {
    key: cacheKey(person, conversationId),
    seen,
    print: `${tenant} ${activity.serviceUrl} ${activity.recipient?.id}`,
  }
}

async function forget(store: Store, fresh: Map<string, unknown>, from: Sender): Promise<void> {
  fresh.delete(cacheKey(from.userId, from.conversationId))
  await forgetConversation(store, {
    tenant: from.tenant,
    person: from.userId,
    conversationId: from.conversationId,
  })
}

/** The safety card must come with the database away: the conversation is kept with the person's next turn instead. */
function tolerate(error: unknown, log: Log): void {
  const facts = error instanceof StorageAwayError ? {} : { error: loggedError(error) }
  log.warn(facts, 'a conversation could not be kept; the next turn keeps it')
}

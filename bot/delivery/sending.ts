/** Requests to the connector: answers at once and patiently, notices at their pace and once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connectors } from '../authentication.ts'
import { createConnector, type Send, sendOnce } from './connector.ts'
import type { Hosts } from './hosts.ts'
import type { HttpRequest } from './http.ts'
import type { Pace } from './pace.ts'
import { backOffMs, judge } from './rules.ts'

export type Sending = {
  readonly hosts: Hosts
  readonly pace: Pace
  readonly token: () => Promise<string | null>
}

/** A person waits no longer than this for an answer that the connector refuses for the moment. */
const patienceMs = 7_000

export function connectorsOf(sending: Sending): Connectors {
  return {
    answering: serviceUrl => createConnector(allowed(sending, serviceUrl), request => answer(sending, request)),
    telling: serviceUrl => createConnector(allowed(sending, serviceUrl), request => tell(sending, request)),
  }
}

/** The address came in a message. Throws for one that is not the platform's. */
function allowed({ hosts }: Sending, serviceUrl: string): string {
  if (!hosts.service(serviceUrl)) throw new Error('the service address is not one that Stepwise speaks to')
  return serviceUrl
}

/** An answer is never held back by our own pace (it may be the safety card), only counted. */
async function answer(sending: Sending, request: HttpRequest): Promise<Awaited<ReturnType<Send>>> {
  const until = performance.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    sending.pace.count(threadOf(request), performance.now())
    try {
      return await sendOnce(request, await sending.token())
    } catch (error) {
      const verdict = judge(error)
      if (verdict.kind !== 'again') throw error
      const wait = verdict.afterMs ?? backOffMs(attempt, Math.random())
      if (performance.now() + wait > until) throw error
      await sleep(wait)
    }
  }
}

async function tell(sending: Sending, request: HttpRequest): Promise<Awaited<ReturnType<Send>>> {
  const token = await sending.token()
  await sleep(sending.pace.reserve(threadOf(request), performance.now()))
  return sendOnce(request, token)
}

/** The conversation's part of the address. */
const threadOf = (request: HttpRequest): string => /\/conversations\/([^/]+)/.exec(request.url)?.[1] ?? ''

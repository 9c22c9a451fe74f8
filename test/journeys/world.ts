/** A council at work: people who type and press, a clock, and what each of them sees. */
import { readWorkbook } from '../../bot/files/read-workbook.ts'
import { deliver } from '../../dialogs/deliver.ts'
import { handle } from '../../dialogs/handle.ts'
import type { Outgoing, Sender } from '../../dialogs/incoming.ts'
import type { Person, StepwiseRole } from '../../policies/case.ts'
import type { Procedures } from '../../policies/procedure.ts'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { type MemoryOptions, memoryPorts, readProcedures } from '../support/memory-ports.ts'

export function personOf(
  council: string,
  name: string,
  roles: readonly StepwiseRole[],
  more: Partial<Person> = {},
): Person {
  return {
    id: `${council}-${name}`,
    name: `Sample ${name}`,
    council,
    roles,
    team: 'Team',
    locality: 'North',
    manager: null,
    deputy: null,
    ...more,
  }
}

export function staffOf(council: string): Person[] {
  const id = (name: string) => `${council}-${name}`
  return [
    personOf(council, 'worker', ['practitioner'], { manager: id('manager') }),
    personOf(council, 'other worker', ['practitioner'], { manager: id('manager') }),
    personOf(council, 'manager', ['manager'], { deputy: id('deputy'), manager: id('head') }),
    personOf(council, 'deputy', ['manager']),
    personOf(council, 'head', ['manager']),
    personOf(council, 'coordinator', ['coordinator']),
    personOf(council, 'second coordinator', ['coordinator']),
    personOf(council, 'duty manager', ['duty-manager']),
    personOf(council, 'administrator', ['administrator']),
  ]
}

export type World = ReturnType<typeof worldOf>

/** Earlier versions; how a list becomes a workbook, and where that is kept; whether it is a council's own deployment. */
export type WorldOptions = Pick<MemoryOptions, 'earlier' | 'makeAgenda' | 'keepWorkbook' | 'mode'>

/** Councils by name, or with procedures of their own. `startsAt`: London is on UTC in winter. */
export function worldOf(councils: readonly string[] | Procedures, startsAt: string, more: WorldOptions = {}) {
  const procedures = 'get' in councils ? councils : readProcedures(councils)
  let now = new Date(startsAt)
  let turns = 0
  const counts = new Map<string, number>()
  const count = (who: string, more: number) => counts.set(who, (counts.get(who) ?? 0) + more)
  const attached = new Map<string, Uint8Array>()
  const ports = memoryPorts({
    procedures,
    people: [...procedures.keys()].flatMap(staffOf),
    now: () => now,
    readWorkbook: async address => readWorkbook(attached.get(address) ?? new Uint8Array()),
    ...more,
  })
  const from = (who: string) =>
    ({
      tenant: 't',
      userId: who,
      conversationId: `chat-${who}`,
      conversation: 'personal',
      activityId: `a-${++turns}`,
    }) as const
  const inbox = new Map<string, unknown[]>()
  const told = new Set<string>()

  async function deliverAll(): Promise<void> {
    for (const notice of ports.seen.notices()) {
      if (told.has(notice.key)) continue
      told.add(notice.key)
      for (const delivery of await deliver(ports, notice)) {
        inbox.set(delivery.to, [...(inbox.get(delivery.to) ?? []), delivery.card])
      }
    }
  }

  async function say(who: string, text: string): Promise<readonly Outgoing[]> {
    count(who, 1)
    const answer = await handle(ports, { kind: 'text', from: from(who), text })
    await deliverAll()
    return answer
  }

  /** Attaches a file to a message in the person's own chat. */
  async function attach(
    who: string,
    content: Uint8Array,
    { name = 'list.xlsx', text = '', conversation = 'personal' as Sender['conversation'] } = {},
  ): Promise<readonly Outgoing[]> {
    count(who, 1)
    const downloadUrl = `https://council.sharepoint.com/${attached.size}`
    attached.set(downloadUrl, content)
    const answer = await handle(ports, { kind: 'file', from: { ...from(who), conversation }, name, downloadUrl, text })
    await deliverAll()
    return answer
  }

  async function pressData(who: string, data: unknown): Promise<readonly Outgoing[]> {
    const answer = await handle(ports, {
      kind: 'press',
      from: from(who),
      data,
      replyTo: 'card',
      invoke: true,
    })
    await deliverAll()
    return answer
  }

  /** Presses the button whose title begins like this on a card, with inputs by the beginning of their label. */
  async function press(
    who: string,
    card: unknown,
    title: string,
    inputs: Record<string, string> = {},
  ): Promise<readonly Outgoing[]> {
    const button = buttonsOn(card).find(candidate => candidate.title.startsWith(title))
    if (!button) throw new Error(`no button "${title}" on:\n${wordsOn(card)}`)
    const fields = inputsOn(card)
    const given = Object.entries(inputs).map(([label, value]) => {
      const field = fields.find(candidate => candidate.label.startsWith(label) || candidate.id === label)
      if (!field) throw new Error(`no input "${label}" on:\n${wordsOn(card)}`)
      return [field.id, value] as const
    })
    count(who, 1 + given.reduce((sum, [, value]) => sum + (/^\d{4}-\d{2}-\d{2}$/.test(value) ? 2 : 1), 0))
    const kept = button.sends ? fields.filter(field => field.value !== '').map(field => [field.id, field.value]) : []
    return pressData(who, { ...Object.fromEntries(kept), ...Object.fromEntries(given), ...button.data })
  }

  /** Moves the clock, letting every reminder fall due on the way. */
  async function moveTo(instant: string): Promise<void> {
    for (;;) {
      const next = ports.seen.reminders()[0]
      if (!next || next.dueAt > new Date(instant).toISOString()) break
      now = new Date(next.dueAt)
      await handle(ports, { kind: 'timer', reminder: next, at: next.dueAt })
      await deliverAll()
    }
    now = new Date(instant)
  }

  const inboxOf = (who: string): unknown[] => inbox.get(who) ?? []
  /** Entries so far: a message, choice or press counts one, a date two. */
  const countOf = (who: string): number => counts.get(who) ?? 0
  return { ports, countOf, say, attach, press, pressData, moveTo, inboxOf, now: () => now }
}

/** The first card of an answer. */
export function cardOf(outgoing: readonly Outgoing[]): unknown {
  const card = cardsIn(outgoing)[0]
  if (!card) throw new Error('no card came back')
  return card
}

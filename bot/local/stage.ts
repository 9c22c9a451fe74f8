/** People at a bot over HTTP, as Teams would bring them: they write, press, and see what comes back. */
import type { Person } from '../../policies/case.ts'
import { allNodes, cardText, type Node } from './card-text.ts'
import { type Chat, chatId, executeOf, installOf, postActivity, textOf } from './person-activities.ts'
import { buttonTitles, type Inputs, pressData } from './press.ts'
import { type Carried, type StandIn, startStandIn } from './stand-in.ts'
import { sampleTenant } from './windows.ts'

export type Shown = { readonly id: string; readonly card: Node | null; readonly text: string }
/** `at`: its place among everything that anybody was shown. */
type Placed = Shown & { readonly at: number }
export type Actor = {
  readonly person: Person
  /** Writes; resolves when the turn is over. */
  readonly says: (text: string) => Promise<void>
  /** Presses the button with this title on the newest card that has one. */
  readonly presses: (title: string, inputs?: Inputs) => Promise<void>
  /** Resolves with the newest card that shows these words and came since anybody last did something, waiting for one that is on its way. */
  readonly sees: (words: string, ms?: number) => Promise<Node>
  /** Everything in the chat as it stands now, oldest first. */
  readonly chat: () => readonly Shown[]
}
export type Stage = {
  readonly actor: (person: Person) => Promise<Actor>
  /** Moves the bot's clock. */
  readonly clock: (now: string) => Promise<unknown>
  readonly presses: () => number
  readonly stop: () => Promise<void>
}

/** `print` gets every line that somebody writes, presses or is shown. */
export async function openStage(botAddress: string, print: (line: string) => void = () => undefined): Promise<Stage> {
  const connector = await startStandIn()
  const count = { presses: 0, shown: 0, before: 0 }
  return {
    actor: person => enter({ botAddress, connector, print, count }, person),
    clock: async now => {
      count.before = count.shown
      print(`\n— The clock moves to ${now} —`)
      const answer = await fetch(`${botAddress}/local/clock`, {
        method: 'PUT',
        body: JSON.stringify({ now }),
      })
      if (!answer.ok) throw new Error(`the clock answered ${answer.status}`)
      return answer.json()
    },
    presses: () => count.presses,
    stop: connector.stop,
  }
}

type Scene = {
  readonly botAddress: string
  readonly connector: StandIn
  readonly print: (line: string) => void
  /** `before`: how much anybody had been shown when somebody last did something. */
  readonly count: { presses: number; shown: number; before: number }
}

async function enter(scene: Scene, person: Person): Promise<Actor> {
  const chat: Chat = {
    person,
    serviceUrl: scene.connector.serviceUrl,
    tenant: sampleTenant,
    botId: '28:stepwise',
  }
  const view = viewOf(scene, person)
  const post = async (activity: ReturnType<typeof textOf>) => {
    const { status, body } = await postActivity(scene.botAddress, activity)
    if (status !== 200) throw new Error(`the bot answered ${status}`)
    return body
  }
  scene.count.before = scene.count.shown
  await post(installOf(chat))
  view.catchUp()
  return {
    person,
    chat: view.shown,
    says: async text => {
      scene.count.before = scene.count.shown
      scene.print(`\n${person.name} writes: ${text}`)
      await post(textOf(chat, text))
      view.catchUp()
    },
    presses: async (title, inputs) => {
      scene.count.before = scene.count.shown
      scene.print(`\n${person.name} presses <${title}>${inputs ? ` with ${JSON.stringify(inputs)}` : ''}`)
      const { id, data } = findButton(view.shown(), title, inputs)
      scene.count.presses++
      view.replace(id, await post(executeOf(chat, data, id)))
      view.catchUp()
    },
    sees: async (words, ms = 5_000) => {
      await scene.connector.until(() => view.find(words) !== undefined || view.catchUp(words), ms)
      return view.find(words)?.card ?? {}
    },
  }
}

function findButton(
  shown: readonly Shown[],
  title: string,
  inputs?: Inputs,
): { readonly id: string; readonly data: object } {
  for (const { id, card } of shown.toReversed()) {
    const data = card && pressData(card, title, inputs)
    if (data) return { id, data }
  }
  const there = shown.flatMap(({ card }) => (card ? buttonTitles(card) : []))
  throw new Error(`no card has a button “${title}”; there are: ${[...new Set(there)].join(', ')}`)
}

/** What the person's client shows: messages in their order, updated in place. */
function viewOf(scene: Scene, person: Person) {
  const chat = new Map<string, Placed>()
  let read = 0
  const put = (next: Shown) => {
    chat.set(next.id, { ...next, at: ++scene.count.shown })
    scene.print(`\n${person.name} sees:\n${indented(next.card ? cardText(next.card) : next.text)}`)
  }
  const find = (words: string) =>
    [...chat.values()].reverse().find(shown => shown.at > scene.count.before && wordsOf(shown).includes(words))
  return {
    shown: () => [...chat.values()],
    find,
    /** Reads what has come since; true when these words are shown now. */
    catchUp: (words = '') => {
      const all = scene.connector.carried()
      for (; read < all.length; read++) {
        const carried = all[read]
        if (carried?.conversation === chatId(person)) put(shownFrom(carried))
      }
      return find(words) !== undefined
    },
    replace: (id: string, body: unknown) => {
      const answer = body as { readonly type?: string; readonly value?: Node } | null
      if (answer?.type === 'application/vnd.microsoft.card.adaptive' && answer.value)
        put({ id, card: answer.value, text: '' })
    },
  }
}

function shownFrom({ id, activity }: Carried): Shown {
  const attachment = activity.attachments?.[0]
  return {
    id,
    card: (attachment?.content as Node | undefined) ?? null,
    text: activity.text ?? attachment?.name ?? '',
  }
}

const wordsOf = ({ card, text }: Shown): string =>
  card
    ? allNodes(card)
        .map(node => JSON.stringify(node))
        .join(' ')
    : text
const indented = (text: string): string =>
  text
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n')

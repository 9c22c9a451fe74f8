/** Doors that answer without the dialogs: what the edge does can be seen by itself. */
import type { Doors } from '../../bot/doors.ts'
import type { Card, Incoming } from '../../dialogs/incoming.ts'

export const plainCard = (text: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
})

export type StubDoors = Doors & { readonly came: readonly Incoming[] }

/** Echoes texts; a press is answered on the pressed card, unless its data says `new`; `fail` fails. */
export function stubDoors(over: Partial<Doors> = {}): StubDoors {
  const came: Incoming[] = []
  return {
    came,
    begin: async () => undefined,
    handle: async (_ports, incoming) => {
      came.push(incoming)
      if (incoming.kind === 'text') return answerText(incoming.text)
      if (incoming.kind === 'install') return [{ kind: 'card', card: plainCard('welcome'), text: 'welcome' }]
      if (incoming.kind !== 'press') return []
      const { verb } = incoming.data as { readonly verb: string }
      const card = { kind: 'card' as const, card: plainCard(`pressed ${verb}`), text: `pressed ${verb}` }
      return verb === 'new' ? [card] : [{ ...card, replaces: 'pressed' }]
    },
    deliver: async (_ports, notice) => {
      const to = 'person' in notice.to ? notice.to.person : ''
      return [
        {
          notice,
          to,
          card: plainCard(`notice ${notice.key}`),
          text: notice.key,
          preview: 'Stepwise has something for you',
          files: [],
        },
      ]
    },
    faultCard: async (_ports, _incoming, reference) => ({
      kind: 'card',
      card: plainCard(`sorry ${reference}`),
      text: `sorry ${reference}`,
    }),
    ...over,
  }
}

async function answerText(text: string): Promise<readonly [{ kind: 'card'; card: Card; text: string }]> {
  if (text.startsWith('fail')) throw new Error(`cannot read "${text}"`)
  return [{ kind: 'card', card: plainCard(`you said ${text}`), text: `you said ${text}` }]
}

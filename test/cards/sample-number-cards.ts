/** Cards about the numbers people ring: known and unknown, rung, overdue and not. */
import { callCard } from '../../cards/call-card.ts'
import { messageCard } from '../../cards/message-card.ts'
import { notLiveMessage, numberCheckMessage } from '../../cards/not-live-words.ts'
import { numbersMessage } from '../../cards/numbers-words.ts'
import type { Setting } from '../../policies/meeting-record.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { openPoints } from '../../policies/safety/go-live.ts'
import { callsSetting, safetyNumbers } from '../../policies/safety/numbers.ts'
import { silencesToSet } from '../../policies/settings.ts'
import { settingOf, today } from '../policies/samples.ts'
import type { Sample } from './sample-cards.ts'

const phones = (procedure: Procedure): readonly Setting[] =>
  silencesToSet(procedure, [])
    .filter(({ spec }) => spec.kind === 'phone')
    .map(({ spec }) => settingOf(spec.id, '01632 960001'))

function rung(procedure: Procedure, settings: readonly Setting[], day: string): readonly Setting[] {
  const call = { day, officer: 'Sample officer', answer: 'answered' }
  const numbers = safetyNumbers(procedure, settings)
  return numbers.map(({ id, phone }) => settingOf(callsSetting(id), { phone, inHours: call, outOfHours: call }))
}

export function numberCards(procedure: Procedure): readonly Sample[] {
  const set = phones(procedure)
  const states = [[], set, [...set, ...rung(procedure, set, today)], [...set, ...rung(procedure, set, '2026-01-05')]]
  return states.flatMap((settings, at) => {
    const numbers = safetyNumbers(procedure, settings)
    const points = openPoints(procedure, settings, today)
    const name = `${procedure.council} ${at}`
    const view = { council: procedure.name, points, ask: ['Sample administrator'] }
    return [
      ...(['local', 'live'] as const).map(mode => ({
        made: 'numbersMessage',
        name: `${name} ${mode}`,
        card: messageCard(
          numbersMessage({
            numbers,
            points,
            unset: silencesToSet(procedure, settings).filter(({ spec, setting }) => spec.kind === 'phone' && !setting),
            liveSince: at > 1 ? '2026-01-05T10:00:00.000Z' : null,
            mode,
            said: 'Saved.',
          }),
          null,
        ),
      })),
      ...numbers.map(number => ({ made: 'callCard', name, card: callCard(number, at === 1 ? 'Give the day.' : '') })),
      ...[true, false].map(mine => ({
        made: 'notLiveMessage',
        name,
        card: messageCard(notLiveMessage({ ...view, mine }), null),
      })),
      { made: 'numberCheckMessage', name, card: messageCard(numberCheckMessage(points, at > 1), null) },
    ]
  })
}

/** `clock 2026-11-26 15:55`, said in the chat: London time. */

import type { Incoming } from '../../dialogs/incoming.ts'
import type { Calendar } from '../calendar.ts'
import type { MovableClock, Moved } from './move-clock.ts'

/** What to say to a message about the clock; null for any other. */
export async function hearClock(
  { clock, calendar }: { readonly clock: MovableClock; readonly calendar: Calendar },
  incoming: Incoming,
): Promise<string | null> {
  if (incoming.kind !== 'text') return null
  const said = /^clock(?:\s+(\S+)(?:\s+(\d{1,2}):?(\d{2}))?)?$/i.exec(incoming.text.trim())
  if (!said) return null
  const [, day, hour = '09', minute = '00'] = said
  const shown = (at: Date | string) => `${calendar.dayOf(at)} ${calendar.timeOf(at)} in London`
  if (!day) return `The local clock shows ${shown(clock.now())}.`
  if (!calendar.isDay(day) || Number(hour) > 23 || Number(minute) > 59) return 'Say it like this: clock 2026-11-26 15:55'
  const moved = await clock.moveTo(new Date(calendar.instantAt(day, `${hour.padStart(2, '0')}:${minute}`)))
  return answered(moved, shown(moved.now))
}

function answered(moved: Moved, shown: string): string {
  switch (moved.kind) {
    case 'moved':
      return `The local clock shows ${shown}. Fell due: ${moved.due}. Delivered: ${moved.delivered}. Not delivered: ${moved.failed}.`
    case 'backwards':
      return `The local clock only moves forwards. It shows ${shown}.`
    case 'too-long':
      return `That took longer than 30 seconds. The local clock shows ${shown}.`
  }
}

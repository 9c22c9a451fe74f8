/** What a council set where its document is silent about the thing that is asked. */
import type { Setting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { type OpenSilence, silencesToSet } from './settings.ts'

/** `ids`: rules the answer rests on. A setting about one contact or meeting counts where that one is among them. */
export const settingsAbout = (
  procedure: Procedure,
  settings: readonly Setting[],
  ids: readonly string[],
): readonly OpenSilence[] =>
  silencesToSet(procedure, settings).filter(({ silence, spec, setting }) => {
    const about = spec.contact ?? spec.forum
    return setting !== undefined && ids.includes(silence.id) && (about === undefined || isAmong(about, ids))
  })

/** Without any contact or meeting among the ids the silence is meant as a whole. */
const isAmong = (about: string, ids: readonly string[]): boolean =>
  ids.includes(about) || !ids.some(id => /-[KF]\d/.test(id))

/**
 * What the council set that bears on a rule or a step: `ids` are an item's own id, or the meetings and contacts of a
 * step. A setting about one contact or meeting counts where that one is among them, any other beside the items that
 * its silence is about.
 */
export const settingsFor = (
  procedure: Procedure,
  settings: readonly Setting[],
  ids: readonly string[],
): readonly OpenSilence[] =>
  silencesToSet(procedure, settings).filter(({ silence, spec, setting }) => {
    if (setting === undefined || spec.kind === 'reference-pattern') return false
    const about = spec.contact ?? spec.forum
    return about ? ids.includes(about) : silence.about.some(id => /-C\d/.test(id) && ids.includes(id))
  })

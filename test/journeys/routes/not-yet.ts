/** Journeys that cannot be walked to their end yet: why, and how it shows. An entry has to go once it walks. */
export type NotYet = { readonly journey: string; readonly fails: RegExp; readonly why: string }

const namedManager = {
  fails: /is told: .* is not yours to open/,
  why: 'a manager who was named for a sign-off may not open its case, unless they are the worker’s own',
}
const lapses = {
  fails: /signed as Line manager's agreement, Line manager's agreement, Closure sign-off/,
  why: 'the line manager’s agreement lapses because the transfer meeting added the panel’s route',
}
export const notYet: readonly NotYet[] = [
  ...['SK-D4', 'SK-D5', 'SK-U7', 'SK-U8'].map(journey => ({ journey, ...namedManager })),
  {
    journey: 'CE-D5',
    fails: /no button “Go on without the Joint Allocation Meeting”/,
    why: 'an optional meeting at the gate “panel” has no button to go on without it',
  },
  { journey: 'SW-D3', ...lapses },
  ...['SW-D1', 'SW-D2'].flatMap(start =>
    ['north', 'south', 'west'].map(panel => ({
      journey: `SW-D3, from ${start} to the ${panel} panel`,
      ...lapses,
    })),
  ),
  {
    journey: 'HT-U2, level 3 not agreed',
    fails: /\[Reason: Level 3 agreed\]/,
    why: 'the answer that led to this route stays open on it, so that the case never closes',
  },
  {
    journey: 'WW-U3, after triage',
    fails: /no button “Go on by: ”/,
    why: 'no step or outcome leads on from triage, although the route follows it',
  },
  {
    journey: 'WW-U7, the referrer cannot start an EHSA',
    fails: /no button “Go on by: ”/,
    why: 'a rule that another rule leads to offers no route, so that WW-X3 never takes a case to the panel',
  },
]

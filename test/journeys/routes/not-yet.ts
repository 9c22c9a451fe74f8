/** Journeys that cannot be walked to their end yet: why, and how it shows. An entry has to go once it walks. */
export type NotYet = { readonly journey: string; readonly fails: RegExp; readonly why: string }

const namedManager = {
  fails: /is told: .* is not yours to open/,
  why: 'a manager who was named for a sign-off may not open its case, unless they are the worker’s own',
}
const held = {
  fails: /no button “Go on without the /,
  why: 'a meeting about the child that need not be held has no button to go on without it',
}

export const notYet: readonly NotYet[] = [
  ...['SK-D4', 'SK-D5', 'SK-U7', 'SK-U8'].map(journey => ({ journey, ...namedManager })),
  {
    journey: 'CE-D5',
    fails: /no button “Go on without the Joint Allocation Meeting”/,
    why: 'an optional meeting at the gate “panel” has no button to go on without it',
  },
  { journey: 'SK-U1, without a team around the school', ...held },
  { journey: 'CE-D3, to Extra Help, without a Family Help meeting', ...held },
  { journey: 'CE-U2, without a professionals meeting', ...held },
  {
    journey: 'SK-U9, from SK-U8',
    fails: /routes SK-U8: /,
    why: 'triage on SK-U8 is a sign-off, and a sign-off has no outcome that leads to another route',
  },
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

/** Journeys that cannot be walked to their end yet: why, and how it shows. An entry has to go once it walks. */
export type NotYet = { readonly journey: string; readonly fails: RegExp; readonly why: string }

export const notYet: readonly NotYet[] = [
  {
    journey: 'SK-U9, from SK-U8',
    fails: /routes SK-U8: /,
    why: 'triage on SK-U8 is a sign-off, and a sign-off has no outcome that leads to another route',
  },
  {
    journey: 'WW-U3, after triage',
    fails: /no button “Go on by: ”/,
    why: 'no step or outcome leads on from triage, although the route follows it',
  },
]

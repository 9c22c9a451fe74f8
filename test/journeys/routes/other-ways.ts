/** Routes walked in other ways: another start, another forum, another answer or rule that leads there. */
import type { Journey } from './journey.ts'
import { authorised, closure, confirmed, earlyHelp } from './journeys.ts'

const finalOutcomes = [
  { route: 'HT-D0', outcome: 'stays-open' },
  { route: 'HT-D1', outcome: 'caf' },
  { route: 'HT-D2', outcome: 'universal-plus' },
  { route: 'HT-D3', outcome: 'universal' },
] as const

/** Halton: the final CIN meeting decides otherwise than the worker intended. */
export const decidedOtherwise: readonly Journey[] = ['HT-D1', 'HT-D2', 'HT-D3'].flatMap(start =>
  finalOutcomes
    .filter(({ route }) => route !== start)
    .map(({ route, outcome }) => ({ route, start, choose: [outcome], name: `intended as ${start}` })),
)

const panels = [
  { panel: 'north', forum: 'SW-F2' },
  { panel: 'south', forum: 'SW-F3' },
  { panel: 'west', forum: 'SW-F4' },
] as const

const tray = [
  { name: "Delegated person's agreement", by: 'manager' },
  { name: 'Authorisation in the Managers tray', by: 'manager' },
] as const
/** Stockport: the manager to name is the worker's own. */
const ownManager = { name: "the worker's own manager named", give: { decider: 'stockport-manager' } } as const
const namedOwn: readonly Journey[] = [
  {
    ...ownManager,
    route: 'SK-D4',
    signOffs: [{ name: 'Authorisation of the transfer request', by: 'manager' }],
  },
  {
    ...ownManager,
    route: 'SK-D5',
    signOffs: [{ name: 'Authorisation of the transfer request', by: 'manager' }],
  },
  { ...ownManager, route: 'SK-U7', signOffs: tray },
  {
    ...ownManager,
    route: 'SK-U8',
    signOffs: [{ name: "First Response Team manager's authorisation", by: 'manager' }],
  },
]

/** Other ways of walking a route: another start, another forum, another rule that leads there. */
export const otherWays: readonly Journey[] = [
  ...namedOwn,
  ...['SW-D1', 'SW-D2'].flatMap(start =>
    panels.map(({ panel, forum }) => ({
      route: 'SW-D3',
      name: `from ${start} to the ${panel} panel`,
      start,
      choose: [`right-course-${panel}-panel`],
      signOffs: earlyHelp,
      forums: ['SW-F1', forum],
    })),
  ),
  {
    route: 'CE-D5',
    name: 'through the Joint Allocation Meeting',
    choose: ['jam'],
    signOffs: confirmed,
    forums: ['CE-F1'],
  },
  {
    route: 'SK-D6',
    name: 'consent refused after the meeting',
    start: 'SK-D4',
    give: { 'SK-C38.consent': 'refused-spoken' },
    leadsOn: 'Go on by: ',
  },
  { route: 'SK-D6', name: 'from a partner lead', start: 'SK-D5', choose: ['no-consent'] },
  {
    route: 'HT-U2',
    name: 'by the Contact Challenge Meeting',
    start: 'HT-U1',
    choose: ['discuss-step-up', 'early-intervention'],
    forums: ['HT-F1', 'HT-F3'],
  },
  {
    route: 'HT-U2',
    name: 'level 3 not agreed',
    start: 'HT-U1',
    choose: ['discuss-step-up'],
    give: { 'HT-C26': 'no' },
    leadsOn: 'Go on by: ',
    forums: ['HT-F1'],
  },
  {
    route: 'HT-U1',
    name: 'Working Together in Widnes',
    choose: ['discuss-step-up'],
    forums: ['HT-F2', 'HT-F3'],
  },
  ...['SW-D4', 'SW-D5'].map(route => ({
    route,
    name: 'without the transfer meeting',
    leadsOn: 'Go on without the transfer meeting',
    signOffs: [closure],
  })),
  { route: 'HT-U1', name: 'without either meeting', leadsOn: 'Go on without the ' },
  {
    route: 'SK-U1',
    name: 'without a team around the school',
    leadsOn: 'Go on without the team around the school',
  },
  {
    route: 'CE-D3',
    name: 'to Extra Help, without a Family Help meeting',
    choose: ['extra-help'],
    leadsOn: 'Go on without the Family Help meeting',
    signOffs: authorised,
    forums: ['CE-F1'],
  },
  { route: 'CE-U2', name: 'without a professionals meeting', leadsOn: 'Go on without the multi-agency' },
  { route: 'SK-U9', name: 'from SK-U4', start: 'SK-U4', choose: ['SK-U9'], forums: ['SK-F1'] },
  { route: 'SK-U9', name: 'from SK-U6', start: 'SK-U6', choose: ['SK-U9'], forums: ['SK-F1'] },
  { route: 'SK-U9', name: 'from SK-U8', start: 'SK-U8', choose: ['SK-U9'], forums: ['SK-F1'] },
  ...['WW-U3', 'WW-U5', 'WW-U6'].map(route => ({ route, name: 'after triage', start: 'WW-U2', choose: ['WW-U4', route] })),
  { route: 'WW-U7', name: 'after triage', start: 'WW-U2', choose: ['WW-U4', 'WW-U7'], forums: ['WW-F2'] },
  {
    route: 'WW-U7',
    name: 'the referrer cannot start an EHSA',
    start: 'WW-U2',
    choose: ['WW-U6'],
    give: { 'WW-C24': 'no' },
    leadsOn: 'Go on by: ',
    forums: ['WW-F2'],
  },
]

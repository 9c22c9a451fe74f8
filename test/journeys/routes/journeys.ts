/** The routes of the inventory that a checklist walks, each with what leads to it and who signs under which name. */
import type { Journey, SafetyJourney } from './journey.ts'

const warwickshire: readonly Journey[] = [
  { route: 'WW-D1' },
  { route: 'WW-D2' },
  { route: 'WW-D3a', forums: ['WW-F2'] },
  {
    route: 'WW-D3b',
    signOffs: [{ name: "Manager's agreement to consult the brokerage team", by: 'manager' }],
    forums: ['WW-F1'],
  },
  { route: 'WW-D4', forums: ['WW-F2'] },
  { route: 'WW-U2' },
  { route: 'WW-U3', start: 'WW-U2', choose: ['WW-U3'] },
  { route: 'WW-U4', start: 'WW-U2', choose: ['WW-U4'] },
  { route: 'WW-U5', start: 'WW-U2', choose: ['WW-U5'] },
  { route: 'WW-U6', start: 'WW-U2', choose: ['WW-U6'] },
  { route: 'WW-U7', start: 'WW-U2', choose: ['WW-U7'], forums: ['WW-F2'] },
]

export const transfer = [{ name: 'Authorisation of the transfer request', by: 'head' }] as const

const stockport: readonly Journey[] = [
  { route: 'SK-D1' },
  { route: 'SK-D2' },
  { route: 'SK-D3' },
  { route: 'SK-D4', signOffs: transfer },
  { route: 'SK-D5', signOffs: transfer },
  { route: 'SK-D6', start: 'SK-D4', choose: ['no-consent'] },
  { route: 'SK-D7' },
  { route: 'SK-D8' },
  { route: 'SK-U1' },
  { route: 'SK-U2', forums: ['SK-F1'] },
  { route: 'SK-U3' },
  { route: 'SK-U4' },
  { route: 'SK-U6' },
  {
    route: 'SK-U7',
    signOffs: [
      { name: "Delegated person's agreement", by: 'manager' },
      { name: 'Authorisation in the Managers tray', by: 'head' },
    ],
  },
  { route: 'SK-U8', signOffs: [{ name: "First Response Team manager's authorisation", by: 'head' }] },
  { route: 'SK-U9', start: 'SK-U3', choose: ['SK-U9'], forums: ['SK-F1'] },
  { route: 'SK-U10' },
  { route: 'SK-U11' },
  { route: 'SK-U12' },
]

export const authorised = [{ name: "Team manager's authorisation and decision", by: 'manager' }] as const
export const confirmed = [{ name: "Team manager's confirmation in supervision", by: 'manager' }] as const

const cheshireEast: readonly Journey[] = [
  { route: 'CE-D1', signOffs: authorised },
  { route: 'CE-D2', signOffs: authorised },
  { route: 'CE-D3', signOffs: authorised, forums: ['CE-F1'] },
  { route: 'CE-D4', signOffs: confirmed },
  // The triage finds a service, so that nobody is invited to the Joint Allocation Meeting.
  {
    route: 'CE-D5',
    signOffs: confirmed,
    choose: ['allocated'],
    leadsOn: 'Go on without the Joint Allocation Meeting',
  },
  { route: 'CE-D6' },
  { route: 'CE-U2' },
]

const halton: readonly Journey[] = [
  { route: 'HT-D0', start: 'HT-D1', choose: ['stays-open'] },
  { route: 'HT-D1', choose: ['caf'] },
  { route: 'HT-D2', choose: ['universal-plus'] },
  { route: 'HT-D3', choose: ['universal'] },
  { route: 'HT-U1', choose: ['discuss-step-up'], forums: ['HT-F1', 'HT-F3'] },
  { route: 'HT-U2', start: 'HT-U1', choose: ['discuss-step-up', 'HT-U2'], forums: ['HT-F1'] },
  { route: 'HT-U4' },
  { route: 'HT-U5' },
]

export const closure = { name: 'Closure sign-off', by: 'manager' } as const
export const earlyHelp = [{ name: "Line manager's agreement", by: 'manager' }, closure] as const
const dutyManager = [{ name: "Duty manager's sign-off", by: 'duty manager' }] as const
const answered = ['SW-U4', 'SW-U5', 'SW-U6', 'SW-U7', 'SW-U8', 'SW-U9']

const swindon: readonly Journey[] = [
  { route: 'SW-D1', signOffs: earlyHelp, forums: ['SW-F1'] },
  { route: 'SW-D2', signOffs: earlyHelp, forums: ['SW-F1'] },
  {
    route: 'SW-D3',
    start: 'SW-D1',
    choose: ['right-course-north-panel'],
    signOffs: earlyHelp,
    forums: ['SW-F1', 'SW-F2'],
  },
  { route: 'SW-D4', signOffs: [closure], forums: ['SW-F1'] },
  { route: 'SW-D5', signOffs: [closure], forums: ['SW-F1'] },
  { route: 'SW-U1' },
  { route: 'SW-U2', start: 'SW-U1', give: { 'SW-C09': 'no' }, leadsOn: 'Go on by: Request without consent' },
  { route: 'SW-U3', start: 'SW-U1', choose: ['SW-U3'], signOffs: dutyManager },
  ...answered.map(route => ({ route, start: 'SW-U1', choose: [route] })),
]

/** One journey for each route that a checklist walks. */
export const journeys: readonly Journey[] = [...warwickshire, ...stockport, ...cheshireEast, ...halton, ...swindon]

/** Immediate risk. Numbers as the documents print them; two documents print none. */
export const safetyJourneys: readonly SafetyJourney[] = [
  { route: 'WW-U1', number: null, section: '1.4' },
  { route: 'SK-U5', number: '0161 217 6028', section: 'Appendix 3' },
  { route: 'CE-U1', number: '0300 123 5012', section: '1.5' },
  { route: 'HT-U3', number: null, section: '1.5' },
]

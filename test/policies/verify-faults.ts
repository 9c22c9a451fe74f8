/** Faults to plant in Stockport's procedure, first of all: shape, ids and references. */
import type { Fault } from './plant-fault.ts'
import { council, down, fault, up } from './planting.ts'
import { moreFaults } from './verify-more-faults.ts'
import { routeFaults } from './verify-route-faults.ts'

const firstFaults: readonly Fault[] = [
  // Ids and the inventory
  fault('an id used twice', 'SK-C01', /^SK-C01 is used twice/, up('SK-C02', 'SK-C02', 'SK-C01')),
  fault('a rule left out', 'SK-C68', /^SK-C69 of the inventory is missing/, up('SK-C69', /[\s\S]+/, '')),
  fault('a rule that nobody knows', 'SK-C99', /^SK-C99 is not in the inventory/, up('SK-C02', 'SK-C02', 'SK-C99')),
  fault('another council’s rule', 'SW-C02', /^SW-C02 does not begin with SK/, up('SK-C02', 'SK-C02', 'SW-C02')),
  fault('a role among the items', 'SK-R25', /^SK-R25 stands in a list of another kind/, up('SK-C02', 'SK-C02', 'SK-R25')),
  fault(
    'a step-down route that leads up',
    'SK-D8',
    /says that it leads up/,
    down('SK-D8', 'direction: down', 'direction: up'),
  ),
  fault('two steps of one name', 'SK-D1', /has two steps court/, down('SK-D1', 'id: begin', 'id: court')),
  fault(
    'two outcomes of one name',
    'SK-F1',
    /has two outcomes tasked/,
    council('SK-F1', 'assessment-recommended', 'tasked'),
  ),
  fault(
    'a setting named twice',
    'limit.sk-t1.start',
    /setting limit.sk-t1.start is named twice/,
    council('SK-S3', 'limit.sk-t4.start', 'limit.sk-t1.start'),
  ),
  fault(
    'a question asked twice',
    'SK-C74',
    /question doubt-about-sharing is asked twice/,
    up('emerging-need-in-school', 'emerging-need-in-school', 'doubt-about-sharing'),
  ),
  // Sources
  fault(
    'a rule without a section',
    'SK-C05',
    /no section of the document \("not stated"\)/,
    up('SK-C05', /section: .*/, 'section: not stated'),
  ),
  fault(
    'a reader’s note for a section',
    'SK-T3',
    /no section of the document/,
    council('SK-T3', /section: .*/, 'section: "[inf]"'),
  ),
  fault('a safety clause from nowhere', 'SK-K2', /safety clause has no section/, {
    file: 'council',
    entry: null,
    from: /section: How levels of need are met, Appendix 3\n {2}ownRule/,
    to: 'section: null\n  ownRule',
  }),
  // Names that lead nowhere
  fault('a role that is not there', 'SK-C16', /names SK-R99 as who does it/, up('SK-C16', 'SK-R01', 'SK-R99')),
  fault('a role where a route belongs', 'SK-C16', /names SK-R01 as a route/, up('SK-C16', 'SK-U2', 'SK-R01')),
  fault('a meeting that is not there', 'SK-D3', /names SK-F9 as the meeting/, down('SK-D3', 'SK-F8', 'SK-F9')),
  fault('a time limit that is not there', 'SK-C16', /names SK-T9 as its time limit/, up('SK-C16', 'SK-T1', 'SK-T9')),
  fault('a contact that is not there', 'SK-U5', /names SK-K9 as a contact/, up('SK-U5', 'SK-K2', 'SK-K9')),
  fault(
    'closure values of no route',
    'request-step-up',
    /names SK-U99 as a route/,
    council('request-step-up', 'SK-U8', 'SK-U99'),
  ),
  fault('an ambiguity about nothing', 'SK-A12', /names SK-C98 as what it is about/, council('SK-A12', 'SK-C08', 'SK-C98')),
  // Steps, gates and acts
  fault(
    'a gate that its route never meets',
    'SK-C61',
    /gate "panel", which SK-D6 never meets/,
    down('SK-C61', 'gate: closure', 'gate: panel'),
  ),
  fault(
    'a question at a gate that is never met',
    'SK-C18',
    /question need-level-3 is due by the gate "closure"/,
    up('need-level-3', 'gate: after', 'gate: closure'),
  ),
  fault(
    'an act of a step that is not there',
    'SK-C58',
    /set by the step taf, which SK-D8 does not have/,
    down('SK-C58', 'step: step-down-taf', 'step: taf'),
  ),
  fault(
    'an act where nobody acts',
    'SK-C58',
    /begin of SK-D8, where nobody acts/,
    down('SK-C58', 'step: step-down-taf', 'step: begin'),
  ),
  fault(
    'a sign-off of somebody’s tick',
    'SK-D4',
    /sets SK-C49, which is not its act/,
    down('SK-D4', 'item: SK-C50', 'item: SK-C49'),
  ),
  fault(
    'a sign-off that sets nothing',
    'SK-C50',
    /SK-D4, which names another item or none/,
    down('SK-D4', 'item: SK-C50', 'item: null'),
  ),
  fault('a sign-off by somebody who cannot', 'SK-D4', /cannot sign off/, down('SK-D4', 'by: SK-R12', 'by: SK-R23')),
  fault(
    'a list kept for a meeting about one child',
    'SK-D3',
    /but it is a list meeting/,
    council('SK-F8', 'kind: case', 'kind: list'),
  ),
  fault('a call to nobody', 'SK-D1', /does not say who is contacted in court/, down('SK-D1', /\n {8}role: SK-R23/, '')),
  fault(
    'a route without steps',
    'SK-D2',
    /SK-D2 has no steps/,
    down('SK-D2', /steps:[\s\S]*? {4}ends/, 'steps: []\n    ends'),
  ),
  // Questions and facts
  fault(
    'a condition that nobody is asked',
    'SK-C18',
    /waits for level-three, which nobody is asked/,
    up('SK-C18', 'fact: need-level-3', 'fact: level-three'),
  ),
  fault(
    'a question left out on one route',
    'SK-C18',
    /waits for need-level-3, which is not asked on SK-U2/,
    up('need-level-3', /\n {6}- SK-U2/, ''),
  ),
  fault(
    'a question for nothing',
    'SK-U1',
    /nothing depends on the question need-level-3/,
    up('SK-C18', /\n {4}when:\n.*\n.*/, ''),
  ),
]

export const faults: readonly Fault[] = [...firstFaults, ...moreFaults, ...routeFaults]

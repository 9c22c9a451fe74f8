/** Faults to plant in Stockport's procedure, after those of shape and reference: meetings, clocks, rules and exits. */
import type { Fault } from './plant-fault.ts'
import { council, down, fault, up } from './planting.ts'

export const moreFaults: readonly Fault[] = [
  fault(
    'a question asked too late',
    'SK-C70',
    /due on SK-U1 before its question is asked: start → /,
    up('emerging-need-in-school', 'gate: start', 'gate: after'),
  ),
  fault(
    'one fact answered in two ways',
    'SK-C30',
    /share the fact step-conference/,
    up('SK-C28', /\n {6}kind: yes-no/, '\n      kind: yes-no\n    fact: step-conference'),
  ),
  fault(
    'a condition to which nobody can say no',
    'SK-C33',
    /nobody can answer no to it/,
    down('SK-C33', /step: review-conference/, 'step: review-conference\n    opensRoute: true'),
  ),
  fault(
    'closure values that a route does not have',
    'SK-C25',
    /closure values that SK-U7 does not have/,
    council('request-step-up', /\n {6}- SK-U7/, ''),
  ),
  // Meetings and outcomes
  fault(
    'a meeting held on a day that nobody asks',
    'SK-D4',
    /is held on no-such-day, which no item of SK-D4 asks as a date/,
    down('SK-D4', /kind: case-meeting/, 'kind: case-meeting\n        heldOn: no-such-day'),
  ),
  fault(
    'a meeting that needs what is never asked',
    'SK-F1',
    /needs SK-C61, which is never asked on SK-U2/,
    council('SK-F1', 'SK-C06', 'SK-C61'),
  ),
  fault(
    'a meeting that needs what comes later',
    'SK-F1',
    /needs SK-C14, which is due only after it on SK-U2/,
    council('SK-F1', 'SK-C06', 'SK-C14'),
  ),
  fault(
    'a meeting that decides nothing',
    'SK-U2',
    /^SK-U2 has no way out: start → /,
    council('SK-F1', /then: go-on/g, 'then: action'),
  ),
  fault(
    'an outcome that names no route',
    'SK-F4',
    /does not say to which route/,
    council('SK-F4', /\n {8}route: SK-D6/, ''),
  ),
  fault(
    'an outcome that no case reaches',
    'SK-F4',
    /no case reaches the outcome no-consent of SK-F4/,
    council('SK-F4', 'route: SK-D6', 'route: SK-U9'),
  ),
  fault(
    'a meeting that no route has',
    'SK-F5',
    /SK-F5 decides, but no route has it as a step/,
    down('SK-D8', 'SK-F5', 'SK-F3'),
  ),
  fault(
    'a meeting without a day or a setting for one',
    'SK-F1',
    /no day in the document and no setting/,
    council('SK-S1', 'kind: meeting-pattern', 'kind: text'),
  ),
  // Clocks
  fault(
    'a clock that nothing starts',
    'SK-T1',
    /neither names the event that starts it nor says/,
    council('SK-T1', /clock:[\s\S]*? {4}consequence/, 'clock: null\n    consequence'),
  ),
  fault(
    'a clock from a fact that nothing records',
    'SK-T2',
    /runs from step-tea, which nothing records/,
    council('SK-T2', 'step-strategy-meeting', 'step-tea'),
  ),
  fault(
    'a silent clock that no silence tells of',
    'SK-T1',
    /no ambiguity or silence says so/,
    council('SK-S3', /\n {6}- SK-T1|\n {6}- SK-C16/g, ''),
  ),
  fault('a date held against no clock', 'SK-C16', /held against SK-T5, which has no clock/, up('SK-C16', 'SK-T1', 'SK-T5')),
  // Overlaps
  fault(
    'two routes that cannot be told apart',
    'SK-D4',
    /SK-D4 and SK-D5 have the same start and end/,
    down('SK-D5', 'id: early-help-partner', 'id: early-help-in-house'),
  ),
  fault(
    'an overlap without its ambiguity',
    'SK-U8',
    /names no ambiguity that makes them overlap/,
    up('SK-U8', 'id: assessment-partner', 'id: outside-council'),
    up('SK-U8', 'ambiguity: SK-A06', 'ambiguity: null'),
  ),
  fault(
    'an overlap with the wrong ambiguity',
    'SK-U1',
    /by SK-A10, which is about neither/,
    up('SK-U1', 'SK-A01', 'SK-A10'),
  ),
  fault('an overlap with itself', 'SK-U1', /cannot overlap SK-U1/, up('SK-U1', 'route: SK-U3', 'route: SK-U1')),
  // Ways out
  fault(
    'a refused consent that leads nowhere',
    'SK-C01',
    /nothing follows on SK-U\d when SK-C01 is refused: start → /,
    council('SK-S5', /\n {6}- SK-C01/, ''),
    council('SK-X5', 'item: [SK-C06, SK-C01, SK-C20]', 'item: [SK-C06, SK-C20]'),
  ),
  fault(
    'a rule set off by an act',
    'SK-X1',
    /set off by SK-C50, to which nobody answers/,
    council('SK-X1', 'item: SK-C47', 'item: SK-C50'),
  ),
  fault(
    'a rule on refusal of what is no consent',
    'SK-X1',
    /SK-C47 is no consent/,
    council('SK-X1', 'is: "no"', 'is: refused'),
  ),
  fault(
    'a rule that no answer sets off',
    'SK-X2',
    /no answer ever sets off SK-X2/,
    council('SK-X2', 'item: [SK-C48, SK-C49]', 'item: SK-C75'),
  ),
  fault('a rule to ask nobody', 'SK-X2', /does not say whom/, council('SK-X2', /\n {4}role: SK-R19/, '')),
  fault(
    'a ladder without end',
    'SK-X3',
    /one rule after another without end/,
    council('SK-X3', 'route: SK-D6', 'route: SK-D6\n    thenTry: SK-X4'),
  ),
  fault('no front door', 'SK-K1', /there is no front door/, council('SK-K2', 'kind: front-door', 'kind: other')),
  fault(
    'a front door without a number',
    'SK-K2',
    /neither a number nor a setting/,
    council('SK-K2', 'phone: 0161 217 6028', 'phone: null'),
  ),
]

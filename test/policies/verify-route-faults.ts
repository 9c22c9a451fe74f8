/** Faults to plant in Stockport's procedure, the last of them: where routes begin and end, and what their steps set. */
import type { Fault } from './plant-fault.ts'
import { council, down, fault, up } from './planting.ts'

export const routeFaults: readonly Fault[] = [
  // Routes
  fault(
    'a route after a step that is not there',
    'SK-D6',
    /after the step goodbye, which SK-D4 does not have/,
    down('SK-D6', 'afterStep: step-down-meeting', 'afterStep: goodbye'),
  ),
  fault(
    'a route that follows nothing',
    'SK-D6',
    /begins with an outcome and follows no route/,
    down('SK-D6', /follows:\n.*\n.*\n/, 'follows: []\n'),
  ),
  fault(
    'a route after one step too many',
    'SK-U9',
    /comes after the step goodbye, which no route that it follows has/,
    up('SK-U9', 'afterStep: triage', 'afterStep:\n      - triage\n      - goodbye'),
  ),
  fault(
    'a route after a sign-off, which sends a case nowhere',
    'SK-U9',
    /follows SK-U8 after authorisation, where nobody can send a case there/,
    up('SK-U9', 'afterStep: triage', 'afterStep:\n      - triage\n      - authorisation'),
  ),
  fault(
    'a route after a meeting that does not know it',
    'SK-U9',
    /follows SK-U2 after hub, where nobody can send a case there/,
    up('SK-U9', 'afterStep: triage', 'afterStep:\n      - triage\n      - hub'),
    up('SK-U9', '- SK-U3', '- SK-U3\n      - SK-U2'),
  ),
  fault(
    'a route that no case is sent to',
    'SK-D6',
    /nothing sends a case to SK-D6/,
    council('SK-F4', /then: route\n {8}route: SK-D6/, 'then: stop'),
    council('SK-X3', /\n {4}route: SK-D6/, ''),
    council('SK-X4', /\n {4}route: SK-D6/, ''),
  ),
  fault(
    'an immediate risk that has to wait',
    'SK-U5',
    /immediate risk, but it waits for another route/,
    up('SK-U5', 'begins: safety', 'begins: safety\n    follows:\n      - SK-U4'),
  ),
  // More of steps, routes and outcomes
  fault(
    'closure values named twice',
    'request-step-up',
    /closure values request-step-up are named twice/,
    council('request-step-up', /[\s\S]+/, '$&$&'),
  ),
  fault(
    'a sign-off of an item of another route',
    'SK-D4',
    /sets SK-C50, which does not apply there/,
    down('SK-C50', /\n {6}- SK-D4/, ''),
  ),
  fault(
    'a fact on an act',
    'SK-C33',
    /shares the fact conference, but is not answered by anybody/,
    down('SK-C33', /step: review-conference/, 'step: review-conference\n    fact: conference'),
  ),
  fault(
    'a route that follows after no step',
    'SK-D6',
    /does not say after which step it follows/,
    down('SK-D6', /\n {4}afterStep: .*/, ''),
  ),
  fault(
    'a route begun by itself that follows',
    'SK-D7',
    /begun by itself, yet says that it follows/,
    down('SK-D7', 'begins: chosen', 'begins: chosen\n    follows:\n      - SK-D4'),
  ),
  fault(
    'an outcome with a route to which it sends nobody',
    'SK-F1',
    /names a route and does not send the case there/,
    council('SK-F1', 'then: go-on', 'then: go-on\n        route: SK-U9'),
  ),
  fault(
    'a route that no case ever ends',
    'SK-D8',
    /no case on SK-D8 ever reaches its end/,
    council('SK-F5', /then: go-on/g, 'then: stop'),
  ),
  fault(
    'a question that no case comes to',
    'SK-C66',
    /no case is ever asked concern-in-referral/,
    up('concern-in-referral', 'gate: start', 'gate: after'),
    council('SK-F7', 'then: go-on', 'then: stop'),
  ),
  fault(
    'a setting under a name that nobody looks for',
    'contact.sk-k9.hours',
    /setting contact.sk-k9.hours has to begin with contact.sk-k2/,
    council('SK-S2', 'contact.sk-k2.hours', 'contact.sk-k9.hours'),
  ),
  fault(
    'a front door whose number is looked for elsewhere',
    'SK-K2',
    /SK-K2 is the front door and has neither/,
    council('SK-K2', 'phone: 0161 217 6028', 'phone: null'),
    council('SK-S2', 'contact.sk-k2.out-of-hours-phone', 'contact.sk-k2.telephone'),
  ),
  // Words to copy
  fault(
    'a text that names what is never asked on its route',
    'transfer-request-in-house',
    /names SK-C58, which is not asked on each of its routes/,
    down('transfer-request-in-house', '{SK-C37}', '{SK-C58}'),
  ),
  fault(
    'a text that names a standing fact of nobody',
    'closure-summary',
    /names parents, which is not asked/,
    down('closure-summary', '{reference}', '{parents}'),
  ),
  fault(
    'a text with half a pair of braces',
    'closure-summary',
    /closure-summary has a brace without its other one/,
    down('closure-summary', '{SK-C38}', '{SK-C38'),
  ),
  fault(
    'a text that asks nobody who could lead',
    'lead-email-step-down',
    /asks SK-C40, which is no lead person/,
    down('lead-email-step-down', 'asks: SK-C39', 'asks: SK-C40'),
  ),
  fault(
    'a text for immediate risk',
    'massh-referral',
    /is for SK-U5, where somebody has to phone/,
    up('massh-referral', 'SK-U4', 'SK-U5'),
  ),
  fault(
    'a text that is there twice',
    'closure-summary',
    /the text closure-summary is there twice/,
    down('lead-email-step-down', 'id: lead-email-step-down', 'id: closure-summary'),
  ),
  fault(
    'a text that goes to nobody known',
    'massh-referral',
    /names SK-K9 as whom it goes to/,
    up('massh-referral', 'SK-K3', 'SK-K9'),
  ),
  fault(
    'a text from nowhere in the document',
    'closure-summary',
    /closure-summary has no section of the document/,
    down('closure-summary', /section: .*/, 'section: "?"'),
  ),
]

import { it } from 'vitest'
import { wordsOn } from '../../support/card-reader.ts'
import { councilOf } from './journey.ts'
import { takeNextStep } from './walk.ts'
import { begin, caseOf } from './walker.ts'

it('counts', async () => {
  for (const j of [
    {
      route: 'CE-D4',
      message: 'step down CS-2001 from CIN plan, visit 16/11, plan 17/11, final CIN 23/11',
      give: { 'CE-C39': null, 'CE-C17': null, 'lead-at-final-meeting': 'yes' },
      signOffs: [{ name: "Team manager's confirmation in supervision", by: 'manager' as const }],
    },
    {
      route: 'SW-D2',
      message: 'step down CS-2001 from CIN plan to early help',
      give: { 'SW-C23': null },
      forums: ['SW-F1'],
      signOffs: [
        { name: "Line manager's agreement", by: 'manager' as const },
        { name: 'Closure sign-off', by: 'manager' as const },
      ],
    },
  ]) {
    const w = await begin(j)
    let last = 0
    for (let i = 0; i < 20; i++) {
      const c = await caseOf(w.town)
      const n = w.town.countOf(w.me)
      console.log(
        '##',
        j.route,
        n,
        '+',
        n - last,
        c.stage,
        wordsOn(w.card)
          .split('\n')
          .filter(x => /^\[/.test(x)).length,
      )
      last = n
      if (c.ended) break
      if (i === 0) console.log(wordsOn(w.card))
      await takeNextStep(w)
    }
    console.log(
      'manager',
      w.town.countOf(`${councilOf(j.route)}-manager`),
      'coordinator',
      w.town.countOf(`${councilOf(j.route)}-coordinator`),
    )
  }
})

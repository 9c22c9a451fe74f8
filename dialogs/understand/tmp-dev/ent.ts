import { readFileSync } from 'node:fs'
import { entitiesOf } from '../entities.ts'

const lines = readFileSync('/work/shared/data/dev-intents.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(l => JSON.parse(l))
const map: any = {
  caseRefs: 'case_ref',
  council: 'council',
  councilImplied: 'council_implied',
  routeFrom: 'route_from',
  routeTo: 'route_to',
  level: 'level',
  meeting: 'meeting',
  dateText: 'date_text',
}
const t: any = {}
for (const l of lines) {
  const e: any = entitiesOf(l.text, '2026-11-23')
  for (const k of Object.keys(map)) {
    let v = e[k]
    if (k === 'caseRefs') v = v.length === 0 ? undefined : v.length === 1 ? v[0] : v
    const g = l.entities[map[k]]
    const s = (t[k] ??= { tp: 0, fp: 0, fn: 0 })
    if (JSON.stringify(v) === JSON.stringify(g)) {
      if (g !== undefined) s.tp++
    } else {
      if (v !== undefined) s.fp++
      if (g !== undefined) s.fn++
      console.log(k, 'got', v, 'want', g, '|', l.text)
    }
  }
}
console.log(t)

import { readdirSync, readFileSync } from 'node:fs'
import { featuresOf } from '../features.ts'
import { type Example, fit, softmax } from '../training/fit.ts'
import { readSlots, writeLines } from '../training/templates.ts'
import { joinedLines, variantsOf } from '../training/vary.ts'
import { INTENTS } from '../understanding.ts'

const dir = '/work/main/dialogs/understand/data/'
const arg = (n: string, d: string) => process.argv.find(a => a.startsWith(n + '='))?.slice(n.length + 1) ?? d
const rd = (p: string) =>
  readFileSync(p, 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(l => JSON.parse(l))
const all: any[] = []
for (const f of readdirSync(dir + 'train'))
  if (f.endsWith('.jsonl')) for (const l of rd(dir + 'train/' + f)) all.push({ ...l, author: f.slice(0, 8) })
for (const l of rd(dir + 'development/dev-intents.jsonl'))
  all.push({ ...l, safety: l.intent === 'safeguarding_now' ? 'now' : 'none', author: 'dev' })
for (const l of rd(dir + 'development/dev-safeguarding.jsonl'))
  all.push({
    text: l.text,
    safety: l.label,
    kind: l.kind,
    author: 'dev',
    intent: l.label === 'now' ? 'safeguarding_now' : undefined,
  })
const slots = readSlots(readFileSync(dir + 'train/templates-slots.txt', 'utf8'))
const N = Number(arg('n', '5'))
const tpl: any[] = ['intents', 'safety-now', 'safety-not-now', 'voices', 'voices-safety'].flatMap(f => [
  ...writeLines(readFileSync(dir + `train/templates-${f}.txt`, 'utf8'), slots, N),
])
const K = INTENTS.length
const cache = new Map<string, any>()
const F = (t: string) => {
  let f = cache.get(t)
  if (!f) cache.set(t, (f = featuresOf(t)))
  return f
}
const base = {
  rounds: Number(arg('rounds', '10')),
  rate: Number(arg('rate', '0.3')),
  decay: Number(arg('decay', '3e-5')),
  seed: 7,
  leftOut: Number(arg('drop', '0')),
}
const useVar = arg('var', '1') === '1',
  useTpl = arg('tpl', '1') === '1',
  verbose = arg('v', ''),
  onlyHeld = arg('held', '')
const twt = Number(arg('tw', '0.5')),
  vwt = Number(arg('vw', '0.5')),
  joins = Number(arg('join', '600'))
const authors = [...new Set(all.map(l => l.author))].filter(a => !onlyHeld || a.startsWith(onlyHeld))
console.log('templates', tpl.length)
const dot = (m: any, f: any, k: number) => {
  const s = Float64Array.from(m.bias)
  for (let i = 0; i < f.buckets.length; i++)
    for (let j = 0; j < k; j++) s[j]! += f.values[i] * m.weights[f.buckets[i] * k + j]!
  return s
}
for (const held of authors) {
  const t0 = performance.now()
  const src = [
    ...all.filter(l => l.author !== held).map(l => ({ ...l, w: 1 })),
    ...(useTpl ? tpl.map(l => ({ ...l, w: l.weight === 1 ? 1 : twt })) : []),
  ].filter(l => l.safety !== 'either')
  const lines: any[] = useVar
    ? src.flatMap(l =>
        variantsOf(l).map((v, i) => ({ ...v, w: i === 0 ? (l as any).w : (l as any).w * vwt })),
      )
    : src
  const test = all.filter(l => l.author === held)
  if (arg('intent', '1') === '1') {
    const tr: Example[] = lines
      .filter(l => l.intent)
      .map(l => ({
        features: F(l.text),
        weight: l.w,
        target: l.alt?.length
          ? [
              { label: INTENTS.indexOf(l.intent), share: 0.7 },
              ...l.alt.map((a: any) => ({ label: INTENTS.indexOf(a), share: 0.3 / l.alt.length })),
            ]
          : [{ label: INTENTS.indexOf(l.intent), share: 1 }],
      }))
    const m = fit(tr, { ...base, labels: K })
    let ok = 0,
      top3 = 0,
      n = 0
    const tp: any = {},
      fp: any = {},
      fn: any = {}
    for (const l of test) {
      if (!l.intent || (held === 'dev' && l.kind)) continue
      const s = dot(m, F(l.text), K)
      const order = [...INTENTS.keys()].sort((a, b) => s[b]! - s[a]!)
      let p = INTENTS[order[0]!]!
      if (l.alt?.includes(p)) p = l.intent as any
      n++
      if (p === l.intent) {
        ok++
        tp[p] = (tp[p] ?? 0) + 1
      } else {
        fp[p] = (fp[p] ?? 0) + 1
        fn[l.intent] = (fn[l.intent] ?? 0) + 1
        if (verbose === 'i') console.log(l.intent, '>', p, '|', l.text)
      }
      if (order.slice(0, 3).some(o => INTENTS[o] === l.intent || l.alt?.includes(INTENTS[o]!))) top3++
    }
    const f1 = INTENTS.map(i => {
      const t = tp[i] ?? 0
      return (2 * t) / Math.max(1, 2 * t + (fp[i] ?? 0) + (fn[i] ?? 0))
    })
    console.log(
      held,
      n,
      'acc',
      (ok / n).toFixed(3),
      'F1',
      (f1.reduce((a, b) => a + b) / K).toFixed(3),
      'top3',
      (top3 / n).toFixed(3),
      ((performance.now() - t0) / 1000).toFixed(1) + 's',
      tr.length,
    )
  }
  if (arg('safety', '1') === '1') {
    const withJoins = [...lines, ...joinedLines(src as any, 5, joins).map(l => ({ ...l, w: 0.5 }))]
    const tr = withJoins.map(l => ({
      features: F(l.text),
      weight: l.w,
      target: [{ label: l.safety === 'now' ? 1 : 0, share: 1 }],
    }))
    const m = fit(tr, { ...base, labels: 2 })
    const P = (t: string) => softmax(dot(m, F(t), 2))[1]!
    const sc: any[] = test.filter(l => l.safety !== 'either').map(l => ({ ...l, p: P(l.text) }))
    const by = (s: string) =>
      sc
        .filter(l => l.safety === s)
        .map(l => l.p)
        .sort((a, b) => a - b)
    const now = by('now'),
      not = by('not_now'),
      none = by('none')
    const row = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map(t => {
      const r = (x: number[]) => (x.length ? (x.filter(v => v >= t).length / x.length).toFixed(3) : '-')
      return `  ${t}: now ${r(now)} not ${r(not)} none ${r(none)}`
    })
    console.log(
      held,
      'safety',
      now.length,
      not.length,
      none.length,
      ((performance.now() - t0) / 1000).toFixed(1) + 's',
    )
    console.log(row.join('\n'))
    if (verbose === 's')
      for (const l of sc)
        if ((l.safety === 'now') !== l.p > 0.3) console.log(l.safety, l.p.toFixed(2), l.kind, '|', l.text)
  }
}

import { it } from 'vitest'
import { journeys } from '/work/main/test/journeys/routes/journeys.ts'
import { walk } from '/work/main/test/journeys/routes/walk.ts'
it('x', async () => {
  for (const j of journeys) {
    if (process.env.ONLY && !process.env.ONLY.split(',').includes(j.route)) continue
    const t = performance.now()
    try { const w = await walk(j); console.log('OK  ', j.route, w.found.routes.join('+'), w.found.stage, w.signed.join(' | '), Math.round(performance.now()-t)+'ms', w.town.countOf(w.town.council+'-worker')) }
    catch (e) { console.log('FAIL', j.route, String((e as Error).message).slice(0, 900), Math.round(performance.now()-t)+'ms') }
  }
}, 120000)

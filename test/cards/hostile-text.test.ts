import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaCard } from '../../cards/agenda-card.ts'
import { checklistCard } from '../../cards/checklist-card.ts'
import { messageCard } from '../../cards/message-card.ts'
import { noticeMessage } from '../../cards/notice-words.ts'
import { refusalMessage } from '../../cards/refusal-words.ts'
import type { Card } from '../../cards/render.ts'
import { signOffCard } from '../../cards/sign-off-card.ts'
import { plain } from '../../cards/wording.ts'
import { askForSignOff } from '../../policies/approval.ts'
import { latestSignOff } from '../../policies/checklist.ts'
import type { SignOffStep } from '../../policies/procedure.ts'
import { planOf } from '../../policies/route-plan.ts'
import { forumOf } from '../../policies/series.ts'
import {
  bookingOn,
  caseAfter,
  caseOn,
  directory,
  manager,
  meetingOf,
  now,
  swindon,
  today,
  worker,
} from '../policies/samples.ts'
import { actionsOn, typed, wordsOn } from './card-nodes.ts'
import { findingsOf } from './official-sdk.ts'

const hostile = [
  '**not bold** _nor italic_ ~~nor struck~~',
  '[click me](https://evil.example)',
  '![image](https://evil.example/x.png)',
  '# Heading\n\n- list\n1. list',
  '${caseId} ${$root} ${json(x)} ${',
  '}}{{ {{DATE(2026-01-01)}}',
  '<script>alert(1)</script> <at>Somebody</at> &lt;b&gt;',
  '"quoted" \\"escaped\\" \\n \\u0000',
  'مرحبا بك ‮ gnp.exe',
  '👩‍👧‍👦 Zoë ﷽',
  '=HYPERLINK("https://evil.example")',
  'x'.repeat(5000),
  '​⁠﻿',
] as const

const step = planOf(swindon, ['SW-D2']).steps.find(candidate => candidate.id === 'agreement') as SignOffStep
const said = (text: string) => ({ value: 'no', reason: text, by: worker.id, at: now.toISOString() }) as const

/** Every card on which something that a person typed is shown. */
function cardsWith(text: string): Readonly<Record<string, Card>> {
  const meeting = meetingOf(swindon, 'SW-F1', { place: text })
  const late = { reason: text, by: manager.id }
  const started = caseOn(swindon, 'SW-D2', {
    answers: { 'SW-C15': said(text) },
    row: { 'row-what-has-changed': text },
  })
  const asked = caseAfter(askForSignOff(swindon, started, directory, { person: worker, now, anyway: text.trim() || 'x' }))
  const signOff = {
    ...latestSignOff(asked, 'agreement')!,
    note: text,
    status: 'returned' as const,
    decidedBy: manager.id,
    decidedAt: now.toISOString(),
  }
  const booked = {
    ...started,
    signOffs: [signOff],
    booking: bookingOn(meeting, 'transfer-meeting', { late }),
  }
  const row = { headings: [{ name: 'What has changed', identity: false }], sample: false, refused: false }
  const notice = {
    key: 'k',
    council: 'swindon',
    to: { person: worker.id },
    kind: 'sign-off-decided',
    caseId: 'case-1',
    urgency: 'now',
    facts: { name: step.name, status: 'returned', by: manager.id, at: now.toISOString(), note: text },
  } as const
  return {
    'the case': checklistCard({
      procedure: swindon,
      current: booked,
      today,
      viewer: worker.id,
      row,
      all: true,
    }),
    'the case of another': checklistCard({
      procedure: swindon,
      current: booked,
      today,
      viewer: manager.id,
      row,
      workerName: text,
    }),
    'a case taken back': checklistCard({
      procedure: swindon,
      current: {
        ...booked,
        ended: { how: 'withdrawn', at: now.toISOString(), by: worker.id, why: text },
        stage: 'withdrawn',
      },
      today,
      viewer: worker.id,
      row,
    }),
    'a sign-off': signOffCard({
      procedure: swindon,
      current: asked,
      step,
      signOff,
      workerName: text,
      deciderName: text,
      today,
      said: [],
    }),
    'an agenda': agendaCard({
      procedure: swindon,
      forum: forumOf(swindon, 'SW-F1'),
      meeting,
      lines: [{ current: booked, procedure: swindon, workerName: text, place: 'place', outcome: null, action: text }],
      page: 0,
      now: new Date('2026-12-01T16:30:00Z'),
      today,
      said: [],
      source: 'document',
    }),
    'a notice': messageCard(
      noticeMessage({ notice, current: booked, procedure: swindon, nameOf: () => text, today }),
      'case-1',
    ),
    'a refusal': messageCard(
      refusalMessage({ code: 'no-such-case', reference: text }, { procedure: swindon, nameOf: () => text, about: null }),
      null,
    ),
  }
}

describe('what people typed, however hostile', () => {
  it.each(hostile.map(text => [text.slice(0, 30), text] as const))(
    '%j makes no card that the SDK has a finding on',
    (_, text) => {
      for (const [name, card] of Object.entries(cardsWith(text))) expect([name, findingsOf(card)]).toEqual([name, []])
    },
  )
  it.each(hostile.map(text => [text.slice(0, 30), text] as const))(
    '%j changes nothing of what a card is made of',
    (_, text) => {
      const shape = (card: Card) => [
        typed(card, /./).map(({ type }) => type),
        actionsOn(card).map(({ data }) => JSON.stringify(data)),
      ]
      const calm = cardsWith('calm')
      for (const [name, card] of Object.entries(cardsWith(text)))
        expect([name, shape(card)]).toEqual([name, shape(calm[name] as Card)])
    },
  )
  it.each(hostile.slice(0, 4).map(text => [text.slice(0, 30), text] as const))(
    '%j shows as it was typed: never as Markdown',
    (_, text) => {
      const shown = Object.entries(cardsWith(text)).flatMap(([name, card]) =>
        typed(card, /^TextBlock$/).map(({ text: words }) => [name, String(words)] as const),
      )
      const raw = text.replaceAll(/\s*\n\s*/g, ' ')
      expect(
        shown
          .filter(([, words]) => words.includes(raw) || words.includes(text))
          .map(([name, words]) => `${name}: ${words.slice(0, 90)}`),
      ).toEqual([])
      expect(shown.some(([, words]) => words.includes(plain(text)))).toBe(true)
    },
  )
  it('is not worked out as a template', () => {
    const words = Object.values(cardsWith('${1+1} ${title} ${$root.title}')).flatMap(wordsOn).join('\n')
    expect(words).toContain('$\\{1\\+1\\}')
    expect(words).not.toMatch(/^2 CS-1042/m)
  })
  it('of any kind makes a card', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        for (const card of Object.values(cardsWith(text)))
          expect(JSON.parse(JSON.stringify(card)).type).toBe('AdaptiveCard')
      }),
      { numRuns: 40 },
    )
  })
})

/** The first row of a workbook becomes the council's headings, each marked kept, identity or filled by Stepwise. */
import type { Action, Inputs } from '../cards/actions.ts'
import { headingInput, headingsCard, headingsPerPage } from '../cards/headings-card.ts'
import { headingsRefusedMessage, headingsSavedMessage } from '../cards/headings-words.ts'
import { workbookGoneMessage } from '../cards/workbook-words.ts'
import {
  type HeadingKind,
  headingOf,
  headingsProblem,
  headingsSetting,
  isHeadingKind,
  mayReadHeadings,
  setHeadings,
} from '../policies/council-headings.ts'
import type { Setting } from '../policies/meeting-record.ts'
import { headingsOf, type RowHeading } from '../policies/transfer-row.ts'
import { hideTexts } from './hide-identity.ts'
import type { Outgoing } from './incoming.ts'
import { rememberedWorkbook } from './sent-workbook.ts'
import { arrangementsOf, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'
import { identifyingIn } from './understand/identifying.ts'

const refused = (turn: Turn) => replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
const identifies = (text: string): boolean => identifyingIn(text).length > 0
const settingIn = (settings: readonly Setting[]) => settings.find(({ id }) => id === headingsSetting)

/** The form for these headings, or why they cannot be any. */
export async function showHeadings(turn: Turn, names: readonly string[]): Promise<readonly Outgoing[]> {
  if (!mayReadHeadings(turn.person)) return refused(turn)
  const problem = headingsProblem(names, identifies)
  if (problem) return replyWith(turn, headingsRefusedMessage(problem))
  const seen = settingIn((await arrangementsOf(turn)).settings)?.revision ?? 0
  return form(turn, { names, marked: [], seen })
}

/** From the workbook sent last in this conversation. */
export function showRememberedHeadings(turn: Turn): Promise<readonly Outgoing[]> {
  const workbook = rememberedWorkbook(turn)
  return workbook ? showHeadings(turn, workbook.headings) : Promise.resolve(replyWith(turn, workbookGoneMessage()))
}

type Page = { readonly names: readonly string[]; readonly marked: readonly HeadingKind[]; readonly seen: number }
type Asked = { readonly typed: Inputs; readonly problem: string }

async function form(turn: Turn, page: Page, asked: Asked = { typed: {}, problem: '' }): Promise<readonly Outgoing[]> {
  const inUse = headingsOf((await arrangementsOf(turn)).settings)?.headings.map(({ name }) => name) ?? []
  return reply(turn, headingsCard({ ...page, ...asked, inUse }), 'Headings of the council’s workbook')
}

/** One card's marks; the last card saves them all. */
export async function saveHeadings(
  turn: Turn,
  action: Extract<Action, { verb: 'save-headings' }>,
  inputs: Inputs,
): Promise<readonly Outgoing[]> {
  if (!mayReadHeadings(turn.person)) return refused(turn)
  const problem = headingsProblem(action.names, identifies)
  if (problem) return replyWith(turn, headingsRefusedMessage(problem))
  const from = action.marked.length
  const chosen = action.names.slice(from, from + headingsPerPage).map((_, index) => inputs[headingInput(from + index)])
  if (!chosen.every(isHeadingKind)) return form(turn, action, { typed: inputs, problem: 'Choose for each heading.' })
  const marked = [...action.marked, ...chosen]
  if (marked.length < action.names.length) return form(turn, { ...action, marked })
  return save(turn, {
    headings: action.names.map((name, at) => headingOf(name, marked[at] ?? 'identity')),
    seen: action.seen,
  })
}

type Saving = { readonly headings: readonly RowHeading[]; readonly seen: number }
async function save(turn: Turn, { headings, seen }: Saving): Promise<readonly Outgoing[]> {
  const { person, now } = turn
  const before = settingIn((await arrangementsOf(turn)).settings)
  const decision = await settle(turn, setHeadings(turn.procedure, before, { person, now, headings, seen }))
  if (!decision.ok) return replyRefused(turn, decision.refusal, null)
  return replyWith(turn, headingsSavedMessage(headings, await hideTexts(turn, headings)))
}

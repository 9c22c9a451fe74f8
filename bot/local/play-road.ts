/** The script of the road: who writes and presses what, and what they must then see. */
import { allNodes, type Node } from './card-text.ts'
import { buttonTitles } from './press.ts'
import { samplePerson } from './sample-people.ts'
import type { Actor, Stage } from './stage.ts'

/** The whole road of the council whose document gives a meeting day; for another, its first questions and its number. */
export async function playRoad(stage: Stage, council: string): Promise<void> {
  const practitioner = await stage.actor(samplePerson(council, 'practitioner'))
  await practitioner.says('help')
  await practitioner.sees('What I can do')
  if (council === scripted) await playWhole(stage, practitioner)
  else await playBeginning(practitioner)
  await practitioner.presses('Worried about a child? Get the number')
  await practitioner.sees('Stepwise has not told anyone. Please phone.')
  await practitioner.presses('Opened by mistake')
}

const scripted = samplePerson('swindon', 'practitioner').council

async function playBeginning(practitioner: Actor): Promise<void> {
  await practitioner.says('can I step this down? CS-1042')
  const card = await practitioner.sees('Can I step this down?')
  const route = firstChoice(card, 'route')
  await practitioner.presses('Start', { reference: 'CS-1042', route })
  await practitioner.sees('Where this stands')
}

async function playWhole(stage: Stage, practitioner: Actor): Promise<void> {
  const manager = await stage.actor(samplePerson(scripted, 'manager'))
  const coordinator = await stage.actor(samplePerson(scripted, 'coordinator'))
  await practitioner.says('step down CS-1042 from CIN plan to early help')
  await practitioner.sees('Where this stands: still needed')
  await practitioner.presses("Save and ask for line manager's agreement", {
    'SW-C15': 'yes',
    'SW-C16': 'yes',
  })
  await manager.sees("Line manager's agreement: CS-1042")
  await manager.presses('Agree')
  const agreed = await practitioner.sees('agreement given')
  const put = buttonTitles(agreed).find(title => title.startsWith('Save and put on the list of')) ?? ''
  await practitioner.presses(put, {
    [inputNamed(agreed, 'Needs, and help')]: 'Parenting support, weekly',
    'row-identity': 'true',
  })
  const confirm = await practitioner.sees('Is this the child you mean?')
  const meetingDay = /:(\d{4}-\d{2}-\d{2})/.exec(JSON.stringify(confirm))?.[1] ?? ''
  await practitioner.presses('Yes, put CS-1042 on this list')
  await practitioner.sees('On the list.')
  await stage.clock(`${daysBefore(meetingDay, 5)}T16:05:00Z`)
  await coordinator.sees('The cut-off has passed. This is the list.')
  await stage.clock(`${meetingDay}T17:05:00Z`)
  await coordinator.says('agenda')
  const agenda = await coordinator.sees('Decision for CS-1042')
  await coordinator.presses('Save', { [inputNamed(agenda, 'Decision for')]: 'right-course' })
  await practitioner.sees('Right course for the child')
  await practitioner.presses('Save and ask for closure sign-off', {
    'SW-C21.consent': 'given-spoken',
    'SW-C21.who': 'Both parents',
    'SW-C21.asked': meetingDay,
    'SW-C22': 'yes',
    'SW-C23': 'yes',
    'SW-C29': 'yes',
    'SW-C33': 'Family Service',
  })
  await manager.sees('Closure sign-off: CS-1042')
  await manager.presses('Agree')
  await practitioner.sees('closure sign-off given')
  await practitioner.presses('Closure labels to copy')
  await practitioner.sees('Stepped down to SBC Early Help')
}

function inputNamed(card: Node, label: string): string {
  const input = allNodes(card).find(
    node => String(node.type).startsWith('Input.') && String(node.label).startsWith(label),
  )
  if (!input) throw new Error(`the card has no input “${label}”`)
  return String(input.id)
}

function firstChoice(card: Node, id: string): string {
  const choices = allNodes(card).find(node => node.id === id)?.choices as
    | readonly { readonly value: string }[]
    | undefined
  return choices?.[0]?.value ?? ''
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

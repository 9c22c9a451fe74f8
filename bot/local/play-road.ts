/** The script of the road: who writes and presses what, and what they must then see. */
import { samplePerson } from './sample-people.ts'
import type { Stage } from './stage.ts'

export async function playRoad(stage: Stage, council: string): Promise<void> {
  const practitioner = await stage.actor(samplePerson(council, 'practitioner'))
  await practitioner.says('help')
  await practitioner.sees('What I can do')
}

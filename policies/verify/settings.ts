/** Settings: what a document leaves out can be filled in, under the name by which it is looked for. */
import type { SettingSpec } from '../council.ts'
import type { Procedure } from '../procedure.ts'
import type { Finding } from './finding.ts'

export function proveSettings(procedure: Procedure): readonly Finding[] {
  return [...proveMeetingDays(procedure), ...proveFrontDoor(procedure), ...proveSettingNames(procedure)]
}

/** A list meeting without a day in the document has a setting for it: else its cases wait for ever. */
function proveMeetingDays(procedure: Procedure): readonly Finding[] {
  const used = new Set(
    procedure.routes.flatMap(route => route.steps.flatMap(step => (step.kind === 'list-meeting' ? step.forums : []))),
  )
  return procedure.forums
    .filter(forum => used.has(forum.id) && forum.schedule === null)
    .filter(
      forum => !settingsOf(procedure).some(setting => setting.kind === 'meeting-pattern' && setting.forum === forum.id),
    )
    .map(forum => ({
      at: forum.id,
      message: `${forum.id} has no day in the document and no setting for one`,
    }))
}

/** From every stage the front door can be rung: it has a number, or a setting of the name under which one is looked for. */
function proveFrontDoor(procedure: Procedure): readonly Finding[] {
  const doors = procedure.contacts.filter(contact => contact.kind === 'front-door')
  if (doors.length === 0)
    return [
      {
        at: procedure.contacts[0]?.id ?? procedure.council,
        message: 'there is no front door: no contact has the kind front-door',
      },
    ]
  return doors
    .filter(door => door.phone === null)
    .filter(
      door =>
        !settingsOf(procedure).some(
          setting => setting.kind === 'phone' && setting.id === `contact.${door.id.toLowerCase()}.phone`,
        ),
    )
    .map(door => ({
      at: door.id,
      message: `${door.id} is the front door and has neither a number nor a setting for one`,
    }))
}

const settingsOf = ({ silences }: Procedure) => silences.flatMap(silence => silence.settings)

/** Kinds of setting that are looked for by the name of their meeting or contact. */
const looked: readonly SettingSpec['kind'][] = ['meeting-pattern', 'phone', 'email', 'hours']

/** A setting about a meeting or a contact carries its id in its own, or nobody finds what was filled in. */
function proveSettingNames(procedure: Procedure): readonly Finding[] {
  const begins = (setting: SettingSpec): string =>
    setting.forum
      ? `forum.${setting.forum.toLowerCase()}.`
      : setting.contact
        ? `contact.${setting.contact.toLowerCase()}.`
        : ''
  return settingsOf(procedure)
    .filter(setting => /^(?:forum|contact)\./.test(setting.id) || looked.includes(setting.kind))
    .filter(setting => !setting.id.startsWith(begins(setting)))
    .map(setting => ({
      at: setting.id,
      message: `the setting ${setting.id} has to begin with ${begins(setting)}`,
    }))
}

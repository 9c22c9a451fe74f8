/** The world of local mode: a clock to move, sample people, files behind a link, this computer only. */
import type { Activity } from 'botbuilder'
import type { Delivery } from '../../dialogs/incoming.ts'
import type { StoredFile } from '../../policies/decision.ts'
import { linkActivity } from '../activities.ts'
import type { Calendar } from '../calendar.ts'
import type { Config } from '../config.ts'
import { loopbackHosts } from '../delivery/hosts.ts'
import { fixedDirectory } from '../directory.ts'
import type { Log } from '../log.ts'
import type { FileOut, FileSender } from '../send-file.ts'
import { aMoment, openPeopleFile, type Running, type World } from '../world.ts'
import { openClock } from './clock.ts'
import { hearClock } from './hear-clock.ts'
import { movableClock } from './move-clock.ts'
import { addLocalRoutes } from './routes.ts'
import { samplePeople } from './sample-people.ts'
import { addSampleSettings } from './sample-settings.ts'

export function localWorld(config: Config, { log, calendar }: { readonly log: Log; readonly calendar: Calendar }): World {
  const clock = movableClock(openClock(config.dataDir))
  const shelf = fileShelf()
  return {
    now: clock.now,
    hosts: loopbackHosts,
    openDirectory: kept => (config.peopleFile ? openPeopleFile(config, { log, kept }) : fixedDirectory(samplesOf(config))),
    files: shelf.sender,
    filesOf: async (_ports, delivery) => shelf.linksOf(delivery),
    hear: incoming => hearClock({ clock, calendar }, incoming),
    // While the clock is moved, everything due at an instant has fired before anybody is told.
    untilAllAreThere: async () => (clock.isMoving() ? undefined : aMoment()),
    idle: clock.idle,
    start: async running => {
      clock.begin(running)
      shelf.openAt(running.address)
      addLocalRoutes(running.server, { clock, findFile: name => shelf.find(running, name) })
      await addSampleSettings(running.ports)
    },
  }
}

const samplesOf = ({ councils }: Config) => samplePeople.filter(person => councils.includes(person.council))

/** Files just sent are at hand, earlier ones come out of the database. */
function fileShelf() {
  const sent = new Map<string, StoredFile>()
  let address = ''
  const link = (name: string): Partial<Activity> => linkActivity(name, `${address}/local/files/${encodeURIComponent(name)}`)
  const sender: FileSender = {
    send: async (context, _incoming, file) => {
      sent.set(file.name, asStored(file))
      await context.sendActivity(link(file.name))
    },
  }
  return {
    sender,
    openAt: (at: string) => {
      address = at
    },
    linksOf: ({ files }: Delivery) => files.map(file => link(file.name)),
    find: async ({ ports }: Running, name: string): Promise<StoredFile | undefined> => {
      const found = await Promise.all(ports.councils().map(council => ports.findFile(council, name)))
      return found.find(file => file !== undefined) ?? sent.get(name)
    },
  }
}

const asStored = ({ name, contentType, content }: FileOut): StoredFile => ({
  name,
  contentType,
  content,
  council: 'local',
})

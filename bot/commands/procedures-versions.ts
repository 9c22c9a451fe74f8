/** A council's versions held against one another, beyond what is proved of each by itself. */
import { proveVersions } from '../../policies/verify/versions.ts'
import { atVersion, type Checked, summed } from './procedures-folder.ts'

/** Oldest first: those that do not follow from the one before say so too. */
export function checkVersions(checked: readonly Checked[]): readonly Checked[] {
  const [first, ...more] = checked.flatMap(({ procedure }) => procedure ?? [])
  const follows = first ? proveVersions([first, ...more]) : []
  return checked.map(one => {
    const own = follows.filter(({ version }) => version === one.procedure?.version)
    const problems = own.map(({ message }) => atVersion(one.path, message))
    return problems.length === 0 ? one : summed({ ...one, problems: [...one.problems, ...problems] })
  })
}

/** Versions of one council: each follows from the one before, and nobody who began under that one is left without a list. */
import type { Procedure } from '../procedure.ts'
import { compareVersions, startsOn, type Versions } from '../versions.ts'

/** What is wrong with a row of versions, each problem with the version in which it stands. */
export function proveVersions(versions: Versions): readonly { readonly version: string; readonly message: string }[] {
  return versions.slice(1).flatMap((after, index) => {
    const before = versions[index] ?? versions[0]
    const problems = followProblems(before, after)
    return problems.map(message => ({ version: after.version, message }))
  })
}

/** What keeps one version from following another; empty where nothing does. */
export function followProblems(before: Procedure, after: Procedure): readonly string[] {
  const [was, is] = [startsOn(before), startsOn(after)]
  return [
    after.council === before.council && after.code === before.code
      ? null
      : `is of ${after.council} (${after.code}), not of ${before.council} (${before.code})`,
    compareVersions(after.version, before.version) > 0
      ? null
      : `version ${after.version} is not higher than version ${before.version}: raise it`,
    after.inForceFrom ? null : `version ${after.version} does not say from which day it is in force: add inForceFrom`,
    ...goneLists(before, after),
    was && is && is < was
      ? `version ${after.version} is in force from ${is}, before version ${before.version} (${was})`
      : null,
  ].filter(problem => problem !== null)
}

/** A list that a case of the version before may stand on has to be kept: else that case has nowhere to go. */
const goneLists = (before: Procedure, after: Procedure): readonly string[] =>
  before.forums
    .filter(({ kind, id }) => kind === 'list' && !after.forums.some(forum => forum.id === id && forum.kind === 'list'))
    .map(
      ({ id, name }) =>
        `${id} (${name}) is gone: keep it for the cases on its list that began under version ${before.version}`,
    )

/** The environment as a Config; every problem is reported at once. */
import { dataFolderProblems } from './data-folder.ts'
import { type Environment, environmentSchema } from './environment.ts'
import { type Identity, readIdentity } from './identity.ts'
import { readSharePoint, type SharePoint, sharePointProblems } from './share-point.ts'

export type Config = {
  readonly port: number
  readonly metricsPort: number
  /** `127.0.0.1` in local mode, every interface otherwise. */
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly migrationUrl: string | null
  readonly peopleFile: string | null
  /** Ids of the councils this deployment serves. */
  readonly councils: readonly string[]
  /** The one Microsoft tenant that is served; null only in local mode, where any is. */
  readonly tenant: string | null
  /** null: local mode, without authentication. */
  readonly identity: Identity | null
  readonly local: boolean
  /** null: workbooks are kept in the folder of files alone. */
  readonly sharePoint: SharePoint | null
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

/** `known`: the councils that have a procedure. Empty strings count as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, known: readonly string[]): ReadConfig {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
    const more = crossProblems(withoutWrong(set, parsed.error.issues), known)
    // What is set, but wrong, is not also said to be missing.
    const wrong = new Set(problems.map(nameIn))
    return { ok: false, problems: [...problems, ...more.filter(problem => !wrong.has(nameIn(problem)))] }
  }
  const problems = crossProblems(parsed.data, known)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: toConfig(parsed.data, known) }
}

const nameIn = (problem: string): string => problem.split(':')[0] ?? ''

/** What is left to judge together when some settings are wrong by themselves. */
function withoutWrong(
  set: Record<string, string | undefined>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): Environment {
  const wrong = new Set(issues.map(issue => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(set).filter(([name]) => !wrong.has(name)))
  const again = environmentSchema.parse(rest)
  return wrong.has('STEPWISE_LOCAL') ? { ...again, STEPWISE_LOCAL: '1' } : again
}

function crossProblems(env: Environment, known: readonly string[]): readonly string[] {
  const local = env.STEPWISE_LOCAL === '1'
  return [
    ...modeProblems(env, local),
    // Without an app id too: whoever sets it next is told now what else it needs.
    ...readIdentity(local ? env : { ...env, MicrosoftAppId: env.MicrosoftAppId ?? 'not set' }).problems,
    ...councilProblems(env, known, local),
    ...placeProblems(env, local),
    ...sharePointProblems(env, local),
  ]
}

function modeProblems(env: Environment, local: boolean): readonly string[] {
  if (env.MicrosoftAppId && local) {
    return ['STEPWISE_LOCAL: cannot be used together with MicrosoftAppId; local mode has no authentication']
  }
  if (!env.MicrosoftAppId && !local) {
    return [
      'MicrosoftAppId: is not set; without it Stepwise starts only with STEPWISE_LOCAL=1, for trying it on this computer',
    ]
  }
  return []
}

function councilProblems(env: Environment, known: readonly string[], local: boolean): readonly string[] {
  if (!env.STEPWISE_COUNCILS)
    return local ? [] : ['STEPWISE_COUNCILS: is not set; name the councils this deployment serves']
  const unknown = env.STEPWISE_COUNCILS.filter(council => !known.includes(council))
  return unknown.map(council => `STEPWISE_COUNCILS: "${council}" is not one of ${known.join(', ')}`)
}

function placeProblems(env: Environment, local: boolean): readonly string[] {
  const problems: string[] = []
  if (!env.PEOPLE_FILE && !local) problems.push('PEOPLE_FILE: is not set; it says who works with Stepwise')
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT !== 0 && env.METRICS_PORT === env.PORT) {
    problems.push('METRICS_PORT: must differ from PORT')
  }
  return [...problems, ...dataFolderProblems(env.DATA_DIR)]
}

function toConfig(env: Environment, known: readonly string[]): Config {
  const local = env.STEPWISE_LOCAL === '1'
  return {
    port: env.PORT,
    metricsPort: env.METRICS_PORT ?? (env.PORT === 0 ? 0 : env.PORT + 1),
    host: local ? '127.0.0.1' : '0.0.0.0',
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    migrationUrl: env.DATABASE_MIGRATION_URL ?? null,
    peopleFile: env.PEOPLE_FILE ?? null,
    councils: env.STEPWISE_COUNCILS ?? known,
    tenant: env.MicrosoftAppTenantId ?? null,
    identity: readIdentity(env).identity,
    local,
    sharePoint: readSharePoint(env),
  }
}

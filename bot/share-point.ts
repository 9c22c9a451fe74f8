/** The settings for keeping workbooks in SharePoint: off unless a library is named. */
import type { Environment } from './environment.ts'

/** One document library, and the folder in it below which each council has its own. */
export type SharePoint = { readonly driveId: string; readonly folder: string }

export const readSharePoint = (env: Environment): SharePoint | null =>
  env.SHAREPOINT_DRIVE_ID ? { driveId: env.SHAREPOINT_DRIVE_ID, folder: env.SHAREPOINT_FOLDER ?? '' } : null

export function sharePointProblems(env: Environment, local: boolean): readonly string[] {
  if (!env.SHAREPOINT_DRIVE_ID)
    return env.SHAREPOINT_FOLDER ? ['SHAREPOINT_DRIVE_ID: is not set, but SHAREPOINT_FOLDER is'] : []
  if (local) return ['SHAREPOINT_DRIVE_ID: cannot be used in local mode, which signs in nowhere']
  const { CertificateThumbprint: certificate } = env
  return certificate && !certificate.includes('BEGIN CERTIFICATE')
    ? ['CertificateThumbprint: must be the certificate itself (PEM), not its thumbprint, while SHAREPOINT_DRIVE_ID is set']
    : []
}

/** The settings by their names in the environment, each checked by itself. */
import * as z from 'zod'

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine(value => value < 65536, 'is not a port number')
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin postgres://')
const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is not an id of the form 00000000-0000-0000-0000-000000000000')
const councilList = z
  .string()
  .transform(text => [...new Set(text.split(/[\s,]+/).filter(word => word !== ''))])
  .refine(list => list.length > 0, 'names no council')

const driveId = z.string().regex(/^[\w!.-]{8,200}$/, 'is not the id of a document library, which looks like b!AbC123')
const folder = z
  .string()
  .transform(path => path.replace(/^\/+|\/+$/g, ''))
  .refine(path => path.split('/').every(isFolderName), 'is not a folder of the library, such as Meetings/Lists')

/** What SharePoint takes as a folder's name. */
function isFolderName(name: string): boolean {
  return /^[^"*:<>?\\|#%~]{1,120}$/.test(name) && name.trim() === name && !/^\.+$/.test(name)
}

export const environmentSchema = z.object({
  PORT: port.default(3978),
  METRICS_PORT: port.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_MIGRATION_URL: databaseUrl.optional(),
  PEOPLE_FILE: z.string().optional(),
  STEPWISE_COUNCILS: councilList.optional(),
  STEPWISE_LOCAL: z.enum(['0', '1'], 'is 1 for local mode, or is not set').optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppTenantId: guid.optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'is SingleTenant or UserAssignedMSI')
    .default('SingleTenant'),
  MicrosoftAppPassword: z.string().optional(),
  CertificateThumbprint: z.string().optional(),
  CertificatePrivateKey: z.string().optional(),
  SHAREPOINT_DRIVE_ID: driveId.optional(),
  SHAREPOINT_FOLDER: folder.optional(),
})

export type Environment = z.output<typeof environmentSchema>

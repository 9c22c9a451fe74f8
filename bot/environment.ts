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
})

export type Environment = z.output<typeof environmentSchema>

/**
 * What Node has stripped and compiled once is kept beside the packages, where only those who install may write.
 * Imported by `npm start`, preloaded by the commands that have to answer at once.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))

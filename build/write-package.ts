// npm run build: writes dist.
import { join } from 'node:path'
import { buildPackage } from './package.js'

await buildPackage(join(import.meta.dirname, '../dist'))

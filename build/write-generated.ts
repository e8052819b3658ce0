// npm run generate: writes the modules that are made of other files.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildGeneratedModules } from './generated.js'

for (const [path, text] of buildGeneratedModules()) {
  writeFileSync(join(import.meta.dirname, '..', path), text)
}

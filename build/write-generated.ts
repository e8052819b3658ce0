// npm run generate: writes the modules that are made of other files, and the schemas of the page models.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildGeneratedModules } from './generated.js'
import { buildPageSchemas } from './page-schemas.js'

const root = join(import.meta.dirname, '..')
const files = new Map([...buildGeneratedModules(), ...buildPageSchemas()])

for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

// A step that is gone has no schema any more.
for (const file of readdirSync(join(root, 'docs/schemas'))) {
  if (!files.has(`docs/schemas/${file}`)) rmSync(join(root, 'docs/schemas', file))
}

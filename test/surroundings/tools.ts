// The bundlers, compilers, runners and frameworks of tools/: installed there by hand or in CI, never with the product.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder whose node_modules has the tools; it does not need to be installed. */
export const toolsFolder: string = fileURLToPath(new URL('./tools', import.meta.url))

/**
 * True when the tools are installed; for `describe.skipIf(!hasTools())`.
 *
 * @throws {Error} When they are not and `CI` is `true`.
 */
export function hasTools(): boolean {
  if (existsSync(`${toolsFolder}/node_modules/esbuild`)) return true
  const line =
    'Bundlers and frameworks are not installed: npm ci --prefix test/surroundings/tools; their tests are skipped.'
  if (process.env['CI'] === 'true') throw new Error(line)
  console.warn(line)
  return false
}

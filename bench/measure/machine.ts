// What the figures were taken on: date, versions, processors, and how busy they were.
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const packages = [
  'express-pingone-mfa',
  'express',
  'express-session',
  'connect-redis',
  'redis',
  'openid-client',
  'express-openid-connect',
  'passport',
  'passport-openidconnect',
  '@auth/express',
  '@okta/oidc-middleware',
  'better-auth',
]

/** A few lines of Markdown above the tables. */
export function describeMachine(): string {
  const processors = cpus()
  const load = loadavg()[0] ?? 0
  const busy =
    load > processors.length / 2
      ? ' **The machine was busy: these figures are no measurement.**'
      : ''
  return [
    `Taken ${new Date().toISOString().slice(0, 16)}Z on Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, load ${load.toFixed(1)} at the start.${busy}`,
    packages.map((name) => `${name} ${readVersion(name)}`).join(', ') + '.',
  ].join('\n\n')
}

function readVersion(name: string): string {
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url)
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }
  return version
}

// Random ids and secrets of a state in exchange for fixed ones, so that the same recipe makes the same state.
import { createHash } from 'node:crypto'
import type { EmulatorState } from '../emulator/index.js'
import { parseState } from '../emulator/parse-state.js'
import { createFixedSecret } from '../emulator/secrets.js'

/** A state that a recipe made, and what an app needs to use it. */
export interface RecipeSeed {
  readonly seed: EmulatorState
  /** What an app is told of it, beside where the emulator is. */
  readonly variables: Readonly<Record<string, string>>
}

/** Exchanges every value wherever it stands, also in what an app is told: an app that keeps running keeps working. */
export function fixRandomValues({ seed, variables }: RecipeSeed): RecipeSeed {
  const values = new Map([...fixIds(seed), ...fixSecrets(seed)])
  const exchange = (text: string): string =>
    text.replace(exchangeable(values), (value) => values.get(value) ?? value)
  const state: unknown = JSON.parse(exchange(JSON.stringify(seed)))
  return {
    seed: parseState(state),
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, exchange(value)]),
    ),
  }
}

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/** Those that are fixed already stay: the environment's and its worker's. Resources stand in the order they were made in. */
function fixIds(seed: EmulatorState): readonly (readonly [string, string])[] {
  const fixed = new Set(
    seed.environments.flatMap(({ id, applications }) => [
      id,
      ...applications.filter(({ type }) => type === 'WORKER').map((worker) => worker.id),
    ]),
  )
  const ids = new Set(JSON.stringify(seed).match(uuid))
  return [...ids]
    .filter((id) => !fixed.has(id))
    .map((id, index) => [id, createFixedId(`recipe ${index}`)] as const)
}

function createFixedId(of: string): string {
  const hex = createHash('sha256').update(`express-pingone-mfa emulator ${of}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}

function fixSecrets({ environments }: EmulatorState): readonly (readonly [string, string])[] {
  return environments.flatMap(({ applications }) =>
    applications.flatMap(({ name, secret, type }) =>
      secret === undefined || type === 'WORKER' ? [] : [[secret, createFixedSecret(name)] as const],
    ),
  )
}

function exchangeable(values: ReadonlyMap<string, string>): RegExp {
  // Ids and secrets are made of letters, digits, `-` and `_`: none of them means anything in a pattern.
  return new RegExp([...values.keys()].join('|'), 'g')
}

// Holds every page model that a server of this process answers as JSON to the published schema of its step.
import { existsSync, readFileSync } from 'node:fs'
import { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { Ajv, ValidateFunction } from 'ajv'

const faults: string[] = []
const checks = new Map<string, ValidateFunction>()
let count = 0

/** How many models were answered in this process so far. */
export function countAnsweredModels(): number {
  return count
}

/** What was wrong since it was last asked, a line each: the step, the path in its model, and why. */
export function takeFaults(): readonly string[] {
  return faults.splice(0)
}

/** Looks at every answer from now on. */
export function watchAnswers(): void {
  const end: unknown = Reflect.get(ServerResponse.prototype, 'end')
  if (typeof end !== 'function') throw new TypeError('a response has no end')
  const watched = function (this: ServerResponse, ...given: readonly unknown[]): unknown {
    checkBody(given[0])
    return Reflect.apply(end, this, given)
  }
  Object.assign(ServerResponse.prototype, { end: watched })
}

function checkBody(body: unknown): void {
  const text = Buffer.isBuffer(body) ? body.toString() : body
  if (typeof text !== 'string' || !/^\{.*"step":/s.test(text)) return
  const model: unknown = JSON.parse(text)
  const step = findStep(model)
  if (step === undefined) return
  count += 1
  const check = readCheck(step)
  if (check(model)) return
  const lines = (check.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  )
  faults.push(`${step}: ${lines.join('; ')}`)
}

/** What has a step and a purpose is a page model; a `step` that is none of ours is no model of ours. */
function findStep(model: unknown): string | undefined {
  if (typeof model !== 'object' || model === null) return undefined
  if (!('step' in model) || !('csrf' in model || 'purpose' in model)) return undefined
  const { step } = model
  return typeof step === 'string' && existsSync(schemaOf(step)) ? step : undefined
}

/** The validator is loaded by the first model: most test files have none. */
function readCheck(step: string): ValidateFunction {
  const made = checks.get(step)
  if (made !== undefined) return made
  const loaded = createRequire(import.meta.url)('ajv') as { readonly Ajv: typeof Ajv }
  const schema = JSON.parse(readFileSync(schemaOf(step), 'utf8')) as object
  const check = new loaded.Ajv({ strict: true, allErrors: true }).compile(schema)
  checks.set(step, check)
  return check
}

function schemaOf(step: string): URL {
  return new URL(`../../docs/schemas/${encodeURIComponent(step)}.json`, import.meta.url)
}

// `pi.template`: which notification template a request wants its message written with.
import { isRecord } from './json-value.js'
import { JwtRefused } from './jwt-check.js'
import type { TemplateRequest } from './request-types.js'

/** What such a mistake is reported as. */
export const templateTarget = 'pi.template'

/**
 * Reads the claim.
 *
 * @throws {JwtRefused} When a member is missing or of the wrong type.
 */
export function parseTemplateRequest(claim: unknown): TemplateRequest {
  if (!isRecord(claim)) throw new JwtRefused('must be an object', templateTarget)
  const name = readText(claim, 'name')
  if (name === undefined) throw new JwtRefused('name is missing', templateTarget)
  const variant = readText(claim, 'variant')
  const locale = readText(claim, 'locale')
  return {
    name,
    ...(variant === undefined ? {} : { variant }),
    ...(locale === undefined ? {} : { locale }),
    variables: readVariables(claim['variables']),
  }
}

function readText(claim: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = claim[name]
  if (value === undefined) return undefined
  if (typeof value === 'string' && value !== '') return value
  throw new JwtRefused(`${name} must be a text`, templateTarget)
}

function readVariables(value: unknown): ReadonlyMap<string, string> {
  if (value === undefined) return new Map()
  if (!isRecord(value)) throw new JwtRefused('variables must be an object', templateTarget)
  const variables = new Map<string, string>()
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') {
      throw new JwtRefused(`variables.${name} must be a string`, templateTarget)
    }
    variables.set(name, text)
  }
  return variables
}

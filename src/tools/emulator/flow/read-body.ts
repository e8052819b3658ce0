// Reads the members of an action's body.
import { invalidData, invalidValue, requiredValue, type ProblemDetail } from '../problem.js'
import type { ActionBody } from './step.js'

/**
 * Texts that must all be there.
 *
 * @throws {PingOneProblem} 400 with every one that is missing, empty or no text.
 */
export function readTexts<Name extends string>(
  body: ActionBody,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const read = names.map((name) => [name, readText(body, name)] as const)
  const details = read.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]))
  if (details.length > 0) throw invalidData(...details)
  return Object.fromEntries(read) as Readonly<Record<Name, string>>
}

/** The text, or what is wrong with it. */
function readText(body: ActionBody, name: string): string | ProblemDetail {
  const value = body[name]
  if (value === undefined || value === null) return requiredValue(name)
  if (typeof value !== 'string') return invalidValue(name, 'must be a string')
  if (value === '') return { code: 'EMPTY_VALUE', target: name, message: 'must not be empty' }
  return value
}

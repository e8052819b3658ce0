// The authorization request: PingOne's parameters checked against the application that sends them.
import { createHash } from 'node:crypto'
import { grantedOidcScopes } from './grants.js'
import { invalidValue, requiredValue, type ProblemDetail } from './problem.js'
import { assignedPolicies } from './sign-on-policy.js'
import type { Application, EnvironmentState } from './resources.js'
import type { AuthorizationRequest, ResponseMode, ResponseType } from './request-types.js'

/** A violation, with the OAuth error it is when it travels by redirect. */
export interface Violation {
  readonly detail: ProblemDetail
  readonly error: string
}

/** Either a checked request or every violation in it. */
export type ParsedRequest =
  | { readonly request: Omit<AuthorizationRequest, 'remoteIp'> }
  | { readonly violations: readonly [Violation, ...Violation[]] }

/** The response mode asked for, or the one the response type brings; undefined: no such mode. */
export function readResponseMode(parameters: URLSearchParams): ResponseMode | undefined {
  const mode = parameters.get('response_mode')
  switch (mode) {
    case 'query':
    case 'fragment':
    case 'form_post':
    case 'pi.flow':
      return mode
    case null:
      return (parameters.get('response_type') ?? '').includes('token') ? 'fragment' : 'query'
    default:
      return undefined
  }
}

/** Checks everything but `client_id` and `redirect_uri`, which decide where an error goes. */
export function parseAuthorizationRequest(
  environment: EnvironmentState,
  application: Application,
  parameters: URLSearchParams,
): ParsedRequest {
  const violations: Violation[] = []
  const collect = (error: string, detail: ProblemDetail): void => {
    violations.push({ error, detail })
  }
  const read = { environment, application, parameters, collect }
  const responseTypes = readResponseTypes(read)
  const responseMode = readAllowedMode(read)
  const codeChallenge = readCodeChallenge(read)
  const prompt = readPrompt(read)
  const maxAgeSeconds = readMaxAge(read)
  const scopes = readScopes(read)
  const policyId = readPolicy(read)
  checkNonce(read, responseTypes)
  const [first, ...others] = violations
  if (first !== undefined) return { violations: [first, ...others] }
  return {
    request: {
      clientId: application.id,
      responseTypes,
      responseMode,
      ...present('redirectUri', parameters.get('redirect_uri')),
      scopes,
      ...present('state', parameters.get('state')),
      ...present('nonce', parameters.get('nonce')),
      ...(codeChallenge === undefined ? {} : { codeChallenge }),
      prompt,
      ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
      ...present('loginHint', parameters.get('login_hint')),
      policyId,
    },
  }
}

/** Does the verifier of a token request belong to the challenge of its authorization request? */
export function isVerifierOf(
  verifier: string,
  challenge: NonNullable<AuthorizationRequest['codeChallenge']>,
): boolean {
  if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false
  if (challenge.method === 'plain') return verifier === challenge.value
  return createHash('sha256').update(verifier).digest('base64url') === challenge.value
}

interface Reading {
  readonly environment: EnvironmentState
  readonly application: Application
  readonly parameters: URLSearchParams
  readonly collect: (error: string, detail: ProblemDetail) => void
}

function readResponseTypes({ application, parameters, collect }: Reading): ResponseType[] {
  const asked = words(parameters.get('response_type'))
  const known = asked.filter(
    (word): word is ResponseType => word === 'code' || word === 'token' || word === 'id_token',
  )
  const allowed = (application.responseTypes ?? []).map((type) => type.toLowerCase())
  if (asked.length === 0) {
    collect('invalid_request', requiredValue('response_type'))
  } else if (known.length !== asked.length || known.some((type) => !allowed.includes(type))) {
    collect(
      'unsupported_response_type',
      invalidValue('response_type', 'is not allowed by the application', {
        allowedValues: allowed,
      }),
    )
  }
  return known
}

function readAllowedMode({ parameters, collect }: Reading): ResponseMode {
  const mode = readResponseMode(parameters)
  if (mode === undefined) {
    collect(
      'invalid_request',
      invalidValue('response_mode', 'is not supported', {
        allowedValues: ['query', 'fragment', 'form_post', 'pi.flow'],
      }),
    )
  } else if (mode === 'query' && (parameters.get('response_type') ?? '').includes('token')) {
    collect(
      'invalid_request',
      invalidValue('response_mode', 'cannot be query when a token is asked for'),
    )
  }
  return mode ?? 'query'
}

function readCodeChallenge(reading: Reading): AuthorizationRequest['codeChallenge'] {
  const { application, parameters, collect } = reading
  const value = parameters.get('code_challenge')
  const method = parameters.get('code_challenge_method') ?? 'plain'
  const enforcement = application.pkceEnforcement ?? 'OPTIONAL'
  const isCodeAsked = words(parameters.get('response_type')).includes('code')
  if (value === null) {
    if (isCodeAsked && enforcement !== 'OPTIONAL') {
      collect('invalid_request', requiredValue('code_challenge'))
    }
    if (parameters.has('code_challenge_method')) {
      collect('invalid_request', requiredValue('code_challenge'))
    }
    return undefined
  }
  if (method !== 'S256' && (method !== 'plain' || enforcement === 'S256_REQUIRED')) {
    const allowedValues = enforcement === 'S256_REQUIRED' ? ['S256'] : ['plain', 'S256']
    collect(
      'invalid_request',
      invalidValue('code_challenge_method', 'is not allowed', { allowedValues }),
    )
    return undefined
  }
  const pattern = method === 'S256' ? /^[A-Za-z0-9_-]{43}$/ : /^[A-Za-z0-9\-._~]{43,128}$/
  if (!pattern.test(value)) {
    collect('invalid_request', invalidValue('code_challenge', 'is not a code challenge'))
  }
  return { value, method: method === 'S256' ? 'S256' : 'plain' }
}

function readPrompt({ parameters, collect }: Reading): string[] {
  const prompt = words(parameters.get('prompt'))
  const allowedValues = ['none', 'login', 'consent', 'select_account']
  if (prompt.some((word) => !allowedValues.includes(word))) {
    collect('invalid_request', invalidValue('prompt', 'is not supported', { allowedValues }))
  } else if (prompt.includes('none') && prompt.length > 1) {
    collect('invalid_request', invalidValue('prompt', 'none cannot be combined with another value'))
  }
  return prompt
}

function readMaxAge({ parameters, collect }: Reading): number | undefined {
  const value = parameters.get('max_age')
  if (value === null) return undefined
  if (!/^[0-9]{1,10}$/.test(value)) {
    collect('invalid_request', invalidValue('max_age', 'must be a number of seconds'))
  }
  return Number(value)
}

/** Scopes that are not granted are dropped; that none is left is an error. */
function readScopes({ environment, application, parameters, collect }: Reading): string[] {
  const asked = words(parameters.get('scope'))
  const granted = grantedOidcScopes(environment, application)
  const scopes = [...new Set(asked)].filter((scope) => scope === 'openid' || granted.has(scope))
  if (asked.length > 0 && scopes.length === 0) {
    collect('invalid_scope', invalidValue('scope', 'At least one scope must be granted'))
  }
  return scopes
}

/** The first name that is assigned decides; names beside it may be unknown, but not all of them. */
function readPolicy({ environment, application, parameters, collect }: Reading): string {
  const assigned = assignedPolicies(environment, application)
  const names = words(parameters.get('acr_values'))
  const known = names.flatMap((name) => assigned.find((policy) => policy.name === name) ?? [])
  const [chosen] = names.length === 0 ? assigned : known
  if (chosen === undefined) {
    collect(
      'invalid_request',
      invalidValue('acr_values', 'must name sign-on policies that are assigned to the application'),
    )
  }
  return chosen?.id ?? ''
}

function checkNonce({ parameters, collect }: Reading, types: readonly ResponseType[]): void {
  if (types.includes('id_token') && !parameters.has('nonce')) {
    collect('invalid_request', requiredValue('nonce'))
  }
}

function words(value: string | null): string[] {
  return (value ?? '').split(' ').filter((word) => word !== '')
}

function present<Name extends string>(
  name: Name,
  value: string | null,
): Partial<Record<Name, string>> {
  return value === null ? {} : ({ [name]: value } as Record<Name, string>)
}

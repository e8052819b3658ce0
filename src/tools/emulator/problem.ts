// The two forms of PingOne's error answers: the platform's own, and OAuth's at the token endpoint.

/** One violation inside a PingOne error body. */
export interface ProblemDetail {
  readonly code: string
  readonly message: string
  readonly target?: string
  readonly innerError?: Readonly<Record<string, unknown>>
}

/** An answer in PingOne's error form. */
export class PingOneProblem extends Error {
  override readonly name = 'PingOneProblem' as const
  readonly status: number
  readonly code: string
  readonly details: readonly ProblemDetail[]

  constructor(status: number, code: string, message: string, details: readonly ProblemDetail[]) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** 429: another time, and when. */
export class LimitedProblem extends PingOneProblem {
  readonly retryAfterSeconds: number

  constructor(detail: ProblemDetail, retryAfterSeconds: number) {
    super(429, 'REQUEST_LIMITED', 'The request was limited. Try again later.', [detail])
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** An answer in OAuth's error form (RFC 6749 §5.2). */
export class OAuthProblem extends Error {
  override readonly name = 'OAuthProblem' as const
  readonly status: number
  readonly error: string
  /** Value of a `WWW-Authenticate` header. */
  readonly challenge: string | undefined

  constructor(status: number, error: string, description: string, challenge?: string) {
    super(description)
    this.status = status
    this.error = error
    this.challenge = challenge
  }
}

/** 400: one or more values are wrong; every violation in one answer. */
export function invalidData(...details: readonly ProblemDetail[]): PingOneProblem {
  return new PingOneProblem(
    400,
    'INVALID_DATA',
    'The request could not be completed. One or more validation errors were in the request.',
    details,
  )
}

/** 400: the request as a whole makes no sense here. */
export function invalidRequest(
  message: string,
  ...details: readonly ProblemDetail[]
): PingOneProblem {
  return new PingOneProblem(400, 'INVALID_REQUEST', message, details)
}

/** 404: unknown, expired, disabled, or not yours. */
export function notFound(): PingOneProblem {
  return new PingOneProblem(
    404,
    'NOT_FOUND',
    'The request could not be completed. The requested resource was not found.',
    [],
  )
}

/** 401: no access token, or none that counts. */
export function accessFailed(): PingOneProblem {
  return new PingOneProblem(
    401,
    'ACCESS_FAILED',
    'The request could not be completed. You do not have access to this resource.',
    [
      {
        code: 'INVALID_TOKEN',
        target: 'Authentication Credentials',
        message: 'The authorization token is either missing or invalid, or it has expired.',
      },
    ],
  )
}

/** 415: a body of a media type that the operation does not read. */
export function unsupportedMediaType(mediaType: string): PingOneProblem {
  const message = `The request could not be completed. The media type ${mediaType} is not supported.`
  return new PingOneProblem(415, 'INVALID_REQUEST', message, [])
}

/** 501: PingOne has it, or may have it, and the emulator does not. */
export function notImplemented(what: string): PingOneProblem {
  return new PingOneProblem(501, 'NOT_IMPLEMENTED', `The emulator does not implement ${what}.`, [])
}

/** A value that must be there is not. */
export function requiredValue(target: string): ProblemDetail {
  return { code: 'REQUIRED_VALUE', target, message: 'must not be null' }
}

/** A value is there and wrong. */
export function invalidValue(
  target: string,
  message: string,
  innerError?: ProblemDetail['innerError'],
): ProblemDetail {
  return {
    code: 'INVALID_VALUE',
    target,
    message,
    ...(innerError === undefined ? {} : { innerError }),
  }
}

/** All violations in one sentence, for OAuth's `error_description`. */
export function describeDetails(details: readonly ProblemDetail[]): string {
  return details.map((detail) => `${detail.target ?? 'request'}: ${detail.message}`).join('; ')
}

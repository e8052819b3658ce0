// Why a worker application got no access token, and what to do about it.
import { PlatformError, type UpstreamError } from '../../../errors.js'
import { unusableAnswer } from './platform-failure.js'
import { readCorrelationId, readSafeText, readSafeWord } from './refusal.js'

/** The call for a token that was refused. */
export interface RefusedWorker {
  readonly name: string
  readonly attempts: number
  /** Which must not come back out of PingOne's texts. */
  readonly secret: string
}

/** What the token endpoint's answer means when it is no success. */
export function explainRefusedWorker(
  call: RefusedWorker,
  { response, body }: { readonly response: Response; readonly body: unknown },
): PlatformError | UpstreamError {
  const { status } = response
  if (status >= 500 || status === 408 || status < 400) return unusableAnswer(call, response)
  const hidden = [call.secret]
  const error =
    readSafeWord(body, { name: 'error', hidden }) ?? readSafeWord(body, { name: 'code', hidden })
  const correlationId =
    readCorrelationId(response) ?? readSafeWord(body, { name: 'correlation_id', hidden })
  const said = readSafeText(body, { name: 'error_description', hidden })
  const codes = error === undefined ? String(status) : `${status} ${error}`
  const advice = adviseOnWorker(status, { error, attempts: call.attempts, said })
  return new PlatformError(
    `PingOne gave the worker application no access token (${codes}): ${advice}`,
    {
      status,
      call: call.name,
      ...(error !== undefined && { pingoneCode: error }),
      ...(correlationId !== undefined && { correlationId }),
    },
  )
}

function adviseOnWorker(
  status: number,
  {
    error,
    attempts,
    said,
  }: {
    readonly error: string | undefined
    readonly attempts: number
    readonly said: string | undefined
  },
): string {
  if (status === 429)
    return `its rate of calls is used up, after ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}. Wait a minute and start again.`
  if (error === 'unauthorized_client' || error === 'unsupported_grant_type') {
    return 'the application may not use the grant client_credentials. Check that PINGONE_WORKER_CLIENT_ID is a worker application.'
  }
  if (status === 404 || error === 'NOT_FOUND') {
    return 'there is no such environment here. Check PINGONE_WORKER_ENVIRONMENT_ID (without it PINGONE_ENVIRONMENT_ID counts) and PINGONE_REGION.'
  }
  if (status === 401 || error === 'invalid_client') {
    return 'its credentials are wrong. Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID (where the worker is; without it PINGONE_ENVIRONMENT_ID counts), and that the worker is enabled and authenticates with Client Secret Basic.'
  }
  return `${said ?? 'without an explanation that is understood'}. Check PINGONE_WORKER_CLIENT_ID and PINGONE_WORKER_ENVIRONMENT_ID.`
}

// What a failed call means to whoever has to put it right.
import { PlatformError, UpstreamError } from '../../../errors.js'
import { readFailureCode } from '../../../pingone/network-failure.js'
import { tokenCall } from '../platform/worker-token.js'
import { failedFact, type Fact } from './fact.js'

/** Turns what a call threw into a fact that is not known; what is no answer of PingOne is thrown on. */
export function explainUpstream(
  { summary, host }: { readonly summary: string; readonly host: string },
  error: unknown,
): Fact<never> {
  if (!(error instanceof UpstreamError)) throw error
  return failedFact(summary, {
    evidence: `${host}: ${error.message}`,
    cure: cureUpstream(error, host),
  })
}

/** What to do about a call that was not answered. */
export function cureUpstream(error: UpstreamError, host: string): string {
  switch (error.reason) {
    case 'unreachable':
      return cureUnreachable(readFailureCode(error.cause) ?? '', host)
    case 'interrupted':
      return `Run it again. If the connection breaks every time, look at the proxy or firewall between this machine and ${host}.`
    case 'timed_out':
      return `Check that this machine may call ${host} over https (firewall, proxy), and run it again.`
    case 'rate_limited':
      return `PingOne limits the rate of calls: wait ${writeWait(error.retryAfterSeconds)} and run it again.`
    case 'server_error':
      return 'PingOne has a fault of its own: run it again, and look at https://status.pingidentity.com if it stays.'
    case 'too_large':
    case 'redirected':
    case 'foreign_host':
    case 'not_understood':
      return `Check that ${host} is PingOne: something else answers there, such as a proxy or a website. Look at the region, custom domain and base URL.`
  }
}

function writeWait(seconds: number | undefined): string {
  return seconds === undefined ? 'a minute' : `${seconds} seconds`
}

function cureUnreachable(code: string, host: string): string {
  if (/^(ENOTFOUND|EAI_)/.test(code)) {
    return `The name ${host} is not known here: check its spelling (region, custom domain, base URL) and the DNS of this machine.`
  }
  if (/CERT|TLS|SSL|UNABLE_TO/.test(code)) {
    return `The certificate of ${host} is not trusted: look for a proxy that opens TLS, and give its CA to Node with NODE_EXTRA_CA_CERTS. Never switch verification off.`
  }
  if (/^(127\.|localhost|\[::1\])/.test(host)) {
    return `Start what should listen at ${host}, for example \`express-pingone-mfa emulator\`, or change PINGONE_AUTH_BASE_URL.`
  }
  return `Check that this machine may call ${host} (firewall, proxy), and that the address is right.`
}

/** One call of the platform API, as the explanation needs it. */
export interface PlatformStep {
  /** What could not be read, e.g. `the application`. */
  readonly what: string
  /** The role that lets a worker application read it. */
  readonly role: 'Client Application Developer' | 'Environment Admin'
}

/** Turns what the platform client threw into a fact that is not known. */
export function explainPlatform({ what, role }: PlatformStep, error: unknown): Fact<never> {
  const summary = `${what} could not be read`
  if (error instanceof UpstreamError) {
    return failedFact(summary, {
      evidence: error.message,
      cure: cureUpstream(error, 'the platform API'),
    })
  }
  if (!(error instanceof PlatformError)) throw error
  return isAboutWorker(error)
    ? failedFact(summary, {
        evidence: `PingOne gave the worker application no access token: ${writeCodes(error)}.`,
        cure: cureWorker,
      })
    : failedFact(summary, {
        evidence: `PingOne refused to show ${what}: ${writeCodes(error)}.`,
        cure: curePlatform(role, error),
      })
}

/** Whether PingOne refused the worker application itself, and not one of its questions. */
export function isAboutWorker({ call, status }: PlatformError): boolean {
  return status === 401 || (call === tokenCall && status !== 429)
}

function writeCodes({ status, pingoneCode, correlationId }: PlatformError): string {
  const code = pingoneCode === undefined ? '' : ` ${pingoneCode}`
  const id = correlationId === undefined ? '' : ` (Correlation-Id ${correlationId})`
  return `${status}${code}${id}`
}

const cureWorker =
  'Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID, that the worker application is enabled, and that it authenticates with Client Secret Basic.'

function curePlatform(role: PlatformStep['role'], { status }: PlatformError): string {
  if (status === 403) {
    return `Give the worker application the role "${role}" for this environment (Applications → the worker application → Roles).`
  }
  if (status === 404) return 'Check PINGONE_ENVIRONMENT_ID and PINGONE_API_BASE_URL.'
  if (status === 429) return 'PingOne limits the rate of calls: wait a minute and run it again.'
  return 'Run it again; if it stays, give the Correlation-Id to the support of PingOne.'
}

// Whether the app is told all it needs.
import type { ConfigProblem } from '../../../errors.js'
import type { Finding } from './diagnosis.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'

const configuration = { check: 'configuration', title: 'The configuration is complete' }

/** Every option that is missing or cannot be. */
export function checkConfiguration({ app }: Facts): Finding {
  if (app.problems.length === 0) {
    const { environmentId, clientId, clientAuthentication, redirectUri } = app
    return passed(
      configuration,
      `Environment ${environmentId}, client ${clientId} by ${clientAuthentication}, redirect URI ${redirectUri}.`,
    )
  }
  const names = app.problems.map(({ option, environment }) => environment ?? option)
  return failed(configuration, {
    evidence: app.problems.map(writeProblem).join(' '),
    cure: `Set ${names.join(', ')} in .env, or run \`express-pingone-mfa provision apply\`, which writes it.`,
  })
}

function writeProblem({ option, environment, problem }: ConfigProblem): string {
  return `${environment ?? option} ${problem}.`
}

const secretLength = {
  check: 'secret-length',
  title: 'The client secret is long enough to sign approvals',
}
const leastBytes = 32

/** HS256 wants a key of 32 bytes (RFC 7518 §3.2): approvals and step-up are signed with the secret. */
export function checkSecretLength({ app }: Facts): Finding {
  const { clientSecret, clientAuthentication } = app
  if (clientSecret === undefined || clientSecret === '') {
    return clientAuthentication.startsWith('client_secret_')
      ? skipped(secretLength, 'the configuration is incomplete')
      : warned(secretLength, {
          evidence: `The app has no client secret (${clientAuthentication}).`,
          cure: 'requiresApproval() and requiresMfa() sign with a client secret: give PINGONE_CLIENT_SECRET to use them.',
        })
  }
  const bytes = Buffer.byteLength(clientSecret)
  return bytes >= leastBytes
    ? passed(secretLength, `It has ${bytes} bytes.`)
    : failed(secretLength, {
        evidence: `It has ${bytes} bytes; HS256 needs ${leastBytes}.`,
        cure: 'Generate a new secret (Applications → the application → Overview → Generate New Secret) and write it to PINGONE_CLIENT_SECRET.',
      })
}

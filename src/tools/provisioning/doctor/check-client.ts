// Whether PingOne takes the client and its requests, as far as refusals tell.
import { readTexts } from '../../../pingone/json.js'
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith, valueOf } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'
import type { AuthorizeAnswer, RedirectAnswers, TokenAnswer } from './gather-probes.js'

const authentication = {
  check: 'client-authentication',
  title: 'PingOne accepts the client credentials',
}

/** A made-up code is refused: as a code, when the client is right. */
export function checkClientAuthentication({ app, open }: Facts): Finding {
  return judgeOwn({ topic: authentication, fact: open.tokenAnswer }, (answer) => {
    const evidence = `The token endpoint answered a made-up code with ${writeToken(answer)} (${app.clientAuthentication}).`
    if (answer.error === 'invalid_grant') return passed(authentication, evidence)
    if (answer.error === 'invalid_client' || answer.status === 401) {
      return failed(authentication, {
        evidence,
        cure: 'Check PINGONE_CLIENT_ID, PINGONE_CLIENT_SECRET and clientAuthentication: PingOne answers all three mistakes alike. The secret and the Token Endpoint Authentication Method are at Applications → the application.',
      })
    }
    if (answer.error === 'unauthorized_client') {
      return failed(authentication, {
        evidence,
        cure: 'Switch the grant type Authorization Code on (Applications → the application → Configuration).',
      })
    }
    return warned(authentication, {
      evidence,
      cure: 'Neither a yes nor a no: try a sign-on, and look at its error in the audit log of PingOne.',
    })
  })
}

function writeToken({ status, error }: TokenAnswer): string {
  return error === 'unknown' ? `${status}` : `${status} ${error}`
}

const redirectUri = {
  check: 'redirect-uri',
  title: 'The redirect URI is registered',
}

/** By the application when it can be read; else by the answers to our redirect URI and to a foreign one. */
export function checkRedirectUri(facts: Facts): Finding {
  const application = valueOf(facts.platform.application)
  const { app } = facts
  if (application !== undefined) return judgeRegistered(app.redirectUri, application)
  return judgeOwn({ topic: redirectUri, fact: facts.open.redirectAnswers }, (answers) =>
    judgeAnswers(app.redirectUri, answers),
  )
}

const cureRedirect = (uri: string): string =>
  `Add ${uri} to the redirect URIs (Applications → the application → Configuration), letter for letter, or set BASE_URL to what is registered.`

function judgeRegistered(uri: string, application: Readonly<Record<string, unknown>>): Finding {
  const registered = readTexts(application, 'redirectUris')
  if (registered.includes(uri)) return passed(redirectUri, `${uri} is registered.`)
  const evidence = `${uri} is not among the redirect URIs: ${registered.join(', ') || 'there are none'}.`
  return application['allowWildcardInRedirectUris'] === true &&
    registered.some((each) => each.includes('*'))
    ? warned(redirectUri, {
        evidence: `${evidence} Wildcards are allowed.`,
        cure: cureRedirect(uri),
      })
    : failed(redirectUri, { evidence, cure: cureRedirect(uri) })
}

function judgeAnswers(uri: string, { ours, unregistered }: RedirectAnswers): Finding {
  const evidence = `PingOne answered ${uri} with ${writeAnswer(ours)}, and a URI that nobody registered with ${writeAnswer(unregistered)}.`
  if (ours.details.some(isAboutRedirect)) {
    return failed(redirectUri, { evidence, cure: cureRedirect(uri) })
  }
  if (ours.status === 404) {
    return failed(redirectUri, {
      evidence,
      cure: 'Check PINGONE_CLIENT_ID, and that the application is enabled: PingOne knows no such application.',
    })
  }
  if (writeAnswer(ours) !== writeAnswer(unregistered)) return passed(redirectUri, evidence)
  return warned(redirectUri, {
    evidence,
    cure: `Both alike, so this does not tell. ${cureRedirect(uri)} With a worker application (PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET) it can be looked up.`,
  })
}

function isAboutRedirect({ code, target }: AuthorizeAnswer['details'][number]): boolean {
  return /redirect/i.test(`${target ?? ''} ${code}`)
}

/** Status, code and details in words, without PingOne's own texts. */
export function writeAnswer({ status, code, details }: AuthorizeAnswer): string {
  const more = details.map((each) =>
    each.target === undefined ? each.code : `${each.code} ${each.target}`,
  )
  return `${status} ${code}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
}

const request = {
  check: 'authorization-request',
  title: 'PingOne accepts the authorization request of this app',
}
const parameters: ReadonlySet<string> = new Set([
  'client_id',
  'response_type',
  'response_mode',
  'scope',
  'code_challenge',
  'code_challenge_method',
  'request',
])

/** Refused it is anyway, as nobody may be asked; not because of what it says. */
export function checkAuthorizationRequest({ open }: Facts): Finding {
  return judgeWith({ topic: request, fact: open.redirectAnswers }, ({ ours }) => {
    if (ours.status === 404 || ours.details.some(isAboutRedirect)) {
      return skipped(request, 'PingOne refuses the redirect URI or the application before')
    }
    const refused = ours.details.flatMap(({ target }) =>
      target !== undefined && parameters.has(target) ? [target] : [],
    )
    const evidence = `PingOne answered ${writeAnswer(ours)} to a request that lets it ask nothing.`
    if (refused.length === 0) return passed(request, evidence)
    return failed(request, {
      evidence,
      cure: `Compare ${refused.join(', ')} of the app with the application (Applications → the application → Configuration and Resources).`,
    })
  })
}

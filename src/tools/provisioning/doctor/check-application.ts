// Whether the application at PingOne is set up as the app uses it.
import { readTexts, readWord } from '../../../pingone/json.js'
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, warned, type Topic } from './finding.js'
import { applyRecipe } from './cures.js'
import { joinWords } from '../words.js'

const place = 'Applications → the application → Configuration'

const worker = { check: 'worker', title: 'The worker application may look at the environment' }

/** The worker's credentials and its roles, by the first thing it reads. */
export function checkWorker({ platform, workerProblems, app }: Facts): Finding {
  if (workerProblems.length > 0) {
    return failed(worker, {
      evidence: workerProblems
        .map(({ option, environment, problem }) => `${environment ?? option}: ${problem}`)
        .join(' '),
      cure: `Set ${joinWords(workerProblems.map(({ option, environment }) => environment ?? option))}, or take every PINGONE_WORKER_ variable away.`,
    })
  }
  return judgeOwn({ topic: worker, fact: platform.environment }, ({ name }) =>
    passed(worker, `It sees the environment "${name}" (${app.environmentId}).`),
  )
}

const application = {
  check: 'application',
  title: 'The application is there, switched on and of the right type',
}

/** Found, enabled, OIDC. */
export function checkApplication({ platform }: Facts): Finding {
  return judgeOwn(
    { topic: application, fact: platform.application },
    ({ name, type, protocol, enabled }) => {
      const evidence = `"${name}" is a ${type} of ${protocol}, ${enabled ? 'enabled' : 'disabled'}.`
      if (protocol !== 'OPENID_CONNECT' || !['WEB_APP', 'NATIVE_APP'].includes(type)) {
        return failed(application, {
          evidence,
          cure: `Use an application of the type OIDC Web App, and its client id: ${applyRecipe}.`,
        })
      }
      return enabled
        ? passed(application, evidence)
        : failed(application, {
            evidence,
            cure: 'Switch the application on (Applications → the application, the switch at the top).',
          })
    },
  )
}

type Members = Readonly<Record<string, unknown>>

function judgeApplication(topic: Topic, judge: (members: Members, facts: Facts) => Finding) {
  return (facts: Facts): Finding =>
    judgeWith({ topic, fact: facts.platform.application }, (members) => judge(members, facts))
}

const grantTypes = { check: 'grant-types', title: 'The application may use authorization codes' }

/** Authorization code, and nothing that puts tokens into a URL. */
export const checkGrantTypes: (facts: Facts) => Finding = judgeApplication(
  grantTypes,
  (members) => {
    const grants = readTexts(members, 'grantTypes')
    const responses = readTexts(members, 'responseTypes')
    const evidence = `Grant types ${joinWords(grants) || 'none'}, response types ${joinWords(responses) || 'none'}.`
    if (!grants.includes('AUTHORIZATION_CODE') || !responses.includes('CODE')) {
      return failed(grantTypes, {
        evidence,
        cure: `Switch on the response type Code and the grant type Authorization Code (${place}).`,
      })
    }
    return grants.includes('IMPLICIT')
      ? warned(grantTypes, {
          evidence,
          cure: `Switch the grant type Implicit off (${place}): this app never uses it, and it puts tokens into URLs.`,
        })
      : passed(grantTypes, evidence)
  },
)

const authMethod = {
  check: 'token-auth-method',
  title: 'The application authenticates as the app does',
}

/** Another method is answered like a wrong secret. */
export const checkAuthMethod: (facts: Facts) => Finding = judgeApplication(
  authMethod,
  (members, { app }) => {
    const theirs = (readWord(members, 'tokenEndpointAuthMethod', 60) ?? 'unknown').toLowerCase()
    const evidence = `PingOne wants ${theirs}, the app uses ${app.clientAuthentication}.`
    return theirs === app.clientAuthentication
      ? passed(authMethod, evidence)
      : failed(authMethod, {
          evidence,
          cure: `Set clientAuthentication to '${theirs}' in the app, or the Token Endpoint Authentication Method to ${app.clientAuthentication} (${place}).`,
        })
  },
)

const pkce = { check: 'pkce', title: 'The application insists on PKCE with S256' }

/** The app always sends S256; only when PingOne insists can nobody leave it out. */
export const checkPkce: (facts: Facts) => Finding = judgeApplication(pkce, (members) => {
  const enforcement = readWord(members, 'pkceEnforcement', 60) ?? 'OPTIONAL'
  const evidence = `PKCE enforcement is ${enforcement}.`
  return enforcement === 'S256_REQUIRED'
    ? passed(pkce, evidence)
    : warned(pkce, {
        evidence,
        cure: `Set PKCE Enforcement to S256_REQUIRED (${place}): this app always sends it, and then nobody can leave it out.`,
      })
})

const postLogout = {
  check: 'post-logout-redirect-uri',
  title: 'PingOne sends the browser back after sign-off',
}

/** Unregistered, PingOne's sign-off ends on a page of its own, with an error. */
export const checkPostLogout: (facts: Facts) => Finding = judgeApplication(
  postLogout,
  (members, { app }) => {
    const uri = app.postLogoutRedirectUri
    const registered = readTexts(members, 'postLogoutRedirectUris')
    if (registered.includes(uri)) return passed(postLogout, `${uri} is registered.`)
    const evidence = `${uri} is not among the sign-off URLs: ${registered.join(', ') || 'there are none'}.`
    const cure = `Add ${uri} to the Signoff URLs (${place}), letter for letter.`
    return app.signOn === 'hosted'
      ? failed(postLogout, { evidence, cure })
      : warned(postLogout, {
          evidence,
          cure: `${cure} Hosted sign-on needs it, and the way out of a limit.`,
        })
  },
)

const requestObject = {
  check: 'request-object',
  title: 'A request object must be signed, and may be absent',
}

/** Unsigned, anybody could write what is approved; demanded, an ordinary sign-on would be refused. */
export const checkRequestObject: (facts: Facts) => Finding = judgeApplication(
  requestObject,
  (members) => {
    if (members['supportUnsignedRequestObject'] === true) {
      return failed(requestObject, {
        evidence: 'The application takes unsigned request objects.',
        cure: `Set supportUnsignedRequestObject to false (${place}): otherwise anybody can write what is approved.`,
      })
    }
    if (members['requireSignedRequestObject'] === true) {
      return failed(requestObject, {
        evidence: 'The application demands a signed request object for every sign-on.',
        cure: `Set requireSignedRequestObject to false (${place}): only approvals carry one.`,
      })
    }
    return passed(requestObject, 'Unsigned ones are refused, none is demanded.')
  },
)

const par = {
  check: 'pushed-authorization-requests',
  title: 'PingOne does not demand pushed authorization requests',
}

/** The embedded sign-on opens authorize itself. */
export const checkPushedRequests: (facts: Facts) => Finding = judgeApplication(
  par,
  (members, { app }) => {
    const requirement = readWord(members, 'parRequirement', 60) ?? 'OPTIONAL'
    const evidence = `Pushed authorization requests are ${requirement}, sign-on is ${app.signOn}.`
    if (requirement !== 'REQUIRED') return passed(par, evidence)
    return failed(par, {
      evidence,
      cure: `Set the PAR requirement to Optional (${place}): embedded sign-on, step-up and approval open the request themselves.`,
    })
  },
)

const scopes = { check: 'scopes', title: 'The scopes that the app asks for are granted' }

/** `openid` may be asked for without a grant. */
export function checkScopes({ app, platform }: Facts): Finding {
  return judgeOwn({ topic: scopes, fact: platform.grantedScopes }, (granted) => {
    const missing = app.scopes.filter((scope) => scope !== 'openid' && !granted.includes(scope))
    const evidence = `Asked for: ${app.scopes.join(' ')}. Granted: ${granted.join(' ') || 'none'}.`
    if (granted.length > 0 && missing.length === 0) return passed(scopes, evidence)
    const wanted = missing.length === 0 ? 'at least one OpenID Connect scope' : joinWords(missing)
    return failed(scopes, {
      evidence,
      cure: `Grant ${wanted} (Applications → the application → Resources), or ${applyRecipe}.`,
    })
  })
}

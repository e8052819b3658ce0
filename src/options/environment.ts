// The environment variables that stand in for options, and those that look like one of them but are not.
import type { ConfigProblem } from '../errors.js'
import { findNearest } from './did-you-mean.js'
import { readVariable, type OptionReader } from './option-reader.js'
import type { PingOneMfaOptions } from './options.js'

/** Every option, with the environment variable that sets it, if there is one. */
export const variables: Readonly<Record<keyof PingOneMfaOptions, string | undefined>> = {
  environmentId: 'PINGONE_ENVIRONMENT_ID',
  region: 'PINGONE_REGION',
  customDomain: 'PINGONE_CUSTOM_DOMAIN',
  authBaseUrl: 'PINGONE_AUTH_BASE_URL',
  allowLoopbackInProduction: 'PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION',
  clientId: 'PINGONE_CLIENT_ID',
  clientSecret: 'PINGONE_CLIENT_SECRET',
  clientAuthentication: undefined,
  clientKey: undefined,
  requestObjectKey: undefined,
  evidenceKey: undefined,
  baseUrl: 'BASE_URL',
  strippedPrefix: undefined,
  paths: undefined,
  signOn: undefined,
  responseMode: undefined,
  pushedAuthorizationRequests: undefined,
  scope: undefined,
  acrValues: undefined,
  mfaAcrValues: 'PINGONE_MFA_ACR_VALUES',
  approvalAcrValues: undefined,
  userinfo: undefined,
  userClaims: undefined,
  absoluteLifetimeSeconds: undefined,
  pendingLifetimeSeconds: undefined,
  clockToleranceSeconds: undefined,
  keepSessionData: undefined,
  stateStore: undefined,
  approval: undefined,
  throttle: 'PINGONE_THROTTLE',
  browserSecret: 'PINGONE_BROWSER_SECRET',
  timeouts: undefined,
  views: undefined,
  brand: undefined,
  languages: undefined,
  texts: undefined,
  locale: undefined,
  revealUserState: undefined,
  decoyStep: undefined,
  decoyNumber: undefined,
  pushTimeoutSeconds: undefined,
  appCodes: undefined,
  discoverablePasskeys: undefined,
  otpLength: undefined,
  otpAutoSubmit: undefined,
  passwordRules: undefined,
  registration: undefined,
  allowSilentSignOn: undefined,
  fetch: undefined,
  afterSignOn: undefined,
  beforeApproval: undefined,
  afterApproval: undefined,
  onError: undefined,
  onEvent: undefined,
  name: undefined,
}

/** Read by the tools beside the app, so never a misspelling here. */
const elsewhere = [
  'PINGONE_WORKER_CLIENT_ID',
  'PINGONE_WORKER_CLIENT_SECRET',
  'PINGONE_WORKER_ENVIRONMENT_ID',
  'PINGONE_API_BASE_URL',
]

const prefix = 'PINGONE_'

/**
 * Finds variables that are probably a misspelt one of ours: near its name, while the option itself is not given.
 *
 * Any other `PINGONE_…` variable is the app's own affair.
 */
export function findMisspeltVariables(
  environment: NodeJS.ProcessEnv,
  reader: OptionReader,
): readonly ConfigProblem[] {
  const entries = Object.entries(variables)
  const ours = entries.flatMap(([, variable]) => (variable === undefined ? [] : [variable]))
  const open = entries.flatMap(([option, variable]) =>
    variable?.startsWith(prefix) === true && !reader.has(option)
      ? [{ option, rest: variable.slice(prefix.length) }]
      : [],
  )
  return Object.keys(environment).flatMap((name) => {
    if (!name.startsWith(prefix) || readVariable(environment, name) === undefined) return []
    if (ours.includes(name) || elsewhere.includes(name)) return []
    const nearest = findNearest(
      name.slice(prefix.length),
      open.map(({ rest }) => rest),
    )
    const meant = open.find(({ rest }) => rest === nearest)
    if (meant === undefined) return []
    return [
      {
        option: meant.option,
        environment: name,
        problem: `is no variable of this package: did you mean ${prefix}${meant.rest}?`,
      },
    ]
  })
}

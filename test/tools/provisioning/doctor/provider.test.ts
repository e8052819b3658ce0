// Where PingOne is: a mistake in the region, the environment id or the custom domain gets its own words.
import { describe, expect, it } from 'vitest'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import type { Finding } from '../../../../src/tools/provisioning/doctor/diagnosis.js'
import { findingOf } from '../support/doctor.js'

const environmentId = 'e0a1de00-0000-4000-8000-000000000001'
const otherId = 'e0a1de00-0000-4000-8000-000000000002'

/** A network in which only these issuers answer: the address of each, with the issuer it names. */
function answering(issuers: Readonly<Record<string, string>>): typeof fetch {
  return (input) => {
    const url = input instanceof Request ? input.url : String(input)
    const at = url.replace('/.well-known/openid-configuration', '')
    const issuer = issuers[at]
    if (issuer === undefined) return Promise.resolve(Response.json({}, { status: 404 }))
    return Promise.resolve(
      Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      }),
    )
  }
}

const failing =
  (code: string): typeof fetch =>
  () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }))

async function findDiscovery(
  send: typeof fetch,
  more: Partial<DiagnoseOptions> = {},
): Promise<Finding> {
  const diagnosis = await diagnose({
    environmentId,
    clientId: 'a0a1de00-0000-4000-8000-000000000001',
    clientSecret: 's'.repeat(64),
    baseUrl: 'https://bank.example',
    fetch: send,
    ...more,
  })
  return findingOf(diagnosis, 'discovery')
}

const us = `https://auth.pingone.com/${environmentId}/as`
const eu = `https://auth.pingone.eu/${environmentId}/as`
const custom = 'https://auth.bank.example/as'

interface Case {
  readonly network: Readonly<Record<string, string>>
  readonly options?: Partial<DiagnoseOptions>
  readonly evidence: string
  readonly cure: string
}

const cases: Readonly<Record<string, Case>> = {
  'an environment of another region': {
    network: { [eu]: eu },
    evidence: `${us} answered 404: there is no environment ${environmentId} there. The region eu knows it.`,
    cure: 'Set PINGONE_REGION=eu.',
  },
  'an environment that no region knows': {
    network: {},
    options: { region: 'eu' },
    evidence: `${eu} answered 404: there is no environment ${environmentId} there. No other region knows it.`,
    cure: 'Check PINGONE_ENVIRONMENT_ID: PingOne shows the environment id at Settings → Environment Properties.',
  },
  'a custom domain that nobody set up': {
    network: { [us]: us },
    options: { customDomain: 'auth.bank.example' },
    evidence: `${custom} answered 404: there is no environment ${environmentId} there.`,
    cure: 'Check PINGONE_CUSTOM_DOMAIN: write the host name that PingOne shows at Settings → Domains, and nothing else.',
  },
  'an issuer of another region': {
    network: { [us]: eu },
    evidence: `The discovery document names the issuer "${eu}", the app expects "${us}".`,
    cure: 'Set PINGONE_REGION=eu.',
  },
  'an issuer of another environment': {
    network: { [us]: us.replace(environmentId, otherId) },
    evidence: `The discovery document names the issuer "${us.replace(environmentId, otherId)}", the app expects "${us}".`,
    cure: `Set PINGONE_ENVIRONMENT_ID=${otherId}, or check which environment is meant.`,
  },
  'an environment with a custom domain': {
    network: { [us]: custom },
    evidence: `The discovery document names the issuer "${custom}", the app expects "${us}".`,
    cure: 'The environment has a custom domain: set PINGONE_CUSTOM_DOMAIN=auth.bank.example.',
  },
  'a custom domain that leads to an environment without one': {
    network: { [custom]: us },
    options: { customDomain: 'auth.bank.example' },
    evidence: `The discovery document names the issuer "${us}", the app expects "${custom}".`,
    cure: 'The environment answers under its PingOne host: take PINGONE_CUSTOM_DOMAIN and PINGONE_AUTH_BASE_URL away, and set PINGONE_REGION=com.',
  },
  'an issuer at another base URL': {
    network: {
      [`https://pingone.test/${environmentId}/as`]: `https://other.test/${environmentId}/as`,
    },
    options: { authBaseUrl: 'https://pingone.test' },
    evidence: `The discovery document names the issuer "https://other.test/${environmentId}/as", the app expects "https://pingone.test/${environmentId}/as".`,
    cure: 'Set PINGONE_AUTH_BASE_URL=https://other.test, if that is where PingOne is meant to be.',
  },
  'an issuer that is no URL': {
    network: { [us]: 'PingOne' },
    evidence: `The discovery document names the issuer "PingOne", the app expects "${us}".`,
    cure: 'Check that this is PingOne: it names an issuer that is no URL.',
  },
}

describe('the discovery document', () => {
  it.each(Object.entries(cases))('%s is named, with its cure', async (_name, each) => {
    const { network, options, evidence, cure } = each

    expect(await findDiscovery(answering(network), options)).toMatchObject({
      verdict: 'fail',
      evidence,
      cure,
    })
  })

  it('an endpoint on a foreign host is not called', async () => {
    const called: string[] = []
    const send: typeof fetch = (input) => {
      called.push(input instanceof Request ? input.url : String(input))
      return Promise.resolve(
        Response.json({
          issuer: us,
          authorization_endpoint: `${us}/authorize`,
          token_endpoint: 'https://evil.example/token',
          jwks_uri: `${us}/jwks`,
        }),
      )
    }

    expect(await findDiscovery(send)).toMatchObject({
      verdict: 'fail',
      evidence: `The discovery document of ${us} has no usable tokenEndpoint: "https://evil.example/token".`,
      cure: 'Look for a proxy that changes the answers of auth.pingone.com: PingOne names every endpoint on its own host.',
    })
    expect(called).toEqual([`${us}/.well-known/openid-configuration`])
  })

  it.each([
    [
      'ENOTFOUND',
      'The name auth.pingone.com is not known here: check its spelling (region, custom domain, base URL) and the DNS of this machine.',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'The certificate of auth.pingone.com is not trusted: look for a proxy that opens TLS, and give its CA to Node with NODE_EXTRA_CA_CERTS. Never switch verification off.',
    ],
    [
      'ECONNREFUSED',
      'Check that this machine may call auth.pingone.com (firewall, proxy), and that the address is right.',
    ],
  ])('no network (%s) is told with what to look at', async (code, cure) => {
    expect(await findDiscovery(failing(code))).toMatchObject({
      verdict: 'fail',
      evidence: `auth.pingone.com: PingOne could not be reached for the call discovery (${code}).`,
      cure,
    })
  })
})

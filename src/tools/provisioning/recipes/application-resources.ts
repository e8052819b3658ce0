// The application of a recipe and what it may ask for.
import { carriesPrefix } from '../prefix.js'
import type { DesiredApplication, DesiredGrant } from '../recipe.js'
import { readList, readText, type Members } from './members.js'
import { readBaseUrl, readPath } from './read-address.js'

/** What the application is called, where the app is, and its scopes. */
export interface ApplicationPlace {
  readonly name: string
  readonly baseUrl: string
  readonly callbackPath: string
  readonly logoutPath: string
  readonly scopes: readonly string[]
}

/** Reads the name of the application, and where the app is. */
export function readApplicationPlace(
  members: Members,
  { prefix, scopes: fallback }: { readonly prefix: string; readonly scopes: readonly string[] },
): ApplicationPlace {
  return {
    name: readName(members, prefix),
    baseUrl: readBaseUrl(members, 'baseUrl'),
    callbackPath: readPath(members, { name: 'callbackPath', fallback: '/callback' }),
    logoutPath: readPath(members, { name: 'logoutPath', fallback: '/logout' }),
    scopes: readScopes(members, fallback),
  }
}

/** Builds the application; a confidential client that is sent back to its own URLs only. */
export function buildApplication(
  { name, baseUrl, callbackPath, logoutPath }: ApplicationPlace,
  options: {
    readonly grantTypes: readonly string[]
    readonly pkceEnforcement: string
  },
): DesiredApplication {
  return {
    kind: 'application',
    key: 'application',
    why: 'The app signs its users on as this OIDC client, which sends them back to its own URLs only.',
    name,
    type: 'WEB_APP',
    fields: {
      enabled: true,
      grantTypes: options.grantTypes,
      responseTypes: ['CODE'],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      pkceEnforcement: options.pkceEnforcement,
      redirectUris: [baseUrl + callbackPath],
      postLogoutRedirectUris: [baseUrl + logoutPath],
      supportUnsignedRequestObject: false,
    },
  }
}

/** Builds the one grant of the application. */
export function buildGrant({ scopes }: ApplicationPlace): DesiredGrant {
  return {
    kind: 'grant',
    key: 'grant',
    why: 'Without these scopes the app learns nothing of its users but their ids.',
    application: 'application',
    resourceType: 'OPENID_CONNECT',
    scopes,
  }
}

function readName(members: Members, prefix: string): string {
  const write = `a name that begins with ${prefix}`
  const name = readText(members, { name: 'applicationName', write })
  if (name === undefined) return `${prefix}-web`
  if (carriesPrefix(name, prefix)) return name
  members.refuse(
    'applicationName',
    `must begin with the prefix: write ${write}, then a blank or a sign`,
  )
  return name
}

function readScopes(members: Members, fallback: readonly string[]): readonly string[] {
  const scopes: string[] = []
  const entries = readList(members, { name: 'scopes', most: 50, of: 'scopes such as profile' })
  if (entries === undefined) return fallback
  entries.forEach((entry, index) => {
    const name = `scopes[${index}]`
    if (typeof entry !== 'string' || !/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(entry)) {
      members.refuse(name, 'is no scope: write one such as profile, without spaces')
    } else if (scopes.includes(entry)) members.refuse(name, 'is there twice')
    else scopes.push(entry)
  })
  return scopes
}

// Reads how passkeys, authenticator apps and the app on the phone behave.
import { joinWords } from '../words.js'
import { readFlag, readText, readWhole, type Members } from './members.js'
import type { AuthenticatorType } from './parameters.js'
import type { Otp } from './read-otp.js'

/** The app on the phone, and how its pushes behave. */
export interface PushPlan {
  readonly iosBundleId?: string
  readonly androidPackageName?: string
  readonly hasNumberMatching: boolean
  readonly timeoutSeconds: number
  readonly limit: number
}

/** What is said of each method beside the codes that PingOne sends. */
export interface Authenticators {
  readonly types: readonly AuthenticatorType[]
  readonly totpGracePeriods: number
  /** Present with FIDO2. */
  readonly relyingPartyId?: string
  /** Present with MOBILE. */
  readonly push?: PushPlan
}

/** Reads them; what is said of a method that the policy does not let in is refused. */
export function readAuthenticators(
  members: Members,
  {
    types,
    baseUrl,
    otp,
  }: Pick<Authenticators, 'types'> & { readonly baseUrl: string; readonly otp: Otp },
): Authenticators {
  refuseIdle(members, types)
  refuseShortCoolDown(members, { types, otp })
  const totpGracePeriods = readWhole(members, { name: 'totpGracePeriods', from: 1, to: 10 }) ?? 2
  const relyingPartyId = readRelyingPartyId(members, { isNeeded: types.includes('FIDO2'), baseUrl })
  const push = readPush(members, types.includes('MOBILE'))
  return {
    types,
    totpGracePeriods,
    ...(types.includes('FIDO2') && { relyingPartyId }),
    ...(types.includes('MOBILE') && { push }),
  }
}

const owners: readonly (readonly [AuthenticatorType, readonly string[]])[] = [
  ['FIDO2', ['relyingPartyId']],
  ['TOTP', ['totpGracePeriods']],
  [
    'MOBILE',
    [
      'iosBundleId',
      'androidPackageName',
      'withoutNumberMatching',
      'pushTimeoutSeconds',
      'pushLimit',
    ],
  ],
]

function refuseIdle(members: Members, types: readonly AuthenticatorType[]): void {
  for (const [type, names] of owners) {
    for (const name of types.includes(type) ? [] : names) {
      if (members.has(name)) members.refuse(name, `is for ${type}, which deviceTypes does not have`)
    }
  }
}

/** Where a device makes its codes itself, PingOne pauses it for two minutes at least. */
function refuseShortCoolDown(
  members: Members,
  { types, otp }: Pick<Authenticators, 'types'> & { readonly otp: Otp },
): void {
  const own = types.filter((type) => ['TOTP', 'OATH_TOKEN', 'MOBILE', 'FIDO2'].includes(type))
  if (own.length === 0 || otp.coolDownMinutes >= 2) return
  members.refuse('otpCoolDownMinutes', `must be 2 to 30 minutes with ${joinWords(own)}`)
}

/** A browser takes a passkey only for its own domain, or for one above it. */
function readRelyingPartyId(
  members: Members,
  { isNeeded, baseUrl }: { readonly isNeeded: boolean; readonly baseUrl: string },
): string {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : ''
  const write = 'the host of baseUrl or a domain above it, such as bank.example'
  const given = readText(members, { name: 'relyingPartyId', write, longest: 253 })
  if (given === undefined) {
    if (isNeeded && isAddress(host)) {
      members.refuse(
        'baseUrl',
        `must have a name with FIDO2, for example localhost: browsers take no passkeys for ${host}`,
      )
    }
    return host
  }
  const isAbove = given.includes('.') && host.endsWith(`.${given}`)
  if (host !== '' && given !== host && !(isAbove && !isAddress(host))) {
    members.refuse('relyingPartyId', `does not fit ${host}: write ${write}`)
  }
  return given
}

function isAddress(host: string): boolean {
  return /^\[|^[\d.]+$/.test(host)
}

function readPush(members: Members, isNeeded: boolean): PushPlan {
  const iosBundleId = readApplicationId(members, 'iosBundleId')
  const androidPackageName = readApplicationId(members, 'androidPackageName')
  if (isNeeded && !members.has('iosBundleId') && !members.has('androidPackageName')) {
    members.refuse(
      'iosBundleId',
      'is missing: MOBILE needs iosBundleId or androidPackageName, the name of the app on the phone',
    )
  }
  return {
    ...(iosBundleId !== undefined && { iosBundleId }),
    ...(androidPackageName !== undefined && { androidPackageName }),
    hasNumberMatching: readFlag(members, 'withoutNumberMatching') !== true,
    timeoutSeconds: readWhole(members, { name: 'pushTimeoutSeconds', from: 40, to: 150 }) ?? 40,
    limit: readWhole(members, { name: 'pushLimit', from: 1, to: 50 }) ?? 5,
  }
}

function readApplicationId(members: Members, name: string): string | undefined {
  const write = 'a name such as example.bank.app'
  const text = readText(members, { name, write })
  if (text === undefined || /^[a-z][\w-]*(?:\.[a-z][\w-]*)+$/i.test(text)) return text
  members.refuse(name, `is no name of an app: write ${write}`)
  return undefined
}

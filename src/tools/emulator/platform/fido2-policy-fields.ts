// What a FIDO2 policy may be.
import type { Fido2Policy } from '../mfa-resources.js'
import type { Draft } from '../resource.js'
import { readSpan } from './duration-fields.js'
import { constraint, present, type FieldReader } from './fields.js'

const choices = ['DISCOURAGED', 'PREFERRED', 'REQUIRED'] as const
const hints = ['SECURITY_KEY', 'CLIENT_DEVICE', 'HYBRID'] as const
const mdsOptions = ['NONE', 'AUDIT_ONLY', 'GLOBAL', 'CERTIFIED', 'SPECIFIC'] as const

/** A domain name in small letters. */
const domain =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/

/**
 * The whole policy, as POST and PUT give it.
 *
 * @throws {PingOneProblem} 400 with every violation.
 */
export function readFido2Policy(
  body: FieldReader,
  before: Fido2Policy | undefined,
): Draft<Fido2Policy> & Record<string, unknown> {
  const isDefault = body.flag('default')
  if (before?.default === true && isDefault === false) {
    body.note(constraint('default', 'must be true: another policy has to become the default'))
  }
  const policy = {
    name: body.required('name', body.text('name', { max: 256 }), ''),
    default: isDefault ?? before?.default ?? false,
    deviceDisplayName: body.required(
      'deviceDisplayName',
      body.text('deviceDisplayName', { max: 100 }),
      '',
    ),
    relyingPartyId: readRelyingParty(body),
    ...readRequirements(body),
    backupEligibility: readBackup(body),
    mdsAuthenticatorsRequirements: readMds(body),
    userDisplayNameAttributes: readDisplayName(body),
    ...present({
      description: body.text('description', { mayBeEmpty: true }),
      publicKeyCredentialHints: readHints(body),
      userPresenceTimeout: readSpan(body, {
        name: 'userPresenceTimeout',
        limits: { units: ['MINUTES', 'SECONDS'], min: 60, max: 600 },
      }),
    }),
  }
  body.finish()
  return policy
}

function readRelyingParty(body: FieldReader): string {
  const limits = { max: 253, pattern: domain, message: 'must be a domain name in small letters' }
  return body.required('relyingPartyId', body.text('relyingPartyId', limits), '')
}

function readRequirements(
  body: FieldReader,
): Pick<
  Fido2Policy,
  | 'attestationRequirements'
  | 'authenticatorAttachment'
  | 'discoverableCredentials'
  | 'userVerification'
> {
  const need = <T extends string>(name: string, allowed: readonly [T, ...T[]]): T =>
    body.required(name, body.choice(name, allowed), allowed[0])
  const verification = body.required('userVerification', body.object('userVerification'), undefined)
  const option = verification?.choice('option', choices)
  return {
    attestationRequirements: need('attestationRequirements', ['NONE', 'DIRECT']),
    authenticatorAttachment: need('authenticatorAttachment', [
      'BOTH',
      'PLATFORM',
      'CROSS_PLATFORM',
    ]),
    discoverableCredentials: need('discoverableCredentials', choices),
    userVerification: {
      ...verification?.kept('pinRequirement'),
      option: verification?.required('option', option, 'PREFERRED') ?? 'PREFERRED',
      enforceDuringAuthentication: needFlag(verification, 'enforceDuringAuthentication'),
    },
  }
}

function readBackup(body: FieldReader): Fido2Policy['backupEligibility'] {
  const backup = body.required('backupEligibility', body.object('backupEligibility'), undefined)
  return {
    allow: needFlag(backup, 'allow'),
    enforceDuringAuthentication: needFlag(backup, 'enforceDuringAuthentication'),
  }
}

/** Without attestation there is nothing that an authenticator could be chosen by. */
function readMds(body: FieldReader): Record<string, unknown> {
  const name = 'mdsAuthenticatorsRequirements'
  const mds = body.required(name, body.object(name), undefined)
  const option = mds?.choice('option', mdsOptions)
  const allowed = mds?.list('allowedAuthenticators')
  for (const each of allowed ?? []) each.required('id', each.text('id'), '')
  if (option === 'SPECIFIC' && !mds?.has('allowedAuthenticators')) {
    mds?.required('allowedAuthenticators', undefined, undefined)
  }
  if (body.raw['attestationRequirements'] === 'NONE' && (option ?? 'NONE') !== 'NONE') {
    mds?.refuse('option', 'must be NONE while attestationRequirements is NONE')
  }
  return present({
    option: mds?.required('option', option, 'NONE'),
    enforceDuringAuthentication: needFlag(mds, 'enforceDuringAuthentication'),
    allowedAuthenticators: allowed?.map(({ raw }) => raw),
  })
}

/** One of the attributes has to be the username, which is never empty. */
function readDisplayName(body: FieldReader): Record<string, unknown> {
  const name = 'userDisplayNameAttributes'
  const own = body.required(name, body.object(name), undefined)
  const attributes = own?.list('attributes', { min: 1, max: 6 })
  own?.required('attributes', attributes, [])
  const names = attributes?.map((each) => each.required('name', each.text('name'), ''))
  if (names !== undefined && !names.includes('username')) {
    own?.refuse('attributes', 'must contain the attribute username')
  }
  return { ...own?.raw }
}

function readHints(body: FieldReader): Fido2Policy['publicKeyCredentialHints'] {
  const read = body.choices('publicKeyCredentialHints', hints)
  if (read?.length === 0) body.refuse('publicKeyCredentialHints', 'must not be empty')
  return read
}

function needFlag(parent: FieldReader | undefined, name: string): boolean {
  return parent?.required(name, parent.flag(name), false) ?? false
}

// What a user may be: PingOne's limits on names, addresses and numbers.
import type { Draft, User } from '../resources.js'
import { notUnique, present, type FieldReader, type TextLimits } from './fields.js'
import { findClash } from './find.js'
import type { PlatformCall } from './operation.js'

/** What has an operation, or a place, of its own. */
type Elsewhere =
  'id' | 'population' | 'enabled' | 'mfaEnabled' | 'account' | 'password' | 'updatedAt'

const short: TextLimits = { max: 256 }
const phone: TextLimits = { max: 32 }
const anyName: TextLimits = { ...short, pattern: /^[\p{L}\p{M}\p{Zs}\p{S}\p{N}\p{P}]*$/u }
const plainName: TextLimits = { ...short, pattern: /^[\p{L}\p{M}\p{N}' .-]*$/u }
const username: TextLimits = { max: 128, pattern: /^[\p{L}\p{M}\p{Zs}\p{S}\p{N}\p{P}]*$/u }

/** One at sign, and a domain. */
export const emailAddress: TextLimits = {
  max: 256,
  pattern: /^[^\s@<>()[\],;:\\"]+@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)*[A-Za-z0-9-]*[A-Za-z0-9]$/,
  message: 'must be a well-formed email address',
}

/**
 * The members of a user that POST, PUT and PATCH set; ends the reading.
 *
 * @throws {PingOneProblem} 400 with every violation.
 */
export function readUserFields(
  { environment }: PlatformCall,
  body: FieldReader,
  ownId: string | undefined,
): Draft<User, Elsewhere> & Record<string, unknown> {
  const name = body.required('username', body.text('username', username), '')
  const clash = findClash(
    environment.users,
    ownId,
    (user) => user.username.toLowerCase() === name.toLowerCase(),
  )
  if (clash !== undefined) body.note(notUnique('username', clash))
  const fields = present({
    username: name,
    email: body.required('email', body.text('email', emailAddress), ''),
    name: readName(body.object('name')),
    nickname: body.text('nickname', short),
    title: body.text('title', short),
    type: body.text('type', short),
    locale: body.text('locale', short),
    externalId: body.text('externalId', { max: 1024 }),
    accountId: body.text('accountId', short),
    mobilePhone: body.text('mobilePhone', phone),
    primaryPhone: body.text('primaryPhone', phone),
    timezone: body.text('timezone', { pattern: /^\w+\/\w+$/, message: 'must be a time zone' }),
    preferredLanguage: body.text('preferredLanguage', short),
    address: readAddress(body.object('address')),
    photo: body.anything('photo'),
    identityProvider: body.anything('identityProvider'),
  })
  body.finish()
  return fields
}

function readName(name: FieldReader | undefined): User['name'] {
  if (name === undefined) return undefined
  return present({
    honorificPrefix: name.text('honorificPrefix', anyName),
    given: name.text('given', anyName),
    middle: name.text('middle', anyName),
    family: name.text('family', plainName),
    honorificSuffix: name.text('honorificSuffix', anyName),
    formatted: name.text('formatted', plainName),
  })
}

function readAddress(address: FieldReader | undefined): Record<string, string> | undefined {
  if (address === undefined) return undefined
  const country = { pattern: /^[A-Z]{2}$/, message: 'must be a country code of two letters' }
  return present({
    streetAddress: address.text('streetAddress', short),
    locality: address.text('locality', short),
    region: address.text('region', short),
    postalCode: address.text('postalCode', { max: 40 }),
    countryCode: address.text('countryCode', country),
  })
}

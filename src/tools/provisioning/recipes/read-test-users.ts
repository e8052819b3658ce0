// Reads the test users of a recipe: a list from a file, or one from two flags.
import { joinWords } from '../words.js'
import { openMembers, readFlag, readList, readText, type Members } from './members.js'
import type { DeviceType, TestUser } from './parameters.js'
import { quote } from './problems.js'
import { readEmail, readPhone, refuseMissingAddress } from './read-address.js'

/** A test user, complete. */
export interface CompleteTestUser extends TestUser {
  readonly hasPassword: boolean
  /** The environment variable that has the password. */
  readonly secretName: string
}

/** What a recipe says of its test users. */
export interface TestUserRules {
  readonly prefix: string
  /** The types of devices that its policy lets in. */
  readonly deviceTypes: readonly DeviceType[]
  /** Whether a user has a password when nothing is said of it. */
  readonly hasPassword: boolean
}

const most = 100

/** Reads them; none without `withTestUser`, but what is written is always checked. */
export function readTestUsers(members: Members, rules: TestUserRules): readonly CompleteTestUser[] {
  const isWanted = readFlag(members, 'withTestUser') === true
  const users = readListed(members, rules)
  const single = members.has('testUsers') ? undefined : readSingle(members, { rules, isWanted })
  refuseBoth(members)
  if (!isWanted) return []
  return single === undefined ? users : [single]
}

function refuseBoth(members: Members): void {
  if (!members.has('testUsers')) return
  for (const name of ['testUserPhone', 'testUserEmail']) {
    if (members.has(name)) members.refuse(name, 'stands beside testUsers: leave one of them out')
  }
}

function readSingle(
  members: Members,
  {
    rules: { prefix, deviceTypes, hasPassword },
    isWanted,
  }: { readonly rules: TestUserRules; readonly isWanted: boolean },
): CompleteTestUser | undefined {
  const phone = readPhone(members, 'testUserPhone')
  const email = readEmail(members, 'testUserEmail')
  const needsPhone = deviceTypes.some((type) => type !== 'EMAIL')
  if (isWanted) refuseMissing(members, needsPhone)
  if (email === undefined) return undefined
  const username = `${prefix}-user`
  return {
    username,
    given: 'Test',
    family: 'User',
    email,
    ...(phone !== undefined && { phone }),
    devices: deviceTypes,
    hasPassword,
    secretName: nameSecret(username),
  }
}

function refuseMissing(members: Members, needsPhone: boolean): void {
  if (needsPhone && !members.has('testUserPhone')) {
    const because = 'with withTestUser a message is really sent there'
    refuseMissingAddress(members, { name: 'testUserPhone', kind: 'phone', because })
  }
  if (!members.has('testUserEmail')) {
    const because = needsPhone
      ? 'every user of PingOne has one'
      : 'with withTestUser a message is really sent there'
    refuseMissingAddress(members, { name: 'testUserEmail', kind: 'email', because })
  }
}

function readListed(members: Members, rules: TestUserRules): readonly CompleteTestUser[] {
  const entries = readList(members, { name: 'testUsers', most, of: 'users' }) ?? []
  const users: CompleteTestUser[] = []
  entries.forEach((entry, index) => {
    const path = `${members.pathOf('testUsers')}[${index}]`
    const user = readUser(entry, { path, members, rules })
    if (user === undefined) return
    refuseCollision(user, { path, members, users })
    users.push(user)
  })
  return users
}

/** PingOne compares usernames whatever their case; two passwords cannot share a variable. */
function refuseCollision(
  user: CompleteTestUser,
  place: { path: string; members: Members; users: readonly CompleteTestUser[] },
): void {
  const { path, members, users } = place
  if (users.some(({ username }) => fold(username) === fold(user.username))) {
    members.problems.add(`${path}.username`, 'is there twice: write another one')
    return
  }
  const other = users.find(({ secretName }) => secretName === user.secretName)
  if (other === undefined || !user.hasPassword || !other.hasPassword) return
  members.problems.add(
    `${path}.username`,
    `has its password in ${user.secretName}, as ${quote(other.username)} has: write one that differs in letters or digits`,
  )
}

function fold(username: string): string {
  return username.normalize('NFKC').toLowerCase()
}

/** `PINGONE_TEST_USER_<USERNAME>_PASSWORD`. */
function nameSecret(username: string): string {
  const name = username.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
  return `PINGONE_TEST_USER_${name}_PASSWORD`
}

interface Place {
  readonly path: string
  readonly members: Members
  readonly rules: TestUserRules
}

function readUser(entry: unknown, { path, members, rules }: Place): CompleteTestUser | undefined {
  const before = members.problems.count
  const known = ['username', 'given', 'family', 'email', 'phone', 'devices', 'hasPassword']
  const what = 'a user with username, given, family, email and devices'
  const user = openMembers(entry, { path, known, what, problems: members.problems })
  if (user === undefined) return undefined
  const username = readName(user, { name: 'username', longest: 128, pattern: usernamePattern })
  const given = readName(user, { name: 'given', longest: 256, pattern: anyPattern })
  const family = readName(user, { name: 'family', longest: 256, pattern: namePattern })
  const email = readEmail(user, 'email')
  if (!user.has('email')) {
    refuseMissingAddress(user, {
      name: 'email',
      kind: 'email',
      because: 'every user of PingOne has one',
    })
  }
  const phone = readPhone(user, 'phone')
  const devices = readDevices(user, rules.deviceTypes)
  const hasPassword = readFlag(user, 'hasPassword') ?? rules.hasPassword
  if (members.problems.count > before) return undefined
  if (username === undefined || given === undefined || family === undefined) return undefined
  if (email === undefined) return undefined
  const name = { username, given, family, email, secretName: nameSecret(username) }
  return { ...name, ...(phone !== undefined && { phone }), devices, hasPassword }
}

const usernamePattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+(?: +[\p{L}\p{M}\p{S}\p{N}\p{P}]+)*$/u
/** What PingOne takes as a family name; a given name is not held to it. */
const namePattern = /^[\p{L}\p{M}\p{N}' .-]+$/u
const anyPattern = /^[^<>]*\S[^<>]*$/u

function readName(
  user: Members,
  {
    name,
    longest,
    pattern,
  }: { readonly name: string; readonly longest: number; readonly pattern: RegExp },
): string | undefined {
  const write = `a ${name === 'username' ? 'username' : 'name'}`
  if (!user.has(name)) {
    user.refuse(name, `is missing: write ${write}`)
    return undefined
  }
  const text = readText(user, { name, write, longest })
  if (text === undefined) return undefined
  if (text.includes('${')) user.refuse(name, 'must not have ${ in it, which begins a variable')
  else if (pattern.test(text)) return text
  else if (name === 'username') {
    user.refuse(name, 'has a space in a wrong place, or a character that PingOne does not take')
  } else {
    const straight = /[\u2018\u2019\u02BC]/.test(text) ? ": write the apostrophe as '" : ''
    user.refuse(
      name,
      `must have letters, digits, spaces, ' . and - only, as PingOne takes${straight}`,
    )
  }
  return undefined
}

function readDevices(user: Members, allowed: readonly DeviceType[]): readonly DeviceType[] {
  if (!user.has('devices')) {
    user.refuse('devices', `is missing: write a list of ${allowed.join(', ')}`)
  }
  const entries = readList(user, { name: 'devices', most: 15, of: allowed.join(', ') }) ?? []
  const types: DeviceType[] = []
  entries.forEach((entry, index) => {
    const type = allowed.find((each) => each === entry)
    const name = `devices[${index}]`
    if (type === undefined)
      user.refuse(name, `must be ${joinWords(allowed, 'or')}, which the policy lets in`)
    else if (types.includes(type))
      user.refuse(name, 'is a second device of the same type and address')
    else types.push(type)
  })
  const caller = types.find((type) => type !== 'EMAIL')
  if (caller !== undefined && !user.has('phone')) {
    refuseMissingAddress(user, {
      name: 'phone',
      kind: 'phone',
      because: `the device ${caller} needs it`,
    })
  }
  return types
}

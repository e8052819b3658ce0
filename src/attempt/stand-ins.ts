// What a name without a passkey is asked for, as if it had one: the same ids for the same name, in every process.
import { createHmac } from 'node:crypto'
import type { AssertionOptions } from '../flow/state.js'
import { deriveLimitSecret, normalizeName } from '../limits/keys.js'

/** Whose attempt it is. */
export interface StandInFor {
  readonly handle: string
  readonly username?: string | undefined
}

/** Stand-ins of one application. */
export interface StandIns {
  /** What PingOne really asked of somebody: all but its challenge and its ids is the policy's, and so everybody's. */
  note(options: AssertionOptions): void
  /** What an attempt is asked: its challenge stays the same, and so do the ids of its name. */
  build(attempt: StandInFor): AssertionOptions
}

/** What a policy gives every request. */
interface Manner {
  readonly challengeBytes: number
  readonly rest: Pick<AssertionOptions, 'rpId' | 'timeout' | 'userVerification'>
  readonly transports?: readonly string[]
}

/**
 * Makes the stand-ins of an application from its secret.
 *
 * @param options.hostname Of our pages: the `rpId` as long as PingOne has not told another one.
 * @param options.discoverable No request lists an id.
 */
export function createStandIns(
  secret: Uint8Array,
  { hostname, discoverable }: { readonly hostname: string; readonly discoverable: boolean },
): StandIns {
  const key = deriveLimitSecret(secret, 'passkey-stand-ins/1')
  let manner: Manner = {
    challengeBytes: 32,
    rest: { rpId: hostname, timeout: 120_000, userVerification: 'required' },
  }
  return {
    note: (options) => {
      manner = readManner(options, manner)
    },
    build: ({ handle, username = '' }) => {
      const { challengeBytes, rest, transports } = manner
      const challenge = stretch(key, { label: `challenge|${handle}`, length: challengeBytes })
      const ids = discoverable ? [] : buildIds(key, normalizeName(username))
      return {
        challenge: [...challenge],
        ...rest,
        allowCredentials: ids.map((id) => ({
          type: 'public-key',
          id: [...id],
          ...(transports !== undefined && { transports }),
        })),
      }
    },
  }
}

function readManner(
  { challenge, rpId, timeout, userVerification, allowCredentials }: AssertionOptions,
  before: Manner,
): Manner {
  const [credential] = allowCredentials
  const transports = credential === undefined ? before.transports : credential.transports
  return {
    challengeBytes: challenge.length,
    rest: {
      ...(rpId !== undefined && { rpId }),
      ...(timeout !== undefined && { timeout }),
      ...(userVerification !== undefined && { userVerification }),
    },
    ...(transports !== undefined && { transports }),
  }
}

/** Lengths of ids as authenticators make them, the common ones more often. */
const ID_BYTES = [16, 16, 20, 20, 32, 32, 32, 32, 32, 32, 48, 64] as const

/** Most people have one passkey; one in four is given two. */
function buildIds(key: Uint8Array, name: string): readonly Buffer[] {
  const [count = 0, ...lengths] = stretch(key, { label: `shape|${name}`, length: 3 })
  const ids = count % 4 === 0 ? lengths : lengths.slice(0, 1)
  return ids.map((length, at) =>
    stretch(key, { label: `id|${at}|${name}`, length: ID_BYTES[length % ID_BYTES.length] ?? 32 }),
  )
}

function stretch(
  key: Uint8Array,
  { label, length }: { readonly label: string; readonly length: number },
): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHmac('sha256', key).update(`${at}|${label}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

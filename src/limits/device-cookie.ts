// The value of the cookie of a known browser: under which names somebody has signed on here. It proves that, and nothing else.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { randomId } from '../state/random-id.js'
import { deriveLimitSecret, normalizeName } from './keys.js'

/** Reads and writes values; the caller knows the cookie. */
export interface DeviceCookies {
  /**
   * Finds the nonce under which a browser is counted.
   *
   * @param name The typed name; without one any entry will do.
   * @returns `undefined` for a browser that has not signed on under this name, or not for too long.
   */
  read(value: string | undefined, name: string | undefined, nowSeconds: number): string | undefined
  /**
   * Builds the value after a sign-on under `name`: its entry comes first and is as of now, under the nonce it had.
   * Entries that prove nothing are left out.
   */
  renew(value: string | undefined, name: string, nowSeconds: number): string
}

const VERSION = '1'
const MOST_ENTRIES = 5
const MOST_BYTES = 400
/** Name, nonce, when it was issued in seconds, and the proof of these. */
const ENTRY = /^([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{16})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/

/** Makes cookies for one instance. @param secret What nobody else knows, or anybody could write one. */
export function createDeviceCookies({
  secret,
  instance,
  lifetimeSeconds,
}: {
  readonly secret: Uint8Array
  readonly instance: string
  readonly lifetimeSeconds: number
}): DeviceCookies {
  const nameKey = deriveLimitSecret(secret, `known/1/name/${instance}`)
  const tagKey = deriveLimitSecret(secret, `known/1/tag/${instance}`)

  const hashName = (name: string): string => mac(nameKey, { text: normalizeName(name), bytes: 12 })
  const sign = ({ uid, nonce, issued }: Omit<Entry, 'tag'>): string =>
    mac(tagKey, { text: `${uid}.${nonce}.${issued}`, bytes: 16 })

  function parse(value: string | undefined, nowSeconds: number): readonly Entry[] {
    if (value === undefined || value.length > MOST_BYTES) return []
    const [version, ...texts] = value.split('~')
    if (version !== VERSION) return []
    return texts.slice(0, MOST_ENTRIES).flatMap((text) => {
      const entry = parseEntry(text)
      const isGood = entry !== undefined && isEqual(entry.tag, sign(entry))
      return isGood && isYoung(entry, nowSeconds) ? [entry] : []
    })
  }

  function isYoung({ issued }: Entry, nowSeconds: number): boolean {
    return nowSeconds - Number.parseInt(issued, 36) < lifetimeSeconds
  }

  return {
    read(value, name, nowSeconds) {
      const entries = parse(value, nowSeconds)
      if (name === undefined) return entries[0]?.nonce
      const uid = hashName(name)
      return entries.find((entry) => isEqual(entry.uid, uid))?.nonce
    },
    renew(value, name, nowSeconds) {
      const entries = parse(value, nowSeconds)
      const uid = hashName(name)
      const known = entries.find((entry) => isEqual(entry.uid, uid))
      const issued = Math.floor(nowSeconds).toString(36)
      const first = { uid, nonce: known?.nonce ?? randomId(12), issued }
      const others = entries.filter((entry) => !isEqual(entry.uid, uid))
      return [VERSION, ...[{ ...first, tag: sign(first) }, ...others].map(writeEntry)]
        .slice(0, 1 + MOST_ENTRIES)
        .join('~')
    },
  }
}

interface Entry {
  readonly uid: string
  readonly nonce: string
  readonly issued: string
  readonly tag: string
}

function parseEntry(text: string): Entry | undefined {
  const [, uid = '', nonce = '', issued = '', tag = ''] = ENTRY.exec(text) ?? []
  return tag === '' ? undefined : { uid, nonce, issued, tag }
}

function writeEntry({ uid, nonce, issued, tag }: Entry): string {
  return `${uid}.${nonce}.${issued}.${tag}`
}

function mac(
  key: Uint8Array,
  { text, bytes }: { readonly text: string; readonly bytes: number },
): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url')
}

/** Both are of one length, by their form. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

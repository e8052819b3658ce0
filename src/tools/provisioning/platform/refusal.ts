// PingOne's error body of the platform API: allow-listed, cleaned, bounded, without what was sent.
import type { PlatformErrorDetail } from '../../../errors.js'
import {
  isUuid,
  readInteger,
  readList,
  readMember,
  readText,
  readWord,
} from '../../../pingone/json.js'

/** What PingOne said when it refused a call. */
export interface Refusal {
  readonly status: number
  readonly pingoneCode?: string
  readonly message?: string
  readonly details: readonly PlatformErrorDetail[]
  readonly errorId?: string
  readonly correlationId?: string
}

/**
 * Reads a refusal; what is not understood is absent.
 *
 * @param hidden Values that must not come back out of PingOne's texts: tokens, passwords, addresses.
 */
export function parseRefusal(
  response: Response,
  { body, hidden }: { readonly body: unknown; readonly hidden: readonly string[] },
): Refusal {
  const pingoneCode = readSafeWord(body, { name: 'code', hidden })
  const message = readSafeText(body, { name: 'message', hidden })
  const errorId = readSafeWord(body, { name: 'id', hidden })
  const correlationId = readCorrelationId(response)
  return {
    status: response.status,
    ...(pingoneCode !== undefined && { pingoneCode }),
    ...(message !== undefined && { message }),
    details: readList(body, 'details', 20).flatMap((detail) => parseDetail(detail, hidden)),
    ...(errorId !== undefined && { errorId }),
    ...(correlationId !== undefined && { correlationId }),
  }
}

/** PingOne's handle of one answer, for its support. */
export function readCorrelationId(response: Response): string | undefined {
  const id = response.headers.get('correlation-id')
  return id !== null && /^[\w.:-]{1,100}$/.test(id) ? id : undefined
}

/** A text for people, without any of `hidden`; taken out before anything is cut off. */
export function readSafeText(
  value: unknown,
  { name, hidden }: { readonly name: string; readonly hidden: readonly string[] },
): string | undefined {
  const text = readMember(value, name)
  if (typeof text !== 'string') return undefined
  const safe = hidden
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text)
  return readText({ safe }, 'safe', 300)
}

/** A text for machines, absent when any of `hidden` is in it. */
export function readSafeWord(
  value: unknown,
  { name, hidden }: { readonly name: string; readonly hidden: readonly string[] },
): string | undefined {
  const word = readWord(value, name, 64)
  return hidden.some((secret) => secret !== '' && word?.includes(secret)) ? undefined : word
}

function parseDetail(detail: unknown, hidden: readonly string[]): PlatformErrorDetail[] {
  const code = readSafeWord(detail, { name: 'code', hidden })
  if (code === undefined) return []
  const target = readSafeText(detail, { name: 'target', hidden })
  const message = readSafeText(detail, { name: 'message', hidden })
  const inner = readMember(detail, 'innerError') ?? readMember(detail, 'innererror')
  return [
    {
      code,
      ...(target !== undefined && { target }),
      ...(message !== undefined && { message }),
      ...parseInnerError(inner, hidden),
    },
  ]
}

function parseInnerError(inner: unknown, hidden: readonly string[]): Partial<PlatformErrorDetail> {
  const allowedValues = readTexts(inner, { name: 'allowedValues', hidden })
  const rangeMinimumValue = readNumber(inner, 'rangeMinimumValue')
  const rangeMaximumValue =
    readNumber(inner, 'rangeMaximumValue') ?? readNumber(inner, 'maximumValue')
  const maximumAllowed = readInteger(inner, 'maximumAllowed', { least: 0, most: 1_000_000 })
  const existingId = readMember(inner, 'existingId')
  return {
    ...(allowedValues.length > 0 && { allowedValues }),
    ...(rangeMinimumValue !== undefined && { rangeMinimumValue }),
    ...(rangeMaximumValue !== undefined && { rangeMaximumValue }),
    ...(maximumAllowed !== undefined && { maximumAllowed }),
    ...(isUuid(existingId) && { existingId }),
  }
}

function readTexts(
  inner: unknown,
  { name, hidden }: { readonly name: string; readonly hidden: readonly string[] },
): readonly string[] {
  return readList(inner, name, 50).flatMap((value) => {
    const text = readSafeText({ value }, { name: 'value', hidden })
    return text === undefined ? [] : [text]
  })
}

function readNumber(inner: unknown, name: string): number | undefined {
  const number = readMember(inner, name)
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

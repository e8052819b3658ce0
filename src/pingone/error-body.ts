// PingOne's error body, read leniently and kept only in part.
import type { PingOneErrorBody, PingOneErrorDetail } from '../errors.js'
import {
  readInstant,
  readInteger,
  readList,
  readMember,
  readText,
  readTexts,
  readWord,
} from './json.js'

const maxDetails = 20
const maxRequirements = 20
const maxCodeLength = 64
const maxMessageLength = 500
const yearSeconds = 31_536_000
const maxQuota = 1_000_000_000
const maxInstantMs = 8_640_000_000_000_000

/**
 * PingOne's error body with only the members we know; `undefined` when `body` is none.
 *
 * Numbers that cannot be right (negative, fractional, huge) are absent, never repaired.
 */
export function parseErrorBody(body: unknown): PingOneErrorBody | undefined {
  const code = readWord(body, 'code', maxCodeLength)
  if (code === undefined) return undefined
  const id = readWord(body, 'id', maxCodeLength)
  const message = readText(body, 'message', maxMessageLength)
  return {
    ...(id !== undefined && { id }),
    code,
    ...(message !== undefined && { message }),
    details: readList(body, 'details', maxDetails).flatMap(parseDetail),
  }
}

function parseDetail(detail: unknown): PingOneErrorDetail[] {
  const code = readWord(detail, 'code', maxCodeLength)
  if (code === undefined) return []
  const target = readWord(detail, 'target', maxCodeLength)
  const message = readText(detail, 'message', maxMessageLength)
  return [
    {
      code,
      ...(target !== undefined && { target }),
      ...(message !== undefined && { message }),
      ...parseInnerError(readMember(detail, 'innerError') ?? readMember(detail, 'innererror')),
    },
  ]
}

function parseInnerError(inner: unknown): Partial<PingOneErrorDetail> {
  const attempts = { least: 0, most: 100 }
  const attemptsRemaining =
    readInteger(inner, 'attemptsRemaining', attempts) ??
    readInteger(inner, 'failuresRemaining', attempts)
  const secondsUntilUnlock = readInteger(inner, 'secondsUntilUnlock', {
    least: 0,
    most: 10 * yearSeconds,
  })
  const coolDownExpiresAt = readInteger(inner, 'coolDownExpiresAt', {
    least: 1,
    most: maxInstantMs,
  })
  const deliveryMethod = readWord(inner, 'deliveryMethod', maxCodeLength)
  const retryAt = readInstant(inner, 'retryAfter') ?? readInstant(inner, 'quotaResetTime')
  const quotaLimit = readInteger(inner, 'quotaLimit', { least: 0, most: maxQuota })
  const unsatisfiedRequirements = readTexts(inner, 'unsatisfiedRequirements')
    .filter((rule) => /^[\w.-]{1,64}$/.test(rule))
    .slice(0, maxRequirements)
  return {
    ...(attemptsRemaining !== undefined && { attemptsRemaining }),
    ...(coolDownExpiresAt !== undefined && { coolDownExpiresAt }),
    ...(secondsUntilUnlock !== undefined && { secondsUntilUnlock }),
    ...(deliveryMethod !== undefined && { deliveryMethod }),
    ...(retryAt !== undefined && { retryAt }),
    ...(quotaLimit !== undefined && { quotaLimit }),
    ...(unsatisfiedRequirements.length > 0 && { unsatisfiedRequirements }),
  }
}

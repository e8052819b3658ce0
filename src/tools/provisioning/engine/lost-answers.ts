// What a failed call that should have made something may have done nevertheless.
import { PlatformError, UpstreamError } from '../../../errors.js'

/**
 * `refused`: PingOne says it made nothing · `taken`: somebody has that name already · `lost`: it may
 * have been made · `unknown`: not an answer of the client at all.
 */
export type Failure = 'refused' | 'taken' | 'lost' | 'unknown'

/** Judges what a failed call that makes something may have left behind. */
export function judgeFailure(error: unknown): Failure {
  if (error instanceof UpstreamError) return error.reached === 'no' ? 'refused' : 'lost'
  if (!(error instanceof PlatformError)) return 'unknown'
  if (error.status >= 500) return 'lost'
  const isTaken = error.details.some(({ code }) => code === 'UNIQUENESS_VIOLATION')
  return isTaken ? 'taken' : 'refused'
}

/** How often a resource is tried to be made. */
export const maxTries = 3

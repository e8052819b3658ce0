// The limits of ours that live in the throttle, from the option `throttle`.
import type { Config } from '../config.js'
import type { Limit } from '../state/throttle.js'

/** The limits by name; the windows are fixed. */
export function limits({ throttle }: Pick<Config, 'throttle'>): {
  readonly attemptsPerAddress: Limit
  readonly messagesPerUser: Limit
  readonly otpChecksPerUser: Limit
} {
  return {
    attemptsPerAddress: {
      name: 'attempts-address',
      points: throttle.attemptsPerAddress,
      durationSeconds: 15 * 60,
    },
    messagesPerUser: {
      name: 'messages-user',
      points: throttle.messagesPerUser,
      durationSeconds: 60 * 60,
    },
    otpChecksPerUser: {
      name: 'otp-user',
      points: throttle.otpChecksPerUser,
      durationSeconds: 15 * 60,
    },
  }
}

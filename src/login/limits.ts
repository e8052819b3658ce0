// The limits of ours that live in the throttle, from the option `throttle`.
import type { Config } from '../config.js'
import type { Limit } from '../state/throttle.js'

/** The limits by name; the windows are fixed. */
export function limits({ throttle }: Pick<Config, 'throttle'>): {
  readonly attemptsPerAddress: Limit
  readonly hostedPerAddress: Limit
  readonly openedPerAttempt: Limit
  readonly messagesPerUser: Limit
  readonly otpChecksPerUser: Limit
} {
  return {
    attemptsPerAddress: {
      name: 'attempts-address',
      points: throttle.attemptsPerAddress,
      durationSeconds: 15 * 60,
    },
    // A hosted sign-on begins with a GET, which sends nobody anything: a tenth of an attempt.
    hostedPerAddress: {
      name: 'attempts-address-hosted',
      points: throttle.attemptsPerAddress * 10,
      durationSeconds: 15 * 60,
    },
    // What a browser opens beside a hosted attempt that was paid: its other tabs.
    openedPerAttempt: { name: 'opened-attempt', points: 20, durationSeconds: 60 * 60 },
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

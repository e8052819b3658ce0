// Reads how codes behave.
import { readWhole, type Members } from './members.js'

/** How codes behave. */
export interface Otp {
  readonly lifetimeMinutes: number
  readonly failures: number
  readonly coolDownMinutes: number
  readonly length: number
}

/** Reads how codes behave, in the ranges of PingOne. */
export function readOtp(members: Members, lifetimeMinutes: number): Otp {
  return {
    lifetimeMinutes:
      readWhole(members, { name: 'otpLifetimeMinutes', from: 1, to: 120 }) ?? lifetimeMinutes,
    failures: readWhole(members, { name: 'otpFailures', from: 1, to: 7 }) ?? 3,
    coolDownMinutes: readWhole(members, { name: 'otpCoolDownMinutes', from: 0, to: 30 }) ?? 2,
    length: readWhole(members, { name: 'otpLength', from: 6, to: 10 }) ?? 6,
  }
}

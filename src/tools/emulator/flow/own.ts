// What a step keeps of a flow while the flow is there: gone as soon as it has another status.

/** By status: only that of the flow's own status is ever there. */
export interface FlowOwn {
  readonly OTP_REQUIRED?: SentOtp
}

/** The one code that a flow accepts. */
export interface SentOtp {
  readonly value: string
  readonly deviceId: string
  readonly expiresAtMs: number
}

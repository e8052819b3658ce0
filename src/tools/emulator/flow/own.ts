// What a step keeps of a flow while the flow is there: gone as soon as it has another status.

/** By status: only that of the flow's own status is ever there. */
export interface FlowOwn {
  /** Absent where the code is not sent. */
  readonly OTP_REQUIRED?: SentOtp
  /** base64url */
  readonly ASSERTION_REQUIRED?: { readonly challenge: string }
  readonly PUSH_CONFIRMATION_REQUIRED?: { readonly pushId: string }
}

/** The one code that a flow accepts. */
export interface SentOtp {
  readonly value: string
  readonly deviceId: string
  readonly expiresAtMs: number
}

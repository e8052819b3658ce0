// What a step keeps of a flow while the flow is there: gone as soon as it has another status.

/** By status: only that of the flow's own status is ever there. */
export interface FlowOwn {
  readonly EXTERNAL_AUTHENTICATION_REQUIRED?: { readonly providerId: string }
  readonly ACCOUNT_LINKING_REQUIRED?: ExternalIdentity
  readonly ACCOUNT_CONFIRMATION_REQUIRED?: ExternalIdentity
  /** The very words that are shown. */
  readonly AGREEMENT_CONSENT_REQUIRED?: {
    readonly agreementId: string
    readonly languageId: string
    readonly revisionId: string
  }
  readonly RECOVERY_CODE_REQUIRED?: MailedCode
  readonly VERIFICATION_CODE_REQUIRED?: MailedCode
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

/** A code that went to an email address; without a value it went to nobody. */
export interface MailedCode {
  readonly value?: string
  /** Wrong codes that are left. */
  readonly attempts: number
  /** Absent: it does not end. */
  readonly expiresAtMs?: number
}

/** What another service said of a person. */
export interface ExternalIdentity {
  readonly providerId: string
  readonly email: string
  readonly name?: { readonly given?: string; readonly family?: string }
}

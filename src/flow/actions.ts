// FlowAction: what can be submitted to a flow. The action's name is the media type's, its body is PingOne's.

/** An action of the flow API, by PingOne's own name. */
export type FlowAction =
  | { readonly action: 'user.lookup'; readonly username: string }
  | {
      readonly action: 'usernamePassword.check'
      readonly username?: string
      readonly password: string
    }
  | { readonly action: 'otp.check'; readonly otp: string }
  | { readonly action: 'device.select'; readonly deviceId: string; readonly compatibility?: 'FULL' }
  | {
      readonly action: 'assertion.check'
      /** Origin of the page that asked the browser, e.g. `https://app.example`. */
      readonly origin: string
      /** The browser's assertion as text of JSON, its bytes in base64 with padding. */
      readonly assertion: string
      readonly compatibility?: 'FULL'
    }
  /** Takes a push back, because another device is to be used. */
  | { readonly action: 'cancel.push.authentication' }
  | { readonly action: 'password.forgot'; readonly username: string }
  /** Sends a new recovery code. */
  | { readonly action: 'password.sendRecoveryCode' }
  | {
      readonly action: 'password.recover'
      readonly recoveryCode: string
      readonly newPassword: string
    }
  | {
      readonly action: 'password.reset'
      readonly currentPassword: string
      readonly newPassword: string
    }
  | {
      readonly action: 'user.register'
      readonly username: string
      readonly email: string
      readonly password: string
    }
  | { readonly action: 'user.verify'; readonly verificationCode: string }
  /** Sends a new verification code. */
  | { readonly action: 'user.sendVerificationCode' }
  | { readonly action: 'user.confirm'; readonly attributes: UserAttributes }
  | { readonly action: 'user.consent'; readonly accept: boolean }
  | {
      readonly action: 'form.submit'
      /** `formId` of the state, where PingOne names one. */
      readonly formId?: string
      readonly attributes: UserAttributes
    }
  | { readonly action: 'user.update'; readonly attributes: UserAttributes }
  | { readonly action: 'deviceAuthGrant.userCode.verify'; readonly userCode: string }
  | { readonly action: 'deviceAuthGrant.consent'; readonly accept: boolean }
  | { readonly action: 'session.reset' }

/** Attributes of a user by PingOne's names; a dot leads into an object: `name.given`. */
export type UserAttributes = Readonly<Record<string, string>>

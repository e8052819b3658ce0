// The notification templates that every environment has: names, delivery methods, variables.

/** How a notification is delivered. */
export type DeliveryMethod = 'Email' | 'SMS' | 'Voice' | 'Push' | 'WhatsApp'

/** One template of PingOne's. */
export interface Template {
  readonly id: string
  readonly displayName: string
  readonly description: string
  readonly deliveryMethods: readonly DeliveryMethod[]
  /** Where a content must have the code in it. */
  readonly otpRequiredFor: readonly DeliveryMethod[]
  readonly allowDynamicVariables: boolean
}

const withCode: readonly DeliveryMethod[] = ['Email', 'SMS', 'Voice', 'WhatsApp']
const messages: readonly DeliveryMethod[] = ['Email', 'SMS']

/** PingOne's templates. */
export const templates: readonly Template[] = [
  plain('credential_issued', 'Credential Issued', 'A credential was issued.'),
  plain('credential_revoked', 'Credential Revoked', 'A credential was revoked.'),
  plain('credential_updated', 'Credential Updated', 'A credential was updated.'),
  plain('credential_verification', 'Credential Verification', 'A credential is to be verified.'),
  {
    id: 'device_pairing',
    displayName: 'Device Pairing',
    description: 'The code that pairs a device.',
    deliveryMethods: withCode,
    otpRequiredFor: withCode,
    allowDynamicVariables: true,
  },
  plain('digital_wallet_pairing', 'Digital Wallet Pairing', 'A digital wallet is to be paired.'),
  mail('email_verification_admin', 'Email Verification (Admin)', 'Verifies an administrator.'),
  mail('email_verification_user', 'Email Verification (User)', 'Verifies a user.'),
  {
    ...plain('email_phone_verification', 'Email and Phone Verification', 'Verifies an address.'),
    otpRequiredFor: messages,
  },
  {
    ...plain('general', 'General', 'A notification of any kind.'),
    deliveryMethods: ['Email', 'SMS', 'Voice', 'Push'],
    allowDynamicVariables: true,
  },
  plain('id_verification', 'ID Verification', 'An identity is to be verified.'),
  plain('new_device_paired', 'New Device Paired', 'A device was paired.'),
  mail('recovery_code_template', 'Password Recovery', 'The code that recovers a password.'),
  {
    id: 'strong_authentication',
    displayName: 'Strong Authentication',
    description: 'The code that signs on.',
    deliveryMethods: [...withCode, 'Push'],
    otpRequiredFor: withCode,
    allowDynamicVariables: true,
  },
  {
    id: 'transaction',
    displayName: 'Transaction',
    description: 'The code that approves a transaction.',
    deliveryMethods: [...withCode, 'Push'],
    otpRequiredFor: withCode,
    allowDynamicVariables: true,
  },
  mail('verification_code_template', 'Verification Code', 'The code that verifies an account.'),
]

function plain(id: string, displayName: string, description: string): Template {
  return {
    id,
    displayName,
    description,
    deliveryMethods: messages,
    otpRequiredFor: [],
    allowDynamicVariables: false,
  }
}

function mail(id: string, displayName: string, description: string): Template {
  return { ...plain(id, displayName, description), deliveryMethods: ['Email'] }
}

// What the bank's pages call PingOne's device types.

const names: Readonly<Record<string, string>> = {
  SMS: 'Text message',
  EMAIL: 'Email',
  VOICE: 'Phone call',
  WHATSAPP: 'WhatsApp message',
  TOTP: 'Authenticator app',
  OATH_TOKEN: 'Code device',
  MOBILE: 'Approval in the app',
  FIDO2: 'Passkey',
}

/** `SMS` → `Text message` */
export function nameDevice(deviceType: string | undefined): string {
  return names[deviceType ?? ''] ?? 'Code'
}

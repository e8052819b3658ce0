// The words of the step `select-device`.

/** English. */
export const selectDevice = {
  device_heading: 'How should we confirm it’s you?',
  device_none: 'I can’t use any of these',
  device_none_ask: 'Can’t use any of these? Ask {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'Text message',
  device_email: 'Email',
  device_voice: 'Phone call',
  device_whatsapp: 'WhatsApp message',
  device_mobile: 'Approve in the {brand} app',
  device_passkey: 'Passkey',
  device_totp: 'Authenticator app',
  device_token: 'Code generator',
  device_other: 'Another device',
  device_detail_number: 'to the number ending in {digits}',
  device_detail_mask: 'to {mask}',
  device_detail_on: 'on {mask}',
  device_detail_passkey: 'Face, fingerprint or security key',
  device_detail_totp: 'A code that changes every 30 seconds',
}

// The kind of every message a page can carry, and the field it belongs to: one line adds a message.

/** Every message by its code. */
export const messageNatures = {
  username_empty: { kind: 'error', field: 'username' },
  username_too_long: { kind: 'error', field: 'username' },
  username_malformed: { kind: 'error', field: 'username' },
  password_empty: { kind: 'error', field: 'password' },
  otp_empty: { kind: 'error', field: 'otp' },
  otp_wrong_length: { kind: 'error', field: 'otp' },
  otp_wrong: { kind: 'error', field: 'otp' },
  credentials_wrong: { kind: 'error', field: 'password' },
  code_sent: { kind: 'ok' },
  resend_too_early: { kind: 'warn' },
  resend_limit: { kind: 'warn' },
  message_not_sent: { kind: 'error' },
  device_paused: { kind: 'warn' },
  codes_paused: { kind: 'warn' },
  not_checked: { kind: 'warn' },
  device_unknown: { kind: 'error' },
  in_progress: { kind: 'info' },
  press_again: { kind: 'info' },
  outcome_unknown: { kind: 'warn' },
  recent_tries: { kind: 'warn' },
  enter_again: { kind: 'info' },
} as const

// Every text on a page, in English.

/** A text, or one text per plural form of the parameter `by`. */
export type Text = string | Plural

/** Plural forms as `Intl.PluralRules` names them; `other` always stands. */
export type Plural = { readonly by: string; readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>

/** The English texts; every other language has the same keys. */
export const english = {
  continue: 'Continue',
  cancel: 'Cancel',
  go_back: 'Go back',
  start_again: 'Start again',
  try_again: 'Try again',
  check_now: 'Check now',
  not_you: 'Not you?',
  help: 'Help with signing on',
  help_approval: 'Help',
  not_asked: 'I did not ask for this',
  back_to_brand: 'Go back to {brand}',
  back_to_place: 'Back to {place}',
  show: 'Show',
  hide: 'Hide',
  show_what: ' password',
  privacy: 'Privacy',
  reference: 'Reference',
  give_reference: 'If it keeps happening, give this reference to support:',
  error_prefix: 'Error: ',
  problem_heading: 'There is a problem',

  username_heading: 'Sign on',
  username_lead: 'to continue to {brand}',
  username_label: 'Username or email address',

  password_heading: 'Enter your password',
  password_label: 'Password',
  forgot_password: 'Forgot your password?',
  forgot_password_ask: 'Forgot your password? Ask {brand}.',

  otp_label: 'Code',
  otp_hint: { by: 'n', one: '{n} digit', other: '{n} digits' },
  otp_hint_auto: {
    by: 'n',
    one: '{n} digit. We go on when it is there.',
    other: '{n} digits. We go on when they are all there.',
  },
  otp_heading: 'Enter your code',
  otp_lead_unproven:
    'If this account exists, we sent a code to its phone or email address. If you use an authenticator app, enter the code it shows.',
  otp_lead_unproven_sms: 'If this account exists, we sent a text message with a code.',
  otp_lead_unproven_email:
    'If this account exists, we sent an email with a code. It may be in your spam folder.',
  otp_lead_unproven_voice: 'If this account exists, we are calling its phone to read you a code.',
  otp_lead_unproven_whatsapp: 'If this account exists, we sent a WhatsApp message with a code.',
  otp_lead: 'We sent you a code.',
  otp_heading_sms: 'Check your phone',
  otp_lead_sms: 'We sent a text message with a code to the number ending in {digits}.',
  otp_lead_sms_unnamed: 'We sent a text message with a code to your phone.',
  otp_heading_email: 'Check your email',
  otp_lead_email: 'We sent an email with a code to {mask}. It may be in your spam folder.',
  otp_lead_email_unnamed: 'We sent an email with a code. It may be in your spam folder.',
  otp_heading_voice: 'Answer your phone',
  otp_lead_voice: 'We are calling the number ending in {digits} to read you a code.',
  otp_lead_voice_unnamed: 'We are calling you to read you a code.',
  otp_heading_whatsapp: 'Check WhatsApp',
  otp_lead_whatsapp: 'We sent a WhatsApp message with a code to the number ending in {digits}.',
  otp_lead_whatsapp_unnamed: 'We sent a WhatsApp message with a code to your phone.',
  otp_heading_totp: 'Open your authenticator app',
  otp_lead_totp: 'Enter the code it shows for {brand}. Nothing is sent to you.',
  otp_heading_mobile: 'Open the {brand} app',
  otp_lead_mobile: 'Enter the code it shows. Nothing is sent to you, so it works without a signal.',
  otp_heading_token: 'Use your code device',
  otp_lead_token: 'Press its button and enter the code it shows.',
  otp_lead_shown: 'Enter the code that your device shows. Nothing is sent to you.',
  otp_note_wait: 'No message yet? It can take a minute to arrive.',
  otp_note_call: 'No call yet? It can take a minute.',
  otp_note_newest: 'Only the newest code works.',
  otp_note_clock: 'Wrong again? Check that your phone sets its clock by itself.',
  resend: 'Send a new code',
  resend_voice: 'Call again',
  resend_wait: { by: 's', one: 'New code in {s} second', other: 'New code in {s} seconds' },
  resend_wait_minutes: { by: 'm', one: 'New code in {m} minute', other: 'New code in {m} minutes' },
  choose: 'Use another device',

  step_up_heading: 'Confirm it’s you',
  step_up_lead: 'This page needs a fresh confirmation.',
  step_up_lead_why: 'A fresh confirmation is needed {why}.',

  confirm_lead: 'Continue, and we ask you for a code.',

  approve_pill: 'Your approval is needed',
  approve_heading_transaction: 'Approve this transaction?',
  approve_heading_transfer: 'Approve this transfer?',
  approve_heading_payment: 'Approve this payment?',
  approve_heading_order: 'Approve this order?',
  approve_heading_change: 'Approve this change?',
  approve_lead:
    'Compare these lines with the message we sent you. Enter its code only if both say the same.',
  approve_lead_sms:
    'Compare these lines with the text message we sent to the number ending in {digits}. Enter its code only if both say the same.',
  approve_lead_sms_unnamed:
    'Compare these lines with the text message we sent to your phone. Enter its code only if both say the same.',
  approve_lead_email:
    'Compare these lines with the email we sent to {mask}. Enter its code only if both say the same.',
  approve_lead_email_unnamed:
    'Compare these lines with the email we sent you. Enter its code only if both say the same.',
  approve_lead_voice:
    'Compare these lines with what we read to you on the number ending in {digits}. Enter the code only if both say the same.',
  approve_lead_voice_unnamed:
    'Compare these lines with what we read to you on the phone. Enter the code only if both say the same.',
  approve_lead_whatsapp:
    'Compare these lines with the WhatsApp message we sent to the number ending in {digits}. Enter its code only if both say the same.',
  approve_lead_whatsapp_unnamed:
    'Compare these lines with the WhatsApp message we sent to your phone. Enter its code only if both say the same.',
  approve_lead_totp:
    'Nothing but this page shows these lines. Check them here. Enter the code your authenticator app shows for {brand} only if they are right.',
  approve_lead_mobile:
    'Nothing but this page shows these lines. Check them here. Enter the code the {brand} app shows only if they are right.',
  approve_lead_token:
    'Nothing but this page shows these lines. Check them here. Enter the code your code device shows only if they are right.',
  approve_lead_shown:
    'Nothing but this page shows these lines. Check them here. Enter the code your device shows only if they are right.',
  approve_label: 'Code',
  approve_label_sms: 'Code from the text message',
  approve_label_email: 'Code from the email',
  approve_label_voice: 'Code from the call',
  approve_label_whatsapp: 'Code from the WhatsApp message',
  approve_label_totp: 'Code from the authenticator app',
  approve_label_mobile: 'Code from the {brand} app',
  approve_label_token: 'Code from the code device',
  approve: 'Approve',
  approve_ends: {
    by: 'n',
    one: 'Ends at {time}, in {n} minute.',
    other: 'Ends at {time}, in {n} minutes.',
  },
  approve_ends_soon: 'Ends at {time}, in less than a minute.',
  approve_ends_warning: 'One minute left.',
  approve_ended: 'This approval has ended. Nothing was sent.',
  approve_advice: '{brand} never asks you to read a code aloud.',
  details_caption: 'What you approve',
  detail_amount: 'Amount',
  detail_empty: 'Empty',

  resume_heading: 'Confirmed. One step left.',
  resume_heading_approval: 'Approved. One step left.',
  resume_heading_done: 'Confirmed',
  resume_heading_done_approval: 'Approved',
  resume_lead: 'Your request continues by itself. If it does not, press Finish.',
  resume_lead_transaction: 'Your transaction continues by itself. If it does not, press Finish.',
  resume_lead_transfer: 'Your transfer continues by itself. If it does not, press Finish.',
  resume_lead_payment: 'Your payment continues by itself. If it does not, press Finish.',
  resume_lead_order: 'Your order continues by itself. If it does not, press Finish.',
  resume_lead_change: 'Your change continues by itself. If it does not, press Finish.',
  resume_press: 'Press Finish to go on.',
  resume_press_approval: 'Press Finish to send it.',
  resume_lead_done: '{brand} continues where you left off.',
  finish: 'Finish',

  mismatch_heading_transaction: 'We stopped this transaction',
  mismatch_heading_transfer: 'We stopped this transfer',
  mismatch_heading_payment: 'We stopped this payment',
  mismatch_heading_order: 'We stopped this order',
  mismatch_heading_change: 'We stopped this change',
  mismatch_lead:
    'What arrived is not what you approved. Nothing was sent, and that approval can no longer be used.',
  mismatch_lead_elsewhere:
    'These lines say the same, but another part of what arrived is not what you approved. Nothing was sent, and that approval can no longer be used.',
  mismatch_caption: 'What you approved beside what arrived',
  mismatch_detail: 'Detail',
  mismatch_approved: 'You approved',
  mismatch_arrived: 'What arrived',
  mismatch_changed: 'Changed',
  mismatch_absent: 'Not there',
  mismatch_review: 'Review and start again',
  mismatch_tell_us: 'If you did not change anything, {link} and give this reference:',
  mismatch_tell_us_link: 'tell us',

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

  locked_heading: 'Too many tries',
  locked_lead: 'Try again later.',
  locked_heading_tries: 'That was the last try',
  locked_lead_tries: {
    by: 'n',
    one: 'Start again for a new code. If none arrives, wait {n} minute before the next try: codes are paused after wrong ones.',
    other:
      'Start again for a new code. If none arrives, wait {n} minutes before the next try: codes are paused after wrong ones.',
  },
  locked_lead_tries_password: {
    by: 'n',
    one: 'Start again. If the right password is not taken, wait {n} minute before the next try: sign-on is paused after wrong ones.',
    other:
      'Start again. If the right password is not taken, wait {n} minutes before the next try: sign-on is paused after wrong ones.',
  },
  locked_lead_account: 'We locked this account after too many tries. {brand} can unlock it.',
  locked_heading_minutes: {
    by: 'n',
    one: 'Sign-on is paused for {n} minute',
    other: 'Sign-on is paused for {n} minutes',
  },
  locked_heading_hours: {
    by: 'n',
    one: 'Sign-on is paused for {n} hour',
    other: 'Sign-on is paused for {n} hours',
  },
  locked_lead_count: {
    by: 'n',
    one: 'The code was wrong {n} time, so we paused sign-on for this account. Nothing in the account has changed.',
    other:
      'The code was wrong {n} times in a row, so we paused sign-on for this account. Nothing in the account has changed.',
  },
  locked_lead_uncounted:
    'The code was wrong too often, so we paused sign-on for this account. Nothing in the account has changed.',
  locked_heading_messages: 'No more codes for now',
  locked_lead_messages:
    'Many codes were sent, so we can’t send the next one yet. Nothing is wrong with your account.',
  locked_try_at: 'Try again at',
  locked_was_it_you: 'Was it not you?',
  locked_tell_us: 'Tell us',

  expired_heading: 'This page has expired',
  expired_lead: {
    by: 'n',
    one: 'For your safety a sign-on must be finished within {n} minute. Start again and you will still land on the page you wanted.',
    other:
      'For your safety a sign-on must be finished within {n} minutes. Start again and you will still land on the page you wanted.',
  },
  expired_lead_step_up: {
    by: 'n',
    one: 'For your safety a confirmation must be finished within {n} minute. Start again and you will still land on the page you wanted.',
    other:
      'For your safety a confirmation must be finished within {n} minutes. Start again and you will still land on the page you wanted.',
  },
  expired_lead_approval: 'This approval has ended. Nothing was sent.',

  sign_off_heading: 'Sign off?',
  sign_off_lead:
    'You are signed on as {name}. Signing off ends this session here and at the sign-on service.',
  sign_off: 'Sign off',
  stay: 'Stay signed on',
  continue_elsewhere_heading: 'Continue at the sign-on service',
  continue_elsewhere_lead:
    'This sign-on goes on at another page. You come back here when it is done.',
  signed_off_heading: 'You are signed off',
  signed_off_lead: 'On a shared computer, close this window too.',
  signed_off_lead_half:
    'You are signed off here. The sign-on service did not answer, so close your browser on a shared computer.',
  leaving_heading: 'You are signed off here',
  leaving_lead: 'Continue to sign off at the sign-on service too.',
  sign_on_again: 'Sign on again',

  error_still_working_heading: 'Still working on it',
  error_still_working: 'We are still working on your last answer. Check again in a moment.',
  error_used_or_foreign_page_heading: 'This page can’t be used any more',
  error_used_or_foreign_page:
    'This page belongs to another sign-on, or was used already. Start again.',
  error_cookies_off_heading: 'Signing on needs a cookie',
  error_cookies_off:
    'Your browser did not keep our cookie. Allow cookies for this site and start again.',
  error_too_many_pages_heading: 'Too many of these pages are open',
  error_too_many_pages:
    'Your browser keeps only the newest of them. Close the others and start again.',
  error_account_unusable_heading: 'We can’t sign you on',
  error_account_unusable: 'We can’t sign you on to this account. {brand} can help.',
  error_no_usable_device_heading: 'We can’t confirm it’s you',
  error_no_usable_device: 'We have no way to confirm it’s you on this account. {brand} can help.',
  error_step_not_supported_heading: 'We can’t show the next step',
  error_step_not_supported:
    'This sign-on needs a step we can’t show here. Start again, or ask {brand}.',
  error_unavailable_heading: 'We can’t sign you on right now',
  error_unavailable_heading_confirm: 'We can’t confirm it’s you right now',
  error_unavailable: 'It is not something you did, and no code was used up. Try again in a minute.',
  error_unavailable_code_maybe_used: 'It is not something you did. Try again in a minute.',
  error_codes_name_heading: 'No more codes for now',
  error_codes_name:
    'Several codes were asked for with this username from browsers we don’t know. You can ask for the next one here in {wait}. A browser that has signed on with this username before is not affected.',
  error_codes_own_heading: 'We have sent you many codes',
  error_codes_own:
    'Several codes were sent and not used. We can send the next one in {wait}. Nothing has been sent, and nothing is wrong with your account.',
  error_tries_name_heading: 'Too many wrong tries',
  error_tries_name:
    'Too many wrong passwords or codes were typed for this username from browsers we don’t know. You can try again here in {wait}. A browser that has signed on with this username before is not affected.',
  error_tries_own_heading: 'Too many wrong tries',
  error_tries_own:
    'Too many wrong passwords or codes were typed here. You can try again in {wait}. Nothing has changed.',
  error_network_heading: 'Many sign-ons from your network',
  error_network:
    'Too many sign-ons from your network were not finished. Try again in {wait}. Nothing is wrong with your account.',
  error_busy_heading: 'We are very busy',
  error_busy: 'More people than usual are signing on. Try again in {wait}.',
  error_starts_own_heading: 'Too many pages are open',
  error_starts_own: 'Finish or close one of them, or wait {wait}.',
  error_messages_limit_heading: 'No more codes for now',
  error_messages_limit:
    'Many codes were sent, so we can send the next one in {wait}. Nothing has been sent, and nothing is wrong with your account.',
  continue_at_service: 'Continue at the sign-on service',
  wait_seconds: { by: 'n', one: '{n} second', other: '{n} seconds' },
  wait_minutes: { by: 'n', one: '{n} minute', other: '{n} minutes' },
  wait_hours: { by: 'n', one: '{n} hour', other: '{n} hours' },
  wait_unknown: 'a few minutes',
  error_acr_unmet_heading: 'A stronger confirmation is needed',
  error_acr_unmet:
    'This page needs a stronger confirmation than your devices can give. {brand} can help.',
  error_sign_on_failed_heading: 'We could not finish signing you on',
  error_sign_on_failed_heading_confirm: 'We could not confirm it’s you',
  error_sign_on_failed: 'Nothing in the account has changed. Start again.',
  error_not_set_up_heading: 'We can’t ask you to confirm this',
  error_not_set_up:
    'Something is not set up right, so starting again will not help. Nothing has changed. {brand} can help.',
  error_not_set_up_approval:
    'Something is not set up right, so starting again will not help. Nothing was sent. {brand} can help.',
  error_sign_on_denied_heading: 'You can’t sign on here',
  error_sign_on_denied: 'This account is not open for signing on here. {brand} can help.',
  error_other_user_heading: 'That was another account',
  error_other_user:
    'The confirmation came from another account than the one that is signed on. Nothing has changed.',
  error_access_denied_heading: 'You can’t open this page',
  error_access_denied: 'This page is not open to your account. {brand} can help.',
  error_cancelled_heading: 'Cancelled',
  error_cancelled: 'You are not signed on.',
  error_cancelled_step_up: 'Nothing has changed.',
  error_cancelled_approval: 'Nothing was sent.',
  error_bad_request_heading: 'We could not read that',
  error_bad_request: 'What arrived is not what this page sends. Start again.',
  error_other_site_heading: 'You can’t open this page',
  error_other_site:
    'The form came from another site, or your browser did not say where it came from. Nothing has changed. Start again here.',
  error_mistake_of_the_app_heading: 'Something is wrong on our side',
  error_mistake_of_the_app:
    'It is not something you did, and trying again will not help. Nothing has changed. {brand} can help.',
  error_mistake_of_the_app_approval:
    'It is not something you did, and trying again will not help. Nothing was sent. {brand} can help.',

  error_used_or_foreign_page_approval:
    'This page belongs to another approval, or was used already. Start again.',
  error_cookies_off_heading_approval: 'Approving needs a cookie',
  error_step_not_supported_approval:
    'This approval needs a step we can’t show here. Start again, or ask {brand}.',
  error_unavailable_approval:
    'It is not something you did, no code was used up, and nothing has been sent. Try again in a minute.',
  error_unavailable_code_maybe_used_approval:
    'It is not something you did, and nothing has been sent. Try again in a minute.',
  error_approval_cancelled_heading: 'Cancelled',
  error_approval_cancelled: 'Nothing was sent.',
  error_approval_expired_heading: 'This approval has ended',
  error_approval_expired: 'Nothing was sent. Start again if you still want it.',
  error_approval_used_heading: 'This approval was used already',
  error_approval_used: 'It can’t be used again.',
  error_approval_other_request_heading: 'This approval was for something else',
  error_approval_other_request:
    'What arrived is not what was approved, so nothing was sent, and the approval has ended. Start again.',
  error_approval_refused_heading: 'This was not approved',
  error_approval_refused: 'We could not confirm that it was you, so nothing was sent. Start again.',
  error_approval_outcome_unknown_heading: 'We don’t know yet whether this went through',
  error_approval_outcome_unknown: 'Don’t send it again. Check your approvals, or ask {brand}.',
  error_too_many_approvals_heading: 'Too many approvals are open',
  error_too_many_approvals:
    'Finish or cancel one of them, or wait a few minutes, then start again. Nothing was sent.',

  message_username_empty: 'Enter your username or email address',
  message_username_too_long: 'That is too long for a username or email address',
  message_username_malformed:
    'Enter your username or email address without line breaks or hidden characters',
  message_password_empty: 'Enter your password',
  message_otp_empty: 'Enter the code',
  message_otp_wrong_length: {
    by: 'n',
    one: 'Enter the {n} digit of the code',
    other: 'Enter all {n} digits of the code',
  },
  message_otp_wrong_length_unknown: 'Enter all digits of the code',
  message_otp_wrong: 'That code is not right. Check that it is from the newest message.',
  message_otp_wrong_shown: 'That code is not right. Wait for the next one, then enter it.',
  message_otp_wrong_shown_left: {
    by: 'n',
    one: 'That code is not right. Wait for the next one, then enter it. You have {n} attempt left.',
    other:
      'That code is not right. Wait for the next one, then enter it. You have {n} attempts left.',
  },
  message_last_try: 'One more try, then you have to start again.',
  message_otp_wrong_left: {
    by: 'n',
    one: 'That code is not right. You have {n} attempt left.',
    other: 'That code is not right. You have {n} attempts left.',
  },
  message_otp_wrong_last: {
    by: 'm',
    one: 'That code is not right. You have 1 attempt left, then we pause for {m} minute.',
    other: 'That code is not right. You have 1 attempt left, then we pause for {m} minutes.',
  },
  message_nothing_sent: 'Nothing has been sent.',
  message_credentials_wrong: 'That username and password do not match.',
  message_code_sent: 'We sent a new code. Only the newest one works.',
  message_code_sent_voice: 'We are calling again. Only the newest code works.',
  message_resend_too_early: {
    by: 's',
    one: 'Wait {s} more second before the next code. The one you have still works.',
    other: 'Wait {s} more seconds before the next code. The one you have still works.',
  },
  message_resend_too_early_unknown:
    'Wait a moment before the next code. The one you have still works.',
  message_resend_limit:
    'We can’t send more codes for this sign-on. Use the last one, or start again.',
  message_message_not_sent: 'We could not send the message. Try again, or use another device.',
  message_message_not_sent_only: 'We could not send the message. Try again in a minute.',
  message_device_paused: {
    by: 'n',
    one: 'This device is paused for {n} minute. Use another one, or wait.',
    other: 'This device is paused for {n} minutes. Use another one, or wait.',
  },
  message_device_paused_unknown: 'This device is paused for a while. Use another one, or wait.',
  message_codes_paused: {
    by: 'n',
    one: 'Your password is right, but we can’t send you a code for {n} minute. Try again then.',
    other: 'Your password is right, but we can’t send you a code for {n} minutes. Try again then.',
  },
  message_codes_paused_unknown:
    'Your password is right, but we could not send you a code. Try again in a minute.',
  message_not_checked: 'We could not check that. Try again in a minute.',
  message_device_unknown: 'That device can’t be used now. Choose another one.',
  message_resend_limit_approval:
    'We can’t send more codes for this approval. Use the last one, or start again.',
  message_outcome_unknown:
    'We did not hear back about that code. Try it again, or ask for a new one.',
  message_outcome_unknown_totp:
    'We did not hear back about that code. Enter the one your app shows now.',
  message_recent_tries: {
    by: 'n',
    one: 'There were several wrong codes a moment ago. A new code may not arrive for another {n} minute.',
    other:
      'There were several wrong codes a moment ago. A new code may not arrive for another {n} minutes.',
  },
  message_in_progress: 'We are still working on your last answer. Try again in a moment.',
  message_press_again: 'Another page was opened at the same time. Press Continue once more.',
  message_enter_again:
    'That was right, but the next page did not reach you. Enter the same once more; you don’t need a new code.',
} as const

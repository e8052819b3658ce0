// What a page tells after a form.

/** English. */
export const messages = {
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
  message_passkey_wrong:
    'That passkey does not fit this account. Use another one, or another device.',
  message_passkey_wrong_left: {
    by: 'n',
    one: 'That passkey does not fit this account. Use another one, or another device. You have {n} attempt left.',
    other:
      'That passkey does not fit this account. Use another one, or another device. You have {n} attempts left.',
  },
  message_passkey_not_used:
    'The passkey was not used. Nothing was lost: try it again, or use another device.',
  message_passkey_old:
    'That answer belongs to an older page. Nothing was lost: use your passkey once more.',
  message_nothing_sent: 'Nothing has been sent.',
  message_credentials_wrong: 'That username and password do not match.',
  message_current_password_empty: 'Enter your current password',
  message_current_password_wrong: 'That is not your current password.',
  message_new_password_empty: 'Enter a new password',
  message_password_rules: 'That password does not meet the rules here. Choose another one.',
  message_password_rules_length_min: {
    by: 'n',
    one: 'Choose a password of at least {n} character.',
    other: 'Choose a password of at least {n} characters.',
  },
  message_password_rules_length_max: {
    by: 'n',
    one: 'Choose a password of at most {n} character.',
    other: 'Choose a password of at most {n} characters.',
  },
  message_password_rules_capitals: {
    by: 'n',
    one: 'Put a capital letter (A–Z) into the password.',
    other: 'Put {n} capital letters (A–Z) into the password.',
  },
  message_password_rules_small_letters: {
    by: 'n',
    one: 'Put a small letter (a–z) into the password.',
    other: 'Put {n} small letters (a–z) into the password.',
  },
  message_password_rules_digits: {
    by: 'n',
    one: 'Put a digit (0–9) into the password.',
    other: 'Put {n} digits (0–9) into the password.',
  },
  message_password_rules_signs: {
    by: 'n',
    one: 'Put a sign such as ! ? % into the password.',
    other: 'Put {n} signs such as ! ? % into the password.',
  },
  message_password_rules_characters: {
    by: 'n',
    one: 'Put one of these into the password: {characters}',
    other: 'Put {n} of these into the password: {characters}',
  },
  message_password_rules_different: {
    by: 'n',
    one: 'Use at least {n} character.',
    other: 'Use at least {n} different characters.',
  },
  message_password_rules_repeated: {
    by: 'n',
    one: 'Use no character twice in a row.',
    other: 'Use no character more than {n} times in a row.',
  },
  message_password_rules_history: 'You had that password before. Choose another one.',
  message_password_rules_similar:
    'That password is much like your current one. Choose another one.',
  message_password_rules_common:
    'That password is on a list of common passwords. Choose another one.',
  message_password_rules_profile:
    'That password has your name, email or phone number in it. Choose another one.',
  message_recovery_code_empty: 'Enter the recovery code',
  message_recovery_code_malformed: 'Enter the 8 letters and digits of the code',
  message_recovery_code_wrong:
    'That code is not right, or it is older than 5 minutes. Ask for a new one. If you are sure of the code, choose another password.',
  message_verification_code_empty: 'Enter the code',
  message_verification_code_malformed: 'Enter the 8 letters and digits of the code',
  message_verification_code_wrong:
    'That code is not right. Check that it is from the newest email.',
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
  message_outcome_unknown_passkey: 'We did not hear back about that passkey. Use it once more.',
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
}

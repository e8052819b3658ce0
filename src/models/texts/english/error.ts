// The words of the step `error`.

/** English. */
export const error = {
  error_prefix: 'Error: ',
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
  error_approval_outcome_unknown_heading: 'We don’t know yet if this went through',
  error_approval_outcome_unknown: 'Don’t send it again. Check your approvals, or ask {brand}.',
  error_too_many_approvals_heading: 'Too many approvals are open',
  error_too_many_approvals:
    'Finish or cancel one of them, or wait a few minutes, then start again. Nothing was sent.',
}

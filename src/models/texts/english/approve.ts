// The words of the step `approve`.

/** English. */
export const approve = {
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
}

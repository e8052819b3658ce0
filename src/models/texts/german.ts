// Every text on a page, in German.
import type { Catalogue } from './text.js'

/** The German texts by their keys. */
export const german: Catalogue<'one' | 'other'> = {
  continue: 'Weiter',
  cancel: 'Abbrechen',
  go_back: 'Zurück',
  start_again: 'Neu beginnen',
  try_again: 'Noch einmal versuchen',
  check_now: 'Jetzt prüfen',
  not_you: 'Sind Sie das nicht?',
  help: 'Hilfe beim Anmelden',
  help_approval: 'Hilfe',
  not_asked: 'Das habe ich nicht angefordert',
  back_to_brand: 'Zurück zu {brand}',
  back_to_place: 'Zurück: {place}',
  show: 'Anzeigen',
  hide: 'Verbergen',
  show_what: ': Passwort',
  privacy: 'Datenschutz',
  language_current: 'Sprache: {language}',
  reference: 'Referenz',
  give_reference: 'Wenn das wieder geschieht, nennen Sie dem Support diese Referenz:',
  problem_heading: 'Es gibt ein Problem',
  choose: 'Anderes Gerät verwenden',
  step_up_heading: 'Bestätigen Sie Ihre Identität',
  step_up_lead: 'Diese Seite verlangt eine neue Bestätigung.',
  step_up_lead_why: 'Eine neue Bestätigung ist nötig: {why}.',

  consent_heading: 'Bedingungen',
  consent_lead: 'Stimmen Sie zu, damit es weitergeht.',
  consent_lead_version: 'Version {version}. Stimmen Sie zu, damit es weitergeht.',
  consent_lead_from: 'Vom {date}. Stimmen Sie zu, damit es weitergeht.',
  consent_lead_version_from: 'Version {version} vom {date}. Stimmen Sie zu, damit es weitergeht.',
  consent_agree: 'Zustimmen und weiter',
  consent_refuse: 'Nicht zustimmen',
  consent_new_tab: ' (öffnet sich in einem neuen Tab)',
  error_agreement_refused_heading: 'Sie haben nicht zugestimmt',
  error_agreement_refused: 'Sie haben nicht zugestimmt und sind deshalb nicht angemeldet.',
  error_agreement_refused_step_up:
    'Sie haben nicht zugestimmt, deshalb wurde hier nichts bestätigt.',
  error_agreement_refused_approval:
    'Sie haben nicht zugestimmt, deshalb wurde nichts freigegeben und nichts gesendet.',

  profile_heading: 'Ein paar Angaben',
  profile_lead: '{brand} braucht sie, damit es weitergeht.',
  profile_save: 'Speichern und weiter',
  profile_optional: '{label} (freiwillig)',
  message_attribute_empty: 'Bitte ausfüllen: {label}',
  message_attribute_malformed:
    '{label}: Die Angabe ist nicht vollständig oder enthält etwas, das nicht hineingehört',
  message_profile_refused: 'Das wurde nicht angenommen. Prüfen Sie Ihre Angaben.',
  link_heading: 'Ist das Ihr Konto?',
  link_lead:
    'Für {email} von {provider} gibt es bei {brand} schon ein Konto. Geben Sie einmal das Passwort für {brand} ein, danach können Sie sich mit beiden anmelden.',
  link_lead_unnamed:
    'Für das Konto von {provider} gibt es bei {brand} schon eines. Geben Sie einmal das Passwort für {brand} ein, danach können Sie sich mit beiden anmelden.',
  link_provider_unnamed: 'einem anderen Dienst',
  link_label: 'Passwort für {brand}',
  link_continue: 'Verknüpfen und weiter',
  link_refuse: 'Nicht verknüpfen, zurück',
  confirm_account_heading: 'Prüfen Sie Ihre Angaben',
  confirm_account_lead: 'von {provider}',
  confirm_account_continue: 'Stimmt so, weiter',
  attribute_username: 'Benutzername',
  attribute_email: 'E-Mail-Adresse',
  attribute_name_given: 'Vorname',
  attribute_name_family: 'Nachname',
  attribute_name_middle: 'Weiterer Vorname',
  attribute_name_formatted: 'Name',
  attribute_mobilephone: 'Mobiltelefon',
  attribute_primaryphone: 'Telefon',
  attribute_address_streetaddress: 'Straße und Hausnummer',
  attribute_address_locality: 'Ort',
  attribute_address_region: 'Region',
  attribute_address_postalcode: 'Postleitzahl',
  attribute_address_countrycode: 'Land',

  username_heading: 'Anmelden',
  username_lead: 'weiter zu {brand}',
  username_label: 'Benutzername oder E-Mail-Adresse',

  password_heading: 'Passwort eingeben',
  password_label: 'Passwort',
  forgot_password: 'Passwort vergessen?',
  forgot_password_ask: 'Passwort vergessen? Fragen Sie {brand}.',

  password_new_heading: 'Neues Passwort wählen',
  password_new_lead_expired:
    'Ihr Passwort ist abgelaufen. Am besten ist ein langes, das Sie sonst nirgends verwenden.',
  password_new_lead_must_change:
    'Zu Ihrer Sicherheit brauchen Sie ein neues Passwort, bevor es weitergeht.',
  password_current_label: 'Aktuelles Passwort',
  password_new_label: 'Neues Passwort',
  password_save: 'Speichern und weiter',
  show_what_current: ': aktuelles Passwort',
  show_what_new: ': neues Passwort',
  rule_met: ', erfüllt',
  rule_open: ', noch nicht erfüllt',
  rule_count: '{n} von {m} Regeln erfüllt',
  rule_length_min: {
    by: 'n',
    one: 'Mindestens {n} Zeichen',
    other: 'Mindestens {n} Zeichen',
  },
  rule_length_max: { by: 'n', one: 'Höchstens {n} Zeichen', other: 'Höchstens {n} Zeichen' },
  rule_capitals: {
    by: 'n',
    one: 'Ein Großbuchstabe (A–Z)',
    other: '{n} Großbuchstaben (A–Z)',
  },
  rule_small_letters: {
    by: 'n',
    one: 'Ein Kleinbuchstabe (a–z)',
    other: '{n} Kleinbuchstaben (a–z)',
  },
  rule_digits: { by: 'n', one: 'Eine Ziffer (0–9)', other: '{n} Ziffern (0–9)' },
  rule_signs: {
    by: 'n',
    one: 'Ein Zeichen wie ! ? %',
    other: '{n} Zeichen wie ! ? %',
  },
  rule_characters: {
    by: 'n',
    one: 'Eines von diesen: {characters}',
    other: '{n} von diesen: {characters}',
  },
  rule_different: {
    by: 'n',
    one: 'Mindestens {n} Zeichen',
    other: 'Mindestens {n} verschiedene Zeichen',
  },
  rule_repeated: {
    by: 'n',
    one: 'Kein Zeichen zweimal hintereinander',
    other: 'Kein Zeichen öfter als {n}-mal hintereinander',
  },
  rule_history: {
    by: 'n',
    one: 'Nicht Ihr letztes Passwort',
    other: 'Keines Ihrer letzten {n} Passwörter',
  },
  rule_similar: 'Dem aktuellen nicht sehr ähnlich',
  rule_common: 'Kein häufiges Passwort',
  rule_profile: 'Nicht Ihr Name, Ihre E-Mail-Adresse oder Telefonnummer',

  recover_heading: 'Sehen Sie in Ihre E-Mails',
  recover_lead:
    'Wenn dieses Konto eine E-Mail-Adresse hat, haben wir einen Code zur Wiederherstellung dorthin gesendet. Er gilt 5 Minuten.',
  recover_code_label: 'Code zur Wiederherstellung',
  recover_code_hint: '8 Buchstaben und Ziffern',
  recover_note: 'Noch keine Nachricht? Sehen Sie im Spam-Ordner nach.',
  verify_heading: 'Sehen Sie in Ihre E-Mails',
  verify_lead: 'Wir haben eine E-Mail mit einem Code gesendet, um Ihre Adresse zu prüfen.',
  verify_lead_to:
    'Wir haben eine E-Mail mit einem Code an {mask} gesendet, um die Adresse zu prüfen.',
  verify_code_label: 'Code',
  verify_code_hint: '8 Buchstaben und Ziffern',
  register_heading: 'Konto anlegen',
  register_lead: 'für {brand}',
  register_email_label: 'E-Mail-Adresse',
  register_email_hint: 'Wir senden einen Code dorthin, um sie zu prüfen',
  register_username_label: 'Benutzername',
  register_username_hint: 'Damit melden Sie sich an',
  register_password_label: 'Passwort',
  register_create: 'Konto anlegen',
  register_note: 'Haben Sie schon ein Konto?',
  register_sign_on: 'Stattdessen anmelden',
  register_offer: 'Ein Konto anlegen',
  verify_lead_register:
    'Wenn es für {email} noch kein Konto gibt, haben wir einen Code dorthin gesendet. Er kann im Spam-Ordner liegen.',
  verify_note_register: 'Haben Sie schon ein Konto? Dann kommt kein Code.',
  message_email_empty: 'Geben Sie Ihre E-Mail-Adresse ein',
  message_email_malformed: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com',
  message_register_username_empty: 'Wählen Sie einen Benutzernamen',
  message_username_taken: 'Diesen Benutzernamen gibt es schon. Wählen Sie einen anderen.',
  message_register_refused: 'Das Konto konnte nicht angelegt werden. Prüfen Sie Ihre Angaben.',
  message_recovery_code_empty: 'Geben Sie den Code zur Wiederherstellung ein',
  message_recovery_code_malformed: 'Geben Sie die 8 Buchstaben und Ziffern des Codes ein',
  message_recovery_code_wrong:
    'Dieser Code ist nicht richtig oder älter als 5 Minuten. Fordern Sie einen neuen an. Wenn der Code sicher stimmt, wählen Sie ein anderes Passwort.',
  message_verification_code_empty: 'Geben Sie den Code ein',
  message_verification_code_malformed: 'Geben Sie die 8 Buchstaben und Ziffern des Codes ein',
  message_verification_code_wrong:
    'Dieser Code ist nicht richtig. Prüfen Sie, ob er aus der neuesten E-Mail ist.',

  otp_label: 'Code',
  otp_hint: { by: 'n', one: '{n} Ziffer', other: '{n} Ziffern' },
  otp_hint_auto: {
    by: 'n',
    one: '{n} Ziffer. Sobald sie dasteht, geht es weiter.',
    other: '{n} Ziffern. Sobald alle dastehen, geht es weiter.',
  },
  otp_heading: 'Code eingeben',
  otp_lead_unproven:
    'Wenn es dieses Konto gibt, haben wir einen Code an sein Telefon oder seine E-Mail-Adresse gesendet. Wenn Sie eine Authenticator-App verwenden, geben Sie den Code ein, den sie anzeigt.',
  otp_lead_unproven_sms: 'Wenn es dieses Konto gibt, haben wir eine SMS mit einem Code gesendet.',
  otp_lead_unproven_email:
    'Wenn es dieses Konto gibt, haben wir eine E-Mail mit einem Code gesendet. Sie kann im Spam-Ordner sein.',
  otp_lead_unproven_voice:
    'Wenn es dieses Konto gibt, rufen wir sein Telefon an und lesen Ihnen einen Code vor.',
  otp_lead_unproven_whatsapp:
    'Wenn es dieses Konto gibt, haben wir eine WhatsApp-Nachricht mit einem Code gesendet.',
  otp_lead: 'Wir haben Ihnen einen Code gesendet.',
  otp_heading_sms: 'Sehen Sie auf Ihr Telefon',
  otp_lead_sms: 'Wir haben eine SMS mit einem Code an die Nummer gesendet, die auf {digits} endet.',
  otp_lead_sms_unnamed: 'Wir haben eine SMS mit einem Code an Ihr Telefon gesendet.',
  otp_heading_email: 'Sehen Sie in Ihre E-Mails',
  otp_lead_email:
    'Wir haben eine E-Mail mit einem Code an {mask} gesendet. Sie kann im Spam-Ordner sein.',
  otp_lead_email_unnamed:
    'Wir haben eine E-Mail mit einem Code gesendet. Sie kann im Spam-Ordner sein.',
  otp_heading_voice: 'Nehmen Sie den Anruf an',
  otp_lead_voice:
    'Wir rufen die Nummer an, die auf {digits} endet, und lesen Ihnen einen Code vor.',
  otp_lead_voice_unnamed: 'Wir rufen Sie an und lesen Ihnen einen Code vor.',
  otp_heading_whatsapp: 'Sehen Sie in WhatsApp nach',
  otp_lead_whatsapp:
    'Wir haben eine WhatsApp-Nachricht mit einem Code an die Nummer gesendet, die auf {digits} endet.',
  otp_lead_whatsapp_unnamed:
    'Wir haben eine WhatsApp-Nachricht mit einem Code an Ihr Telefon gesendet.',
  otp_heading_totp: 'Öffnen Sie Ihre Authenticator-App',
  otp_lead_totp:
    'Geben Sie den Code ein, den sie für {brand} anzeigt. Es wird Ihnen nichts gesendet.',
  otp_heading_mobile: 'Öffnen Sie die App von {brand}',
  otp_lead_mobile:
    'Geben Sie den Code ein, den sie anzeigt. Es wird Ihnen nichts gesendet, also geht das auch ohne Empfang.',
  otp_heading_token: 'Verwenden Sie Ihr Code-Gerät',
  otp_lead_token: 'Drücken Sie seine Taste und geben Sie den Code ein, den es anzeigt.',
  otp_lead_shown: 'Geben Sie den Code ein, den Ihr Gerät anzeigt. Es wird Ihnen nichts gesendet.',
  otp_note_wait: 'Noch keine Nachricht? Das kann eine Minute dauern.',
  otp_note_call: 'Noch kein Anruf? Das kann eine Minute dauern.',
  otp_note_newest: 'Nur der neueste Code gilt.',
  otp_note_clock: 'Wieder falsch? Prüfen Sie, ob Ihr Telefon die Uhr selbst stellt.',
  resend: 'Neuen Code senden',
  resend_voice: 'Noch einmal anrufen',
  resend_wait: {
    by: 's',
    one: 'Neuer Code in {s} Sekunde',
    other: 'Neuer Code in {s} Sekunden',
  },
  resend_wait_minutes: {
    by: 'm',
    one: 'Neuer Code in {m} Minute',
    other: 'Neuer Code in {m} Minuten',
  },

  push_title: 'Warten auf Ihr Telefon',
  push_heading: 'Auf Ihrem Telefon freigeben',
  push_heading_unproven: 'Sehen Sie auf Ihr Telefon',
  push_lead_number:
    'Öffnen Sie die App {app} auf {device} und wählen Sie die Zahl, die Sie hier sehen.',
  push_lead_number_unnamed:
    'Öffnen Sie die App {app} auf Ihrem Telefon und wählen Sie die Zahl, die Sie hier sehen.',
  push_lead:
    'Wir haben eine Anfrage an die App {app} auf {device} gesendet. Geben Sie sie dort frei, wenn Sie sich gerade anmelden.',
  push_lead_unnamed:
    'Wir haben eine Anfrage an die App {app} auf Ihrem Telefon gesendet. Geben Sie sie dort frei, wenn Sie sich gerade anmelden.',
  push_lead_step_up:
    'Wir haben eine Anfrage an die App {app} auf {device} gesendet. Geben Sie sie dort frei, wenn Sie das gerade angefordert haben.',
  push_lead_step_up_unnamed:
    'Wir haben eine Anfrage an die App {app} auf Ihrem Telefon gesendet. Geben Sie sie dort frei, wenn Sie das gerade angefordert haben.',
  push_lead_unproven:
    'Wenn es dieses Konto gibt, haben wir eine Anfrage an sein Telefon gesendet. Geben Sie sie dort frei.',
  push_lead_unproven_number:
    'Wenn es dieses Konto gibt, haben wir eine Anfrage an sein Telefon gesendet. Wählen Sie dort diese Zahl.',
  push_lead_approval:
    'Vergleichen Sie diese Zeilen mit der App {app}. Geben Sie dort nur frei, wenn beide dasselbe sagen.',
  push_lead_approval_number:
    'Vergleichen Sie diese Zeilen mit der App {app}. Wenn beide dasselbe sagen, wählen Sie dort diese Zahl.',
  push_moves_on: 'Diese Seite geht von selbst weiter.',
  push_then_check: 'Antworten Sie dort und drücken Sie dann „Jetzt prüfen“.',
  push_number_label: 'Wählen Sie diese Zahl in der App',
  push_number_label_approval: 'Zahl zum Wählen',
  push_note: 'Melden Sie sich gerade nicht an? Lehnen Sie es in der App ab.',
  push_note_step_up: 'Haben Sie das nicht angefordert? Lehnen Sie es in der App ab.',
  push_waiting: 'Warten auf Ihre Antwort auf {device}',
  push_waiting_unnamed: 'Warten auf Ihre Antwort auf dem Telefon',
  push_advice: '{brand} bittet Sie nie, diese Zahl vorzulesen.',
  push_advice_no_number: '{brand} bittet Sie nie am Telefon, etwas freizugeben.',
  push_answered: 'Beantwortet. Es geht weiter.',
  push_soon: 'Weniger als 20 Sekunden übrig.',
  push_use_code: 'Code aus der App eingeben',
  push_ended_heading: 'Keine Antwort von Ihrem Telefon',
  push_ended_heading_unproven: 'Niemand hat am Telefon freigegeben',
  push_ended_lead:
    'Wir haben die App {app} auf {device} gefragt, und niemand hat rechtzeitig geantwortet. Sie sind deshalb nicht angemeldet.',
  push_ended_lead_unnamed:
    'Wir haben die App {app} auf Ihrem Telefon gefragt, und niemand hat rechtzeitig geantwortet. Sie sind deshalb nicht angemeldet.',
  push_ended_lead_step_up:
    'Wir haben die App {app} auf {device} gefragt, und niemand hat rechtzeitig geantwortet. Es ist deshalb nichts bestätigt.',
  push_ended_lead_step_up_unnamed:
    'Wir haben die App {app} auf Ihrem Telefon gefragt, und niemand hat rechtzeitig geantwortet. Es ist deshalb nichts bestätigt.',
  push_ended_lead_approval:
    'Niemand hat geantwortet, deshalb wurde nichts freigegeben und nichts gesendet.',
  push_ended_again: 'Noch einmal senden',
  push_ended_note:
    'Nichts auf dem Telefon? Öffnen Sie die App und prüfen Sie, ob das Telefon online ist.',
  push_denied_heading: 'Auf Ihrem Telefon abgelehnt',
  push_denied_lead:
    'Die Anfrage wurde in der App {app} abgelehnt, deshalb sind Sie nicht angemeldet. Am Konto hat sich nichts geändert.',
  push_denied_lead_step_up:
    'Die Anfrage wurde in der App {app} abgelehnt, deshalb ist nichts bestätigt. Am Konto hat sich nichts geändert.',
  push_denied_lead_approval:
    'Die Anfrage wurde in der App {app} abgelehnt, deshalb wurde nichts freigegeben. Es wurde nichts gesendet.',
  push_denied_not_you: 'Haben Sie das nicht begonnen?',
  message_no_answer_yet: 'Noch keine Antwort. Suchen Sie die Anfrage in der App {app}.',
  message_request_sent: 'Wir haben eine neue Anfrage gesendet. Nur die neueste zählt.',

  passkey_heading: 'Verwenden Sie Ihren Passkey',
  passkey_lead:
    'Ihr Gerät fragt nach Gesicht, Fingerabdruck, Displaysperre oder Sicherheitsschlüssel.',
  passkey_lead_approval:
    'Prüfen Sie diese Zeilen. Sie stehen nur hier: Ihr Gerät fragt nach Gesicht, Fingerabdruck, Displaysperre oder Sicherheitsschlüssel, nicht nach dem Betrag.',
  passkey_use: 'Passkey verwenden',
  passkey_approve: 'Mit Passkey freigeben',
  passkey_no_script:
    'Passkeys brauchen JavaScript, und es ist für diese Website aus. Schalten Sie es ein und laden Sie diese Seite neu, oder verwenden Sie ein anderes Gerät.',
  passkey_no_script_only:
    'Passkeys brauchen JavaScript, und es ist für diese Website aus. Schalten Sie es ein und laden Sie diese Seite neu, oder fragen Sie {brand}.',
  passkey_unsupported:
    'Dieser Browser kann keine Passkeys verwenden. Nehmen Sie einen anderen Browser oder ein anderes Gerät.',
  passkey_unsupported_only:
    'Dieser Browser kann keine Passkeys verwenden. Nehmen Sie einen anderen Browser, oder fragen Sie {brand}.',
  passkey_unusable:
    'Passkeys gehen auf dieser Seite gerade nicht. Verwenden Sie ein anderes Gerät.',
  passkey_not_used_heading: 'Der Passkey wurde nicht verwendet',
  passkey_not_used:
    'Sie haben die Frage geschlossen, oder es hat zu lange gedauert. Nichts ist verloren: Versuchen Sie es noch einmal, oder verwenden Sie ein anderes Gerät.',
  passkey_not_used_only:
    'Sie haben die Frage geschlossen, oder es hat zu lange gedauert. Nichts ist verloren: Versuchen Sie es noch einmal.',

  message_passkey_wrong:
    'Dieser Passkey passt nicht zu diesem Konto. Verwenden Sie einen anderen, oder ein anderes Gerät.',
  message_passkey_wrong_left: {
    by: 'n',
    one: 'Dieser Passkey passt nicht zu diesem Konto. Verwenden Sie einen anderen, oder ein anderes Gerät. Sie haben noch {n} Versuch.',
    other:
      'Dieser Passkey passt nicht zu diesem Konto. Verwenden Sie einen anderen, oder ein anderes Gerät. Sie haben noch {n} Versuche.',
  },
  message_passkey_not_used:
    'Der Passkey wurde nicht verwendet. Nichts ist verloren: Versuchen Sie es noch einmal, oder verwenden Sie ein anderes Gerät.',
  message_passkey_old:
    'Diese Antwort gehört zu einer älteren Seite. Nichts ist verloren: Verwenden Sie Ihren Passkey noch einmal.',
  message_outcome_unknown_passkey:
    'Wir haben zu diesem Passkey keine Antwort bekommen. Verwenden Sie ihn noch einmal.',

  device_heading: 'Wie sollen wir Ihre Identität bestätigen?',
  device_none: 'Nichts davon geht bei mir',
  device_none_ask: 'Geht nichts davon? Fragen Sie {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'SMS',
  device_email: 'E-Mail',
  device_voice: 'Anruf',
  device_whatsapp: 'WhatsApp-Nachricht',
  device_mobile: 'In der App von {brand} freigeben',
  device_passkey: 'Passkey',
  device_totp: 'Authenticator-App',
  device_token: 'Code-Generator',
  device_other: 'Anderes Gerät',
  device_detail_number: 'an die Nummer, die auf {digits} endet',
  device_detail_mask: 'an {mask}',
  device_detail_on: 'auf {mask}',
  device_detail_passkey: 'Gesicht, Fingerabdruck oder Sicherheitsschlüssel',
  device_detail_totp: 'Ein Code, der alle 30 Sekunden wechselt',

  approve_pill: 'Ihre Freigabe ist nötig',
  approve_heading_transaction: 'Diesen Vorgang freigeben?',
  approve_heading_transfer: 'Diese Überweisung freigeben?',
  approve_heading_payment: 'Diese Zahlung freigeben?',
  approve_heading_order: 'Diesen Auftrag freigeben?',
  approve_heading_change: 'Diese Änderung freigeben?',
  approve_lead:
    'Vergleichen Sie diese Zeilen mit der Nachricht, die wir Ihnen gesendet haben. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_sms:
    'Vergleichen Sie diese Zeilen mit der SMS, die wir an die Nummer gesendet haben, die auf {digits} endet. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_sms_unnamed:
    'Vergleichen Sie diese Zeilen mit der SMS, die wir an Ihr Telefon gesendet haben. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_email:
    'Vergleichen Sie diese Zeilen mit der E-Mail, die wir an {mask} gesendet haben. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_email_unnamed:
    'Vergleichen Sie diese Zeilen mit der E-Mail, die wir Ihnen gesendet haben. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_voice:
    'Vergleichen Sie diese Zeilen mit dem, was wir Ihnen unter der Nummer vorlesen, die auf {digits} endet. Geben Sie den Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_voice_unnamed:
    'Vergleichen Sie diese Zeilen mit dem, was wir Ihnen am Telefon vorlesen. Geben Sie den Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_whatsapp:
    'Vergleichen Sie diese Zeilen mit der WhatsApp-Nachricht, die wir an die Nummer gesendet haben, die auf {digits} endet. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_whatsapp_unnamed:
    'Vergleichen Sie diese Zeilen mit der WhatsApp-Nachricht, die wir an Ihr Telefon gesendet haben. Geben Sie ihren Code nur ein, wenn beide dasselbe sagen.',
  approve_lead_totp:
    'Nur diese Seite zeigt diese Zeilen. Prüfen Sie sie hier. Geben Sie den Code, den Ihre Authenticator-App für {brand} anzeigt, nur ein, wenn sie stimmen.',
  approve_lead_mobile:
    'Nur diese Seite zeigt diese Zeilen. Prüfen Sie sie hier. Geben Sie den Code, den die App von {brand} anzeigt, nur ein, wenn sie stimmen.',
  approve_lead_token:
    'Nur diese Seite zeigt diese Zeilen. Prüfen Sie sie hier. Geben Sie den Code, den Ihr Code-Gerät anzeigt, nur ein, wenn sie stimmen.',
  approve_lead_shown:
    'Nur diese Seite zeigt diese Zeilen. Prüfen Sie sie hier. Geben Sie den Code, den Ihr Gerät anzeigt, nur ein, wenn sie stimmen.',
  approve_label: 'Code',
  approve_label_sms: 'Code aus der SMS',
  approve_label_email: 'Code aus der E-Mail',
  approve_label_voice: 'Code aus dem Anruf',
  approve_label_whatsapp: 'Code aus der WhatsApp-Nachricht',
  approve_label_totp: 'Code aus der Authenticator-App',
  approve_label_mobile: 'Code aus der App von {brand}',
  approve_label_token: 'Code vom Code-Gerät',
  approve: 'Freigeben',
  approve_ends: {
    by: 'n',
    one: 'Endet um {time}, in {n} Minute.',
    other: 'Endet um {time}, in {n} Minuten.',
  },
  approve_ends_soon: 'Endet um {time}, in weniger als einer Minute.',
  approve_ends_warning: 'Noch eine Minute.',
  approve_ended: 'Diese Freigabe ist beendet. Es wurde nichts gesendet.',
  approve_advice: '{brand} bittet Sie nie, einen Code vorzulesen.',
  details_caption: 'Was Sie freigeben',
  detail_amount: 'Betrag',
  detail_empty: 'Leer',

  resume_heading: 'Bestätigt. Noch ein Schritt.',
  resume_heading_approval: 'Freigegeben. Noch ein Schritt.',
  resume_heading_done: 'Bestätigt',
  resume_heading_done_approval: 'Freigegeben',
  resume_lead: 'Ihre Anfrage geht von selbst weiter. Wenn nicht, drücken Sie „Abschließen“.',
  resume_lead_transaction:
    'Ihr Vorgang geht von selbst weiter. Wenn nicht, drücken Sie „Abschließen“.',
  resume_lead_transfer:
    'Ihre Überweisung geht von selbst weiter. Wenn nicht, drücken Sie „Abschließen“.',
  resume_lead_payment:
    'Ihre Zahlung geht von selbst weiter. Wenn nicht, drücken Sie „Abschließen“.',
  resume_lead_order: 'Ihr Auftrag geht von selbst weiter. Wenn nicht, drücken Sie „Abschließen“.',
  resume_lead_change:
    'Ihre Änderung geht von selbst weiter. Wenn nicht, drücken Sie „Abschließen“.',
  resume_press: 'Drücken Sie „Abschließen“, damit es weitergeht.',
  resume_press_approval: 'Drücken Sie „Abschließen“, um zu senden.',
  resume_lead_done: '{brand} macht dort weiter, wo Sie waren.',
  finish: 'Abschließen',

  mismatch_heading_transaction: 'Vorgang angehalten',
  mismatch_heading_transfer: 'Überweisung angehalten',
  mismatch_heading_payment: 'Zahlung angehalten',
  mismatch_heading_order: 'Auftrag angehalten',
  mismatch_heading_change: 'Änderung angehalten',
  mismatch_lead:
    'Was ankam, ist nicht das, was Sie freigegeben haben. Es wurde nichts gesendet, und diese Freigabe gilt nicht mehr.',
  mismatch_lead_elsewhere:
    'Diese Zeilen sagen dasselbe, aber ein anderer Teil dessen, was ankam, ist nicht das, was Sie freigegeben haben. Es wurde nichts gesendet, und diese Freigabe gilt nicht mehr.',
  mismatch_caption: 'Was Sie freigegeben haben, neben dem, was ankam',
  mismatch_detail: 'Angabe',
  mismatch_approved: 'Freigegeben',
  mismatch_arrived: 'Angekommen',
  mismatch_changed: 'Geändert',
  mismatch_absent: 'Nicht vorhanden',
  mismatch_review: 'Prüfen und neu beginnen',
  mismatch_tell_us: 'Wenn Sie nichts geändert haben, {link} und nennen Sie diese Referenz:',
  mismatch_tell_us_link: 'sagen Sie es uns',

  message_username_empty: 'Geben Sie Ihren Benutzernamen oder Ihre E-Mail-Adresse ein',
  message_username_too_long: 'Das ist zu lang für einen Benutzernamen oder eine E-Mail-Adresse',
  message_username_malformed:
    'Geben Sie Ihren Benutzernamen oder Ihre E-Mail-Adresse ohne Zeilenumbrüche und unsichtbare Zeichen ein',
  message_password_empty: 'Geben Sie Ihr Passwort ein',
  message_otp_empty: 'Geben Sie den Code ein',
  message_otp_wrong_length: {
    by: 'n',
    one: 'Geben Sie die {n} Ziffer des Codes ein',
    other: 'Geben Sie alle {n} Ziffern des Codes ein',
  },
  message_otp_wrong_length_unknown: 'Geben Sie alle Ziffern des Codes ein',
  message_otp_wrong:
    'Dieser Code ist nicht richtig. Prüfen Sie, ob er aus der neuesten Nachricht ist.',
  message_otp_wrong_shown:
    'Dieser Code ist nicht richtig. Warten Sie auf den nächsten und geben Sie ihn dann ein.',
  message_otp_wrong_shown_left: {
    by: 'n',
    one: 'Dieser Code ist nicht richtig. Warten Sie auf den nächsten und geben Sie ihn dann ein. Sie haben noch {n} Versuch.',
    other:
      'Dieser Code ist nicht richtig. Warten Sie auf den nächsten und geben Sie ihn dann ein. Sie haben noch {n} Versuche.',
  },
  message_last_try: 'Noch ein Versuch, dann müssen Sie neu beginnen.',
  message_otp_wrong_left: {
    by: 'n',
    one: 'Dieser Code ist nicht richtig. Sie haben noch {n} Versuch.',
    other: 'Dieser Code ist nicht richtig. Sie haben noch {n} Versuche.',
  },
  message_otp_wrong_last: {
    by: 'm',
    one: 'Dieser Code ist nicht richtig. Sie haben noch 1 Versuch, danach machen wir {m} Minute Pause.',
    other:
      'Dieser Code ist nicht richtig. Sie haben noch 1 Versuch, danach machen wir {m} Minuten Pause.',
  },
  message_nothing_sent: 'Es wurde nichts gesendet.',
  message_credentials_wrong: 'Benutzername und Passwort passen nicht zusammen.',
  message_current_password_empty: 'Geben Sie Ihr aktuelles Passwort ein',
  message_current_password_wrong: 'Das ist nicht Ihr aktuelles Passwort.',
  message_new_password_empty: 'Geben Sie ein neues Passwort ein',
  message_password_rules: 'Dieses Passwort erfüllt die Regeln hier nicht. Wählen Sie ein anderes.',
  message_password_rules_length_min: {
    by: 'n',
    one: 'Wählen Sie ein Passwort mit mindestens {n} Zeichen.',
    other: 'Wählen Sie ein Passwort mit mindestens {n} Zeichen.',
  },
  message_password_rules_length_max: {
    by: 'n',
    one: 'Wählen Sie ein Passwort mit höchstens {n} Zeichen.',
    other: 'Wählen Sie ein Passwort mit höchstens {n} Zeichen.',
  },
  message_password_rules_capitals: {
    by: 'n',
    one: 'Das Passwort braucht einen Großbuchstaben (A–Z).',
    other: 'Das Passwort braucht {n} Großbuchstaben (A–Z).',
  },
  message_password_rules_small_letters: {
    by: 'n',
    one: 'Das Passwort braucht einen Kleinbuchstaben (a–z).',
    other: 'Das Passwort braucht {n} Kleinbuchstaben (a–z).',
  },
  message_password_rules_digits: {
    by: 'n',
    one: 'Das Passwort braucht eine Ziffer (0–9).',
    other: 'Das Passwort braucht {n} Ziffern (0–9).',
  },
  message_password_rules_signs: {
    by: 'n',
    one: 'Das Passwort braucht ein Zeichen wie ! ? %.',
    other: 'Das Passwort braucht {n} Zeichen wie ! ? %.',
  },
  message_password_rules_characters: {
    by: 'n',
    one: 'Das Passwort braucht eines von diesen: {characters}',
    other: 'Das Passwort braucht {n} von diesen: {characters}',
  },
  message_password_rules_different: {
    by: 'n',
    one: 'Verwenden Sie mindestens {n} Zeichen.',
    other: 'Verwenden Sie mindestens {n} verschiedene Zeichen.',
  },
  message_password_rules_repeated: {
    by: 'n',
    one: 'Verwenden Sie kein Zeichen zweimal hintereinander.',
    other: 'Verwenden Sie kein Zeichen öfter als {n}-mal hintereinander.',
  },
  message_password_rules_history: 'Dieses Passwort hatten Sie schon. Wählen Sie ein anderes.',
  message_password_rules_similar:
    'Dieses Passwort ist dem aktuellen sehr ähnlich. Wählen Sie ein anderes.',
  message_password_rules_common:
    'Dieses Passwort steht auf einer Liste häufiger Passwörter. Wählen Sie ein anderes.',
  message_password_rules_profile:
    'Dieses Passwort enthält Ihren Namen, Ihre E-Mail-Adresse oder Telefonnummer. Wählen Sie ein anderes.',
  message_code_sent: 'Wir haben einen neuen Code gesendet. Nur der neueste gilt.',
  message_code_sent_voice: 'Wir rufen noch einmal an. Nur der neueste Code gilt.',
  message_resend_too_early: {
    by: 's',
    one: 'Warten Sie noch {s} Sekunde auf den nächsten Code. Der, den Sie haben, gilt noch.',
    other: 'Warten Sie noch {s} Sekunden auf den nächsten Code. Der, den Sie haben, gilt noch.',
  },
  message_resend_too_early_unknown:
    'Warten Sie einen Moment auf den nächsten Code. Der, den Sie haben, gilt noch.',
  message_resend_limit:
    'Wir können für diese Anmeldung keine Codes mehr senden. Verwenden Sie den letzten, oder beginnen Sie neu.',
  message_message_not_sent:
    'Wir konnten die Nachricht nicht senden. Versuchen Sie es noch einmal, oder verwenden Sie ein anderes Gerät.',
  message_message_not_sent_only:
    'Wir konnten die Nachricht nicht senden. Versuchen Sie es in einer Minute noch einmal.',
  message_device_paused: {
    by: 'n',
    one: 'Dieses Gerät hat {n} Minute Pause. Verwenden Sie ein anderes, oder warten Sie.',
    other: 'Dieses Gerät hat {n} Minuten Pause. Verwenden Sie ein anderes, oder warten Sie.',
  },
  message_device_paused_unknown:
    'Dieses Gerät hat eine Weile Pause. Verwenden Sie ein anderes, oder warten Sie.',
  message_codes_paused: {
    by: 'n',
    one: 'Ihr Passwort ist richtig, aber wir können Ihnen {n} Minute lang keinen Code senden. Versuchen Sie es dann noch einmal.',
    other:
      'Ihr Passwort ist richtig, aber wir können Ihnen {n} Minuten lang keinen Code senden. Versuchen Sie es dann noch einmal.',
  },
  message_codes_paused_unknown:
    'Ihr Passwort ist richtig, aber wir konnten Ihnen keinen Code senden. Versuchen Sie es in einer Minute noch einmal.',
  message_not_checked:
    'Wir konnten das nicht prüfen. Versuchen Sie es in einer Minute noch einmal.',
  message_device_unknown: 'Dieses Gerät geht jetzt nicht. Wählen Sie ein anderes.',
  message_resend_limit_approval:
    'Wir können für diese Freigabe keine Codes mehr senden. Verwenden Sie den letzten, oder beginnen Sie neu.',
  message_outcome_unknown:
    'Wir haben zu diesem Code keine Antwort bekommen. Versuchen Sie ihn noch einmal, oder fordern Sie einen neuen an.',
  message_outcome_unknown_totp:
    'Wir haben zu diesem Code keine Antwort bekommen. Geben Sie den ein, den Ihre App jetzt anzeigt.',
  message_recent_tries: {
    by: 'n',
    one: 'Gerade eben gab es mehrere falsche Codes. Ein neuer kommt vielleicht erst in {n} Minute an.',
    other:
      'Gerade eben gab es mehrere falsche Codes. Ein neuer kommt vielleicht erst in {n} Minuten an.',
  },
  message_in_progress:
    'Wir arbeiten noch an Ihrer letzten Antwort. Versuchen Sie es gleich noch einmal.',
  message_press_again:
    'Gleichzeitig wurde eine andere Seite geöffnet. Drücken Sie noch einmal „Weiter“.',
  message_enter_again:
    'Das war richtig, aber die nächste Seite kam nicht bei Ihnen an. Geben Sie dasselbe noch einmal ein; Sie brauchen keinen neuen Code.',

  locked_heading: 'Zu viele Versuche',
  locked_lead: 'Versuchen Sie es später noch einmal.',
  locked_heading_tries: 'Das war der letzte Versuch',
  locked_lead_tries: {
    by: 'n',
    one: 'Beginnen Sie neu, um einen neuen Code zu bekommen. Wenn keiner kommt, warten Sie {n} Minute bis zum nächsten Versuch: Nach falschen Codes gibt es eine Pause.',
    other:
      'Beginnen Sie neu, um einen neuen Code zu bekommen. Wenn keiner kommt, warten Sie {n} Minuten bis zum nächsten Versuch: Nach falschen Codes gibt es eine Pause.',
  },
  locked_lead_tries_password: {
    by: 'n',
    one: 'Beginnen Sie neu. Wenn das richtige Passwort nicht angenommen wird, warten Sie {n} Minute bis zum nächsten Versuch: Nach falschen Passwörtern gibt es eine Pause.',
    other:
      'Beginnen Sie neu. Wenn das richtige Passwort nicht angenommen wird, warten Sie {n} Minuten bis zum nächsten Versuch: Nach falschen Passwörtern gibt es eine Pause.',
  },
  locked_lead_tries_passkey:
    'Beginnen Sie neu, und verwenden Sie den Passkey dieses Kontos oder eine andere Bestätigung. Wenn er nicht angenommen wird, warten Sie eine Weile bis zum nächsten Versuch.',
  locked_lead_uncounted_passkey:
    'Ein Passkey, der nicht passt, wurde zu oft verwendet, deshalb hat die Anmeldung für dieses Konto Pause. Am Konto hat sich nichts geändert.',
  locked_lead_account:
    'Wir haben dieses Konto nach zu vielen Versuchen gesperrt. {brand} kann es entsperren.',
  locked_heading_minutes: {
    by: 'n',
    one: 'Die Anmeldung hat {n} Minute Pause',
    other: 'Die Anmeldung hat {n} Minuten Pause',
  },
  locked_heading_hours: {
    by: 'n',
    one: 'Die Anmeldung hat {n} Stunde Pause',
    other: 'Die Anmeldung hat {n} Stunden Pause',
  },
  locked_lead_count: {
    by: 'n',
    one: 'Der Code war {n}-mal falsch, deshalb hat die Anmeldung für dieses Konto Pause. Am Konto hat sich nichts geändert.',
    other:
      'Der Code war {n}-mal hintereinander falsch, deshalb hat die Anmeldung für dieses Konto Pause. Am Konto hat sich nichts geändert.',
  },
  locked_lead_uncounted:
    'Der Code war zu oft falsch, deshalb hat die Anmeldung für dieses Konto Pause. Am Konto hat sich nichts geändert.',
  locked_heading_messages: 'Vorerst keine Codes mehr',
  locked_lead_messages:
    'Es wurden viele Codes gesendet, deshalb können wir den nächsten noch nicht senden. Mit Ihrem Konto ist alles in Ordnung.',
  locked_try_at: 'Wieder möglich um',
  locked_was_it_you: 'Waren Sie das nicht?',
  locked_tell_us: 'Sagen Sie es uns',

  expired_heading: 'Diese Seite ist abgelaufen',
  expired_lead: {
    by: 'n',
    one: 'Zu Ihrer Sicherheit muss eine Anmeldung in {n} Minute fertig sein. Beginnen Sie neu; Sie kommen trotzdem auf die Seite, die Sie wollten.',
    other:
      'Zu Ihrer Sicherheit muss eine Anmeldung in {n} Minuten fertig sein. Beginnen Sie neu; Sie kommen trotzdem auf die Seite, die Sie wollten.',
  },
  expired_lead_step_up: {
    by: 'n',
    one: 'Zu Ihrer Sicherheit muss eine Bestätigung in {n} Minute fertig sein. Beginnen Sie neu; Sie kommen trotzdem auf die Seite, die Sie wollten.',
    other:
      'Zu Ihrer Sicherheit muss eine Bestätigung in {n} Minuten fertig sein. Beginnen Sie neu; Sie kommen trotzdem auf die Seite, die Sie wollten.',
  },
  expired_lead_approval: 'Diese Freigabe ist beendet. Es wurde nichts gesendet.',

  error_prefix: 'Fehler: ',
  error_still_working_heading: 'Wir arbeiten noch daran',
  error_still_working:
    'Wir arbeiten noch an Ihrer letzten Antwort. Prüfen Sie es gleich noch einmal.',
  error_used_or_foreign_page_heading: 'Diese Seite geht nicht mehr',
  error_used_or_foreign_page:
    'Diese Seite gehört zu einer anderen Anmeldung oder wurde schon verwendet. Beginnen Sie neu.',
  error_cookies_off_heading: 'Zum Anmelden ist ein Cookie nötig',
  error_cookies_off:
    'Ihr Browser hat unseren Cookie nicht behalten. Erlauben Sie Cookies für diese Website und beginnen Sie neu.',
  error_too_many_pages_heading: 'Zu viele dieser Seiten sind offen',
  error_too_many_pages:
    'Ihr Browser behält nur die neuesten. Schließen Sie die anderen und beginnen Sie neu.',
  error_account_unusable_heading: 'Wir können Sie nicht anmelden',
  error_account_unusable: 'Wir können Sie bei diesem Konto nicht anmelden. {brand} kann helfen.',
  error_no_usable_device_heading: 'Bestätigung nicht möglich',
  error_no_usable_device:
    'Bei diesem Konto haben wir keinen Weg, Ihre Identität zu bestätigen. {brand} kann helfen.',
  error_step_not_supported_heading: 'Der nächste Schritt fehlt hier',
  error_step_not_supported:
    'Diese Anmeldung braucht einen Schritt, den wir hier nicht zeigen können. Beginnen Sie neu, oder fragen Sie {brand}.',
  error_unavailable_heading: 'Wir können Sie gerade nicht anmelden',
  error_unavailable_heading_confirm: 'Bestätigung gerade nicht möglich',
  error_unavailable:
    'Es liegt nicht an Ihnen, und kein Code wurde verbraucht. Versuchen Sie es in einer Minute noch einmal.',
  error_unavailable_code_maybe_used:
    'Es liegt nicht an Ihnen. Versuchen Sie es in einer Minute noch einmal.',
  error_codes_name_heading: 'Vorerst keine Codes mehr',
  error_codes_name:
    'Mit diesem Benutzernamen wurden aus Browsern, die wir nicht kennen, mehrere Codes angefordert. Den nächsten können Sie hier anfordern nach: {wait}. Ein Browser, der mit diesem Benutzernamen schon angemeldet war, ist nicht betroffen.',
  error_codes_own_heading: 'Wir haben Ihnen viele Codes gesendet',
  error_codes_own:
    'Mehrere Codes wurden gesendet und nicht verwendet. Den nächsten können wir senden nach: {wait}. Es wurde nichts gesendet, und mit Ihrem Konto ist alles in Ordnung.',
  error_tries_name_heading: 'Zu viele falsche Versuche',
  error_tries_name:
    'Für diesen Benutzernamen wurden aus Browsern, die wir nicht kennen, zu viele falsche Passwörter oder Codes eingegeben. Hier geht es wieder nach: {wait}. Ein Browser, der mit diesem Benutzernamen schon angemeldet war, ist nicht betroffen.',
  error_tries_own_heading: 'Zu viele falsche Versuche',
  error_tries_own:
    'Hier wurden zu viele falsche Passwörter oder Codes eingegeben. Es geht wieder nach: {wait}. Es hat sich nichts geändert.',
  error_network_heading: 'Viele Anmeldungen aus Ihrem Netz',
  error_network:
    'Zu viele Anmeldungen aus Ihrem Netz wurden nicht beendet. Es geht wieder nach: {wait}. Mit Ihrem Konto ist alles in Ordnung.',
  error_busy_heading: 'Gerade ist sehr viel los',
  error_busy: 'Mehr Menschen als sonst melden sich an. Es geht wieder nach: {wait}.',
  error_starts_own_heading: 'Zu viele Seiten sind offen',
  error_starts_own: 'Beenden oder schließen Sie eine davon. Sonst geht es wieder nach: {wait}.',
  error_accounts_heading: 'Viele neue Konten aus Ihrem Netz',
  error_accounts:
    'Aus Ihrem Netz wurden mehrere Konten angelegt. Das nächste können Sie anlegen nach: {wait}.',
  error_messages_limit_heading: 'Vorerst keine Codes mehr',
  error_messages_limit:
    'Es wurden viele Codes gesendet. Den nächsten können wir senden nach: {wait}. Es wurde nichts gesendet, und mit Ihrem Konto ist alles in Ordnung.',
  continue_at_service: 'Weiter beim Anmeldedienst',
  wait_seconds: { by: 'n', one: '{n} Sekunde', other: '{n} Sekunden' },
  wait_minutes: { by: 'n', one: '{n} Minute', other: '{n} Minuten' },
  wait_hours: { by: 'n', one: '{n} Stunde', other: '{n} Stunden' },
  wait_unknown: 'einigen Minuten',
  error_acr_unmet_heading: 'Eine stärkere Bestätigung ist nötig',
  error_acr_unmet:
    'Diese Seite braucht eine stärkere Bestätigung, als Ihre Geräte geben können. {brand} kann helfen.',
  error_sign_on_failed_heading: 'Wir konnten Sie nicht anmelden',
  error_sign_on_failed_heading_confirm: 'Die Bestätigung hat nicht geklappt',
  error_sign_on_failed: 'Am Konto hat sich nichts geändert. Beginnen Sie neu.',
  error_not_set_up_heading: 'Wir können Sie das nicht bestätigen lassen',
  error_not_set_up:
    'Etwas ist nicht richtig eingerichtet, neu zu beginnen hilft also nicht. Es hat sich nichts geändert. {brand} kann helfen.',
  error_not_set_up_approval:
    'Etwas ist nicht richtig eingerichtet, neu zu beginnen hilft also nicht. Es wurde nichts gesendet. {brand} kann helfen.',
  error_sign_on_denied_heading: 'Sie können sich hier nicht anmelden',
  error_sign_on_denied:
    'Dieses Konto ist für die Anmeldung hier nicht zugelassen. {brand} kann helfen.',
  error_other_user_heading: 'Das war ein anderes Konto',
  error_other_user:
    'Die Bestätigung kam von einem anderen Konto als dem angemeldeten. Es hat sich nichts geändert.',
  error_access_denied_heading: 'Sie können diese Seite nicht öffnen',
  error_access_denied: 'Diese Seite ist für Ihr Konto nicht zugänglich. {brand} kann helfen.',
  error_cancelled_heading: 'Abgebrochen',
  error_cancelled: 'Sie sind nicht angemeldet.',
  error_cancelled_step_up: 'Es hat sich nichts geändert.',
  error_cancelled_approval: 'Es wurde nichts gesendet.',
  error_bad_request_heading: 'Wir konnten das nicht lesen',
  error_bad_request: 'Was ankam, ist nicht das, was diese Seite sendet. Beginnen Sie neu.',
  error_other_site_heading: 'Sie können diese Seite nicht öffnen',
  error_other_site:
    'Das Formular kam von einer anderen Website, oder Ihr Browser hat nicht gesagt, woher. Es hat sich nichts geändert. Beginnen Sie hier neu.',
  error_mistake_of_the_app_heading: 'Bei uns stimmt etwas nicht',
  error_mistake_of_the_app:
    'Es liegt nicht an Ihnen, und ein neuer Versuch hilft nicht. Es hat sich nichts geändert. {brand} kann helfen.',
  error_mistake_of_the_app_approval:
    'Es liegt nicht an Ihnen, und ein neuer Versuch hilft nicht. Es wurde nichts gesendet. {brand} kann helfen.',
  error_used_or_foreign_page_approval:
    'Diese Seite gehört zu einer anderen Freigabe oder wurde schon verwendet. Beginnen Sie neu.',
  error_cookies_off_heading_approval: 'Zum Freigeben ist ein Cookie nötig',
  error_step_not_supported_approval:
    'Diese Freigabe braucht einen Schritt, den wir hier nicht zeigen können. Beginnen Sie neu, oder fragen Sie {brand}.',
  error_unavailable_approval:
    'Es liegt nicht an Ihnen, kein Code wurde verbraucht, und es wurde nichts gesendet. Versuchen Sie es in einer Minute noch einmal.',
  error_unavailable_code_maybe_used_approval:
    'Es liegt nicht an Ihnen, und es wurde nichts gesendet. Versuchen Sie es in einer Minute noch einmal.',
  error_approval_cancelled_heading: 'Abgebrochen',
  error_approval_cancelled: 'Es wurde nichts gesendet.',
  error_approval_expired_heading: 'Diese Freigabe ist beendet',
  error_approval_expired: 'Es wurde nichts gesendet. Beginnen Sie neu, wenn Sie es noch wollen.',
  error_approval_used_heading: 'Diese Freigabe wurde schon verwendet',
  error_approval_used: 'Sie lässt sich nicht noch einmal verwenden.',
  error_approval_other_request_heading: 'Diese Freigabe war für etwas anderes',
  error_approval_other_request:
    'Was ankam, ist nicht das, was freigegeben wurde. Es wurde also nichts gesendet, und die Freigabe ist beendet. Beginnen Sie neu.',
  error_approval_refused_heading: 'Das wurde nicht freigegeben',
  error_approval_refused:
    'Wir konnten nicht bestätigen, dass Sie es waren, deshalb wurde nichts gesendet. Beginnen Sie neu.',
  error_approval_outcome_unknown_heading: 'Das Ergebnis steht noch nicht fest',
  error_approval_outcome_unknown:
    'Senden Sie es nicht noch einmal. Sehen Sie bei Ihren Freigaben nach, oder fragen Sie {brand}.',
  error_too_many_approvals_heading: 'Zu viele Freigaben sind offen',
  error_too_many_approvals:
    'Beenden Sie eine davon oder brechen Sie sie ab, oder warten Sie ein paar Minuten; beginnen Sie dann neu. Es wurde nichts gesendet.',

  confirm_lead: 'Drücken Sie „Weiter“, dann fragen wir Sie nach einem Code.',
  sign_off_heading: 'Abmelden?',
  sign_off_lead:
    'Sie sind angemeldet als {name}. Das Abmelden beendet diese Sitzung hier und beim Anmeldedienst.',
  sign_off: 'Abmelden',
  stay: 'Angemeldet bleiben',
  signed_off_heading: 'Sie sind abgemeldet',
  signed_off_lead: 'An einem gemeinsam genutzten Computer schließen Sie auch dieses Fenster.',
  signed_off_lead_half:
    'Sie sind hier abgemeldet. Der Anmeldedienst hat nicht geantwortet, schließen Sie also an einem gemeinsam genutzten Computer Ihren Browser.',
  leaving_heading: 'Sie sind hier abgemeldet',
  leaving_lead: 'Drücken Sie „Weiter“, um sich auch beim Anmeldedienst abzumelden.',
  sign_on_again: 'Wieder anmelden',
  continue_elsewhere_heading: 'Weiter beim Anmeldedienst',
  continue_elsewhere_lead:
    'Diese Anmeldung geht auf einer anderen Seite weiter. Danach kommen Sie hierher zurück.',
  continue_elsewhere_at: 'Weiter bei {provider}',
  continue_elsewhere_at_lead: 'Sie melden sich dort an und kommen danach zurück zu {brand}.',
  continue_elsewhere_other: 'Anders anmelden',
}

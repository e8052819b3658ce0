// Every text on a page, in Swedish.
import type { Catalogue } from './text.js'

/** The Swedish texts by their keys. */
export const swedish: Catalogue<'one' | 'other'> = {
  continue: 'Fortsätt',
  cancel: 'Avbryt',
  go_back: 'Tillbaka',
  start_again: 'Börja om',
  try_again: 'Försök igen',
  check_now: 'Kontrollera nu',
  not_you: 'Är det inte du?',
  help: 'Hjälp med inloggningen',
  help_approval: 'Hjälp',
  not_asked: 'Jag har inte bett om det här',
  back_to_brand: 'Tillbaka till {brand}',
  back_to_place: 'Tillbaka: {place}',
  show: 'Visa',
  hide: 'Dölj',
  show_what: ' lösenordet',
  privacy: 'Integritet',
  language_current: 'Språk: {language}',
  reference: 'Referens',
  give_reference: 'Om det händer igen, ge supporten den här referensen:',
  problem_heading: 'Något stämmer inte',
  choose: 'Använd en annan enhet',
  step_up_heading: 'Bekräfta att det är du',
  step_up_lead: 'Den här sidan kräver en ny bekräftelse.',
  step_up_lead_why: 'En ny bekräftelse behövs: {why}.',

  consent_heading: 'Villkor',
  consent_lead: 'Du behöver godta dem för att fortsätta.',
  consent_lead_version: 'Version {version}. Du behöver godta den för att fortsätta.',
  consent_lead_from: 'Från {date}. Du behöver godta villkoren för att fortsätta.',
  consent_lead_version_from:
    'Version {version}, från {date}. Du behöver godta den för att fortsätta.',
  consent_agree: 'Godta och fortsätt',
  consent_refuse: 'Godta inte',
  consent_new_tab: ' (öppnas i en ny flik)',
  error_agreement_refused_heading: 'Du godtog inte villkoren',
  error_agreement_refused: 'Du godtog inte villkoren, så du är inte inloggad.',
  error_agreement_refused_step_up: 'Du godtog inte villkoren, så ingenting har bekräftats.',
  error_agreement_refused_approval:
    'Du godtog inte villkoren, så ingenting har godkänts och ingenting har skickats.',

  profile_heading: 'Några uppgifter',
  profile_lead: '{brand} behöver dem för att gå vidare.',
  profile_save: 'Spara och fortsätt',
  profile_optional: '{label} (valfritt)',
  message_attribute_empty: 'Fyll i: {label}',
  message_attribute_malformed:
    '{label}: uppgiften är inte fullständig eller innehåller något som inte hör dit',
  message_profile_refused: 'Det godtogs inte. Kontrollera det du har fyllt i.',
  link_heading: 'Är det här ditt konto?',
  link_lead:
    '{email} från {provider} har redan ett konto hos {brand}. Ange lösenordet för {brand} en gång, så kan du sedan logga in med vilket du vill.',
  link_lead_unnamed:
    'Kontot från {provider} har redan ett konto hos {brand}. Ange lösenordet för {brand} en gång, så kan du sedan logga in med vilket du vill.',
  link_provider_unnamed: 'den andra tjänsten',
  link_label: 'Lösenord för {brand}',
  link_continue: 'Koppla och fortsätt',
  link_refuse: 'Koppla inte, gå tillbaka',
  confirm_account_heading: 'Kontrollera dina uppgifter',
  confirm_account_lead: 'från {provider}',
  confirm_account_continue: 'Stämmer, fortsätt',
  attribute_username: 'Användarnamn',
  attribute_email: 'E-postadress',
  attribute_name_given: 'Förnamn',
  attribute_name_family: 'Efternamn',
  attribute_name_middle: 'Mellannamn',
  attribute_name_formatted: 'Namn',
  attribute_mobilephone: 'Mobiltelefon',
  attribute_primaryphone: 'Telefon',
  attribute_address_streetaddress: 'Gatuadress',
  attribute_address_locality: 'Ort',
  attribute_address_region: 'Region',
  attribute_address_postalcode: 'Postnummer',
  attribute_address_countrycode: 'Land',

  register_heading: 'Skapa ditt konto',
  register_lead: 'för {brand}',
  register_email_label: 'E-postadress',
  register_email_hint: 'Vi skickar en kod dit för att kontrollera den',
  register_username_label: 'Användarnamn',
  register_username_hint: 'Du loggar in med det',
  register_password_label: 'Lösenord',
  register_create: 'Skapa konto',
  register_note: 'Har du redan ett konto?',
  register_sign_on: 'Logga in i stället',
  register_offer: 'Skapa ett konto',
  verify_lead_register:
    'Om {email} inte har något konto än har vi skickat en kod dit. Titta även i skräpposten.',
  verify_note_register: 'Har du redan ett konto? Då kommer ingen kod.',
  message_email_empty: 'Ange din e-postadress',
  message_email_malformed: 'Ange en e-postadress, till exempel namn@example.com',
  message_register_username_empty: 'Välj ett användarnamn',
  message_username_taken: 'Användarnamnet är upptaget. Välj ett annat.',
  message_register_refused: 'Vi kunde inte skapa kontot. Kontrollera det du har fyllt i.',

  push_title: 'Väntar på din telefon',
  push_heading: 'Godkänn i din telefon',
  push_heading_unproven: 'Titta i telefonen',
  push_lead_number: 'Öppna appen {app} på {device} och välj talet som du ser här.',
  push_lead_number_unnamed: 'Öppna appen {app} i din telefon och välj talet som du ser här.',
  push_lead:
    'Vi har skickat en begäran till appen {app} på {device}. Godkänn den där om du håller på att logga in.',
  push_lead_unnamed:
    'Vi har skickat en begäran till appen {app} i din telefon. Godkänn den där om du håller på att logga in.',
  push_lead_step_up:
    'Vi har skickat en begäran till appen {app} på {device}. Godkänn den där om du bad om det här nyss.',
  push_lead_step_up_unnamed:
    'Vi har skickat en begäran till appen {app} i din telefon. Godkänn den där om du bad om det här nyss.',
  push_lead_unproven:
    'Om det här kontot finns har vi skickat en begäran till dess telefon. Godkänn den där.',
  push_lead_unproven_number:
    'Om det här kontot finns har vi skickat en begäran till dess telefon. Välj det här talet där.',
  push_lead_approval:
    'Jämför de här raderna med appen {app}. Godkänn där bara om båda säger samma sak.',
  push_lead_approval_number:
    'Jämför de här raderna med appen {app}. Om båda säger samma sak väljer du det här talet där.',
  push_moves_on: 'Den här sidan går vidare av sig själv.',
  push_then_check: 'Svara där och tryck sedan på ”Kontrollera nu”.',
  push_number_label: 'Välj det här talet i appen',
  push_number_label_approval: 'Tal att välja',
  push_note: 'Håller du inte på att logga in? Neka i appen.',
  push_note_step_up: 'Bad du inte om det här? Neka i appen.',
  push_waiting: 'Väntar på ditt svar på {device}',
  push_waiting_unnamed: 'Väntar på ditt svar i telefonen',
  push_advice: '{brand} ber dig aldrig att läsa upp det här talet.',
  push_advice_no_number: '{brand} ber dig aldrig att godkänna något över telefon.',
  push_answered: 'Besvarad. Nu går vi vidare.',
  push_soon: 'Mindre än 20 sekunder kvar.',
  push_use_code: 'Ange en kod från appen',
  push_ended_heading: 'Inget svar från telefonen',
  push_ended_heading_unproven: 'Ingen godkände i telefonen',
  push_ended_lead:
    'Vi frågade appen {app} på {device} och ingen svarade i tid, så du är inte inloggad.',
  push_ended_lead_unnamed:
    'Vi frågade appen {app} i din telefon och ingen svarade i tid, så du är inte inloggad.',
  push_ended_lead_step_up:
    'Vi frågade appen {app} på {device} och ingen svarade i tid, så ingenting har bekräftats.',
  push_ended_lead_step_up_unnamed:
    'Vi frågade appen {app} i din telefon och ingen svarade i tid, så ingenting har bekräftats.',
  push_ended_lead_approval: 'Ingen svarade, så ingenting har godkänts och ingenting har skickats.',
  push_ended_again: 'Skicka igen',
  push_ended_note:
    'Ser du ingenting i telefonen? Öppna appen och kontrollera att telefonen är ansluten.',
  push_denied_heading: 'Nekad i din telefon',
  push_denied_lead:
    'Begäran nekades i appen {app}, så du är inte inloggad. Ingenting på kontot har ändrats.',
  push_denied_lead_step_up:
    'Begäran nekades i appen {app}, så ingenting har bekräftats. Ingenting på kontot har ändrats.',
  push_denied_lead_approval:
    'Begäran nekades i appen {app}, så ingenting har godkänts. Ingenting har skickats.',
  push_denied_not_you: 'Var det inte du som började?',
  message_no_answer_yet: 'Inget svar än. Leta efter begäran i appen {app}.',
  message_request_sent: 'Vi har skickat en ny begäran. Bara den senaste gäller.',

  passkey_heading: 'Använd din passkey',
  passkey_lead: 'Din enhet frågar efter ansikte, fingeravtryck, skärmlås eller säkerhetsnyckel.',
  passkey_lead_approval:
    'Kontrollera de här raderna. De visas bara här: din enhet frågar efter ansikte, fingeravtryck, skärmlås eller säkerhetsnyckel, inte efter beloppet.',
  passkey_use: 'Använd passkey',
  passkey_approve: 'Godkänn med passkey',
  passkey_no_script:
    'Passkeys kräver JavaScript, och det är avstängt för den här webbplatsen. Slå på det och ladda om sidan, eller använd en annan enhet.',
  passkey_no_script_only:
    'Passkeys kräver JavaScript, och det är avstängt för den här webbplatsen. Slå på det och ladda om sidan, eller fråga {brand}.',
  passkey_unsupported:
    'Den här webbläsaren kan inte använda passkeys. Använd en annan webbläsare eller en annan enhet.',
  passkey_unsupported_only:
    'Den här webbläsaren kan inte använda passkeys. Använd en annan webbläsare, eller fråga {brand}.',
  passkey_unusable: 'Passkeys kan inte användas på den här sidan just nu. Använd en annan enhet.',
  passkey_not_used_heading: 'Din passkey användes inte',
  passkey_not_used:
    'Du stängde frågan, eller så tog det för lång tid. Ingenting har gått förlorat: försök igen, eller använd en annan enhet.',
  passkey_not_used_only:
    'Du stängde frågan, eller så tog det för lång tid. Ingenting har gått förlorat: försök igen.',
  message_passkey_wrong:
    'Den passkeyn hör inte till det här kontot. Använd en annan, eller en annan enhet.',
  message_passkey_wrong_left: {
    by: 'n',
    one: 'Den passkeyn hör inte till det här kontot. Använd en annan, eller en annan enhet. Du har {n} försök kvar.',
    other:
      'Den passkeyn hör inte till det här kontot. Använd en annan, eller en annan enhet. Du har {n} försök kvar.',
  },
  message_passkey_not_used:
    'Din passkey användes inte. Ingenting har gått förlorat: försök igen, eller använd en annan enhet.',
  message_passkey_old:
    'Svaret hör till en äldre sida. Ingenting har gått förlorat: använd din passkey en gång till.',
  message_outcome_unknown_passkey: 'Vi fick inget svar om den passkeyn. Använd den en gång till.',

  username_heading: 'Logga in',
  username_lead: 'för att fortsätta till {brand}',
  username_label: 'Användarnamn eller e-postadress',

  password_heading: 'Ange ditt lösenord',
  password_label: 'Lösenord',
  forgot_password: 'Har du glömt lösenordet?',
  forgot_password_ask: 'Har du glömt lösenordet? Fråga {brand}.',

  password_new_heading: 'Välj ett nytt lösenord',
  password_new_lead_expired:
    'Ditt lösenord har gått ut. Bäst är ett långt som du inte använder någon annanstans.',
  password_new_lead_must_change:
    'För din säkerhet behöver du ett nytt lösenord innan du går vidare.',
  password_current_label: 'Nuvarande lösenord',
  password_new_label: 'Nytt lösenord',
  password_save: 'Spara och fortsätt',
  show_what_current: ' nuvarande lösenord',
  show_what_new: ' nytt lösenord',
  rule_met: ', uppfyllt',
  rule_open: ', inte än',
  rule_count: '{n} av {m} regler uppfyllda',
  rule_length_min: { by: 'n', one: 'Minst {n} tecken', other: 'Minst {n} tecken' },
  rule_length_max: { by: 'n', one: 'Högst {n} tecken', other: 'Högst {n} tecken' },
  rule_capitals: { by: 'n', one: 'En stor bokstav (A–Z)', other: '{n} stora bokstäver (A–Z)' },
  rule_small_letters: {
    by: 'n',
    one: 'En liten bokstav (a–z)',
    other: '{n} små bokstäver (a–z)',
  },
  rule_digits: { by: 'n', one: 'En siffra (0–9)', other: '{n} siffror (0–9)' },
  rule_signs: { by: 'n', one: 'Ett tecken som ! ? %', other: '{n} tecken som ! ? %' },
  rule_characters: {
    by: 'n',
    one: 'Ett av dessa: {characters}',
    other: '{n} av dessa: {characters}',
  },
  rule_different: { by: 'n', one: 'Minst {n} tecken', other: 'Minst {n} olika tecken' },
  rule_repeated: {
    by: 'n',
    one: 'Inget tecken två gånger i rad',
    other: 'Inget tecken fler än {n} gånger i rad',
  },
  rule_history: {
    by: 'n',
    one: 'Inte ditt senaste lösenord',
    other: 'Inget av dina {n} senaste lösenord',
  },
  rule_similar: 'Inte alltför likt ditt nuvarande',
  rule_common: 'Inte ett vanligt lösenord',
  rule_profile: 'Inte ditt namn, din e-postadress eller ditt telefonnummer',

  recover_heading: 'Titta i din e-post',
  recover_lead:
    'Om det här kontot har en e-postadress har vi skickat en återställningskod dit. Den gäller i 5 minuter.',
  recover_code_label: 'Återställningskod',
  recover_code_hint: '8 bokstäver och siffror',
  recover_note: 'Inget meddelande än? Titta i skräpposten.',
  verify_heading: 'Titta i din e-post',
  verify_lead: 'Vi har skickat e-post med en kod för att kontrollera din adress.',
  verify_lead_to: 'Vi har skickat e-post med en kod till {mask} för att kontrollera adressen.',
  verify_code_label: 'Kod',
  verify_code_hint: '8 bokstäver och siffror',
  message_recovery_code_empty: 'Ange återställningskoden',
  message_recovery_code_malformed: 'Ange kodens 8 bokstäver och siffror',
  message_recovery_code_wrong:
    'Koden är inte rätt, eller så är den äldre än 5 minuter. Be om en ny. Om du är säker på koden väljer du ett annat lösenord.',
  message_verification_code_empty: 'Ange koden',
  message_verification_code_malformed: 'Ange kodens 8 bokstäver och siffror',
  message_verification_code_wrong:
    'Koden är inte rätt. Kontrollera att den är från det senaste e-postmeddelandet.',

  otp_label: 'Kod',
  otp_hint: { by: 'n', one: '{n} siffra', other: '{n} siffror' },
  otp_hint_auto: {
    by: 'n',
    one: '{n} siffra. När den är ifylld går vi vidare.',
    other: '{n} siffror. När alla är ifyllda går vi vidare.',
  },
  otp_heading: 'Ange din kod',
  otp_lead_unproven:
    'Om det här kontot finns har vi skickat en kod till dess telefon eller e-postadress. Om du använder en autentiseringsapp anger du koden som den visar.',
  otp_lead_unproven_sms: 'Om det här kontot finns har vi skickat ett sms med en kod.',
  otp_lead_unproven_email:
    'Om det här kontot finns har vi skickat e-post med en kod. Titta även i skräpposten.',
  otp_lead_unproven_voice: 'Om det här kontot finns ringer vi dess telefon och läser upp en kod.',
  otp_lead_unproven_whatsapp:
    'Om det här kontot finns har vi skickat ett WhatsApp-meddelande med en kod.',
  otp_lead: 'Vi har skickat en kod till dig.',
  otp_heading_sms: 'Titta i telefonen',
  otp_lead_sms: 'Vi har skickat ett sms med en kod till numret som slutar på {digits}.',
  otp_lead_sms_unnamed: 'Vi har skickat ett sms med en kod till din telefon.',
  otp_heading_email: 'Titta i din e-post',
  otp_lead_email: 'Vi har skickat e-post med en kod till {mask}. Titta även i skräpposten.',
  otp_lead_email_unnamed: 'Vi har skickat e-post med en kod. Titta även i skräpposten.',
  otp_heading_voice: 'Svara i telefonen',
  otp_lead_voice: 'Vi ringer numret som slutar på {digits} och läser upp en kod.',
  otp_lead_voice_unnamed: 'Vi ringer dig och läser upp en kod.',
  otp_heading_whatsapp: 'Titta i WhatsApp',
  otp_lead_whatsapp:
    'Vi har skickat ett WhatsApp-meddelande med en kod till numret som slutar på {digits}.',
  otp_lead_whatsapp_unnamed: 'Vi har skickat ett WhatsApp-meddelande med en kod till din telefon.',
  otp_heading_totp: 'Öppna din autentiseringsapp',
  otp_lead_totp: 'Ange koden som den visar för {brand}. Ingenting skickas till dig.',
  otp_heading_mobile: 'Öppna appen från {brand}',
  otp_lead_mobile:
    'Ange koden som den visar. Ingenting skickas till dig, så det fungerar utan täckning.',
  otp_heading_token: 'Använd din koddosa',
  otp_lead_token: 'Tryck på knappen och ange koden som visas.',
  otp_lead_shown: 'Ange koden som din enhet visar. Ingenting skickas till dig.',
  otp_note_wait: 'Inget meddelande än? Det kan ta en minut.',
  otp_note_call: 'Inget samtal än? Det kan ta en minut.',
  otp_note_newest: 'Bara den senaste koden fungerar.',
  otp_note_clock: 'Fel igen? Kontrollera att telefonen ställer klockan själv.',
  resend: 'Skicka en ny kod',
  resend_voice: 'Ring igen',
  resend_wait: { by: 's', one: 'Ny kod om {s} sekund', other: 'Ny kod om {s} sekunder' },
  resend_wait_minutes: { by: 'm', one: 'Ny kod om {m} minut', other: 'Ny kod om {m} minuter' },

  device_heading: 'Hur ska vi bekräfta att det är du?',
  device_none: 'Inget av det här går',
  device_none_ask: 'Går inget av det här? Fråga {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'Sms',
  device_email: 'E-post',
  device_voice: 'Samtal',
  device_whatsapp: 'WhatsApp-meddelande',
  device_mobile: 'Godkänn i appen från {brand}',
  device_passkey: 'Passkey',
  device_totp: 'Autentiseringsapp',
  device_token: 'Koddosa',
  device_other: 'En annan enhet',
  device_detail_number: 'till numret som slutar på {digits}',
  device_detail_mask: 'till {mask}',
  device_detail_on: 'på {mask}',
  device_detail_passkey: 'Ansikte, fingeravtryck eller säkerhetsnyckel',
  device_detail_totp: 'En kod som byts var 30:e sekund',

  approve_pill: 'Ditt godkännande behövs',
  approve_heading_transaction: 'Godkänna transaktionen?',
  approve_heading_transfer: 'Godkänna överföringen?',
  approve_heading_payment: 'Godkänna betalningen?',
  approve_heading_order: 'Godkänna uppdraget?',
  approve_heading_change: 'Godkänna ändringen?',
  approve_lead:
    'Jämför de här raderna med meddelandet som vi skickade till dig. Ange koden bara om båda säger samma sak.',
  approve_lead_sms:
    'Jämför de här raderna med det sms som vi skickade till numret som slutar på {digits}. Ange koden bara om båda säger samma sak.',
  approve_lead_sms_unnamed:
    'Jämför de här raderna med det sms som vi skickade till din telefon. Ange koden bara om båda säger samma sak.',
  approve_lead_email:
    'Jämför de här raderna med e-postmeddelandet som vi skickade till {mask}. Ange koden bara om båda säger samma sak.',
  approve_lead_email_unnamed:
    'Jämför de här raderna med e-postmeddelandet som vi skickade till dig. Ange koden bara om båda säger samma sak.',
  approve_lead_voice:
    'Jämför de här raderna med det vi läser upp på numret som slutar på {digits}. Ange koden bara om båda säger samma sak.',
  approve_lead_voice_unnamed:
    'Jämför de här raderna med det vi läser upp i telefonen. Ange koden bara om båda säger samma sak.',
  approve_lead_whatsapp:
    'Jämför de här raderna med WhatsApp-meddelandet som vi skickade till numret som slutar på {digits}. Ange koden bara om båda säger samma sak.',
  approve_lead_whatsapp_unnamed:
    'Jämför de här raderna med WhatsApp-meddelandet som vi skickade till din telefon. Ange koden bara om båda säger samma sak.',
  approve_lead_totp:
    'Bara den här sidan visar de här raderna. Kontrollera dem här. Ange koden som din autentiseringsapp visar för {brand} bara om de stämmer.',
  approve_lead_mobile:
    'Bara den här sidan visar de här raderna. Kontrollera dem här. Ange koden som appen från {brand} visar bara om de stämmer.',
  approve_lead_token:
    'Bara den här sidan visar de här raderna. Kontrollera dem här. Ange koden som din koddosa visar bara om de stämmer.',
  approve_lead_shown:
    'Bara den här sidan visar de här raderna. Kontrollera dem här. Ange koden som din enhet visar bara om de stämmer.',
  approve_label: 'Kod',
  approve_label_sms: 'Kod från sms:et',
  approve_label_email: 'Kod från e-postmeddelandet',
  approve_label_voice: 'Kod från samtalet',
  approve_label_whatsapp: 'Kod från WhatsApp-meddelandet',
  approve_label_totp: 'Kod från autentiseringsappen',
  approve_label_mobile: 'Kod från {brand}-appen',
  approve_label_token: 'Kod från koddosan',
  approve: 'Godkänn',
  approve_ends: {
    by: 'n',
    one: 'Slutar kl. {time}, om {n} minut.',
    other: 'Slutar kl. {time}, om {n} minuter.',
  },
  approve_ends_soon: 'Slutar kl. {time}, om mindre än en minut.',
  approve_ends_warning: 'En minut kvar.',
  approve_ended: 'Godkännandet har avslutats. Ingenting har skickats.',
  approve_advice: '{brand} ber dig aldrig att läsa upp en kod.',
  details_caption: 'Det du godkänner',
  detail_amount: 'Belopp',
  detail_empty: 'Tomt',

  resume_heading: 'Bekräftat. Ett steg kvar.',
  resume_heading_approval: 'Godkänt. Ett steg kvar.',
  resume_heading_done: 'Bekräftat',
  resume_heading_done_approval: 'Godkänt',
  resume_lead: 'Din begäran fortsätter av sig själv. Om inte, tryck på ”Slutför”.',
  resume_lead_transaction: 'Din transaktion fortsätter av sig själv. Om inte, tryck på ”Slutför”.',
  resume_lead_transfer: 'Din överföring fortsätter av sig själv. Om inte, tryck på ”Slutför”.',
  resume_lead_payment: 'Din betalning fortsätter av sig själv. Om inte, tryck på ”Slutför”.',
  resume_lead_order: 'Ditt uppdrag fortsätter av sig självt. Om inte, tryck på ”Slutför”.',
  resume_lead_change: 'Din ändring fortsätter av sig själv. Om inte, tryck på ”Slutför”.',
  resume_press: 'Tryck på ”Slutför” för att gå vidare.',
  resume_press_approval: 'Tryck på ”Slutför” för att skicka.',
  resume_lead_done: '{brand} fortsätter där du var.',
  finish: 'Slutför',

  mismatch_heading_transaction: 'Transaktionen har stoppats',
  mismatch_heading_transfer: 'Överföringen har stoppats',
  mismatch_heading_payment: 'Betalningen har stoppats',
  mismatch_heading_order: 'Uppdraget har stoppats',
  mismatch_heading_change: 'Ändringen har stoppats',
  mismatch_lead:
    'Det som kom fram är inte det du godkände. Ingenting har skickats, och godkännandet gäller inte längre.',
  mismatch_lead_elsewhere:
    'De här raderna säger samma sak, men en annan del av det som kom fram är inte det du godkände. Ingenting har skickats, och godkännandet gäller inte längre.',
  mismatch_caption: 'Det du godkände bredvid det som kom fram',
  mismatch_detail: 'Uppgift',
  mismatch_approved: 'Du godkände',
  mismatch_arrived: 'Kom fram',
  mismatch_changed: 'Ändrat',
  mismatch_absent: 'Saknas',
  mismatch_review: 'Granska och börja om',
  mismatch_tell_us: 'Om du inte har ändrat något, {link} och ange den här referensen:',
  mismatch_tell_us_link: 'hör av dig till oss',

  message_username_empty: 'Ange ditt användarnamn eller din e-postadress',
  message_username_too_long: 'Det är för långt för ett användarnamn eller en e-postadress',
  message_username_malformed:
    'Ange ditt användarnamn eller din e-postadress utan radbrytningar eller dolda tecken',
  message_password_empty: 'Ange ditt lösenord',
  message_otp_empty: 'Ange koden',
  message_otp_wrong_length: {
    by: 'n',
    one: 'Ange kodens {n} siffra',
    other: 'Ange kodens alla {n} siffror',
  },
  message_otp_wrong_length_unknown: 'Ange kodens alla siffror',
  message_otp_wrong: 'Koden är inte rätt. Kontrollera att den är från det senaste meddelandet.',
  message_otp_wrong_shown: 'Koden är inte rätt. Vänta på nästa och ange den.',
  message_otp_wrong_shown_left: {
    by: 'n',
    one: 'Koden är inte rätt. Vänta på nästa och ange den. Du har {n} försök kvar.',
    other: 'Koden är inte rätt. Vänta på nästa och ange den. Du har {n} försök kvar.',
  },
  message_last_try: 'Ett försök till, sedan måste du börja om.',
  message_otp_wrong_left: {
    by: 'n',
    one: 'Koden är inte rätt. Du har {n} försök kvar.',
    other: 'Koden är inte rätt. Du har {n} försök kvar.',
  },
  message_otp_wrong_last: {
    by: 'm',
    one: 'Koden är inte rätt. Du har 1 försök kvar, sedan pausar vi i {m} minut.',
    other: 'Koden är inte rätt. Du har 1 försök kvar, sedan pausar vi i {m} minuter.',
  },
  message_nothing_sent: 'Ingenting har skickats.',
  message_credentials_wrong: 'Användarnamnet och lösenordet hör inte ihop.',
  message_current_password_empty: 'Ange ditt nuvarande lösenord',
  message_current_password_wrong: 'Det är inte ditt nuvarande lösenord.',
  message_new_password_empty: 'Ange ett nytt lösenord',
  message_password_rules: 'Lösenordet uppfyller inte reglerna här. Välj ett annat.',
  message_password_rules_length_min: {
    by: 'n',
    one: 'Välj ett lösenord med minst {n} tecken.',
    other: 'Välj ett lösenord med minst {n} tecken.',
  },
  message_password_rules_length_max: {
    by: 'n',
    one: 'Välj ett lösenord med högst {n} tecken.',
    other: 'Välj ett lösenord med högst {n} tecken.',
  },
  message_password_rules_capitals: {
    by: 'n',
    one: 'Ta med en stor bokstav (A–Z) i lösenordet.',
    other: 'Ta med {n} stora bokstäver (A–Z) i lösenordet.',
  },
  message_password_rules_small_letters: {
    by: 'n',
    one: 'Ta med en liten bokstav (a–z) i lösenordet.',
    other: 'Ta med {n} små bokstäver (a–z) i lösenordet.',
  },
  message_password_rules_digits: {
    by: 'n',
    one: 'Ta med en siffra (0–9) i lösenordet.',
    other: 'Ta med {n} siffror (0–9) i lösenordet.',
  },
  message_password_rules_signs: {
    by: 'n',
    one: 'Ta med ett tecken som ! ? % i lösenordet.',
    other: 'Ta med {n} tecken som ! ? % i lösenordet.',
  },
  message_password_rules_characters: {
    by: 'n',
    one: 'Ta med ett av dessa i lösenordet: {characters}',
    other: 'Ta med {n} av dessa i lösenordet: {characters}',
  },
  message_password_rules_different: {
    by: 'n',
    one: 'Använd minst {n} tecken.',
    other: 'Använd minst {n} olika tecken.',
  },
  message_password_rules_repeated: {
    by: 'n',
    one: 'Använd inget tecken två gånger i rad.',
    other: 'Använd inget tecken fler än {n} gånger i rad.',
  },
  message_password_rules_history: 'Det lösenordet har du haft förut. Välj ett annat.',
  message_password_rules_similar: 'Lösenordet är mycket likt ditt nuvarande. Välj ett annat.',
  message_password_rules_common:
    'Lösenordet finns på en lista över vanliga lösenord. Välj ett annat.',
  message_password_rules_profile:
    'Lösenordet innehåller ditt namn, din e-postadress eller ditt telefonnummer. Välj ett annat.',
  message_code_sent: 'Vi har skickat en ny kod. Bara den senaste fungerar.',
  message_code_sent_voice: 'Vi ringer igen. Bara den senaste koden fungerar.',
  message_resend_too_early: {
    by: 's',
    one: 'Vänta {s} sekund till innan nästa kod. Den du har fungerar fortfarande.',
    other: 'Vänta {s} sekunder till innan nästa kod. Den du har fungerar fortfarande.',
  },
  message_resend_too_early_unknown:
    'Vänta en stund innan nästa kod. Den du har fungerar fortfarande.',
  message_resend_limit:
    'Vi kan inte skicka fler koder för den här inloggningen. Använd den senaste, eller börja om.',
  message_message_not_sent:
    'Vi kunde inte skicka meddelandet. Försök igen, eller använd en annan enhet.',
  message_message_not_sent_only: 'Vi kunde inte skicka meddelandet. Försök igen om en minut.',
  message_device_paused: {
    by: 'n',
    one: 'Enheten är pausad i {n} minut. Använd en annan, eller vänta.',
    other: 'Enheten är pausad i {n} minuter. Använd en annan, eller vänta.',
  },
  message_device_paused_unknown: 'Enheten är pausad en stund. Använd en annan, eller vänta.',
  message_codes_paused: {
    by: 'n',
    one: 'Ditt lösenord är rätt, men vi kan inte skicka någon kod till dig på {n} minut. Försök igen då.',
    other:
      'Ditt lösenord är rätt, men vi kan inte skicka någon kod till dig på {n} minuter. Försök igen då.',
  },
  message_codes_paused_unknown:
    'Ditt lösenord är rätt, men vi kunde inte skicka någon kod till dig. Försök igen om en minut.',
  message_not_checked: 'Vi kunde inte kontrollera det. Försök igen om en minut.',
  message_device_unknown: 'Enheten kan inte användas nu. Välj en annan.',
  message_resend_limit_approval:
    'Vi kan inte skicka fler koder för det här godkännandet. Använd den senaste, eller börja om.',
  message_outcome_unknown:
    'Vi fick inget svar om den koden. Försök med den igen, eller be om en ny.',
  message_outcome_unknown_totp: 'Vi fick inget svar om den koden. Ange den som din app visar nu.',
  message_recent_tries: {
    by: 'n',
    one: 'Flera felaktiga koder angavs nyss. En ny kod kommer kanske först om {n} minut.',
    other: 'Flera felaktiga koder angavs nyss. En ny kod kommer kanske först om {n} minuter.',
  },
  message_in_progress: 'Vi arbetar fortfarande med ditt senaste svar. Försök igen om en stund.',
  message_press_again: 'En annan sida öppnades samtidigt. Tryck på ”Fortsätt” en gång till.',
  message_enter_again:
    'Det var rätt, men nästa sida nådde dig inte. Ange samma sak en gång till; du behöver ingen ny kod.',

  locked_heading: 'För många försök',
  locked_lead: 'Försök igen senare.',
  locked_heading_tries: 'Det var sista försöket',
  locked_lead_tries: {
    by: 'n',
    one: 'Börja om för att få en ny kod. Om ingen kommer väntar du {n} minut före nästa försök: det blir en paus efter fel kod.',
    other:
      'Börja om för att få en ny kod. Om ingen kommer väntar du {n} minuter före nästa försök: det blir en paus efter fel kod.',
  },
  locked_lead_tries_password: {
    by: 'n',
    one: 'Börja om. Om rätt lösenord inte godtas väntar du {n} minut före nästa försök: det blir en paus efter fel lösenord.',
    other:
      'Börja om. Om rätt lösenord inte godtas väntar du {n} minuter före nästa försök: det blir en paus efter fel lösenord.',
  },
  locked_lead_tries_passkey:
    'Börja om och använd passkeyn för det här kontot eller ett annat sätt att bekräfta. Om den inte godtas väntar du en stund till nästa försök.',
  locked_lead_uncounted_passkey:
    'En passkey som inte passar har använts för många gånger, så vi har pausat inloggningen för kontot. Ingenting på kontot har ändrats.',
  locked_lead_account: 'Vi har låst kontot efter för många försök. {brand} kan låsa upp det.',
  locked_heading_minutes: {
    by: 'n',
    one: 'Inloggningen är pausad i {n} minut',
    other: 'Inloggningen är pausad i {n} minuter',
  },
  locked_heading_hours: {
    by: 'n',
    one: 'Inloggningen är pausad i {n} timme',
    other: 'Inloggningen är pausad i {n} timmar',
  },
  locked_lead_count: {
    by: 'n',
    one: 'Koden var fel {n} gång, så vi har pausat inloggningen för kontot. Ingenting på kontot har ändrats.',
    other:
      'Koden var fel {n} gånger i rad, så vi har pausat inloggningen för kontot. Ingenting på kontot har ändrats.',
  },
  locked_lead_uncounted:
    'Koden var fel för många gånger, så vi har pausat inloggningen för kontot. Ingenting på kontot har ändrats.',
  locked_heading_messages: 'Inga fler koder just nu',
  locked_lead_messages:
    'Många koder har skickats, så vi kan inte skicka nästa än. Det är inget fel på ditt konto.',
  locked_try_at: 'Försök igen kl.',
  locked_was_it_you: 'Var det inte du?',
  locked_tell_us: 'Hör av dig till oss',

  expired_heading: 'Den här sidan har gått ut',
  expired_lead: {
    by: 'n',
    one: 'För din säkerhet måste en inloggning bli klar inom {n} minut. Börja om, så kommer du ändå till sidan du ville till.',
    other:
      'För din säkerhet måste en inloggning bli klar inom {n} minuter. Börja om, så kommer du ändå till sidan du ville till.',
  },
  expired_lead_step_up: {
    by: 'n',
    one: 'För din säkerhet måste en bekräftelse bli klar inom {n} minut. Börja om, så kommer du ändå till sidan du ville till.',
    other:
      'För din säkerhet måste en bekräftelse bli klar inom {n} minuter. Börja om, så kommer du ändå till sidan du ville till.',
  },
  expired_lead_approval: 'Godkännandet har avslutats. Ingenting har skickats.',

  error_prefix: 'Fel: ',
  error_still_working_heading: 'Vi arbetar fortfarande',
  error_still_working:
    'Vi arbetar fortfarande med ditt senaste svar. Kontrollera igen om en stund.',
  error_used_or_foreign_page_heading: 'Sidan kan inte användas längre',
  error_used_or_foreign_page:
    'Sidan hör till en annan inloggning, eller har redan använts. Börja om.',
  error_cookies_off_heading: 'Inloggningen kräver en kaka',
  error_cookies_off:
    'Din webbläsare sparade inte vår kaka. Tillåt kakor för den här webbplatsen och börja om.',
  error_too_many_pages_heading: 'För många av de här sidorna är öppna',
  error_too_many_pages: 'Din webbläsare behåller bara de senaste. Stäng de andra och börja om.',
  error_account_unusable_heading: 'Vi kan inte logga in dig',
  error_account_unusable: 'Vi kan inte logga in dig på det här kontot. {brand} kan hjälpa till.',
  error_no_usable_device_heading: 'Vi kan inte bekräfta att det är du',
  error_no_usable_device:
    'Vi har inget sätt att bekräfta att det är du på det här kontot. {brand} kan hjälpa till.',
  error_step_not_supported_heading: 'Vi kan inte visa nästa steg',
  error_step_not_supported:
    'Inloggningen kräver ett steg som vi inte kan visa här. Börja om, eller fråga {brand}.',
  error_unavailable_heading: 'Vi kan inte logga in dig just nu',
  error_unavailable_heading_confirm: 'Bekräftelsen går inte just nu',
  error_unavailable:
    'Det beror inte på dig, och ingen kod har förbrukats. Försök igen om en minut.',
  error_unavailable_code_maybe_used: 'Det beror inte på dig. Försök igen om en minut.',
  error_codes_name_heading: 'Inga fler koder just nu',
  error_codes_name:
    'Flera koder har begärts för det här användarnamnet från webbläsare som vi inte känner till. Du kan be om nästa här om {wait}. En webbläsare som har loggat in med användarnamnet tidigare påverkas inte.',
  error_codes_own_heading: 'Vi har skickat många koder till dig',
  error_codes_own:
    'Flera koder har skickats utan att användas. Vi kan skicka nästa om {wait}. Ingenting har skickats, och det är inget fel på ditt konto.',
  error_tries_name_heading: 'För många felaktiga försök',
  error_tries_name:
    'För många felaktiga lösenord eller koder har angetts för det här användarnamnet från webbläsare som vi inte känner till. Du kan försöka igen här om {wait}. En webbläsare som har loggat in med användarnamnet tidigare påverkas inte.',
  error_tries_own_heading: 'För många felaktiga försök',
  error_tries_own:
    'För många felaktiga lösenord eller koder har angetts här. Du kan försöka igen om {wait}. Ingenting har ändrats.',
  error_network_heading: 'Många inloggningar från ditt nätverk',
  error_network:
    'För många inloggningar från ditt nätverk har inte slutförts. Försök igen om {wait}. Det är inget fel på ditt konto.',
  error_accounts_heading: 'Många nya konton från ditt nätverk',
  error_accounts: 'Flera konton har skapats från ditt nätverk. Du kan skapa nästa om {wait}.',
  error_busy_heading: 'Vi har mycket att göra just nu',
  error_busy: 'Fler än vanligt loggar in. Försök igen om {wait}.',
  error_starts_own_heading: 'För många sidor är öppna',
  error_starts_own: 'Slutför eller stäng någon av dem, eller vänta {wait}.',
  error_messages_limit_heading: 'Inga fler koder just nu',
  error_messages_limit:
    'Många koder har skickats, så vi kan skicka nästa om {wait}. Ingenting har skickats, och det är inget fel på ditt konto.',
  continue_at_service: 'Till inloggningstjänsten',
  wait_seconds: { by: 'n', one: '{n} sekund', other: '{n} sekunder' },
  wait_minutes: { by: 'n', one: '{n} minut', other: '{n} minuter' },
  wait_hours: { by: 'n', one: '{n} timme', other: '{n} timmar' },
  wait_unknown: 'några minuter',
  error_acr_unmet_heading: 'En starkare bekräftelse behövs',
  error_acr_unmet:
    'Den här sidan kräver en starkare bekräftelse än vad dina enheter kan ge. {brand} kan hjälpa till.',
  error_sign_on_failed_heading: 'Inloggningen kunde inte slutföras',
  error_sign_on_failed_heading_confirm: 'Bekräftelsen lyckades inte',
  error_sign_on_failed: 'Ingenting på kontot har ändrats. Börja om.',
  error_not_set_up_heading: 'Vi kan inte be dig bekräfta det här',
  error_not_set_up:
    'Något är inte rätt inställt, så det hjälper inte att börja om. Ingenting har ändrats. {brand} kan hjälpa till.',
  error_not_set_up_approval:
    'Något är inte rätt inställt, så det hjälper inte att börja om. Ingenting har skickats. {brand} kan hjälpa till.',
  error_sign_on_denied_heading: 'Du kan inte logga in här',
  error_sign_on_denied:
    'Det går inte att logga in här med det här kontot. {brand} kan hjälpa till.',
  error_other_user_heading: 'Det var ett annat konto',
  error_other_user:
    'Bekräftelsen kom från ett annat konto än det som är inloggat. Ingenting har ändrats.',
  error_access_denied_heading: 'Du kan inte öppna den här sidan',
  error_access_denied: 'Ditt konto har inte tillgång till den här sidan. {brand} kan hjälpa till.',
  error_cancelled_heading: 'Avbrutet',
  error_cancelled: 'Du är inte inloggad.',
  error_cancelled_step_up: 'Ingenting har ändrats.',
  error_cancelled_approval: 'Ingenting har skickats.',
  error_bad_request_heading: 'Vi kunde inte läsa det',
  error_bad_request: 'Det som kom fram är inte det som sidan skickar. Börja om.',
  error_other_site_heading: 'Du kan inte öppna den här sidan',
  error_other_site:
    'Formuläret kom från en annan webbplats, eller så angav din webbläsare inte varifrån. Ingenting har ändrats. Börja om här.',
  error_mistake_of_the_app_heading: 'Något är fel hos oss',
  error_mistake_of_the_app:
    'Det beror inte på dig, och det hjälper inte att försöka igen. Ingenting har ändrats. {brand} kan hjälpa till.',
  error_mistake_of_the_app_approval:
    'Det beror inte på dig, och det hjälper inte att försöka igen. Ingenting har skickats. {brand} kan hjälpa till.',
  error_used_or_foreign_page_approval:
    'Sidan hör till ett annat godkännande, eller har redan använts. Börja om.',
  error_cookies_off_heading_approval: 'Godkännandet kräver en kaka',
  error_step_not_supported_approval:
    'Godkännandet kräver ett steg som vi inte kan visa här. Börja om, eller fråga {brand}.',
  error_unavailable_approval:
    'Det beror inte på dig, ingen kod har förbrukats och ingenting har skickats. Försök igen om en minut.',
  error_unavailable_code_maybe_used_approval:
    'Det beror inte på dig, och ingenting har skickats. Försök igen om en minut.',
  error_approval_cancelled_heading: 'Avbrutet',
  error_approval_cancelled: 'Ingenting har skickats.',
  error_approval_expired_heading: 'Godkännandet har avslutats',
  error_approval_expired: 'Ingenting har skickats. Börja om ifall du fortfarande vill.',
  error_approval_used_heading: 'Godkännandet har redan använts',
  error_approval_used: 'Det kan inte användas igen.',
  error_approval_other_request_heading: 'Godkännandet gällde något annat',
  error_approval_other_request:
    'Det som kom fram är inte det som godkändes, så ingenting har skickats, och godkännandet har avslutats. Börja om.',
  error_approval_refused_heading: 'Det här godkändes inte',
  error_approval_refused:
    'Vi kunde inte bekräfta att det var du, så ingenting har skickats. Börja om.',
  error_approval_outcome_unknown_heading: 'Vi vet inte än om det gick igenom',
  error_approval_outcome_unknown:
    'Skicka det inte igen. Titta bland dina godkännanden, eller fråga {brand}.',
  error_too_many_approvals_heading: 'För många öppna godkännanden',
  error_too_many_approvals:
    'Slutför eller avbryt något av dem, eller vänta några minuter, och börja sedan om. Ingenting har skickats.',

  confirm_lead: 'Fortsätt, så frågar vi efter en kod.',
  sign_off_heading: 'Logga ut?',
  sign_off_lead:
    'Du är inloggad som {name}. När du loggar ut avslutas sessionen här och hos inloggningstjänsten.',
  sign_off: 'Logga ut',
  stay: 'Fortsätt vara inloggad',
  signed_off_heading: 'Du är utloggad',
  signed_off_lead: 'Stäng även det här fönstret om datorn används av flera.',
  signed_off_lead_half:
    'Du är utloggad här. Inloggningstjänsten svarade inte, så stäng webbläsaren om datorn används av flera.',
  leaving_heading: 'Du är utloggad här',
  leaving_lead: 'Fortsätt för att logga ut från inloggningstjänsten också.',
  sign_on_again: 'Logga in igen',
  continue_elsewhere_heading: 'Till inloggningstjänsten',
  continue_elsewhere_lead:
    'Inloggningen fortsätter på en annan sida. Du kommer tillbaka hit när den är klar.',
  continue_elsewhere_at: 'Fortsätt hos {provider}',
  continue_elsewhere_at_lead: 'Du loggar in där och kommer sedan tillbaka till {brand}.',
  continue_elsewhere_other: 'Logga in på ett annat sätt',
}

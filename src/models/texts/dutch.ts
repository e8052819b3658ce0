// Every text on a page, in Dutch.
import type { Catalogue } from './text.js'

/** The Dutch texts by their keys. */
export const dutch: Catalogue<'one' | 'other'> = {
  continue: 'Doorgaan',
  cancel: 'Annuleren',
  go_back: 'Terug',
  start_again: 'Opnieuw beginnen',
  try_again: 'Opnieuw proberen',
  check_now: 'Nu controleren',
  not_you: 'Ben jij dit niet?',
  help: 'Hulp bij inloggen',
  help_approval: 'Hulp',
  not_asked: 'Ik heb dit niet aangevraagd',
  back_to_brand: 'Terug naar {brand}',
  back_to_place: 'Terug: {place}',
  show: 'Tonen',
  hide: 'Verbergen',
  show_what: ': wachtwoord',
  privacy: 'Privacy',
  language_current: 'Taal: {language}',
  reference: 'Referentie',
  give_reference: 'Blijft dit gebeuren? Geef deze referentie dan door aan de klantenservice:',
  problem_heading: 'Er is een probleem',
  choose: 'Ander apparaat gebruiken',
  step_up_heading: 'Bevestig dat jij het bent',
  step_up_lead: 'Deze pagina vraagt om een nieuwe bevestiging.',
  step_up_lead_why: 'Er is een nieuwe bevestiging nodig: {why}.',

  consent_heading: 'Voorwaarden',
  consent_lead: 'Ga hiermee akkoord om verder te gaan.',
  consent_lead_version: 'Versie {version}. Ga hiermee akkoord om verder te gaan.',
  consent_lead_from: 'Van {date}. Ga hiermee akkoord om verder te gaan.',
  consent_lead_version_from: 'Versie {version} van {date}. Ga hiermee akkoord om verder te gaan.',
  consent_agree: 'Akkoord en doorgaan',
  consent_refuse: 'Niet akkoord',
  consent_new_tab: ' (opent in een nieuw tabblad)',
  error_agreement_refused_heading: 'Je ging niet akkoord',
  error_agreement_refused: 'Je ging niet akkoord, daarom ben je niet ingelogd.',
  error_agreement_refused_step_up: 'Je ging niet akkoord, daarom is dit niet bevestigd.',
  error_agreement_refused_approval:
    'Je ging niet akkoord, daarom is er niets goedgekeurd en niets verstuurd.',

  profile_heading: 'Een paar gegevens',
  profile_lead: '{brand} heeft deze nodig om verder te gaan.',
  profile_save: 'Opslaan en doorgaan',
  profile_optional: '{label} (niet verplicht)',
  message_attribute_empty: 'Vul dit in: {label}',
  message_attribute_malformed:
    '{label}: dit is niet compleet, of er staat iets in wat er niet hoort',
  message_profile_refused: 'Dat is niet geaccepteerd. Controleer wat je hebt ingevuld.',
  link_heading: 'Is dit jouw account?',
  link_lead:
    '{email} van {provider} heeft al een account bij {brand}. Vul één keer het wachtwoord van {brand} in. Daarna kun je met allebei inloggen.',
  link_lead_unnamed:
    'Bij het account van {provider} hoort al een account bij {brand}. Vul één keer het wachtwoord van {brand} in. Daarna kun je met allebei inloggen.',
  link_provider_unnamed: 'de andere dienst',
  link_label: 'Wachtwoord van {brand}',
  link_continue: 'Koppelen en doorgaan',
  link_refuse: 'Niet koppelen, terug',
  confirm_account_heading: 'Controleer je gegevens',
  confirm_account_lead: 'van {provider}',
  confirm_account_continue: 'Klopt, doorgaan',
  attribute_username: 'Gebruikersnaam',
  attribute_email: 'E-mailadres',
  attribute_name_given: 'Voornaam',
  attribute_name_family: 'Achternaam',
  attribute_name_middle: 'Tweede voornaam',
  attribute_name_formatted: 'Naam',
  attribute_mobilephone: 'Mobiele telefoon',
  attribute_primaryphone: 'Telefoon',
  attribute_address_streetaddress: 'Straat en huisnummer',
  attribute_address_locality: 'Plaats',
  attribute_address_region: 'Regio',
  attribute_address_postalcode: 'Postcode',
  attribute_address_countrycode: 'Land',

  register_heading: 'Maak je account aan',
  register_lead: 'voor {brand}',
  register_email_label: 'E-mailadres',
  register_email_hint: 'We sturen er een code heen om het te controleren',
  register_username_label: 'Gebruikersnaam',
  register_username_hint: 'Hiermee log je in',
  register_password_label: 'Wachtwoord',
  register_create: 'Account aanmaken',
  register_note: 'Heb je al een account?',
  register_sign_on: 'Inloggen',
  register_offer: 'Account aanmaken',
  verify_lead_register:
    'Heeft {email} nog geen account, dan hebben we er een code heen gestuurd. Kijk ook in je spammap.',
  verify_note_register: 'Heb je al een account? Dan komt er geen code.',
  message_email_empty: 'Vul je e-mailadres in',
  message_email_malformed: 'Vul een e-mailadres in, bijvoorbeeld naam@example.com',
  message_register_username_empty: 'Kies een gebruikersnaam',
  message_username_taken: 'Die gebruikersnaam is al bezet. Kies een andere.',
  message_register_refused: 'We konden het account niet aanmaken. Controleer wat je hebt ingevuld.',

  push_title: 'Wachten op je telefoon',
  push_heading: 'Keur goed op je telefoon',
  push_heading_unproven: 'Kijk op je telefoon',
  push_lead_number: 'Open de app {app} op {device} en kies het getal dat je hier ziet.',
  push_lead_number_unnamed: 'Open de app {app} op je telefoon en kies het getal dat je hier ziet.',
  push_lead:
    'We hebben een verzoek gestuurd naar de app {app} op {device}. Keur het daar goed als je nu aan het inloggen bent.',
  push_lead_unnamed:
    'We hebben een verzoek gestuurd naar de app {app} op je telefoon. Keur het daar goed als je nu aan het inloggen bent.',
  push_lead_step_up:
    'We hebben een verzoek gestuurd naar de app {app} op {device}. Keur het daar goed als je hier net om vroeg.',
  push_lead_step_up_unnamed:
    'We hebben een verzoek gestuurd naar de app {app} op je telefoon. Keur het daar goed als je hier net om vroeg.',
  push_lead_unproven:
    'Als dit account bestaat, hebben we een verzoek naar de telefoon gestuurd. Keur het daar goed.',
  push_lead_unproven_number:
    'Als dit account bestaat, hebben we een verzoek naar de telefoon gestuurd. Kies daar dit getal.',
  push_lead_approval:
    'Vergelijk deze regels met de app {app}. Keur daar alleen goed als beide hetzelfde zeggen.',
  push_lead_approval_number:
    'Vergelijk deze regels met de app {app}. Zeggen beide hetzelfde, kies daar dan dit getal.',
  push_moves_on: 'Deze pagina gaat vanzelf verder.',
  push_then_check: 'Antwoord daar en druk dan op ‘Nu controleren’.',
  push_number_label: 'Kies dit getal in de app',
  push_number_label_approval: 'Te kiezen getal',
  push_note: 'Ben je nu niet aan het inloggen? Weiger het in de app.',
  push_note_step_up: 'Heb je hier niet om gevraagd? Weiger het in de app.',
  push_waiting: 'Wachten op je antwoord op {device}',
  push_waiting_unnamed: 'Wachten op je antwoord op je telefoon',
  push_advice: '{brand} vraagt je nooit om dit getal voor te lezen.',
  push_advice_no_number: '{brand} vraagt je nooit aan de telefoon om iets goed te keuren.',
  push_answered: 'Beantwoord. We gaan verder.',
  push_soon: 'Nog minder dan 20 seconden.',
  push_use_code: 'Code uit de app invullen',
  push_ended_heading: 'Geen antwoord van je telefoon',
  push_ended_heading_unproven: 'Niemand keurde het goed op de telefoon',
  push_ended_lead:
    'We vroegen het de app {app} op {device}, maar niemand antwoordde op tijd. Daarom ben je niet ingelogd.',
  push_ended_lead_unnamed:
    'We vroegen het de app {app} op je telefoon, maar niemand antwoordde op tijd. Daarom ben je niet ingelogd.',
  push_ended_lead_step_up:
    'We vroegen het de app {app} op {device}, maar niemand antwoordde op tijd. Daarom is er niets bevestigd.',
  push_ended_lead_step_up_unnamed:
    'We vroegen het de app {app} op je telefoon, maar niemand antwoordde op tijd. Daarom is er niets bevestigd.',
  push_ended_lead_approval:
    'Niemand antwoordde, daarom is er niets goedgekeurd en niets verstuurd.',
  push_ended_again: 'Opnieuw sturen',
  push_ended_note:
    'Zie je niets op de telefoon? Open de app en controleer of de telefoon online is.',
  push_denied_heading: 'Geweigerd op je telefoon',
  push_denied_lead:
    'Het verzoek is geweigerd in de app {app}, daarom ben je niet ingelogd. Er is niets veranderd aan het account.',
  push_denied_lead_step_up:
    'Het verzoek is geweigerd in de app {app}, daarom is er niets bevestigd. Er is niets veranderd aan het account.',
  push_denied_lead_approval:
    'Het verzoek is geweigerd in de app {app}, daarom is er niets goedgekeurd. Er is niets verstuurd.',
  push_denied_not_you: 'Was jij hier niet mee begonnen?',
  message_no_answer_yet: 'Nog geen antwoord. Zoek het verzoek in de app {app}.',
  message_request_sent: 'We hebben een nieuw verzoek gestuurd. Alleen het nieuwste telt.',

  passkey_heading: 'Gebruik je passkey',
  passkey_lead:
    'Je apparaat vraagt om je gezicht, vingerafdruk, schermvergrendeling of beveiligingssleutel.',
  passkey_lead_approval:
    'Controleer deze regels. Ze staan alleen hier: je apparaat vraagt om je gezicht, vingerafdruk, schermvergrendeling of beveiligingssleutel, niet om het bedrag.',
  passkey_use: 'Passkey gebruiken',
  passkey_approve: 'Goedkeuren met passkey',
  passkey_no_script:
    'Passkeys hebben JavaScript nodig, en dat staat uit voor deze site. Zet het aan en laad deze pagina opnieuw, of gebruik een ander apparaat.',
  passkey_no_script_only:
    'Passkeys hebben JavaScript nodig, en dat staat uit voor deze site. Zet het aan en laad deze pagina opnieuw, of vraag het {brand}.',
  passkey_unsupported:
    'Deze browser kan geen passkeys gebruiken. Gebruik een andere browser of een ander apparaat.',
  passkey_unsupported_only:
    'Deze browser kan geen passkeys gebruiken. Gebruik een andere browser, of vraag het {brand}.',
  passkey_unusable: 'Passkeys werken nu niet op deze pagina. Gebruik een ander apparaat.',
  passkey_not_used_heading: 'De passkey is niet gebruikt',
  passkey_not_used:
    'Je sloot de vraag, of het duurde te lang. Er is niets verloren: probeer het opnieuw, of gebruik een ander apparaat.',
  passkey_not_used_only:
    'Je sloot de vraag, of het duurde te lang. Er is niets verloren: probeer het opnieuw.',
  message_passkey_wrong:
    'Die passkey hoort niet bij dit account. Gebruik een andere, of een ander apparaat.',
  message_passkey_wrong_left: {
    by: 'n',
    one: 'Die passkey hoort niet bij dit account. Gebruik een andere, of een ander apparaat. Je hebt nog {n} poging.',
    other:
      'Die passkey hoort niet bij dit account. Gebruik een andere, of een ander apparaat. Je hebt nog {n} pogingen.',
  },
  message_passkey_not_used:
    'De passkey is niet gebruikt. Er is niets verloren: probeer het opnieuw, of gebruik een ander apparaat.',
  message_passkey_old:
    'Dat antwoord hoort bij een oudere pagina. Er is niets verloren: gebruik je passkey nog een keer.',
  message_outcome_unknown_passkey:
    'We kregen geen antwoord over die passkey. Gebruik hem nog een keer.',

  username_heading: 'Inloggen',
  username_lead: 'om door te gaan naar {brand}',
  username_label: 'Gebruikersnaam of e-mailadres',

  password_heading: 'Vul je wachtwoord in',
  password_label: 'Wachtwoord',
  forgot_password: 'Wachtwoord vergeten?',
  forgot_password_ask: 'Wachtwoord vergeten? Vraag het {brand}.',

  password_new_heading: 'Kies een nieuw wachtwoord',
  password_new_lead_expired:
    'Je wachtwoord is verlopen. Het beste is een lang wachtwoord dat je nergens anders gebruikt.',
  password_new_lead_must_change:
    'Voor je veiligheid heb je een nieuw wachtwoord nodig voordat je verdergaat.',
  password_current_label: 'Huidig wachtwoord',
  password_new_label: 'Nieuw wachtwoord',
  password_save: 'Opslaan en doorgaan',
  show_what_current: ': huidig wachtwoord',
  show_what_new: ': nieuw wachtwoord',
  rule_met: ', in orde',
  rule_open: ', nog niet',
  rule_count: '{n} van {m} regels in orde',
  rule_length_min: { by: 'n', one: 'Minstens {n} teken', other: 'Minstens {n} tekens' },
  rule_length_max: { by: 'n', one: 'Hoogstens {n} teken', other: 'Hoogstens {n} tekens' },
  rule_capitals: { by: 'n', one: 'Een hoofdletter (A–Z)', other: '{n} hoofdletters (A–Z)' },
  rule_small_letters: {
    by: 'n',
    one: 'Een kleine letter (a–z)',
    other: '{n} kleine letters (a–z)',
  },
  rule_digits: { by: 'n', one: 'Een cijfer (0–9)', other: '{n} cijfers (0–9)' },
  rule_signs: { by: 'n', one: 'Een teken zoals ! ? %', other: '{n} tekens zoals ! ? %' },
  rule_characters: {
    by: 'n',
    one: 'Een van deze: {characters}',
    other: '{n} van deze: {characters}',
  },
  rule_different: {
    by: 'n',
    one: 'Minstens {n} teken',
    other: 'Minstens {n} verschillende tekens',
  },
  rule_repeated: {
    by: 'n',
    one: 'Geen teken twee keer achter elkaar',
    other: 'Geen teken vaker dan {n} keer achter elkaar',
  },
  rule_history: {
    by: 'n',
    one: 'Niet je laatste wachtwoord',
    other: 'Niet een van je laatste {n} wachtwoorden',
  },
  rule_similar: 'Lijkt niet veel op je huidige wachtwoord',
  rule_common: 'Geen veelgebruikt wachtwoord',
  rule_profile: 'Niet je naam, e-mailadres of telefoonnummer',

  recover_heading: 'Kijk in je e-mail',
  recover_lead:
    'Als dit account een e-mailadres heeft, hebben we er een herstelcode heen gestuurd. Die is 5 minuten geldig.',
  recover_code_label: 'Herstelcode',
  recover_code_hint: '8 letters en cijfers',
  recover_note: 'Nog geen bericht? Kijk in je spammap.',
  verify_heading: 'Kijk in je e-mail',
  verify_lead: 'We hebben een e-mail met een code gestuurd om je adres te controleren.',
  verify_lead_to:
    'We hebben een e-mail met een code naar {mask} gestuurd om het adres te controleren.',
  verify_code_label: 'Code',
  verify_code_hint: '8 letters en cijfers',
  message_recovery_code_empty: 'Vul de herstelcode in',
  message_recovery_code_malformed: 'Vul de 8 letters en cijfers van de code in',
  message_recovery_code_wrong:
    'Die code klopt niet, of is ouder dan 5 minuten. Vraag een nieuwe aan. Weet je zeker dat de code klopt, kies dan een ander wachtwoord.',
  message_verification_code_empty: 'Vul de code in',
  message_verification_code_malformed: 'Vul de 8 letters en cijfers van de code in',
  message_verification_code_wrong:
    'Die code klopt niet. Controleer of hij uit de nieuwste e-mail komt.',

  otp_label: 'Code',
  otp_hint: { by: 'n', one: '{n} cijfer', other: '{n} cijfers' },
  otp_hint_auto: {
    by: 'n',
    one: '{n} cijfer. Zodra het er staat, gaan we verder.',
    other: '{n} cijfers. Zodra ze er allemaal staan, gaan we verder.',
  },
  otp_heading: 'Vul je code in',
  otp_lead_unproven:
    'Als dit account bestaat, hebben we een code naar de telefoon of het e-mailadres gestuurd. Gebruik je een authenticator-app, vul dan de code in die je daar ziet.',
  otp_lead_unproven_sms: 'Als dit account bestaat, hebben we een sms met een code gestuurd.',
  otp_lead_unproven_email:
    'Als dit account bestaat, hebben we een e-mail met een code gestuurd. Kijk ook in je spammap.',
  otp_lead_unproven_voice:
    'Als dit account bestaat, bellen we de telefoon om je een code voor te lezen.',
  otp_lead_unproven_whatsapp:
    'Als dit account bestaat, hebben we een WhatsApp-bericht met een code gestuurd.',
  otp_lead: 'We hebben je een code gestuurd.',
  otp_heading_sms: 'Kijk op je telefoon',
  otp_lead_sms: 'We hebben een sms met een code gestuurd naar het nummer dat eindigt op {digits}.',
  otp_lead_sms_unnamed: 'We hebben een sms met een code naar je telefoon gestuurd.',
  otp_heading_email: 'Kijk in je e-mail',
  otp_lead_email: 'We hebben een e-mail met een code naar {mask} gestuurd. Kijk ook in je spammap.',
  otp_lead_email_unnamed: 'We hebben een e-mail met een code gestuurd. Kijk ook in je spammap.',
  otp_heading_voice: 'Neem je telefoon op',
  otp_lead_voice: 'We bellen het nummer dat eindigt op {digits} om je een code voor te lezen.',
  otp_lead_voice_unnamed: 'We bellen je om je een code voor te lezen.',
  otp_heading_whatsapp: 'Kijk in WhatsApp',
  otp_lead_whatsapp:
    'We hebben een WhatsApp-bericht met een code gestuurd naar het nummer dat eindigt op {digits}.',
  otp_lead_whatsapp_unnamed:
    'We hebben een WhatsApp-bericht met een code naar je telefoon gestuurd.',
  otp_heading_totp: 'Open je authenticator-app',
  otp_lead_totp: 'Vul de code in die je daar ziet voor {brand}. We sturen je niets.',
  otp_heading_mobile: 'Open de app van {brand}',
  otp_lead_mobile:
    'Vul de code in die je daar ziet. We sturen je niets, dus het werkt ook zonder bereik.',
  otp_heading_token: 'Gebruik je codeapparaat',
  otp_lead_token: 'Druk op de knop en vul de code in die je ziet.',
  otp_lead_shown: 'Vul de code in die je apparaat toont. We sturen je niets.',
  otp_note_wait: 'Nog geen bericht? Het kan een minuut duren.',
  otp_note_call: 'Nog geen telefoontje? Het kan een minuut duren.',
  otp_note_newest: 'Alleen de nieuwste code werkt.',
  otp_note_clock: 'Weer fout? Controleer of je telefoon de klok zelf instelt.',
  resend: 'Nieuwe code sturen',
  resend_voice: 'Opnieuw bellen',
  resend_wait: {
    by: 's',
    one: 'Nieuwe code over {s} seconde',
    other: 'Nieuwe code over {s} seconden',
  },
  resend_wait_minutes: {
    by: 'm',
    one: 'Nieuwe code over {m} minuut',
    other: 'Nieuwe code over {m} minuten',
  },

  device_heading: 'Hoe bevestig je dat jij het bent?',
  device_none: 'Niets hiervan lukt mij',
  device_none_ask: 'Lukt niets hiervan? Vraag het {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'Sms',
  device_email: 'E-mail',
  device_voice: 'Telefoontje',
  device_whatsapp: 'WhatsApp-bericht',
  device_mobile: 'Goedkeuren in de app van {brand}',
  device_passkey: 'Passkey',
  device_totp: 'Authenticator-app',
  device_token: 'Codeapparaat',
  device_other: 'Ander apparaat',
  device_detail_number: 'naar het nummer dat eindigt op {digits}',
  device_detail_mask: 'naar {mask}',
  device_detail_on: 'op {mask}',
  device_detail_passkey: 'Gezicht, vingerafdruk of beveiligingssleutel',
  device_detail_totp: 'Een code die elke 30 seconden verandert',

  approve_pill: 'Je goedkeuring is nodig',
  approve_heading_transaction: 'Deze transactie goedkeuren?',
  approve_heading_transfer: 'Deze overschrijving goedkeuren?',
  approve_heading_payment: 'Deze betaling goedkeuren?',
  approve_heading_order: 'Deze opdracht goedkeuren?',
  approve_heading_change: 'Deze wijziging goedkeuren?',
  approve_lead:
    'Vergelijk deze regels met het bericht dat we je stuurden. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_sms:
    'Vergelijk deze regels met de sms die we stuurden naar het nummer dat eindigt op {digits}. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_sms_unnamed:
    'Vergelijk deze regels met de sms die we naar je telefoon stuurden. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_email:
    'Vergelijk deze regels met de e-mail die we naar {mask} stuurden. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_email_unnamed:
    'Vergelijk deze regels met de e-mail die we je stuurden. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_voice:
    'Vergelijk deze regels met wat we je voorlezen op het nummer dat eindigt op {digits}. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_voice_unnamed:
    'Vergelijk deze regels met wat we je aan de telefoon voorlezen. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_whatsapp:
    'Vergelijk deze regels met het WhatsApp-bericht dat we stuurden naar het nummer dat eindigt op {digits}. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_whatsapp_unnamed:
    'Vergelijk deze regels met het WhatsApp-bericht dat we naar je telefoon stuurden. Vul de code alleen in als beide hetzelfde zeggen.',
  approve_lead_totp:
    'Alleen deze pagina toont deze regels. Controleer ze hier. Vul de code die je authenticator-app toont voor {brand} alleen in als ze kloppen.',
  approve_lead_mobile:
    'Alleen deze pagina toont deze regels. Controleer ze hier. Vul de code die de app van {brand} toont alleen in als ze kloppen.',
  approve_lead_token:
    'Alleen deze pagina toont deze regels. Controleer ze hier. Vul de code die je codeapparaat toont alleen in als ze kloppen.',
  approve_lead_shown:
    'Alleen deze pagina toont deze regels. Controleer ze hier. Vul de code die je apparaat toont alleen in als ze kloppen.',
  approve_label: 'Code',
  approve_label_sms: 'Code uit de sms',
  approve_label_email: 'Code uit de e-mail',
  approve_label_voice: 'Code uit het telefoontje',
  approve_label_whatsapp: 'Code uit het WhatsApp-bericht',
  approve_label_totp: 'Code uit de authenticator-app',
  approve_label_mobile: 'Code uit de app van {brand}',
  approve_label_token: 'Code van het codeapparaat',
  approve: 'Goedkeuren',
  approve_ends: {
    by: 'n',
    one: 'Eindigt om {time}, over {n} minuut.',
    other: 'Eindigt om {time}, over {n} minuten.',
  },
  approve_ends_soon: 'Eindigt om {time}, over minder dan een minuut.',
  approve_ends_warning: 'Nog één minuut.',
  approve_ended: 'Deze goedkeuring is beëindigd. Er is niets verstuurd.',
  approve_advice: '{brand} vraagt je nooit om een code voor te lezen.',
  details_caption: 'Wat je goedkeurt',
  detail_amount: 'Bedrag',
  detail_empty: 'Leeg',

  resume_heading: 'Bevestigd. Nog één stap.',
  resume_heading_approval: 'Goedgekeurd. Nog één stap.',
  resume_heading_done: 'Bevestigd',
  resume_heading_done_approval: 'Goedgekeurd',
  resume_lead: 'Je verzoek gaat vanzelf verder. Zo niet, druk dan op ‘Afronden’.',
  resume_lead_transaction: 'Je transactie gaat vanzelf verder. Zo niet, druk dan op ‘Afronden’.',
  resume_lead_transfer: 'Je overschrijving gaat vanzelf verder. Zo niet, druk dan op ‘Afronden’.',
  resume_lead_payment: 'Je betaling gaat vanzelf verder. Zo niet, druk dan op ‘Afronden’.',
  resume_lead_order: 'Je opdracht gaat vanzelf verder. Zo niet, druk dan op ‘Afronden’.',
  resume_lead_change: 'Je wijziging gaat vanzelf verder. Zo niet, druk dan op ‘Afronden’.',
  resume_press: 'Druk op ‘Afronden’ om verder te gaan.',
  resume_press_approval: 'Druk op ‘Afronden’ om het te versturen.',
  resume_lead_done: '{brand} gaat verder waar je was.',
  finish: 'Afronden',

  mismatch_heading_transaction: 'Deze transactie is gestopt',
  mismatch_heading_transfer: 'Deze overschrijving is gestopt',
  mismatch_heading_payment: 'Deze betaling is gestopt',
  mismatch_heading_order: 'Deze opdracht is gestopt',
  mismatch_heading_change: 'Deze wijziging is gestopt',
  mismatch_lead:
    'Wat aankwam, is niet wat je hebt goedgekeurd. Er is niets verstuurd, en die goedkeuring geldt niet meer.',
  mismatch_lead_elsewhere:
    'Deze regels zeggen hetzelfde, maar een ander deel van wat aankwam, is niet wat je hebt goedgekeurd. Er is niets verstuurd, en die goedkeuring geldt niet meer.',
  mismatch_caption: 'Wat je hebt goedgekeurd naast wat aankwam',
  mismatch_detail: 'Gegeven',
  mismatch_approved: 'Door jou goedgekeurd',
  mismatch_arrived: 'Aangekomen',
  mismatch_changed: 'Gewijzigd',
  mismatch_absent: 'Niet aanwezig',
  mismatch_review: 'Nakijken en opnieuw',
  mismatch_tell_us: 'Als je niets hebt gewijzigd, {link} en geef deze referentie door:',
  mismatch_tell_us_link: 'laat het ons weten',

  message_username_empty: 'Vul je gebruikersnaam of e-mailadres in',
  message_username_too_long: 'Dat is te lang voor een gebruikersnaam of e-mailadres',
  message_username_malformed:
    'Vul je gebruikersnaam of e-mailadres in zonder regeleinden of onzichtbare tekens',
  message_password_empty: 'Vul je wachtwoord in',
  message_otp_empty: 'Vul de code in',
  message_otp_wrong_length: {
    by: 'n',
    one: 'Vul het {n} cijfer van de code in',
    other: 'Vul alle {n} cijfers van de code in',
  },
  message_otp_wrong_length_unknown: 'Vul alle cijfers van de code in',
  message_otp_wrong: 'Die code klopt niet. Controleer of hij uit het nieuwste bericht komt.',
  message_otp_wrong_shown: 'Die code klopt niet. Wacht op de volgende en vul die in.',
  message_otp_wrong_shown_left: {
    by: 'n',
    one: 'Die code klopt niet. Wacht op de volgende en vul die in. Je hebt nog {n} poging.',
    other: 'Die code klopt niet. Wacht op de volgende en vul die in. Je hebt nog {n} pogingen.',
  },
  message_last_try: 'Nog één poging, daarna moet je opnieuw beginnen.',
  message_otp_wrong_left: {
    by: 'n',
    one: 'Die code klopt niet. Je hebt nog {n} poging.',
    other: 'Die code klopt niet. Je hebt nog {n} pogingen.',
  },
  message_otp_wrong_last: {
    by: 'm',
    one: 'Die code klopt niet. Je hebt nog 1 poging, daarna pauzeren we {m} minuut.',
    other: 'Die code klopt niet. Je hebt nog 1 poging, daarna pauzeren we {m} minuten.',
  },
  message_nothing_sent: 'Er is niets verstuurd.',
  message_credentials_wrong: 'Die gebruikersnaam en dat wachtwoord horen niet bij elkaar.',
  message_current_password_empty: 'Vul je huidige wachtwoord in',
  message_current_password_wrong: 'Dat is niet je huidige wachtwoord.',
  message_new_password_empty: 'Vul een nieuw wachtwoord in',
  message_password_rules: 'Dat wachtwoord voldoet niet aan de regels hier. Kies een ander.',
  message_password_rules_length_min: {
    by: 'n',
    one: 'Kies een wachtwoord van minstens {n} teken.',
    other: 'Kies een wachtwoord van minstens {n} tekens.',
  },
  message_password_rules_length_max: {
    by: 'n',
    one: 'Kies een wachtwoord van hoogstens {n} teken.',
    other: 'Kies een wachtwoord van hoogstens {n} tekens.',
  },
  message_password_rules_capitals: {
    by: 'n',
    one: 'Zet een hoofdletter (A–Z) in het wachtwoord.',
    other: 'Zet {n} hoofdletters (A–Z) in het wachtwoord.',
  },
  message_password_rules_small_letters: {
    by: 'n',
    one: 'Zet een kleine letter (a–z) in het wachtwoord.',
    other: 'Zet {n} kleine letters (a–z) in het wachtwoord.',
  },
  message_password_rules_digits: {
    by: 'n',
    one: 'Zet een cijfer (0–9) in het wachtwoord.',
    other: 'Zet {n} cijfers (0–9) in het wachtwoord.',
  },
  message_password_rules_signs: {
    by: 'n',
    one: 'Zet een teken zoals ! ? % in het wachtwoord.',
    other: 'Zet {n} tekens zoals ! ? % in het wachtwoord.',
  },
  message_password_rules_characters: {
    by: 'n',
    one: 'Zet een van deze tekens in het wachtwoord: {characters}',
    other: 'Zet {n} van deze tekens in het wachtwoord: {characters}',
  },
  message_password_rules_different: {
    by: 'n',
    one: 'Gebruik minstens {n} teken.',
    other: 'Gebruik minstens {n} verschillende tekens.',
  },
  message_password_rules_repeated: {
    by: 'n',
    one: 'Gebruik geen teken twee keer achter elkaar.',
    other: 'Gebruik geen teken vaker dan {n} keer achter elkaar.',
  },
  message_password_rules_history: 'Dat wachtwoord had je al eens. Kies een ander.',
  message_password_rules_similar: 'Dat wachtwoord lijkt veel op je huidige. Kies een ander.',
  message_password_rules_common:
    'Dat wachtwoord staat op een lijst van veelgebruikte wachtwoorden. Kies een ander.',
  message_password_rules_profile:
    'In dat wachtwoord staat je naam, e-mailadres of telefoonnummer. Kies een ander.',
  message_code_sent: 'We hebben een nieuwe code gestuurd. Alleen de nieuwste werkt.',
  message_code_sent_voice: 'We bellen opnieuw. Alleen de nieuwste code werkt.',
  message_resend_too_early: {
    by: 's',
    one: 'Wacht nog {s} seconde op de volgende code. De code die je hebt, werkt nog.',
    other: 'Wacht nog {s} seconden op de volgende code. De code die je hebt, werkt nog.',
  },
  message_resend_too_early_unknown:
    'Wacht nog even op de volgende code. De code die je hebt, werkt nog.',
  message_resend_limit:
    'We kunnen voor deze keer inloggen geen codes meer sturen. Gebruik de laatste, of begin opnieuw.',
  message_message_not_sent:
    'We konden het bericht niet versturen. Probeer het opnieuw, of gebruik een ander apparaat.',
  message_message_not_sent_only:
    'We konden het bericht niet versturen. Probeer het over een minuut opnieuw.',
  message_device_paused: {
    by: 'n',
    one: 'Dit apparaat is {n} minuut gepauzeerd. Gebruik een ander, of wacht.',
    other: 'Dit apparaat is {n} minuten gepauzeerd. Gebruik een ander, of wacht.',
  },
  message_device_paused_unknown:
    'Dit apparaat is een tijdje gepauzeerd. Gebruik een ander, of wacht.',
  message_codes_paused: {
    by: 'n',
    one: 'Je wachtwoord klopt, maar we kunnen je {n} minuut geen code sturen. Probeer het daarna opnieuw.',
    other:
      'Je wachtwoord klopt, maar we kunnen je {n} minuten geen code sturen. Probeer het daarna opnieuw.',
  },
  message_codes_paused_unknown:
    'Je wachtwoord klopt, maar we konden je geen code sturen. Probeer het over een minuut opnieuw.',
  message_not_checked: 'We konden dat niet controleren. Probeer het over een minuut opnieuw.',
  message_device_unknown: 'Dat apparaat kan nu niet worden gebruikt. Kies een ander.',
  message_resend_limit_approval:
    'We kunnen voor deze goedkeuring geen codes meer sturen. Gebruik de laatste, of begin opnieuw.',
  message_outcome_unknown:
    'We kregen geen antwoord over die code. Probeer hem opnieuw, of vraag een nieuwe aan.',
  message_outcome_unknown_totp:
    'We kregen geen antwoord over die code. Vul de code in die je app nu toont.',
  message_recent_tries: {
    by: 'n',
    one: 'Er zijn net meerdere foute codes ingevuld. Een nieuwe code komt misschien pas over {n} minuut.',
    other:
      'Er zijn net meerdere foute codes ingevuld. Een nieuwe code komt misschien pas over {n} minuten.',
  },
  message_in_progress: 'We zijn nog bezig met je laatste antwoord. Probeer het zo opnieuw.',
  message_press_again:
    'Er werd tegelijk een andere pagina geopend. Druk nog een keer op ‘Doorgaan’.',
  message_enter_again:
    'Dat klopte, maar de volgende pagina bereikte je niet. Vul hetzelfde nog een keer in; je hebt geen nieuwe code nodig.',

  locked_heading: 'Te veel pogingen',
  locked_lead: 'Probeer het later opnieuw.',
  locked_heading_tries: 'Dat was de laatste poging',
  locked_lead_tries: {
    by: 'n',
    one: 'Begin opnieuw voor een nieuwe code. Komt er geen, wacht dan {n} minuut tot de volgende poging: na foute codes is er een pauze.',
    other:
      'Begin opnieuw voor een nieuwe code. Komt er geen, wacht dan {n} minuten tot de volgende poging: na foute codes is er een pauze.',
  },
  locked_lead_tries_password: {
    by: 'n',
    one: 'Begin opnieuw. Wordt het juiste wachtwoord niet geaccepteerd, wacht dan {n} minuut tot de volgende poging: na foute wachtwoorden is er een pauze.',
    other:
      'Begin opnieuw. Wordt het juiste wachtwoord niet geaccepteerd, wacht dan {n} minuten tot de volgende poging: na foute wachtwoorden is er een pauze.',
  },
  locked_lead_tries_passkey:
    'Begin opnieuw en gebruik de passkey van dit account of een andere manier om te bevestigen. Wordt die niet geaccepteerd, wacht dan even tot de volgende poging.',
  locked_lead_uncounted_passkey:
    'Een passkey die niet past is te vaak gebruikt, daarom is inloggen op dit account gepauzeerd. Er is niets veranderd aan het account.',
  locked_lead_account:
    'We hebben dit account geblokkeerd na te veel pogingen. {brand} kan het deblokkeren.',
  locked_heading_minutes: {
    by: 'n',
    one: 'Inloggen is {n} minuut gepauzeerd',
    other: 'Inloggen is {n} minuten gepauzeerd',
  },
  locked_heading_hours: {
    by: 'n',
    one: 'Inloggen is {n} uur gepauzeerd',
    other: 'Inloggen is {n} uur gepauzeerd',
  },
  locked_lead_count: {
    by: 'n',
    one: 'De code was {n} keer fout, daarom is inloggen op dit account gepauzeerd. Er is niets veranderd aan het account.',
    other:
      'De code was {n} keer achter elkaar fout, daarom is inloggen op dit account gepauzeerd. Er is niets veranderd aan het account.',
  },
  locked_lead_uncounted:
    'De code was te vaak fout, daarom is inloggen op dit account gepauzeerd. Er is niets veranderd aan het account.',
  locked_heading_messages: 'Voorlopig geen codes meer',
  locked_lead_messages:
    'Er zijn veel codes verstuurd, daarom kunnen we de volgende nog niet sturen. Met je account is alles in orde.',
  locked_try_at: 'Probeer het weer om',
  locked_was_it_you: 'Was jij dit niet?',
  locked_tell_us: 'Laat het ons weten',

  expired_heading: 'Deze pagina is verlopen',
  expired_lead: {
    by: 'n',
    one: 'Voor je veiligheid moet inloggen binnen {n} minuut klaar zijn. Begin opnieuw; je komt daarna gewoon op de pagina die je wilde.',
    other:
      'Voor je veiligheid moet inloggen binnen {n} minuten klaar zijn. Begin opnieuw; je komt daarna gewoon op de pagina die je wilde.',
  },
  expired_lead_step_up: {
    by: 'n',
    one: 'Voor je veiligheid moet bevestigen binnen {n} minuut klaar zijn. Begin opnieuw; je komt daarna gewoon op de pagina die je wilde.',
    other:
      'Voor je veiligheid moet bevestigen binnen {n} minuten klaar zijn. Begin opnieuw; je komt daarna gewoon op de pagina die je wilde.',
  },
  expired_lead_approval: 'Deze goedkeuring is beëindigd. Er is niets verstuurd.',

  error_prefix: 'Fout: ',
  error_still_working_heading: 'We zijn nog bezig',
  error_still_working: 'We zijn nog bezig met je laatste antwoord. Controleer het zo opnieuw.',
  error_used_or_foreign_page_heading: 'Deze pagina werkt niet meer',
  error_used_or_foreign_page:
    'Deze pagina hoort bij een andere keer inloggen, of is al gebruikt. Begin opnieuw.',
  error_cookies_off_heading: 'Inloggen heeft een cookie nodig',
  error_cookies_off:
    'Je browser heeft onze cookie niet bewaard. Sta cookies toe voor deze site en begin opnieuw.',
  error_too_many_pages_heading: 'Te veel van deze pagina’s zijn open',
  error_too_many_pages: 'Je browser bewaart alleen de nieuwste. Sluit de andere en begin opnieuw.',
  error_account_unusable_heading: 'We kunnen je niet inloggen',
  error_account_unusable: 'We kunnen je niet inloggen op dit account. {brand} kan helpen.',
  error_no_usable_device_heading: 'Bevestigen is niet mogelijk',
  error_no_usable_device:
    'Bij dit account kunnen we op geen enkele manier bevestigen dat jij het bent. {brand} kan helpen.',
  error_step_not_supported_heading: 'De volgende stap kan hier niet',
  error_step_not_supported:
    'Om in te loggen is een stap nodig die we hier niet kunnen tonen. Begin opnieuw, of vraag het {brand}.',
  error_unavailable_heading: 'We kunnen je nu niet inloggen',
  error_unavailable_heading_confirm: 'Bevestigen lukt nu niet',
  error_unavailable:
    'Het ligt niet aan jou, en er is geen code verbruikt. Probeer het over een minuut opnieuw.',
  error_unavailable_code_maybe_used: 'Het ligt niet aan jou. Probeer het over een minuut opnieuw.',
  error_codes_name_heading: 'Voorlopig geen codes meer',
  error_codes_name:
    'Met deze gebruikersnaam zijn meerdere codes aangevraagd vanuit browsers die we niet kennen. De volgende kun je hier aanvragen over {wait}. Een browser waarin al eens met deze gebruikersnaam is ingelogd, merkt hier niets van.',
  error_codes_own_heading: 'We hebben je veel codes gestuurd',
  error_codes_own:
    'Er zijn meerdere codes gestuurd en niet gebruikt. De volgende kunnen we sturen over {wait}. Er is niets verstuurd, en met je account is alles in orde.',
  error_tries_name_heading: 'Te veel foute pogingen',
  error_tries_name:
    'Voor deze gebruikersnaam zijn te veel foute wachtwoorden of codes ingevuld vanuit browsers die we niet kennen. Je kunt het hier opnieuw proberen over {wait}. Een browser waarin al eens met deze gebruikersnaam is ingelogd, merkt hier niets van.',
  error_tries_own_heading: 'Te veel foute pogingen',
  error_tries_own:
    'Hier zijn te veel foute wachtwoorden of codes ingevuld. Je kunt het opnieuw proberen over {wait}. Er is niets veranderd.',
  error_network_heading: 'Er wordt veel ingelogd vanaf je netwerk',
  error_network:
    'Vanaf je netwerk is te vaak begonnen met inloggen zonder het af te maken. Probeer het opnieuw over {wait}. Met je account is alles in orde.',
  error_accounts_heading: 'Veel nieuwe accounts vanaf je netwerk',
  error_accounts:
    'Vanaf je netwerk zijn meerdere accounts aangemaakt. Het volgende kun je aanmaken over {wait}.',
  error_busy_heading: 'Het is nu erg druk',
  error_busy: 'Er loggen meer mensen in dan anders. Probeer het opnieuw over {wait}.',
  error_starts_own_heading: 'Te veel pagina’s zijn open',
  error_starts_own: 'Maak er een af of sluit er een, of wacht {wait}.',
  error_messages_limit_heading: 'Voorlopig geen codes meer',
  error_messages_limit:
    'Er zijn veel codes verstuurd. De volgende kunnen we sturen over {wait}. Er is niets verstuurd, en met je account is alles in orde.',
  continue_at_service: 'Door naar de inlogdienst',
  wait_seconds: { by: 'n', one: '{n} seconde', other: '{n} seconden' },
  wait_minutes: { by: 'n', one: '{n} minuut', other: '{n} minuten' },
  wait_hours: { by: 'n', one: '{n} uur', other: '{n} uur' },
  wait_unknown: 'een paar minuten',
  error_acr_unmet_heading: 'Er is een sterkere bevestiging nodig',
  error_acr_unmet:
    'Deze pagina vraagt om een sterkere bevestiging dan je apparaten kunnen geven. {brand} kan helpen.',
  error_sign_on_failed_heading: 'Het inloggen is niet gelukt',
  error_sign_on_failed_heading_confirm: 'Het bevestigen is niet gelukt',
  error_sign_on_failed: 'Er is niets veranderd aan het account. Begin opnieuw.',
  error_not_set_up_heading: 'We kunnen je dit niet laten bevestigen',
  error_not_set_up:
    'Er is iets niet goed ingesteld, dus opnieuw beginnen helpt niet. Er is niets veranderd. {brand} kan helpen.',
  error_not_set_up_approval:
    'Er is iets niet goed ingesteld, dus opnieuw beginnen helpt niet. Er is niets verstuurd. {brand} kan helpen.',
  error_sign_on_denied_heading: 'Je kunt hier niet inloggen',
  error_sign_on_denied: 'Met dit account kun je hier niet inloggen. {brand} kan helpen.',
  error_other_user_heading: 'Dat was een ander account',
  error_other_user:
    'De bevestiging kwam van een ander account dan waarmee is ingelogd. Er is niets veranderd.',
  error_access_denied_heading: 'Je kunt deze pagina niet openen',
  error_access_denied: 'Je account heeft geen toegang tot deze pagina. {brand} kan helpen.',
  error_cancelled_heading: 'Geannuleerd',
  error_cancelled: 'Je bent niet ingelogd.',
  error_cancelled_step_up: 'Er is niets veranderd.',
  error_cancelled_approval: 'Er is niets verstuurd.',
  error_bad_request_heading: 'We konden dat niet lezen',
  error_bad_request: 'Wat aankwam, is niet wat deze pagina verstuurt. Begin opnieuw.',
  error_other_site_heading: 'Je kunt deze pagina niet openen',
  error_other_site:
    'Het formulier kwam van een andere site, of je browser gaf niet aan waarvandaan. Er is niets veranderd. Begin hier opnieuw.',
  error_mistake_of_the_app_heading: 'Er gaat bij ons iets mis',
  error_mistake_of_the_app:
    'Het ligt niet aan jou, en opnieuw proberen helpt niet. Er is niets veranderd. {brand} kan helpen.',
  error_mistake_of_the_app_approval:
    'Het ligt niet aan jou, en opnieuw proberen helpt niet. Er is niets verstuurd. {brand} kan helpen.',
  error_used_or_foreign_page_approval:
    'Deze pagina hoort bij een andere goedkeuring, of is al gebruikt. Begin opnieuw.',
  error_cookies_off_heading_approval: 'Goedkeuren heeft een cookie nodig',
  error_step_not_supported_approval:
    'Voor deze goedkeuring is een stap nodig die we hier niet kunnen tonen. Begin opnieuw, of vraag het {brand}.',
  error_unavailable_approval:
    'Het ligt niet aan jou, er is geen code verbruikt en er is niets verstuurd. Probeer het over een minuut opnieuw.',
  error_unavailable_code_maybe_used_approval:
    'Het ligt niet aan jou, en er is niets verstuurd. Probeer het over een minuut opnieuw.',
  error_approval_cancelled_heading: 'Geannuleerd',
  error_approval_cancelled: 'Er is niets verstuurd.',
  error_approval_expired_heading: 'Deze goedkeuring is beëindigd',
  error_approval_expired: 'Er is niets verstuurd. Begin opnieuw als je het nog wilt.',
  error_approval_used_heading: 'Deze goedkeuring is al gebruikt',
  error_approval_used: 'Je kunt haar niet nog een keer gebruiken.',
  error_approval_other_request_heading: 'Deze goedkeuring was voor iets anders',
  error_approval_other_request:
    'Wat aankwam, is niet wat is goedgekeurd. Er is dus niets verstuurd, en de goedkeuring is beëindigd. Begin opnieuw.',
  error_approval_refused_heading: 'Dit is niet goedgekeurd',
  error_approval_refused:
    'We konden niet bevestigen dat jij het was, dus er is niets verstuurd. Begin opnieuw.',
  error_approval_outcome_unknown_heading: 'We weten nog niet of dit is gelukt',
  error_approval_outcome_unknown:
    'Verstuur het niet nog een keer. Kijk bij je goedkeuringen, of vraag het {brand}.',
  error_too_many_approvals_heading: 'Te veel goedkeuringen staan open',
  error_too_many_approvals:
    'Maak er een af of annuleer er een, of wacht een paar minuten, en begin dan opnieuw. Er is niets verstuurd.',

  confirm_lead: 'Druk op ‘Doorgaan’, dan vragen we je om een code.',
  sign_off_heading: 'Uitloggen?',
  sign_off_lead:
    'Je bent ingelogd als {name}. Uitloggen beëindigt deze sessie hier en bij de inlogdienst.',
  sign_off: 'Uitloggen',
  stay: 'Ingelogd blijven',
  signed_off_heading: 'Je bent uitgelogd',
  signed_off_lead: 'Sluit op een gedeelde computer ook dit venster.',
  signed_off_lead_half:
    'Je bent hier uitgelogd. De inlogdienst antwoordde niet, dus sluit op een gedeelde computer je browser.',
  leaving_heading: 'Je bent hier uitgelogd',
  leaving_lead: 'Ga door om ook bij de inlogdienst uit te loggen.',
  sign_on_again: 'Weer inloggen',
  continue_elsewhere_heading: 'Door naar de inlogdienst',
  continue_elsewhere_lead:
    'Het inloggen gaat verder op een andere pagina. Daarna kom je hier terug.',
  continue_elsewhere_at: 'Doorgaan bij {provider}',
  continue_elsewhere_at_lead: 'Je logt daar in en komt daarna terug bij {brand}.',
  continue_elsewhere_other: 'Anders inloggen',
}

// Every text on a page, in Italian.
import { buildPlural } from './plural.js'
import type { Catalogue } from './text.js'

/** The Italian texts by their keys. */
export const italian: Catalogue<'one' | 'many' | 'other'> = {
  continue: 'Continua',
  cancel: 'Annulla',
  go_back: 'Indietro',
  start_again: 'Ricomincia',
  try_again: 'Riprova',
  check_now: 'Controlla ora',
  not_you: 'Non sei tu?',
  help: 'Aiuto per l’accesso',
  help_approval: 'Aiuto',
  not_asked: 'Non l’ho chiesto io',
  back_to_brand: 'Torna a {brand}',
  back_to_place: 'Torna: {place}',
  show: 'Mostra',
  hide: 'Nascondi',
  show_what: ' la password',
  privacy: 'Privacy',
  language_current: 'Lingua: {language}',
  reference: 'Riferimento',
  give_reference: 'Se continua a succedere, comunica questo riferimento all’assistenza:',
  problem_heading: 'C’è un problema',
  choose: 'Usa un altro dispositivo',
  step_up_heading: 'Conferma la tua identità',
  step_up_lead: 'Questa pagina richiede una nuova conferma.',
  step_up_lead_why: 'Serve una nuova conferma: {why}.',

  consent_heading: 'Condizioni',
  consent_lead: 'Per continuare devi accettarle.',
  consent_lead_version: 'Versione {version}. Per continuare devi accettarla.',
  consent_lead_from: 'Testo del {date}. Per continuare devi accettarlo.',
  consent_lead_version_from: 'Versione {version} del {date}. Per continuare devi accettarla.',
  consent_agree: 'Accetta e continua',
  consent_refuse: 'Non accettare',
  consent_new_tab: ' (si apre in una nuova scheda)',
  error_agreement_refused_heading: 'Non hai accettato',
  error_agreement_refused: 'Non hai accettato le condizioni, quindi non hai effettuato l’accesso.',
  error_agreement_refused_step_up:
    'Non hai accettato le condizioni, quindi non è stato confermato nulla.',
  error_agreement_refused_approval:
    'Non hai accettato le condizioni, quindi non è stato approvato né inviato nulla.',

  profile_heading: 'Qualche informazione',
  profile_lead: 'Servono a {brand} per continuare.',
  profile_save: 'Salva e continua',
  profile_optional: '{label} (facoltativo)',
  message_attribute_empty: 'Compila questo campo: {label}',
  message_attribute_malformed: '{label}: il dato è incompleto o contiene qualcosa che non va',
  message_profile_refused: 'I dati non sono stati accettati. Controlla quello che hai inserito.',
  link_heading: 'È il tuo account?',
  link_lead:
    'L’indirizzo {email}, fornito da {provider}, ha già un account {brand}. Inserisci una volta la password di {brand}: poi potrai accedere in entrambi i modi.',
  link_lead_unnamed:
    'L’account fornito da {provider} corrisponde già a un account {brand}. Inserisci una volta la password di {brand}: poi potrai accedere in entrambi i modi.',
  link_provider_unnamed: 'un altro servizio',
  link_label: 'Password di {brand}',
  link_continue: 'Collega e continua',
  link_refuse: 'Non collegare, indietro',
  confirm_account_heading: 'Controlla i tuoi dati',
  confirm_account_lead: 'forniti da {provider}',
  confirm_account_continue: 'È giusto, continua',
  attribute_username: 'Nome utente',
  attribute_email: 'Indirizzo email',
  attribute_name_given: 'Nome',
  attribute_name_family: 'Cognome',
  attribute_name_middle: 'Secondo nome',
  attribute_name_formatted: 'Nome e cognome',
  attribute_mobilephone: 'Cellulare',
  attribute_primaryphone: 'Telefono',
  attribute_address_streetaddress: 'Via e numero civico',
  attribute_address_locality: 'Città',
  attribute_address_region: 'Regione',
  attribute_address_postalcode: 'CAP',
  attribute_address_countrycode: 'Paese',

  register_heading: 'Crea il tuo account',
  register_lead: 'per {brand}',
  register_email_label: 'Indirizzo email',
  register_email_hint: 'Ti inviamo un codice per verificarlo',
  register_username_label: 'Nome utente',
  register_username_hint: 'Ti serve per accedere',
  register_password_label: 'Password',
  register_create: 'Crea account',
  register_note: 'Hai già un account?',
  register_sign_on: 'Accedi',
  register_offer: 'Crea un account',
  verify_lead_register:
    'Se {email} non ha ancora un account, abbiamo inviato un codice a questo indirizzo. Potrebbe essere nella cartella dello spam.',
  verify_note_register: 'Hai già un account? Allora non arriverà nessun codice.',
  message_email_empty: 'Inserisci il tuo indirizzo email',
  message_email_malformed: 'Inserisci un indirizzo email, per esempio nome@example.com',
  message_register_username_empty: 'Scegli un nome utente',
  message_username_taken: 'Questo nome utente è già in uso. Scegline un altro.',
  message_register_refused:
    'Non è stato possibile creare l’account. Controlla quello che hai inserito.',
  error_accounts_heading: 'Molti nuovi account dalla tua rete',
  error_accounts:
    'Dalla tua rete sono stati creati diversi account. Potrai creare il prossimo tra {wait}.',

  username_heading: 'Accedi',
  username_lead: 'per continuare su {brand}',
  username_label: 'Nome utente o indirizzo email',

  password_heading: 'Inserisci la password',
  password_label: 'Password',
  forgot_password: 'Password dimenticata?',
  forgot_password_ask: 'Password dimenticata? Contatta {brand}.',

  password_new_heading: 'Scegli una nuova password',
  password_new_lead_expired:
    'La tua password è scaduta. La cosa migliore è una password lunga che non usi altrove.',
  password_new_lead_must_change:
    'Per la tua sicurezza ti serve una nuova password prima di continuare.',
  password_current_label: 'Password attuale',
  password_new_label: 'Nuova password',
  password_save: 'Salva e continua',
  show_what_current: ' la password attuale',
  show_what_new: ' la nuova password',
  rule_met: ', rispettata',
  rule_open: ', non ancora',
  rule_count: '{n} regole rispettate su {m}',
  rule_length_min: buildPlural('n', {
    one: 'Almeno {n} carattere',
    other: 'Almeno {n} caratteri',
  }),
  rule_length_max: buildPlural('n', {
    one: 'Al massimo {n} carattere',
    other: 'Al massimo {n} caratteri',
  }),
  rule_capitals: buildPlural('n', {
    one: 'Una lettera maiuscola (A–Z)',
    other: '{n} lettere maiuscole (A–Z)',
  }),
  rule_small_letters: buildPlural('n', {
    one: 'Una lettera minuscola (a–z)',
    other: '{n} lettere minuscole (a–z)',
  }),
  rule_digits: buildPlural('n', { one: 'Una cifra (0–9)', other: '{n} cifre (0–9)' }),
  rule_signs: buildPlural('n', {
    one: 'Un simbolo come ! ? %',
    other: '{n} simboli come ! ? %',
  }),
  rule_characters: buildPlural('n', {
    one: 'Uno di questi: {characters}',
    other: '{n} di questi: {characters}',
  }),
  rule_different: buildPlural('n', {
    one: 'Almeno {n} carattere',
    other: 'Almeno {n} caratteri diversi',
  }),
  rule_repeated: buildPlural('n', {
    one: 'Nessun carattere due volte di seguito',
    other: 'Nessun carattere più di {n} volte di seguito',
  }),
  rule_history: buildPlural('n', {
    one: 'Diversa dalla tua ultima password',
    other: 'Diversa dalle tue ultime {n} password',
  }),
  rule_similar: 'Non troppo simile a quella attuale',
  rule_common: 'Non una password comune',
  rule_profile: 'Senza il tuo nome, la tua email o il tuo numero di telefono',

  recover_heading: 'Controlla la tua email',
  recover_lead:
    'Se questo account ha un indirizzo email, vi abbiamo inviato un codice di recupero. È valido per 5 minuti.',
  recover_code_label: 'Codice di recupero',
  recover_code_hint: '8 lettere e cifre',
  recover_note: 'Ancora nessun messaggio? Guarda nella cartella dello spam.',
  verify_heading: 'Controlla la tua email',
  verify_lead: 'Abbiamo inviato un’email con un codice per verificare il tuo indirizzo.',
  verify_lead_to: 'Abbiamo inviato un’email con un codice a {mask} per verificare l’indirizzo.',
  verify_code_label: 'Codice',
  verify_code_hint: '8 lettere e cifre',
  message_recovery_code_empty: 'Inserisci il codice di recupero',
  message_recovery_code_malformed: 'Inserisci le 8 lettere e cifre del codice',
  message_recovery_code_wrong:
    'Questo codice non è corretto o ha più di 5 minuti. Richiedine uno nuovo. Se il codice è quello giusto, scegli un’altra password.',
  message_verification_code_empty: 'Inserisci il codice',
  message_verification_code_malformed: 'Inserisci le 8 lettere e cifre del codice',
  message_verification_code_wrong:
    'Questo codice non è corretto. Controlla che sia quello dell’email più recente.',

  otp_label: 'Codice',
  otp_hint: buildPlural('n', { one: '{n} cifra', other: '{n} cifre' }),
  otp_hint_auto: buildPlural('n', {
    one: '{n} cifra. La pagina va avanti appena c’è.',
    other: '{n} cifre. La pagina va avanti appena ci sono tutte.',
  }),
  otp_heading: 'Inserisci il codice',
  otp_lead_unproven:
    'Se questo account esiste, abbiamo inviato un codice al suo telefono o al suo indirizzo email. Se usi un’app di autenticazione, inserisci il codice che mostra.',
  otp_lead_unproven_sms: 'Se questo account esiste, abbiamo inviato un SMS con un codice.',
  otp_lead_unproven_email:
    'Se questo account esiste, abbiamo inviato un’email con un codice. Potrebbe essere nella cartella dello spam.',
  otp_lead_unproven_voice:
    'Se questo account esiste, stiamo chiamando il suo telefono per dettarti un codice.',
  otp_lead_unproven_whatsapp:
    'Se questo account esiste, abbiamo inviato un messaggio WhatsApp con un codice.',
  otp_lead: 'Ti abbiamo inviato un codice.',
  otp_heading_sms: 'Guarda il telefono',
  otp_lead_sms: 'Abbiamo inviato un SMS con un codice al numero che termina con {digits}.',
  otp_lead_sms_unnamed: 'Abbiamo inviato un SMS con un codice al tuo telefono.',
  otp_heading_email: 'Controlla la tua email',
  otp_lead_email:
    'Abbiamo inviato un’email con un codice a {mask}. Potrebbe essere nella cartella dello spam.',
  otp_lead_email_unnamed:
    'Abbiamo inviato un’email con un codice. Potrebbe essere nella cartella dello spam.',
  otp_heading_voice: 'Rispondi al telefono',
  otp_lead_voice: 'Stiamo chiamando il numero che termina con {digits} per dettarti un codice.',
  otp_lead_voice_unnamed: 'Ti stiamo chiamando per dettarti un codice.',
  otp_heading_whatsapp: 'Controlla WhatsApp',
  otp_lead_whatsapp:
    'Abbiamo inviato un messaggio WhatsApp con un codice al numero che termina con {digits}.',
  otp_lead_whatsapp_unnamed: 'Abbiamo inviato un messaggio WhatsApp con un codice al tuo telefono.',
  otp_heading_totp: 'Apri la tua app di autenticazione',
  otp_lead_totp:
    'Inserisci il codice che la tua app di autenticazione mostra per {brand}. Non ti viene inviato nulla.',
  otp_heading_mobile: 'Apri l’app di {brand}',
  otp_lead_mobile:
    'Inserisci il codice che mostra l’app. Non ti viene inviato nulla, quindi funziona anche senza rete.',
  otp_heading_token: 'Usa il tuo generatore di codici',
  otp_lead_token: 'Premi il pulsante del generatore e inserisci il codice che mostra.',
  otp_lead_shown: 'Inserisci il codice che mostra il tuo dispositivo. Non ti viene inviato nulla.',
  otp_note_wait: 'Ancora nessun messaggio? Può metterci un minuto.',
  otp_note_call: 'Ancora nessuna chiamata? Può metterci un minuto.',
  otp_note_newest: 'Vale solo il codice più recente.',
  otp_note_clock: 'Di nuovo sbagliato? Controlla che il telefono imposti l’ora automaticamente.',
  resend: 'Invia un nuovo codice',
  resend_voice: 'Chiama di nuovo',
  resend_wait: buildPlural('s', {
    one: 'Nuovo codice tra {s} secondo',
    other: 'Nuovo codice tra {s} secondi',
  }),
  resend_wait_minutes: buildPlural('m', {
    one: 'Nuovo codice tra {m} minuto',
    other: 'Nuovo codice tra {m} minuti',
  }),

  push_title: 'In attesa del tuo telefono',
  push_heading: 'Approva sul telefono',
  push_heading_unproven: 'Guarda il telefono',
  push_lead_number: 'Apri l’app {app} su {device} e scegli il numero che vedi qui.',
  push_lead_number_unnamed: 'Apri l’app {app} sul tuo telefono e scegli il numero che vedi qui.',
  push_lead:
    'Abbiamo inviato una richiesta all’app {app} su {device}. Approvala lì se stai effettuando l’accesso in questo momento.',
  push_lead_unnamed:
    'Abbiamo inviato una richiesta all’app {app} sul tuo telefono. Approvala lì se stai effettuando l’accesso in questo momento.',
  push_lead_step_up:
    'Abbiamo inviato una richiesta all’app {app} su {device}. Approvala lì se viene da te.',
  push_lead_step_up_unnamed:
    'Abbiamo inviato una richiesta all’app {app} sul tuo telefono. Approvala lì se viene da te.',
  push_lead_unproven:
    'Se questo account esiste, abbiamo inviato una richiesta al suo telefono. Approvala lì.',
  push_lead_unproven_number:
    'Se questo account esiste, abbiamo inviato una richiesta al suo telefono. Scegli lì questo numero.',
  push_lead_approval:
    'Confronta queste righe con l’app {app}. Approva lì solo se dicono la stessa cosa.',
  push_lead_approval_number:
    'Confronta queste righe con l’app {app}. Se dicono la stessa cosa, scegli lì questo numero.',
  push_moves_on: 'Questa pagina va avanti da sola.',
  push_then_check: 'Rispondi lì, poi premi «Controlla ora».',
  push_number_label: 'Scegli questo numero nell’app',
  push_number_label_approval: 'Numero da scegliere',
  push_note: 'Non stai effettuando l’accesso in questo momento? Rifiuta nell’app.',
  push_note_step_up: 'La richiesta non viene da te? Rifiuta nell’app.',
  push_waiting: 'In attesa della tua risposta su {device}',
  push_waiting_unnamed: 'In attesa della tua risposta sul telefono',
  push_advice: '{brand} non ti chiede mai di leggere questo numero ad alta voce.',
  push_advice_no_number: '{brand} non ti chiede mai di approvare qualcosa per telefono.',
  push_answered: 'Risposta ricevuta. La pagina va avanti.',
  push_soon: 'Restano meno di 20 secondi.',
  push_use_code: 'Inserisci un codice dell’app',
  push_ended_heading: 'Nessuna risposta dal telefono',
  push_ended_heading_unproven: 'Nessuna approvazione dal telefono',
  push_ended_lead:
    'Abbiamo chiesto all’app {app} su {device} e nessuno ha risposto in tempo, quindi non hai effettuato l’accesso.',
  push_ended_lead_unnamed:
    'Abbiamo chiesto all’app {app} sul tuo telefono e nessuno ha risposto in tempo, quindi non hai effettuato l’accesso.',
  push_ended_lead_step_up:
    'Abbiamo chiesto all’app {app} su {device} e nessuno ha risposto in tempo, quindi non è stato confermato nulla.',
  push_ended_lead_step_up_unnamed:
    'Abbiamo chiesto all’app {app} sul tuo telefono e nessuno ha risposto in tempo, quindi non è stato confermato nulla.',
  push_ended_lead_approval: 'Nessuno ha risposto, quindi non è stato approvato né inviato nulla.',
  push_ended_again: 'Invia di nuovo',
  push_ended_note:
    'Nulla sul telefono? Apri l’app e controlla che il telefono sia connesso a Internet.',
  push_denied_heading: 'Rifiutato sul telefono',
  push_denied_lead:
    'La richiesta è stata rifiutata nell’app {app}, quindi non hai effettuato l’accesso. Nell’account non è cambiato nulla.',
  push_denied_lead_step_up:
    'La richiesta è stata rifiutata nell’app {app}, quindi non è stato confermato nulla. Nell’account non è cambiato nulla.',
  push_denied_lead_approval:
    'La richiesta è stata rifiutata nell’app {app}, quindi non è stato approvato nulla. Non è stato inviato nulla.',
  push_denied_not_you: 'La richiesta non veniva da te?',
  message_no_answer_yet: 'Ancora nessuna risposta. Cerca la richiesta nell’app {app}.',
  message_request_sent: 'Abbiamo inviato una nuova richiesta. Conta solo la più recente.',

  passkey_heading: 'Usa la tua passkey',
  passkey_lead:
    'Il dispositivo ti chiede il volto, l’impronta, il blocco schermo o una chiave di sicurezza.',
  passkey_lead_approval:
    'Controlla queste righe. Sono mostrate solo qui: il dispositivo ti chiede il volto, l’impronta, il blocco schermo o una chiave di sicurezza, non l’importo.',
  passkey_use: 'Usa la passkey',
  passkey_approve: 'Approva con la passkey',
  passkey_no_script:
    'Le passkey richiedono JavaScript, che è disattivato per questo sito. Attivalo e ricarica questa pagina, oppure usa un altro dispositivo.',
  passkey_no_script_only:
    'Le passkey richiedono JavaScript, che è disattivato per questo sito. Attivalo e ricarica questa pagina, oppure contatta {brand}.',
  passkey_unsupported:
    'Questo browser non supporta le passkey. Usa un altro browser o un altro dispositivo.',
  passkey_unsupported_only:
    'Questo browser non supporta le passkey. Usa un altro browser, oppure contatta {brand}.',
  passkey_unusable:
    'Al momento le passkey non si possono usare su questa pagina. Usa un altro dispositivo.',
  passkey_not_used_heading: 'La passkey non è stata usata',
  passkey_not_used:
    'Hai chiuso la richiesta, oppure è passato troppo tempo. Nulla è perso: riprova, oppure usa un altro dispositivo.',
  passkey_not_used_only:
    'Hai chiuso la richiesta, oppure è passato troppo tempo. Nulla è perso: riprova.',
  message_passkey_wrong:
    'Questa passkey non corrisponde a questo account. Usane un’altra, o un altro dispositivo.',
  message_passkey_wrong_left: buildPlural('n', {
    one: 'Questa passkey non corrisponde a questo account. Usane un’altra, o un altro dispositivo. Ti resta {n} tentativo.',
    other:
      'Questa passkey non corrisponde a questo account. Usane un’altra, o un altro dispositivo. Ti restano {n} tentativi.',
  }),
  message_passkey_not_used:
    'La passkey non è stata usata. Nulla è perso: riprova, oppure usa un altro dispositivo.',
  message_passkey_old:
    'Questa risposta appartiene a una pagina precedente. Nulla è perso: usa la passkey ancora una volta.',
  message_outcome_unknown_passkey:
    'Non abbiamo ricevuto risposta su questa passkey. Usala ancora una volta.',

  device_heading: 'Come confermiamo la tua identità?',
  device_none: 'Non posso usarne nessuno',
  device_none_ask: 'Non puoi usarne nessuno? Contatta {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'SMS',
  device_email: 'Email',
  device_voice: 'Chiamata',
  device_whatsapp: 'Messaggio WhatsApp',
  device_mobile: 'Approva nell’app di {brand}',
  device_passkey: 'Passkey',
  device_totp: 'App di autenticazione',
  device_token: 'Generatore di codici',
  device_other: 'Altro dispositivo',
  device_detail_number: 'al numero che termina con {digits}',
  device_detail_mask: 'a {mask}',
  device_detail_on: 'su {mask}',
  device_detail_passkey: 'Volto, impronta o chiave di sicurezza',
  device_detail_totp: 'Un codice che cambia ogni 30 secondi',

  approve_pill: 'Serve la tua approvazione',
  approve_heading_transaction: 'Approvare questa operazione?',
  approve_heading_transfer: 'Approvare questo bonifico?',
  approve_heading_payment: 'Approvare questo pagamento?',
  approve_heading_order: 'Approvare questo ordine?',
  approve_heading_change: 'Approvare questa modifica?',
  approve_lead:
    'Confronta queste righe con il messaggio che ti abbiamo inviato. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_sms:
    'Confronta queste righe con l’SMS che abbiamo inviato al numero che termina con {digits}. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_sms_unnamed:
    'Confronta queste righe con l’SMS che abbiamo inviato al tuo telefono. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_email:
    'Confronta queste righe con l’email che abbiamo inviato a {mask}. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_email_unnamed:
    'Confronta queste righe con l’email che ti abbiamo inviato. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_voice:
    'Confronta queste righe con quello che ti dettiamo al numero che termina con {digits}. Inserisci il codice solo se dicono la stessa cosa.',
  approve_lead_voice_unnamed:
    'Confronta queste righe con quello che ti dettiamo al telefono. Inserisci il codice solo se dicono la stessa cosa.',
  approve_lead_whatsapp:
    'Confronta queste righe con il messaggio WhatsApp che abbiamo inviato al numero che termina con {digits}. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_whatsapp_unnamed:
    'Confronta queste righe con il messaggio WhatsApp che abbiamo inviato al tuo telefono. Inserisci il suo codice solo se dicono la stessa cosa.',
  approve_lead_totp:
    'Solo questa pagina mostra queste righe: controllale qui. Inserisci il codice che la tua app di autenticazione mostra per {brand} solo se sono giuste.',
  approve_lead_mobile:
    'Solo questa pagina mostra queste righe: controllale qui. Inserisci il codice che mostra l’app di {brand} solo se sono giuste.',
  approve_lead_token:
    'Solo questa pagina mostra queste righe: controllale qui. Inserisci il codice che mostra il tuo generatore di codici solo se sono giuste.',
  approve_lead_shown:
    'Solo questa pagina mostra queste righe: controllale qui. Inserisci il codice che mostra il tuo dispositivo solo se sono giuste.',
  approve_label: 'Codice',
  approve_label_sms: 'Codice dell’SMS',
  approve_label_email: 'Codice dell’email',
  approve_label_voice: 'Codice della chiamata',
  approve_label_whatsapp: 'Codice del messaggio WhatsApp',
  approve_label_totp: 'Codice dell’app di autenticazione',
  approve_label_mobile: 'Codice dell’app di {brand}',
  approve_label_token: 'Codice del generatore di codici',
  approve: 'Approva',
  approve_ends: buildPlural('n', {
    one: 'Scade tra {n} minuto: {time}.',
    other: 'Scade tra {n} minuti: {time}.',
  }),
  approve_ends_soon: 'Scade tra meno di un minuto: {time}.',
  approve_ends_warning: 'Resta un minuto.',
  approve_ended: 'Questa approvazione è terminata. Non è stato inviato nulla.',
  approve_advice: '{brand} non ti chiede mai di leggere un codice ad alta voce.',
  details_caption: 'Che cosa approvi',
  detail_amount: 'Importo',
  detail_empty: 'Vuoto',

  resume_heading: 'Confermato. Manca un passaggio.',
  resume_heading_approval: 'Approvato. Manca un passaggio.',
  resume_heading_done: 'Confermato',
  resume_heading_done_approval: 'Approvato',
  resume_lead: 'La tua richiesta va avanti da sola. Se non succede, premi «Completa».',
  resume_lead_transaction: 'La tua operazione va avanti da sola. Se non succede, premi «Completa».',
  resume_lead_transfer: 'Il tuo bonifico va avanti da solo. Se non succede, premi «Completa».',
  resume_lead_payment: 'Il tuo pagamento va avanti da solo. Se non succede, premi «Completa».',
  resume_lead_order: 'Il tuo ordine va avanti da solo. Se non succede, premi «Completa».',
  resume_lead_change: 'La tua modifica va avanti da sola. Se non succede, premi «Completa».',
  resume_press: 'Premi «Completa» per continuare.',
  resume_press_approval: 'Premi «Completa» per inviare.',
  resume_lead_done: '{brand} riprende da dove eri.',
  finish: 'Completa',

  mismatch_heading_transaction: 'Abbiamo fermato questa operazione',
  mismatch_heading_transfer: 'Abbiamo fermato questo bonifico',
  mismatch_heading_payment: 'Abbiamo fermato questo pagamento',
  mismatch_heading_order: 'Abbiamo fermato questo ordine',
  mismatch_heading_change: 'Abbiamo fermato questa modifica',
  mismatch_lead:
    'Quello che è arrivato non è quello che hai approvato. Non è stato inviato nulla, e quell’approvazione non si può più usare.',
  mismatch_lead_elsewhere:
    'Queste righe dicono la stessa cosa, ma un’altra parte di quello che è arrivato non è quello che hai approvato. Non è stato inviato nulla, e quell’approvazione non si può più usare.',
  mismatch_caption: 'Quello che hai approvato accanto a quello che è arrivato',
  mismatch_detail: 'Dato',
  mismatch_approved: 'Approvato',
  mismatch_arrived: 'Arrivato',
  mismatch_changed: 'Modificato',
  mismatch_absent: 'Assente',
  mismatch_review: 'Controlla e ricomincia',
  mismatch_tell_us: 'Se non hai cambiato nulla, {link} e indica questo riferimento:',
  mismatch_tell_us_link: 'avvisaci',

  message_username_empty: 'Inserisci il nome utente o l’indirizzo email',
  message_username_too_long: 'È troppo lungo per un nome utente o un indirizzo email',
  message_username_malformed:
    'Inserisci il nome utente o l’indirizzo email senza interruzioni di riga né caratteri nascosti',
  message_password_empty: 'Inserisci la password',
  message_otp_empty: 'Inserisci il codice',
  message_otp_wrong_length: buildPlural('n', {
    one: 'Inserisci la cifra del codice',
    other: 'Inserisci tutte le {n} cifre del codice',
  }),
  message_otp_wrong_length_unknown: 'Inserisci tutte le cifre del codice',
  message_otp_wrong:
    'Questo codice non è corretto. Controlla che sia quello del messaggio più recente.',
  message_otp_wrong_shown: 'Questo codice non è corretto. Aspetta il prossimo e inseriscilo.',
  message_otp_wrong_shown_left: buildPlural('n', {
    one: 'Questo codice non è corretto. Aspetta il prossimo e inseriscilo. Ti resta {n} tentativo.',
    other:
      'Questo codice non è corretto. Aspetta il prossimo e inseriscilo. Ti restano {n} tentativi.',
  }),
  message_last_try: 'Ancora un tentativo, poi dovrai ricominciare.',
  message_otp_wrong_left: buildPlural('n', {
    one: 'Questo codice non è corretto. Ti resta {n} tentativo.',
    other: 'Questo codice non è corretto. Ti restano {n} tentativi.',
  }),
  message_otp_wrong_last: buildPlural('m', {
    one: 'Questo codice non è corretto. Ti resta 1 tentativo, poi c’è una pausa di {m} minuto.',
    other: 'Questo codice non è corretto. Ti resta 1 tentativo, poi c’è una pausa di {m} minuti.',
  }),
  message_nothing_sent: 'Non è stato inviato nulla.',
  message_credentials_wrong: 'Questo nome utente e questa password non corrispondono.',
  message_current_password_empty: 'Inserisci la password attuale',
  message_current_password_wrong: 'Questa non è la tua password attuale.',
  message_new_password_empty: 'Inserisci una nuova password',
  message_password_rules: 'Questa password non rispetta le regole. Scegline un’altra.',
  message_password_rules_length_min: buildPlural('n', {
    one: 'Scegli una password di almeno {n} carattere.',
    other: 'Scegli una password di almeno {n} caratteri.',
  }),
  message_password_rules_length_max: buildPlural('n', {
    one: 'Scegli una password di {n} carattere al massimo.',
    other: 'Scegli una password di {n} caratteri al massimo.',
  }),
  message_password_rules_capitals: buildPlural('n', {
    one: 'Aggiungi alla password una lettera maiuscola (A–Z).',
    other: 'La password deve avere {n} lettere maiuscole (A–Z).',
  }),
  message_password_rules_small_letters: buildPlural('n', {
    one: 'Aggiungi alla password una lettera minuscola (a–z).',
    other: 'La password deve avere {n} lettere minuscole (a–z).',
  }),
  message_password_rules_digits: buildPlural('n', {
    one: 'Aggiungi alla password una cifra (0–9).',
    other: 'La password deve avere {n} cifre (0–9).',
  }),
  message_password_rules_signs: buildPlural('n', {
    one: 'Aggiungi alla password un simbolo come ! ? %.',
    other: 'La password deve avere {n} simboli come ! ? %.',
  }),
  message_password_rules_characters: buildPlural('n', {
    one: 'Aggiungi alla password uno di questi: {characters}',
    other: 'La password deve avere {n} di questi: {characters}',
  }),
  message_password_rules_different: buildPlural('n', {
    one: 'Usa almeno {n} carattere.',
    other: 'Usa almeno {n} caratteri diversi.',
  }),
  message_password_rules_repeated: buildPlural('n', {
    one: 'Non usare nessun carattere due volte di seguito.',
    other: 'Non usare nessun carattere più di {n} volte di seguito.',
  }),
  message_password_rules_history: 'Hai già usato questa password. Scegline un’altra.',
  message_password_rules_similar:
    'Questa password è troppo simile a quella attuale. Scegline un’altra.',
  message_password_rules_common:
    'Questa password è in un elenco di password comuni. Scegline un’altra.',
  message_password_rules_profile:
    'Questa password contiene il tuo nome, la tua email o il tuo numero di telefono. Scegline un’altra.',
  message_code_sent: 'Abbiamo inviato un nuovo codice. Vale solo il più recente.',
  message_code_sent_voice: 'Ti stiamo richiamando. Vale solo il codice più recente.',
  message_resend_too_early: buildPlural('s', {
    one: 'Aspetta ancora {s} secondo per il prossimo codice. Quello che hai vale ancora.',
    other: 'Aspetta ancora {s} secondi per il prossimo codice. Quello che hai vale ancora.',
  }),
  message_resend_too_early_unknown:
    'Aspetta un momento per il prossimo codice. Quello che hai vale ancora.',
  message_resend_limit:
    'Non possiamo inviare altri codici per questo accesso. Usa l’ultimo, oppure ricomincia.',
  message_message_not_sent:
    'Non siamo riusciti a inviare il messaggio. Riprova, oppure usa un altro dispositivo.',
  message_message_not_sent_only:
    'Non siamo riusciti a inviare il messaggio. Riprova tra un minuto.',
  message_device_paused: buildPlural('n', {
    one: 'Questo dispositivo è in pausa per {n} minuto. Usane un altro, oppure aspetta.',
    other: 'Questo dispositivo è in pausa per {n} minuti. Usane un altro, oppure aspetta.',
  }),
  message_device_paused_unknown:
    'Questo dispositivo è in pausa per un po’. Usane un altro, oppure aspetta.',
  message_codes_paused: buildPlural('n', {
    one: 'La password è giusta, ma per {n} minuto non possiamo inviarti un codice. Riprova dopo.',
    other: 'La password è giusta, ma per {n} minuti non possiamo inviarti un codice. Riprova dopo.',
  }),
  message_codes_paused_unknown:
    'La password è giusta, ma non siamo riusciti a inviarti un codice. Riprova tra un minuto.',
  message_not_checked: 'Non siamo riusciti a verificarlo. Riprova tra un minuto.',
  message_device_unknown: 'Questo dispositivo ora non si può usare. Scegline un altro.',
  message_resend_limit_approval:
    'Non possiamo inviare altri codici per questa approvazione. Usa l’ultimo, oppure ricomincia.',
  message_outcome_unknown:
    'Non abbiamo ricevuto risposta su questo codice. Provalo di nuovo, oppure richiedine uno nuovo.',
  message_outcome_unknown_totp:
    'Non abbiamo ricevuto risposta su questo codice. Inserisci quello che l’app mostra ora.',
  message_recent_tries: buildPlural('n', {
    one: 'Poco fa sono stati inseriti diversi codici sbagliati. Un nuovo codice potrebbe arrivare solo tra {n} minuto.',
    other:
      'Poco fa sono stati inseriti diversi codici sbagliati. Un nuovo codice potrebbe arrivare solo tra {n} minuti.',
  }),
  message_in_progress: 'Stiamo ancora elaborando la tua ultima risposta. Riprova tra un momento.',
  message_press_again:
    'È stata aperta un’altra pagina nello stesso momento. Premi ancora una volta «Continua».',
  message_enter_again:
    'Era giusto, ma la pagina successiva non ti è arrivata. Inserisci la stessa cosa ancora una volta: non ti serve un nuovo codice.',

  locked_heading: 'Troppi tentativi',
  locked_lead: 'Riprova più tardi.',
  locked_heading_tries: 'Era l’ultimo tentativo',
  locked_lead_tries: buildPlural('n', {
    one: 'Ricomincia per avere un nuovo codice. Se non arriva, aspetta {n} minuto prima di riprovare: dopo codici sbagliati l’invio si ferma per un po’.',
    other:
      'Ricomincia per avere un nuovo codice. Se non arriva, aspetta {n} minuti prima di riprovare: dopo codici sbagliati l’invio si ferma per un po’.',
  }),
  locked_lead_tries_password: buildPlural('n', {
    one: 'Ricomincia. Se la password giusta non viene accettata, aspetta {n} minuto prima di riprovare: dopo password sbagliate l’accesso si ferma per un po’.',
    other:
      'Ricomincia. Se la password giusta non viene accettata, aspetta {n} minuti prima di riprovare: dopo password sbagliate l’accesso si ferma per un po’.',
  }),
  locked_lead_tries_passkey:
    'Ricomincia e usa la passkey di questo account o un altro modo per confermare. Se non viene accettata, aspetta un po’ prima di riprovare.',
  locked_lead_uncounted_passkey:
    'Una passkey che non corrisponde è stata usata troppe volte, quindi l’accesso a questo account è in pausa. Nell’account non è cambiato nulla.',
  locked_lead_account:
    'Abbiamo bloccato questo account dopo troppi tentativi. {brand} può sbloccarlo.',
  locked_heading_minutes: buildPlural('n', {
    one: 'Accesso in pausa per {n} minuto',
    other: 'Accesso in pausa per {n} minuti',
  }),
  locked_heading_hours: buildPlural('n', {
    one: 'Accesso in pausa per {n} ora',
    other: 'Accesso in pausa per {n} ore',
  }),
  locked_lead_count: buildPlural('n', {
    one: 'Il codice era sbagliato {n} volta, quindi l’accesso a questo account è in pausa. Nell’account non è cambiato nulla.',
    other:
      'Il codice era sbagliato {n} volte di seguito, quindi l’accesso a questo account è in pausa. Nell’account non è cambiato nulla.',
  }),
  locked_lead_uncounted:
    'Il codice era sbagliato troppe volte, quindi l’accesso a questo account è in pausa. Nell’account non è cambiato nulla.',
  locked_heading_messages: 'Per ora niente altri codici',
  locked_lead_messages:
    'Sono stati inviati molti codici, quindi non possiamo ancora inviare il prossimo. Il tuo account non ha problemi.',
  locked_try_at: 'Prossimo tentativo',
  locked_was_it_you: 'Non eri tu?',
  locked_tell_us: 'Avvisaci',

  expired_heading: 'Questa pagina è scaduta',
  expired_lead: buildPlural('n', {
    one: 'Per la tua sicurezza un accesso va completato entro {n} minuto. Ricomincia: arriverai comunque alla pagina che volevi.',
    other:
      'Per la tua sicurezza un accesso va completato entro {n} minuti. Ricomincia: arriverai comunque alla pagina che volevi.',
  }),
  expired_lead_step_up: buildPlural('n', {
    one: 'Per la tua sicurezza una conferma va completata entro {n} minuto. Ricomincia: arriverai comunque alla pagina che volevi.',
    other:
      'Per la tua sicurezza una conferma va completata entro {n} minuti. Ricomincia: arriverai comunque alla pagina che volevi.',
  }),
  expired_lead_approval: 'Questa approvazione è terminata. Non è stato inviato nulla.',

  error_prefix: 'Errore: ',
  error_still_working_heading: 'Ci stiamo lavorando',
  error_still_working:
    'Stiamo ancora elaborando la tua ultima risposta. Controlla di nuovo tra un momento.',
  error_used_or_foreign_page_heading: 'Questa pagina non si può più usare',
  error_used_or_foreign_page:
    'Questa pagina appartiene a un altro accesso, oppure è già stata usata. Ricomincia.',
  error_cookies_off_heading: 'Per accedere serve un cookie',
  error_cookies_off:
    'Il tuo browser non ha conservato il nostro cookie. Consenti i cookie per questo sito e ricomincia.',
  error_too_many_pages_heading: 'Troppe pagine come questa',
  error_too_many_pages:
    'Il tuo browser conserva solo le più recenti. Chiudi le altre e ricomincia.',
  error_account_unusable_heading: 'Accesso non possibile',
  error_account_unusable: 'Non possiamo farti accedere a questo account. {brand} può aiutarti.',
  error_no_usable_device_heading: 'Conferma non possibile',
  error_no_usable_device:
    'Per questo account non abbiamo modo di confermare la tua identità. {brand} può aiutarti.',
  error_step_not_supported_heading: 'Non possiamo mostrare il prossimo passaggio',
  error_step_not_supported:
    'Questo accesso ha un passaggio che non possiamo mostrare qui. Ricomincia, oppure contatta {brand}.',
  error_unavailable_heading: 'Accesso al momento non possibile',
  error_unavailable_heading_confirm: 'Conferma al momento non possibile',
  error_unavailable:
    'Non dipende da te, e non è stato consumato nessun codice. Riprova tra un minuto.',
  error_unavailable_code_maybe_used: 'Non dipende da te. Riprova tra un minuto.',
  error_codes_name_heading: 'Per ora niente altri codici',
  error_codes_name:
    'Con questo nome utente sono stati richiesti diversi codici da browser che non conosciamo. Qui potrai richiedere il prossimo tra {wait}. Non riguarda i browser che hanno già effettuato l’accesso con questo nome utente.',
  error_codes_own_heading: 'Ti abbiamo inviato molti codici',
  error_codes_own:
    'Diversi codici sono stati inviati e non usati. Potremo inviare il prossimo tra {wait}. Non è stato inviato nulla, e il tuo account non ha problemi.',
  error_tries_name_heading: 'Troppi tentativi sbagliati',
  error_tries_name:
    'Per questo nome utente sono stati inseriti troppi codici o password sbagliati da browser che non conosciamo. Qui potrai riprovare tra {wait}. Non riguarda i browser che hanno già effettuato l’accesso con questo nome utente.',
  error_tries_own_heading: 'Troppi tentativi sbagliati',
  error_tries_own:
    'Qui sono stati inseriti troppi codici o password sbagliati. Potrai riprovare tra {wait}. Non è cambiato nulla.',
  error_network_heading: 'Molti accessi dalla tua rete',
  error_network:
    'Troppi accessi dalla tua rete non sono stati completati. Riprova tra {wait}. Il tuo account non ha problemi.',
  error_busy_heading: 'C’è molto traffico',
  error_busy: 'Più persone del solito stanno effettuando l’accesso. Riprova tra {wait}.',
  error_starts_own_heading: 'Troppe pagine sono aperte',
  error_starts_own: 'Completane o chiudine una, oppure aspetta {wait}.',
  error_messages_limit_heading: 'Per ora niente altri codici',
  error_messages_limit:
    'Sono stati inviati molti codici: potremo inviare il prossimo tra {wait}. Non è stato inviato nulla, e il tuo account non ha problemi.',
  continue_at_service: 'Continua sul servizio di accesso',
  wait_seconds: buildPlural('n', { one: '{n} secondo', other: '{n} secondi' }),
  wait_minutes: buildPlural('n', { one: '{n} minuto', other: '{n} minuti' }),
  wait_hours: buildPlural('n', { one: '{n} ora', other: '{n} ore' }),
  wait_unknown: 'qualche minuto',
  error_acr_unmet_heading: 'Serve una conferma più forte',
  error_acr_unmet:
    'Questa pagina richiede una conferma più forte di quella che i tuoi dispositivi permettono. {brand} può aiutarti.',
  error_sign_on_failed_heading: 'L’accesso non è riuscito',
  error_sign_on_failed_heading_confirm: 'La conferma non è riuscita',
  error_sign_on_failed: 'Nell’account non è cambiato nulla. Ricomincia.',
  error_not_set_up_heading: 'Non possiamo chiederti di confermare',
  error_not_set_up:
    'Qualcosa non è configurato bene, quindi ricominciare non serve. Non è cambiato nulla. {brand} può aiutarti.',
  error_not_set_up_approval:
    'Qualcosa non è configurato bene, quindi ricominciare non serve. Non è stato inviato nulla. {brand} può aiutarti.',
  error_sign_on_denied_heading: 'Qui non puoi accedere',
  error_sign_on_denied: 'Questo account non può accedere qui. {brand} può aiutarti.',
  error_other_user_heading: 'Era un altro account',
  error_other_user:
    'La conferma veniva da un account diverso da quello che ha effettuato l’accesso. Non è cambiato nulla.',
  error_access_denied_heading: 'Non puoi aprire questa pagina',
  error_access_denied: 'Il tuo account non ha accesso a questa pagina. {brand} può aiutarti.',
  error_cancelled_heading: 'Annullato',
  error_cancelled: 'Non hai effettuato l’accesso.',
  error_cancelled_step_up: 'Non è cambiato nulla.',
  error_cancelled_approval: 'Non è stato inviato nulla.',
  error_bad_request_heading: 'Non siamo riusciti a leggerlo',
  error_bad_request: 'Quello che è arrivato non è quello che invia questa pagina. Ricomincia.',
  error_other_site_heading: 'Non puoi aprire questa pagina',
  error_other_site:
    'Il modulo veniva da un altro sito, oppure il tuo browser non ha detto da dove. Non è cambiato nulla. Ricomincia da qui.',
  error_mistake_of_the_app_heading: 'C’è un problema da parte nostra',
  error_mistake_of_the_app:
    'Non dipende da te, e riprovare non serve. Non è cambiato nulla. {brand} può aiutarti.',
  error_mistake_of_the_app_approval:
    'Non dipende da te, e riprovare non serve. Non è stato inviato nulla. {brand} può aiutarti.',
  error_used_or_foreign_page_approval:
    'Questa pagina appartiene a un’altra approvazione, oppure è già stata usata. Ricomincia.',
  error_cookies_off_heading_approval: 'Per approvare serve un cookie',
  error_step_not_supported_approval:
    'Questa approvazione ha un passaggio che non possiamo mostrare qui. Ricomincia, oppure contatta {brand}.',
  error_unavailable_approval:
    'Non dipende da te, non è stato consumato nessun codice e non è stato inviato nulla. Riprova tra un minuto.',
  error_unavailable_code_maybe_used_approval:
    'Non dipende da te, e non è stato inviato nulla. Riprova tra un minuto.',
  error_approval_cancelled_heading: 'Annullato',
  error_approval_cancelled: 'Non è stato inviato nulla.',
  error_approval_expired_heading: 'Questa approvazione è terminata',
  error_approval_expired: 'Non è stato inviato nulla. Ricomincia se lo vuoi ancora.',
  error_approval_used_heading: 'Questa approvazione è già stata usata',
  error_approval_used: 'Non si può usare un’altra volta.',
  error_approval_other_request_heading: 'Questa approvazione era per altro',
  error_approval_other_request:
    'Quello che è arrivato non è quello che è stato approvato, quindi non è stato inviato nulla e l’approvazione è terminata. Ricomincia.',
  error_approval_refused_heading: 'Non è stato approvato',
  error_approval_refused:
    'Non abbiamo potuto confermare che fossi tu, quindi non è stato inviato nulla. Ricomincia.',
  error_approval_outcome_unknown_heading: 'Non sappiamo ancora se è riuscito',
  error_approval_outcome_unknown:
    'Non inviarlo di nuovo. Controlla le tue approvazioni, oppure contatta {brand}.',
  error_too_many_approvals_heading: 'Troppe approvazioni aperte',
  error_too_many_approvals:
    'Completane o annullane una, oppure aspetta qualche minuto, poi ricomincia. Non è stato inviato nulla.',

  confirm_lead: 'Continua e ti chiederemo un codice.',
  sign_off_heading: 'Vuoi uscire?',
  sign_off_lead:
    'Hai effettuato l’accesso come {name}. Uscendo chiudi questa sessione qui e sul servizio di accesso.',
  sign_off: 'Esci',
  stay: 'Non uscire',
  signed_off_heading: 'La sessione è chiusa',
  signed_off_lead: 'Su un computer condiviso, chiudi anche questa finestra.',
  signed_off_lead_half:
    'La sessione è chiusa qui. Il servizio di accesso non ha risposto: su un computer condiviso, chiudi il browser.',
  leaving_heading: 'La sessione è chiusa qui',
  leaving_lead: 'Continua per uscire anche dal servizio di accesso.',
  sign_on_again: 'Accedi di nuovo',
  continue_elsewhere_heading: 'Continua sul servizio di accesso',
  continue_elsewhere_lead: 'Questo accesso prosegue su un’altra pagina. Poi tornerai qui.',
  continue_elsewhere_at: 'Continua con {provider}',
  continue_elsewhere_at_lead: 'Effettui l’accesso lì, poi torni a {brand}.',
  continue_elsewhere_other: 'Accedi in un altro modo',
}

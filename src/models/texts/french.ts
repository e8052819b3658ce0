// Every text on a page, in French; the space before ; : ! ? and inside « » is narrow and does not break.
import { buildPlural } from './plural.js'
import type { Catalogue } from './text.js'

/** The French texts by their keys. */
export const french: Catalogue<'one' | 'many' | 'other'> = {
  continue: 'Continuer',
  cancel: 'Annuler',
  go_back: 'Retour',
  start_again: 'Recommencer',
  try_again: 'Réessayer',
  check_now: 'Vérifier maintenant',
  not_you: 'Ce n’est pas vous ?',
  help: 'Aide à la connexion',
  help_approval: 'Aide',
  not_asked: 'Je n’ai rien demandé',
  back_to_brand: 'Revenir à {brand}',
  back_to_place: 'Retour : {place}',
  show: 'Afficher',
  hide: 'Masquer',
  show_what: ' le mot de passe',
  privacy: 'Confidentialité',
  language_current: 'Langue : {language}',
  reference: 'Référence',
  give_reference: 'Si le problème persiste, communiquez cette référence à l’assistance :',
  problem_heading: 'Il y a un problème',
  choose: 'Utiliser un autre appareil',
  step_up_heading: 'Confirmez votre identité',
  step_up_lead: 'Cette page demande une nouvelle confirmation.',
  step_up_lead_why: 'Une nouvelle confirmation est nécessaire : {why}.',

  consent_heading: 'Conditions',
  consent_lead: 'Pour continuer, vous devez les accepter.',
  consent_lead_version: 'Version {version}. Pour continuer, vous devez l’accepter.',
  consent_lead_from: 'Texte du {date}. Pour continuer, vous devez l’accepter.',
  consent_lead_version_from: 'Version {version} du {date}. Pour continuer, vous devez l’accepter.',
  consent_agree: 'Accepter et continuer',
  consent_refuse: 'Ne pas accepter',
  consent_new_tab: ' (s’ouvre dans un nouvel onglet)',
  error_agreement_refused_heading: 'Vous n’avez pas accepté',
  error_agreement_refused: 'Sans votre accord, la connexion n’a pas eu lieu.',
  error_agreement_refused_step_up: 'Sans votre accord, rien n’a été confirmé.',
  error_agreement_refused_approval: 'Sans votre accord, rien n’a été approuvé ni envoyé.',

  profile_heading: 'Quelques informations',
  profile_lead: '{brand} en a besoin pour continuer.',
  profile_save: 'Enregistrer et continuer',
  profile_optional: '{label} (facultatif)',
  message_attribute_empty: 'À renseigner : {label}',
  message_attribute_malformed:
    '{label} : l’information est incomplète ou contient quelque chose qui n’y a pas sa place',
  message_profile_refused: 'Ces informations n’ont pas été acceptées. Vérifiez votre saisie.',
  link_heading: 'Est-ce votre compte ?',
  link_lead:
    'L’adresse {email}, fournie par {provider}, a déjà un compte {brand}. Saisissez une fois le mot de passe {brand} : vous pourrez ensuite vous connecter des deux façons.',
  link_lead_unnamed:
    'Le compte fourni par {provider} correspond déjà à un compte {brand}. Saisissez une fois le mot de passe {brand} : vous pourrez ensuite vous connecter des deux façons.',
  link_provider_unnamed: 'un autre service',
  link_label: 'Mot de passe {brand}',
  link_continue: 'Associer et continuer',
  link_refuse: 'Ne pas associer, revenir',
  confirm_account_heading: 'Vérifiez vos informations',
  confirm_account_lead: 'fournies par {provider}',
  confirm_account_continue: 'C’est exact, continuer',
  attribute_username: 'Nom d’utilisateur',
  attribute_email: 'Adresse e-mail',
  attribute_name_given: 'Prénom',
  attribute_name_family: 'Nom de famille',
  attribute_name_middle: 'Deuxième prénom',
  attribute_name_formatted: 'Nom',
  attribute_mobilephone: 'Téléphone mobile',
  attribute_primaryphone: 'Téléphone',
  attribute_address_streetaddress: 'Numéro et rue',
  attribute_address_locality: 'Ville',
  attribute_address_region: 'Région',
  attribute_address_postalcode: 'Code postal',
  attribute_address_countrycode: 'Pays',

  register_heading: 'Créez votre compte',
  register_lead: 'pour {brand}',
  register_email_label: 'Adresse e-mail',
  register_email_hint: 'Nous y envoyons un code pour la vérifier',
  register_username_label: 'Nom d’utilisateur',
  register_username_hint: 'Il vous sert à vous connecter',
  register_password_label: 'Mot de passe',
  register_create: 'Créer le compte',
  register_note: 'Vous avez déjà un compte ?',
  register_sign_on: 'Se connecter plutôt',
  register_offer: 'Créer un compte',
  verify_lead_register:
    'Si {email} n’a pas encore de compte, nous y avons envoyé un code. Il est peut-être dans vos courriers indésirables.',
  verify_note_register: 'Vous avez déjà un compte ? Alors aucun code n’arrive.',
  message_email_empty: 'Saisissez votre adresse e-mail',
  message_email_malformed: 'Saisissez une adresse e-mail, par exemple nom@example.com',
  message_register_username_empty: 'Choisissez un nom d’utilisateur',
  message_username_taken: 'Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.',
  message_register_refused: 'Le compte n’a pas pu être créé. Vérifiez votre saisie.',
  error_accounts_heading: 'Trop de comptes créés sur votre réseau',
  error_accounts:
    'Plusieurs comptes ont été créés depuis votre réseau. Vous pourrez créer le prochain dans {wait}.',

  username_heading: 'Se connecter',
  username_lead: 'pour accéder à {brand}',
  username_label: 'Nom d’utilisateur ou adresse e-mail',

  password_heading: 'Saisissez votre mot de passe',
  password_label: 'Mot de passe',
  forgot_password: 'Mot de passe oublié ?',
  forgot_password_ask: 'Mot de passe oublié ? Contactez {brand}.',

  password_new_heading: 'Choisissez un nouveau mot de passe',
  password_new_lead_expired:
    'Votre mot de passe a expiré. Le mieux est d’en choisir un long, que vous n’utilisez nulle part ailleurs.',
  password_new_lead_must_change:
    'Pour votre sécurité, il vous faut un nouveau mot de passe avant de continuer.',
  password_current_label: 'Mot de passe actuel',
  password_new_label: 'Nouveau mot de passe',
  password_save: 'Enregistrer et continuer',
  show_what_current: ' le mot de passe actuel',
  show_what_new: ' le nouveau mot de passe',
  rule_met: ', respecté',
  rule_open: ', pas encore',
  rule_count: '{n} règles respectées sur {m}',
  rule_length_min: buildPlural('n', {
    one: 'Au moins {n} caractère',
    other: 'Au moins {n} caractères',
  }),
  rule_length_max: buildPlural('n', {
    one: 'Pas plus de {n} caractère',
    other: 'Pas plus de {n} caractères',
  }),
  rule_capitals: buildPlural('n', {
    one: 'Une majuscule (A–Z)',
    other: '{n} majuscules (A–Z)',
  }),
  rule_small_letters: buildPlural('n', {
    one: 'Une minuscule (a–z)',
    other: '{n} minuscules (a–z)',
  }),
  rule_digits: buildPlural('n', { one: 'Un chiffre (0–9)', other: '{n} chiffres (0–9)' }),
  rule_signs: buildPlural('n', {
    one: 'Un signe, par exemple ! ? %',
    other: '{n} signes, par exemple ! ? %',
  }),
  rule_characters: buildPlural('n', {
    one: 'Un de ces caractères : {characters}',
    other: '{n} de ces caractères : {characters}',
  }),
  rule_different: buildPlural('n', {
    one: 'Au moins {n} caractère',
    other: 'Au moins {n} caractères différents',
  }),
  rule_repeated: buildPlural('n', {
    one: 'Jamais deux fois de suite le même caractère',
    other: 'Jamais plus de {n} fois de suite le même caractère',
  }),
  rule_history: buildPlural('n', {
    one: 'Différent de votre dernier mot de passe',
    other: 'Différent de vos {n} derniers mots de passe',
  }),
  rule_similar: 'Pas trop proche de l’actuel',
  rule_common: 'Pas un mot de passe courant',
  rule_profile: 'Sans votre nom, votre e-mail ni votre numéro de téléphone',

  recover_heading: 'Consultez vos e-mails',
  recover_lead:
    'Si ce compte a une adresse e-mail, nous y avons envoyé un code de récupération. Il est valable 5 minutes.',
  recover_code_label: 'Code de récupération',
  recover_code_hint: '8 lettres et chiffres',
  recover_note: 'Pas encore de message ? Regardez dans vos courriers indésirables.',
  verify_heading: 'Consultez vos e-mails',
  verify_lead: 'Nous avons envoyé un e-mail avec un code pour vérifier votre adresse.',
  verify_lead_to: 'Nous avons envoyé un e-mail avec un code à {mask} pour vérifier cette adresse.',
  verify_code_label: 'Code',
  verify_code_hint: '8 lettres et chiffres',
  message_recovery_code_empty: 'Saisissez le code de récupération',
  message_recovery_code_malformed: 'Saisissez les 8 lettres et chiffres du code',
  message_recovery_code_wrong:
    'Ce code est incorrect ou date de plus de 5 minutes. Demandez-en un nouveau. Si le code est le bon, choisissez un autre mot de passe.',
  message_verification_code_empty: 'Saisissez le code',
  message_verification_code_malformed: 'Saisissez les 8 lettres et chiffres du code',
  message_verification_code_wrong:
    'Ce code est incorrect. Vérifiez qu’il provient du dernier e-mail reçu.',

  otp_label: 'Code',
  otp_hint: buildPlural('n', { one: '{n} chiffre', other: '{n} chiffres' }),
  otp_hint_auto: buildPlural('n', {
    one: '{n} chiffre. La page continue dès qu’il est saisi.',
    other: '{n} chiffres. La page continue dès qu’ils sont tous saisis.',
  }),
  otp_heading: 'Saisissez votre code',
  otp_lead_unproven:
    'Si ce compte existe, nous avons envoyé un code à son téléphone ou à son adresse e-mail. Si vous utilisez une application d’authentification, saisissez le code qu’elle affiche.',
  otp_lead_unproven_sms: 'Si ce compte existe, nous avons envoyé un SMS avec un code.',
  otp_lead_unproven_email:
    'Si ce compte existe, nous avons envoyé un e-mail avec un code. Il est peut-être dans vos courriers indésirables.',
  otp_lead_unproven_voice:
    'Si ce compte existe, nous appelons son téléphone pour vous dicter un code.',
  otp_lead_unproven_whatsapp:
    'Si ce compte existe, nous avons envoyé un message WhatsApp avec un code.',
  otp_lead: 'Nous vous avons envoyé un code.',
  otp_heading_sms: 'Consultez votre téléphone',
  otp_lead_sms: 'Nous avons envoyé un SMS avec un code au numéro se terminant par {digits}.',
  otp_lead_sms_unnamed: 'Nous avons envoyé un SMS avec un code à votre téléphone.',
  otp_heading_email: 'Consultez vos e-mails',
  otp_lead_email:
    'Nous avons envoyé un e-mail avec un code à {mask}. Il est peut-être dans vos courriers indésirables.',
  otp_lead_email_unnamed:
    'Nous avons envoyé un e-mail avec un code. Il est peut-être dans vos courriers indésirables.',
  otp_heading_voice: 'Répondez au téléphone',
  otp_lead_voice: 'Nous appelons le numéro se terminant par {digits} pour vous dicter un code.',
  otp_lead_voice_unnamed: 'Nous vous appelons pour vous dicter un code.',
  otp_heading_whatsapp: 'Consultez WhatsApp',
  otp_lead_whatsapp:
    'Nous avons envoyé un message WhatsApp avec un code au numéro se terminant par {digits}.',
  otp_lead_whatsapp_unnamed:
    'Nous avons envoyé un message WhatsApp avec un code à votre téléphone.',
  otp_heading_totp: 'Ouvrez l’application d’authentification',
  otp_lead_totp:
    'Saisissez le code que votre application d’authentification affiche pour {brand}. Rien ne vous est envoyé.',
  otp_heading_mobile: 'Ouvrez l’application {brand}',
  otp_lead_mobile:
    'Saisissez le code que l’application affiche. Rien ne vous est envoyé : cela fonctionne donc aussi sans réseau.',
  otp_heading_token: 'Utilisez votre générateur de codes',
  otp_lead_token: 'Appuyez sur le bouton du générateur de codes et saisissez le code affiché.',
  otp_lead_shown: 'Saisissez le code affiché par votre appareil. Rien ne vous est envoyé.',
  otp_note_wait: 'Pas encore de message ? Il peut mettre une minute à arriver.',
  otp_note_call: 'Pas encore d’appel ? Il peut mettre une minute à arriver.',
  otp_note_newest: 'Seul le dernier code est valable.',
  otp_note_clock:
    'Encore incorrect ? Vérifiez que l’heure de votre téléphone se règle automatiquement.',
  resend: 'Envoyer un nouveau code',
  resend_voice: 'Rappeler',
  resend_wait: buildPlural('s', {
    one: 'Nouveau code dans {s} seconde',
    other: 'Nouveau code dans {s} secondes',
  }),
  resend_wait_minutes: buildPlural('m', {
    one: 'Nouveau code dans {m} minute',
    other: 'Nouveau code dans {m} minutes',
  }),

  push_title: 'En attente de votre téléphone',
  push_heading: 'Approuvez sur votre téléphone',
  push_heading_unproven: 'Consultez votre téléphone',
  push_lead_number: 'Ouvrez l’application {app} sur {device} et choisissez le nombre affiché ici.',
  push_lead_number_unnamed:
    'Ouvrez l’application {app} sur votre téléphone et choisissez le nombre affiché ici.',
  push_lead:
    'Nous avons envoyé une demande à l’application {app} sur {device}. Approuvez-la si vous êtes en train de vous connecter.',
  push_lead_unnamed:
    'Nous avons envoyé une demande à l’application {app} sur votre téléphone. Approuvez-la si vous êtes en train de vous connecter.',
  push_lead_step_up:
    'Nous avons envoyé une demande à l’application {app} sur {device}. Approuvez-la si elle vient bien de vous.',
  push_lead_step_up_unnamed:
    'Nous avons envoyé une demande à l’application {app} sur votre téléphone. Approuvez-la si elle vient bien de vous.',
  push_lead_unproven:
    'Si ce compte existe, nous avons envoyé une demande à son téléphone. Approuvez-la sur celui-ci.',
  push_lead_unproven_number:
    'Si ce compte existe, nous avons envoyé une demande à son téléphone. Choisissez-y ce nombre.',
  push_lead_approval:
    'Comparez ces lignes avec l’application {app}. N’y approuvez que si les deux disent la même chose.',
  push_lead_approval_number:
    'Comparez ces lignes avec l’application {app}. Si les deux disent la même chose, choisissez-y ce nombre.',
  push_moves_on: 'Cette page continue d’elle-même.',
  push_then_check: 'Répondez sur le téléphone, puis appuyez sur « Vérifier maintenant ».',
  push_number_label: 'Choisissez ce nombre dans l’application',
  push_number_label_approval: 'Nombre à choisir',
  push_note: 'Vous n’êtes pas en train de vous connecter ? Refusez dans l’application.',
  push_note_step_up: 'Cette demande ne vient pas de vous ? Refusez dans l’application.',
  push_waiting: 'En attente de votre réponse sur {device}',
  push_waiting_unnamed: 'En attente de votre réponse sur le téléphone',
  push_advice: '{brand} ne vous demande jamais de dicter ce nombre.',
  push_advice_no_number:
    '{brand} ne vous demande jamais d’approuver quoi que ce soit par téléphone.',
  push_answered: 'Réponse reçue. La page continue.',
  push_soon: 'Il reste moins de 20 secondes.',
  push_use_code: 'Saisir un code à la place',
  push_ended_heading: 'Pas de réponse de votre téléphone',
  push_ended_heading_unproven: 'Rien n’a été approuvé sur le téléphone',
  push_ended_lead:
    'Nous avons interrogé l’application {app} sur {device}, mais aucune réponse n’est arrivée à temps : la connexion n’a pas eu lieu.',
  push_ended_lead_unnamed:
    'Nous avons interrogé l’application {app} sur votre téléphone, mais aucune réponse n’est arrivée à temps : la connexion n’a pas eu lieu.',
  push_ended_lead_step_up:
    'Nous avons interrogé l’application {app} sur {device}, mais aucune réponse n’est arrivée à temps : rien n’est confirmé.',
  push_ended_lead_step_up_unnamed:
    'Nous avons interrogé l’application {app} sur votre téléphone, mais aucune réponse n’est arrivée à temps : rien n’est confirmé.',
  push_ended_lead_approval: 'Aucune réponse n’est arrivée : rien n’a été approuvé ni envoyé.',
  push_ended_again: 'Renvoyer la demande',
  push_ended_note:
    'Rien sur le téléphone ? Ouvrez l’application et vérifiez que le téléphone est connecté à Internet.',
  push_denied_heading: 'Demande refusée sur votre téléphone',
  push_denied_lead:
    'La demande a été refusée dans l’application {app} : la connexion n’a pas eu lieu. Rien n’a changé dans le compte.',
  push_denied_lead_step_up:
    'La demande a été refusée dans l’application {app} : rien n’est confirmé. Rien n’a changé dans le compte.',
  push_denied_lead_approval:
    'La demande a été refusée dans l’application {app} : rien n’a été approuvé. Rien n’a été envoyé.',
  push_denied_not_you: 'Cette demande ne venait pas de vous ?',
  message_no_answer_yet: 'Pas encore de réponse. Cherchez la demande dans l’application {app}.',
  message_request_sent: 'Nous avons envoyé une nouvelle demande. Seule la dernière compte.',

  passkey_heading: 'Utilisez votre clé d’accès',
  passkey_lead:
    'Votre appareil vous demande votre visage, votre empreinte, le code de l’écran ou une clé de sécurité.',
  passkey_lead_approval:
    'Vérifiez ces lignes. Elles ne sont affichées qu’ici : votre appareil vous demande votre visage, votre empreinte, le code de l’écran ou une clé de sécurité, pas le montant.',
  passkey_use: 'Utiliser la clé d’accès',
  passkey_approve: 'Approuver avec la clé',
  passkey_no_script:
    'Les clés d’accès ont besoin de JavaScript, qui est désactivé pour ce site. Activez-le et rechargez cette page, ou utilisez un autre appareil.',
  passkey_no_script_only:
    'Les clés d’accès ont besoin de JavaScript, qui est désactivé pour ce site. Activez-le et rechargez cette page, ou contactez {brand}.',
  passkey_unsupported:
    'Ce navigateur ne gère pas les clés d’accès. Utilisez un autre navigateur ou un autre appareil.',
  passkey_unsupported_only:
    'Ce navigateur ne gère pas les clés d’accès. Utilisez un autre navigateur, ou contactez {brand}.',
  passkey_unusable:
    'Les clés d’accès sont momentanément inutilisables sur cette page. Utilisez un autre appareil.',
  passkey_not_used_heading: 'La clé d’accès n’a pas été utilisée',
  passkey_not_used:
    'Vous avez fermé la question, ou le délai est dépassé. Rien n’est perdu : réessayez, ou utilisez un autre appareil.',
  passkey_not_used_only:
    'Vous avez fermé la question, ou le délai est dépassé. Rien n’est perdu : réessayez.',
  message_passkey_wrong:
    'Cette clé d’accès ne correspond pas à ce compte. Utilisez-en une autre, ou un autre appareil.',
  message_passkey_wrong_left: buildPlural('n', {
    one: 'Cette clé d’accès ne correspond pas à ce compte. Utilisez-en une autre, ou un autre appareil. Il vous reste {n} tentative.',
    other:
      'Cette clé d’accès ne correspond pas à ce compte. Utilisez-en une autre, ou un autre appareil. Il vous reste {n} tentatives.',
  }),
  message_passkey_not_used:
    'La clé d’accès n’a pas été utilisée. Rien n’est perdu : réessayez, ou utilisez un autre appareil.',
  message_passkey_old:
    'Cette réponse appartient à une page plus ancienne. Rien n’est perdu : utilisez votre clé d’accès encore une fois.',
  message_outcome_unknown_passkey:
    'Nous n’avons pas reçu de réponse pour cette clé d’accès. Utilisez-la encore une fois.',

  device_heading: 'Comment confirmer votre identité ?',
  device_none: 'Aucun ne me convient',
  device_none_ask: 'Aucun ne vous convient ? Contactez {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'SMS',
  device_email: 'E-mail',
  device_voice: 'Appel téléphonique',
  device_whatsapp: 'Message WhatsApp',
  device_mobile: 'Approuver dans l’application {brand}',
  device_passkey: 'Clé d’accès',
  device_totp: 'Application d’authentification',
  device_token: 'Générateur de codes',
  device_other: 'Autre appareil',
  device_detail_number: 'au numéro se terminant par {digits}',
  device_detail_mask: 'à {mask}',
  device_detail_on: 'sur {mask}',
  device_detail_passkey: 'Visage, empreinte ou clé de sécurité',
  device_detail_totp: 'Un code qui change toutes les 30 secondes',

  approve_pill: 'Votre approbation est demandée',
  approve_heading_transaction: 'Approuver cette opération ?',
  approve_heading_transfer: 'Approuver ce virement ?',
  approve_heading_payment: 'Approuver ce paiement ?',
  approve_heading_order: 'Approuver cet ordre ?',
  approve_heading_change: 'Approuver cette modification ?',
  approve_lead:
    'Comparez ces lignes avec le message que nous vous avons envoyé. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_sms:
    'Comparez ces lignes avec le SMS envoyé au numéro se terminant par {digits}. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_sms_unnamed:
    'Comparez ces lignes avec le SMS envoyé à votre téléphone. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_email:
    'Comparez ces lignes avec l’e-mail envoyé à {mask}. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_email_unnamed:
    'Comparez ces lignes avec l’e-mail que nous vous avons envoyé. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_voice:
    'Comparez ces lignes avec ce que nous vous dictons au numéro se terminant par {digits}. Ne saisissez le code que si les deux disent la même chose.',
  approve_lead_voice_unnamed:
    'Comparez ces lignes avec ce que nous vous dictons au téléphone. Ne saisissez le code que si les deux disent la même chose.',
  approve_lead_whatsapp:
    'Comparez ces lignes avec le message WhatsApp envoyé au numéro se terminant par {digits}. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_whatsapp_unnamed:
    'Comparez ces lignes avec le message WhatsApp envoyé à votre téléphone. Ne saisissez son code que si les deux disent la même chose.',
  approve_lead_totp:
    'Seule cette page affiche ces lignes : vérifiez-les ici. Ne saisissez le code affiché pour {brand} par votre application d’authentification que si elles sont exactes.',
  approve_lead_mobile:
    'Seule cette page affiche ces lignes : vérifiez-les ici. Ne saisissez le code affiché par l’application {brand} que si elles sont exactes.',
  approve_lead_token:
    'Seule cette page affiche ces lignes : vérifiez-les ici. Ne saisissez le code affiché par votre générateur de codes que si elles sont exactes.',
  approve_lead_shown:
    'Seule cette page affiche ces lignes : vérifiez-les ici. Ne saisissez le code affiché par votre appareil que si elles sont exactes.',
  approve_label: 'Code',
  approve_label_sms: 'Code reçu par SMS',
  approve_label_email: 'Code reçu par e-mail',
  approve_label_voice: 'Code dicté par téléphone',
  approve_label_whatsapp: 'Code du message WhatsApp',
  approve_label_totp: 'Code de l’application d’authentification',
  approve_label_mobile: 'Code de l’application {brand}',
  approve_label_token: 'Code du générateur de codes',
  approve: 'Approuver',
  approve_ends: buildPlural('n', {
    one: 'Fin : {time}, dans {n} minute.',
    other: 'Fin : {time}, dans {n} minutes.',
  }),
  approve_ends_soon: 'Fin : {time}, dans moins d’une minute.',
  approve_ends_warning: 'Il reste une minute.',
  approve_ended: 'Cette approbation a pris fin. Rien n’a été envoyé.',
  approve_advice: '{brand} ne vous demande jamais de dicter un code.',
  details_caption: 'Ce que vous approuvez',
  detail_amount: 'Montant',
  detail_empty: 'Vide',

  resume_heading: 'C’est confirmé. Encore une étape.',
  resume_heading_approval: 'C’est approuvé. Encore une étape.',
  resume_heading_done: 'C’est confirmé',
  resume_heading_done_approval: 'C’est approuvé',
  resume_lead: 'Votre demande continue d’elle-même. Sinon, appuyez sur « Terminer ».',
  resume_lead_transaction: 'Votre opération continue d’elle-même. Sinon, appuyez sur « Terminer ».',
  resume_lead_transfer: 'Votre virement continue de lui-même. Sinon, appuyez sur « Terminer ».',
  resume_lead_payment: 'Votre paiement continue de lui-même. Sinon, appuyez sur « Terminer ».',
  resume_lead_order: 'Votre ordre continue de lui-même. Sinon, appuyez sur « Terminer ».',
  resume_lead_change: 'Votre modification continue d’elle-même. Sinon, appuyez sur « Terminer ».',
  resume_press: 'Appuyez sur « Terminer » pour continuer.',
  resume_press_approval: 'Appuyez sur « Terminer » pour l’envoyer.',
  resume_lead_done: '{brand} reprend là où vous en étiez.',
  finish: 'Terminer',

  mismatch_heading_transaction: 'Nous avons arrêté cette opération',
  mismatch_heading_transfer: 'Nous avons arrêté ce virement',
  mismatch_heading_payment: 'Nous avons arrêté ce paiement',
  mismatch_heading_order: 'Nous avons arrêté cet ordre',
  mismatch_heading_change: 'Nous avons arrêté cette modification',
  mismatch_lead:
    'Ce qui est arrivé n’est pas ce que vous avez approuvé. Rien n’a été envoyé, et cette approbation n’est plus valable.',
  mismatch_lead_elsewhere:
    'Ces lignes disent la même chose, mais une autre partie de ce qui est arrivé n’est pas ce que vous avez approuvé. Rien n’a été envoyé, et cette approbation n’est plus valable.',
  mismatch_caption: 'Ce que vous avez approuvé, à côté de ce qui est arrivé',
  mismatch_detail: 'Élément',
  mismatch_approved: 'Approuvé',
  mismatch_arrived: 'Arrivé',
  mismatch_changed: 'Modifié',
  mismatch_absent: 'Absent',
  mismatch_review: 'Vérifier et recommencer',
  mismatch_tell_us: 'Si vous n’avez rien modifié, {link} en indiquant cette référence :',
  mismatch_tell_us_link: 'prévenez-nous',

  message_username_empty: 'Saisissez votre nom d’utilisateur ou votre adresse e-mail',
  message_username_too_long: 'C’est trop long pour un nom d’utilisateur ou une adresse e-mail',
  message_username_malformed:
    'Saisissez votre nom d’utilisateur ou votre adresse e-mail sans saut de ligne ni caractère invisible',
  message_password_empty: 'Saisissez votre mot de passe',
  message_otp_empty: 'Saisissez le code',
  message_otp_wrong_length: buildPlural('n', {
    one: 'Saisissez le chiffre du code',
    other: 'Saisissez les {n} chiffres du code',
  }),
  message_otp_wrong_length_unknown: 'Saisissez tous les chiffres du code',
  message_otp_wrong: 'Ce code est incorrect. Vérifiez qu’il provient du dernier message reçu.',
  message_otp_wrong_shown: 'Ce code est incorrect. Attendez le suivant, puis saisissez-le.',
  message_otp_wrong_shown_left: buildPlural('n', {
    one: 'Ce code est incorrect. Attendez le suivant, puis saisissez-le. Il vous reste {n} tentative.',
    other:
      'Ce code est incorrect. Attendez le suivant, puis saisissez-le. Il vous reste {n} tentatives.',
  }),
  message_last_try: 'Encore une tentative, puis il faudra recommencer.',
  message_otp_wrong_left: buildPlural('n', {
    one: 'Ce code est incorrect. Il vous reste {n} tentative.',
    other: 'Ce code est incorrect. Il vous reste {n} tentatives.',
  }),
  message_otp_wrong_last: buildPlural('m', {
    one: 'Ce code est incorrect. Il vous reste 1 tentative, puis une pause de {m} minute.',
    other: 'Ce code est incorrect. Il vous reste 1 tentative, puis une pause de {m} minutes.',
  }),
  message_nothing_sent: 'Rien n’a été envoyé.',
  message_credentials_wrong: 'Ce nom d’utilisateur et ce mot de passe ne correspondent pas.',
  message_current_password_empty: 'Saisissez votre mot de passe actuel',
  message_current_password_wrong: 'Ce n’est pas votre mot de passe actuel.',
  message_new_password_empty: 'Saisissez un nouveau mot de passe',
  message_password_rules: 'Ce mot de passe ne respecte pas les règles. Choisissez-en un autre.',
  message_password_rules_length_min: buildPlural('n', {
    one: 'Choisissez un mot de passe d’au moins {n} caractère.',
    other: 'Choisissez un mot de passe d’au moins {n} caractères.',
  }),
  message_password_rules_length_max: buildPlural('n', {
    one: 'Choisissez un mot de passe de {n} caractère au plus.',
    other: 'Choisissez un mot de passe de {n} caractères au plus.',
  }),
  message_password_rules_capitals: buildPlural('n', {
    one: 'Ajoutez une majuscule (A–Z) au mot de passe.',
    other: 'Le mot de passe doit avoir {n} majuscules (A–Z).',
  }),
  message_password_rules_small_letters: buildPlural('n', {
    one: 'Ajoutez une minuscule (a–z) au mot de passe.',
    other: 'Le mot de passe doit avoir {n} minuscules (a–z).',
  }),
  message_password_rules_digits: buildPlural('n', {
    one: 'Ajoutez un chiffre (0–9) au mot de passe.',
    other: 'Le mot de passe doit avoir {n} chiffres (0–9).',
  }),
  message_password_rules_signs: buildPlural('n', {
    one: 'Ajoutez au mot de passe un signe, par exemple ! ? %.',
    other: 'Le mot de passe doit avoir {n} signes, par exemple ! ? %.',
  }),
  message_password_rules_characters: buildPlural('n', {
    one: 'Ajoutez au mot de passe un de ces caractères : {characters}',
    other: 'Le mot de passe doit avoir {n} de ces caractères : {characters}',
  }),
  message_password_rules_different: buildPlural('n', {
    one: 'Utilisez au moins {n} caractère.',
    other: 'Utilisez au moins {n} caractères différents.',
  }),
  message_password_rules_repeated: buildPlural('n', {
    one: 'N’utilisez jamais deux fois de suite le même caractère.',
    other: 'N’utilisez jamais plus de {n} fois de suite le même caractère.',
  }),
  message_password_rules_history: 'Vous avez déjà eu ce mot de passe. Choisissez-en un autre.',
  message_password_rules_similar:
    'Ce mot de passe est trop proche de l’actuel. Choisissez-en un autre.',
  message_password_rules_common:
    'Ce mot de passe figure dans une liste de mots de passe courants. Choisissez-en un autre.',
  message_password_rules_profile:
    'Ce mot de passe contient votre nom, votre e-mail ou votre numéro de téléphone. Choisissez-en un autre.',
  message_code_sent: 'Nous avons envoyé un nouveau code. Seul le dernier est valable.',
  message_code_sent_voice: 'Nous rappelons. Seul le dernier code est valable.',
  message_resend_too_early: buildPlural('s', {
    one: 'Attendez encore {s} seconde avant le prochain code. Celui que vous avez reste valable.',
    other:
      'Attendez encore {s} secondes avant le prochain code. Celui que vous avez reste valable.',
  }),
  message_resend_too_early_unknown:
    'Attendez un instant avant le prochain code. Celui que vous avez reste valable.',
  message_resend_limit:
    'Nous ne pouvons plus envoyer de code pour cette connexion. Utilisez le dernier, ou recommencez.',
  message_message_not_sent:
    'Nous n’avons pas pu envoyer le message. Réessayez, ou utilisez un autre appareil.',
  message_message_not_sent_only:
    'Nous n’avons pas pu envoyer le message. Réessayez dans une minute.',
  message_device_paused: buildPlural('n', {
    one: 'Cet appareil est suspendu pendant {n} minute. Utilisez-en un autre, ou patientez.',
    other: 'Cet appareil est suspendu pendant {n} minutes. Utilisez-en un autre, ou patientez.',
  }),
  message_device_paused_unknown:
    'Cet appareil est suspendu pour un moment. Utilisez-en un autre, ou patientez.',
  message_codes_paused: buildPlural('n', {
    one: 'Votre mot de passe est correct, mais nous ne pouvons pas vous envoyer de code avant {n} minute. Réessayez à ce moment-là.',
    other:
      'Votre mot de passe est correct, mais nous ne pouvons pas vous envoyer de code avant {n} minutes. Réessayez à ce moment-là.',
  }),
  message_codes_paused_unknown:
    'Votre mot de passe est correct, mais nous n’avons pas pu vous envoyer de code. Réessayez dans une minute.',
  message_not_checked: 'Nous n’avons pas pu effectuer la vérification. Réessayez dans une minute.',
  message_device_unknown: 'Cet appareil est inutilisable pour le moment. Choisissez-en un autre.',
  message_resend_limit_approval:
    'Nous ne pouvons plus envoyer de code pour cette approbation. Utilisez le dernier, ou recommencez.',
  message_outcome_unknown:
    'Nous n’avons pas reçu de réponse pour ce code. Essayez-le à nouveau, ou demandez-en un autre.',
  message_outcome_unknown_totp:
    'Nous n’avons pas reçu de réponse pour ce code. Saisissez celui que votre application affiche maintenant.',
  message_recent_tries: buildPlural('n', {
    one: 'Plusieurs codes incorrects viennent d’être saisis. Un nouveau code peut n’arriver que dans {n} minute.',
    other:
      'Plusieurs codes incorrects viennent d’être saisis. Un nouveau code peut n’arriver que dans {n} minutes.',
  }),
  message_in_progress: 'Nous traitons encore votre dernière réponse. Réessayez dans un instant.',
  message_press_again:
    'Une autre page a été ouverte au même moment. Appuyez encore une fois sur « Continuer ».',
  message_enter_again:
    'C’était correct, mais la page suivante ne vous est pas parvenue. Saisissez la même chose encore une fois : il ne vous faut pas de nouveau code.',

  locked_heading: 'Trop de tentatives',
  locked_lead: 'Réessayez plus tard.',
  locked_heading_tries: 'C’était la dernière tentative',
  locked_lead_tries: buildPlural('n', {
    one: 'Recommencez pour recevoir un nouveau code. Si aucun n’arrive, attendez {n} minute avant de réessayer : après des codes incorrects, l’envoi est suspendu.',
    other:
      'Recommencez pour recevoir un nouveau code. Si aucun n’arrive, attendez {n} minutes avant de réessayer : après des codes incorrects, l’envoi est suspendu.',
  }),
  locked_lead_tries_password: buildPlural('n', {
    one: 'Recommencez. Si le bon mot de passe n’est pas accepté, attendez {n} minute avant de réessayer : après des mots de passe incorrects, la connexion est suspendue.',
    other:
      'Recommencez. Si le bon mot de passe n’est pas accepté, attendez {n} minutes avant de réessayer : après des mots de passe incorrects, la connexion est suspendue.',
  }),
  locked_lead_tries_passkey:
    'Recommencez et utilisez la clé d’accès de ce compte ou un autre moyen de confirmation. Si elle n’est pas acceptée, attendez un peu avant de réessayer.',
  locked_lead_uncounted_passkey:
    'Une clé d’accès qui ne correspond pas a été utilisée trop souvent : nous avons suspendu la connexion à ce compte. Rien n’a changé dans le compte.',
  locked_lead_account:
    'Nous avons bloqué ce compte après un trop grand nombre de tentatives. {brand} peut le débloquer.',
  locked_heading_minutes: buildPlural('n', {
    one: 'Connexion suspendue pendant {n} minute',
    other: 'Connexion suspendue pendant {n} minutes',
  }),
  locked_heading_hours: buildPlural('n', {
    one: 'Connexion suspendue pendant {n} heure',
    other: 'Connexion suspendue pendant {n} heures',
  }),
  locked_lead_count: buildPlural('n', {
    one: 'Un code incorrect a été saisi {n} fois : nous avons suspendu la connexion à ce compte. Rien n’a changé dans le compte.',
    other:
      'Un code incorrect a été saisi {n} fois de suite : nous avons suspendu la connexion à ce compte. Rien n’a changé dans le compte.',
  }),
  locked_lead_uncounted:
    'Trop de codes incorrects ont été saisis : nous avons suspendu la connexion à ce compte. Rien n’a changé dans le compte.',
  locked_heading_messages: 'Plus de codes pour le moment',
  locked_lead_messages:
    'De nombreux codes ont été envoyés : nous ne pouvons pas encore envoyer le suivant. Votre compte n’a aucun problème.',
  locked_try_at: 'Prochaine tentative',
  locked_was_it_you: 'Ce n’était pas vous ?',
  locked_tell_us: 'Prévenez-nous',

  expired_heading: 'Cette page a expiré',
  expired_lead: buildPlural('n', {
    one: 'Pour votre sécurité, une connexion doit être terminée en {n} minute. Recommencez : vous arriverez quand même à la page voulue.',
    other:
      'Pour votre sécurité, une connexion doit être terminée en {n} minutes. Recommencez : vous arriverez quand même à la page voulue.',
  }),
  expired_lead_step_up: buildPlural('n', {
    one: 'Pour votre sécurité, une confirmation doit être terminée en {n} minute. Recommencez : vous arriverez quand même à la page voulue.',
    other:
      'Pour votre sécurité, une confirmation doit être terminée en {n} minutes. Recommencez : vous arriverez quand même à la page voulue.',
  }),
  expired_lead_approval: 'Cette approbation a pris fin. Rien n’a été envoyé.',

  error_prefix: 'Erreur : ',
  error_still_working_heading: 'Traitement en cours',
  error_still_working:
    'Nous traitons encore votre dernière réponse. Vérifiez à nouveau dans un instant.',
  error_used_or_foreign_page_heading: 'Cette page n’est plus utilisable',
  error_used_or_foreign_page:
    'Cette page appartient à une autre connexion, ou a déjà été utilisée. Recommencez.',
  error_cookies_off_heading: 'La connexion nécessite un cookie',
  error_cookies_off:
    'Votre navigateur n’a pas conservé notre cookie. Autorisez les cookies pour ce site et recommencez.',
  error_too_many_pages_heading: 'Trop de pages comme celle-ci sont ouvertes',
  error_too_many_pages:
    'Votre navigateur ne garde que les plus récentes. Fermez les autres et recommencez.',
  error_account_unusable_heading: 'Connexion impossible',
  error_account_unusable:
    'Nous ne pouvons pas vous connecter à ce compte. {brand} peut vous aider.',
  error_no_usable_device_heading: 'Nous ne pouvons pas confirmer votre identité',
  error_no_usable_device:
    'Ce compte n’offre aucun moyen de confirmer votre identité. {brand} peut vous aider.',
  error_step_not_supported_heading: 'Impossible d’afficher l’étape suivante',
  error_step_not_supported:
    'Cette connexion comporte une étape que nous ne pouvons pas afficher ici. Recommencez, ou contactez {brand}.',
  error_unavailable_heading: 'Connexion impossible pour le moment',
  error_unavailable_heading_confirm: 'Confirmation indisponible',
  error_unavailable:
    'Vous n’y êtes pour rien, et aucun code n’a été consommé. Réessayez dans une minute.',
  error_unavailable_code_maybe_used: 'Vous n’y êtes pour rien. Réessayez dans une minute.',
  error_codes_name_heading: 'Plus de codes pour le moment',
  error_codes_name:
    'Plusieurs codes ont été demandés avec ce nom d’utilisateur depuis des navigateurs que nous ne connaissons pas. Vous pourrez demander le prochain ici dans {wait}. Un navigateur qui s’est déjà connecté avec ce nom d’utilisateur n’est pas concerné.',
  error_codes_own_heading: 'Beaucoup de codes déjà envoyés',
  error_codes_own:
    'Plusieurs codes ont été envoyés sans être utilisés. Nous pourrons envoyer le prochain dans {wait}. Rien n’a été envoyé, et votre compte n’a aucun problème.',
  error_tries_name_heading: 'Trop de tentatives incorrectes',
  error_tries_name:
    'Trop de mots de passe ou de codes incorrects ont été saisis pour ce nom d’utilisateur depuis des navigateurs que nous ne connaissons pas. Vous pourrez réessayer ici dans {wait}. Un navigateur qui s’est déjà connecté avec ce nom d’utilisateur n’est pas concerné.',
  error_tries_own_heading: 'Trop de tentatives incorrectes',
  error_tries_own:
    'Trop de mots de passe ou de codes incorrects ont été saisis ici. Vous pourrez réessayer dans {wait}. Rien n’a changé.',
  error_network_heading: 'Trop de connexions sur votre réseau',
  error_network:
    'Trop de connexions commencées depuis votre réseau n’ont pas été terminées. Réessayez dans {wait}. Votre compte n’a aucun problème.',
  error_busy_heading: 'Très forte affluence',
  error_busy: 'Les connexions sont plus nombreuses que d’habitude. Réessayez dans {wait}.',
  error_starts_own_heading: 'Trop de pages sont ouvertes',
  error_starts_own: 'Terminez ou fermez l’une d’elles, ou attendez {wait}.',
  error_messages_limit_heading: 'Plus de codes pour le moment',
  error_messages_limit:
    'De nombreux codes ont été envoyés : nous pourrons envoyer le prochain dans {wait}. Rien n’a été envoyé, et votre compte n’a aucun problème.',
  continue_at_service: 'Continuer sur le service de connexion',
  wait_seconds: buildPlural('n', { one: '{n} seconde', other: '{n} secondes' }),
  wait_minutes: buildPlural('n', { one: '{n} minute', other: '{n} minutes' }),
  wait_hours: buildPlural('n', { one: '{n} heure', other: '{n} heures' }),
  wait_unknown: 'quelques minutes',
  error_acr_unmet_heading: 'Une confirmation plus forte est nécessaire',
  error_acr_unmet:
    'Cette page demande une confirmation plus forte que celle que vos appareils permettent. {brand} peut vous aider.',
  error_sign_on_failed_heading: 'La connexion n’a pas abouti',
  error_sign_on_failed_heading_confirm: 'La confirmation n’a pas abouti',
  error_sign_on_failed: 'Rien n’a changé dans le compte. Recommencez.',
  error_not_set_up_heading: 'Confirmation impossible',
  error_not_set_up:
    'Un réglage est incorrect de notre côté : recommencer n’y changera rien. Rien n’a changé. {brand} peut vous aider.',
  error_not_set_up_approval:
    'Un réglage est incorrect de notre côté : recommencer n’y changera rien. Rien n’a été envoyé. {brand} peut vous aider.',
  error_sign_on_denied_heading: 'Vous ne pouvez pas vous connecter ici',
  error_sign_on_denied: 'Ce compte n’est pas autorisé à se connecter ici. {brand} peut vous aider.',
  error_other_user_heading: 'C’était un autre compte',
  error_other_user:
    'La confirmation provient d’un autre compte que celui qui est connecté. Rien n’a changé.',
  error_access_denied_heading: 'Vous ne pouvez pas ouvrir cette page',
  error_access_denied: 'Votre compte n’a pas accès à cette page. {brand} peut vous aider.',
  error_cancelled_heading: 'Annulé',
  error_cancelled: 'La connexion n’a pas eu lieu.',
  error_cancelled_step_up: 'Rien n’a changé.',
  error_cancelled_approval: 'Rien n’a été envoyé.',
  error_bad_request_heading: 'Nous n’avons pas pu lire cet envoi',
  error_bad_request: 'Ce qui est arrivé n’est pas ce que cette page envoie. Recommencez.',
  error_other_site_heading: 'Vous ne pouvez pas ouvrir cette page',
  error_other_site:
    'Le formulaire venait d’un autre site, ou votre navigateur n’a pas indiqué d’où. Rien n’a changé. Recommencez ici.',
  error_mistake_of_the_app_heading: 'Un problème est survenu de notre côté',
  error_mistake_of_the_app:
    'Vous n’y êtes pour rien, et réessayer n’y changera rien. Rien n’a changé. {brand} peut vous aider.',
  error_mistake_of_the_app_approval:
    'Vous n’y êtes pour rien, et réessayer n’y changera rien. Rien n’a été envoyé. {brand} peut vous aider.',
  error_used_or_foreign_page_approval:
    'Cette page appartient à une autre approbation, ou a déjà été utilisée. Recommencez.',
  error_cookies_off_heading_approval: 'L’approbation nécessite un cookie',
  error_step_not_supported_approval:
    'Cette approbation comporte une étape que nous ne pouvons pas afficher ici. Recommencez, ou contactez {brand}.',
  error_unavailable_approval:
    'Vous n’y êtes pour rien, aucun code n’a été consommé, et rien n’a été envoyé. Réessayez dans une minute.',
  error_unavailable_code_maybe_used_approval:
    'Vous n’y êtes pour rien, et rien n’a été envoyé. Réessayez dans une minute.',
  error_approval_cancelled_heading: 'Annulé',
  error_approval_cancelled: 'Rien n’a été envoyé.',
  error_approval_expired_heading: 'Cette approbation a pris fin',
  error_approval_expired: 'Rien n’a été envoyé. Recommencez si vous le souhaitez toujours.',
  error_approval_used_heading: 'Cette approbation a déjà été utilisée',
  error_approval_used: 'Elle ne peut pas servir une deuxième fois.',
  error_approval_other_request_heading: 'Cette approbation concernait autre chose',
  error_approval_other_request:
    'Ce qui est arrivé n’est pas ce qui a été approuvé : rien n’a été envoyé, et l’approbation a pris fin. Recommencez.',
  error_approval_refused_heading: 'Ce n’est pas approuvé',
  error_approval_refused:
    'Nous n’avons pas pu confirmer que c’était bien vous : rien n’a été envoyé. Recommencez.',
  error_approval_outcome_unknown_heading: 'Nous ne savons pas encore si cela a abouti',
  error_approval_outcome_unknown:
    'Ne l’envoyez pas une deuxième fois. Consultez vos approbations, ou contactez {brand}.',
  error_too_many_approvals_heading: 'Trop d’approbations sont en cours',
  error_too_many_approvals:
    'Terminez ou annulez l’une d’elles, ou attendez quelques minutes, puis recommencez. Rien n’a été envoyé.',

  confirm_lead: 'Continuez, et nous vous demanderons un code.',
  sign_off_heading: 'Se déconnecter ?',
  sign_off_lead:
    'Votre session est ouverte au nom de {name}. La déconnexion y met fin ici et sur le service de connexion.',
  sign_off: 'Se déconnecter',
  stay: 'Garder la session ouverte',
  signed_off_heading: 'Votre session est fermée',
  signed_off_lead: 'Sur un ordinateur partagé, fermez aussi cette fenêtre.',
  signed_off_lead_half:
    'Votre session est fermée ici. Le service de connexion n’a pas répondu : sur un ordinateur partagé, fermez votre navigateur.',
  leaving_heading: 'Votre session est fermée ici',
  leaving_lead: 'Continuez pour vous déconnecter aussi du service de connexion.',
  sign_on_again: 'Se reconnecter',
  continue_elsewhere_heading: 'Continuez sur le service de connexion',
  continue_elsewhere_lead:
    'Cette connexion se poursuit sur une autre page. Vous reviendrez ici ensuite.',
  continue_elsewhere_at: 'Continuer avec {provider}',
  continue_elsewhere_at_lead: 'Vous vous y connectez, puis vous revenez à {brand}.',
  continue_elsewhere_other: 'Se connecter autrement',
}

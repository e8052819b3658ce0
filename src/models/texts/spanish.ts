// Every text on a page, in Spanish.
import { buildPlural } from './plural.js'
import type { Catalogue } from './text.js'

/** The Spanish texts by their keys. */
export const spanish: Catalogue<'one' | 'many' | 'other'> = {
  continue: 'Continuar',
  cancel: 'Cancelar',
  go_back: 'Volver',
  start_again: 'Empezar de nuevo',
  try_again: 'Reintentar',
  check_now: 'Comprobar ahora',
  not_you: '¿No es usted?',
  help: 'Ayuda para iniciar sesión',
  help_approval: 'Ayuda',
  not_asked: 'Yo no he pedido esto',
  back_to_brand: 'Volver a {brand}',
  back_to_place: 'Volver: {place}',
  show: 'Mostrar',
  hide: 'Ocultar',
  show_what: ' la contraseña',
  privacy: 'Privacidad',
  language_current: 'Idioma: {language}',
  reference: 'Referencia',
  give_reference: 'Si sigue ocurriendo, facilite esta referencia al servicio de asistencia:',
  problem_heading: 'Hay un problema',
  choose: 'Usar otro dispositivo',
  step_up_heading: 'Confirme su identidad',
  step_up_lead: 'Esta página necesita una nueva confirmación.',
  step_up_lead_why: 'Se necesita una nueva confirmación: {why}.',

  consent_heading: 'Condiciones',
  consent_lead: 'Para continuar, debe aceptarlas.',
  consent_lead_version: 'Versión {version}. Para continuar, debe aceptarla.',
  consent_lead_from: 'Texto del {date}. Para continuar, debe aceptarlo.',
  consent_lead_version_from: 'Versión {version}, del {date}. Para continuar, debe aceptarla.',
  consent_agree: 'Aceptar y continuar',
  consent_refuse: 'No aceptar',
  consent_new_tab: ' (se abre en una pestaña nueva)',
  error_agreement_refused_heading: 'No ha aceptado',
  error_agreement_refused: 'No ha aceptado las condiciones, así que no se ha iniciado la sesión.',
  error_agreement_refused_step_up:
    'No ha aceptado las condiciones, así que no se ha confirmado nada.',
  error_agreement_refused_approval:
    'No ha aceptado las condiciones, así que no se ha aprobado ni enviado nada.',

  profile_heading: 'Algunos datos',
  profile_lead: '{brand} los necesita para continuar.',
  profile_save: 'Guardar y continuar',
  profile_optional: '{label} (opcional)',
  message_attribute_empty: 'Rellene este dato: {label}',
  message_attribute_malformed:
    '{label}: el dato está incompleto o contiene algo que no corresponde',
  message_profile_refused: 'No se han aceptado los datos. Revise lo que ha introducido.',
  link_heading: '¿Es esta su cuenta?',
  link_lead:
    'La dirección {email}, de {provider}, ya tiene una cuenta en {brand}. Introduzca una vez la contraseña de {brand} y después podrá iniciar sesión con cualquiera de las dos.',
  link_lead_unnamed:
    'La cuenta de {provider} ya tiene una correspondiente en {brand}. Introduzca una vez la contraseña de {brand} y después podrá iniciar sesión con cualquiera de las dos.',
  link_provider_unnamed: 'otro servicio',
  link_label: 'Contraseña de {brand}',
  link_continue: 'Vincular y continuar',
  link_refuse: 'No vincular, volver',
  confirm_account_heading: 'Revise sus datos',
  confirm_account_lead: 'de {provider}',
  confirm_account_continue: 'Es correcto, continuar',
  attribute_username: 'Nombre de usuario',
  attribute_email: 'Correo electrónico',
  attribute_name_given: 'Nombre',
  attribute_name_family: 'Apellidos',
  attribute_name_middle: 'Segundo nombre',
  attribute_name_formatted: 'Nombre completo',
  attribute_mobilephone: 'Teléfono móvil',
  attribute_primaryphone: 'Teléfono',
  attribute_address_streetaddress: 'Calle y número',
  attribute_address_locality: 'Localidad',
  attribute_address_region: 'Región',
  attribute_address_postalcode: 'Código postal',
  attribute_address_countrycode: 'País',

  register_heading: 'Cree su cuenta',
  register_lead: 'en {brand}',
  register_email_label: 'Correo electrónico',
  register_email_hint: 'Le enviaremos un código para comprobarlo',
  register_username_label: 'Nombre de usuario',
  register_username_hint: 'Le servirá para iniciar sesión',
  register_password_label: 'Contraseña',
  register_create: 'Crear cuenta',
  register_note: '¿Ya tiene una cuenta?',
  register_sign_on: 'Iniciar sesión',
  register_offer: 'Crear una cuenta',
  verify_lead_register:
    'Si {email} aún no tiene cuenta, hemos enviado un código a esa dirección. Puede estar en la carpeta de correo no deseado.',
  verify_note_register: '¿Ya tiene una cuenta? Entonces no llegará ningún código.',
  message_email_empty: 'Introduzca su correo electrónico',
  message_email_malformed:
    'Introduzca una dirección de correo electrónico, por ejemplo nombre@example.com',
  message_register_username_empty: 'Elija un nombre de usuario',
  message_username_taken: 'Ese nombre de usuario ya está ocupado. Elija otro.',
  message_register_refused: 'No se ha podido crear la cuenta. Revise lo que ha introducido.',
  error_accounts_heading: 'Muchas cuentas nuevas desde su red',
  error_accounts:
    'Se han creado varias cuentas desde su red. Podrá crear la siguiente dentro de {wait}.',

  username_heading: 'Iniciar sesión',
  username_lead: 'para continuar en {brand}',
  username_label: 'Nombre de usuario o correo electrónico',

  password_heading: 'Introduzca su contraseña',
  password_label: 'Contraseña',
  forgot_password: '¿Ha olvidado la contraseña?',
  forgot_password_ask: '¿Ha olvidado la contraseña? Contacte con {brand}.',

  password_new_heading: 'Elija una contraseña nueva',
  password_new_lead_expired:
    'Su contraseña ha caducado. Lo mejor es una larga que no use en ningún otro sitio.',
  password_new_lead_must_change:
    'Por su seguridad, necesita una contraseña nueva antes de continuar.',
  password_current_label: 'Contraseña actual',
  password_new_label: 'Contraseña nueva',
  password_save: 'Guardar y continuar',
  show_what_current: ' la contraseña actual',
  show_what_new: ' la contraseña nueva',
  rule_met: ', se cumple',
  rule_open: ', aún no',
  rule_count: 'Se cumplen {n} de {m} reglas',
  rule_length_min: buildPlural('n', {
    one: 'Al menos {n} carácter',
    other: 'Al menos {n} caracteres',
  }),
  rule_length_max: buildPlural('n', {
    one: 'Como máximo {n} carácter',
    other: 'Como máximo {n} caracteres',
  }),
  rule_capitals: buildPlural('n', {
    one: 'Una letra mayúscula (A–Z)',
    other: '{n} letras mayúsculas (A–Z)',
  }),
  rule_small_letters: buildPlural('n', {
    one: 'Una letra minúscula (a–z)',
    other: '{n} letras minúsculas (a–z)',
  }),
  rule_digits: buildPlural('n', { one: 'Una cifra (0–9)', other: '{n} cifras (0–9)' }),
  rule_signs: buildPlural('n', {
    one: 'Un signo como ! ? %',
    other: '{n} signos como ! ? %',
  }),
  rule_characters: buildPlural('n', {
    one: 'Uno de estos: {characters}',
    other: '{n} de estos: {characters}',
  }),
  rule_different: buildPlural('n', {
    one: 'Al menos {n} carácter',
    other: 'Al menos {n} caracteres distintos',
  }),
  rule_repeated: buildPlural('n', {
    one: 'Ningún carácter dos veces seguidas',
    other: 'Ningún carácter más de {n} veces seguidas',
  }),
  rule_history: buildPlural('n', {
    one: 'Distinta de su última contraseña',
    other: 'Distinta de sus últimas {n} contraseñas',
  }),
  rule_similar: 'No muy parecida a la actual',
  rule_common: 'No es una contraseña habitual',
  rule_profile: 'Sin su nombre, su correo electrónico ni su teléfono',

  recover_heading: 'Revise su correo electrónico',
  recover_lead:
    'Si esta cuenta tiene una dirección de correo electrónico, hemos enviado allí un código de recuperación. Es válido durante 5 minutos.',
  recover_code_label: 'Código de recuperación',
  recover_code_hint: '8 letras y cifras',
  recover_note: '¿Aún no llega el mensaje? Mire en la carpeta de correo no deseado.',
  verify_heading: 'Revise su correo electrónico',
  verify_lead: 'Hemos enviado un correo electrónico con un código para comprobar su dirección.',
  verify_lead_to:
    'Hemos enviado un correo electrónico con un código a {mask} para comprobar la dirección.',
  verify_code_label: 'Código',
  verify_code_hint: '8 letras y cifras',
  message_recovery_code_empty: 'Introduzca el código de recuperación',
  message_recovery_code_malformed: 'Introduzca las 8 letras y cifras del código',
  message_recovery_code_wrong:
    'Ese código no es correcto o tiene más de 5 minutos. Pida uno nuevo. Si el código es el bueno, elija otra contraseña.',
  message_verification_code_empty: 'Introduzca el código',
  message_verification_code_malformed: 'Introduzca las 8 letras y cifras del código',
  message_verification_code_wrong:
    'Ese código no es correcto. Compruebe que sea el del correo más reciente.',

  otp_label: 'Código',
  otp_hint: buildPlural('n', { one: '{n} cifra', other: '{n} cifras' }),
  otp_hint_auto: buildPlural('n', {
    one: '{n} cifra. La página continúa en cuanto esté.',
    other: '{n} cifras. La página continúa en cuanto estén todas.',
  }),
  otp_heading: 'Introduzca su código',
  otp_lead_unproven:
    'Si esta cuenta existe, hemos enviado un código a su teléfono o a su correo electrónico. Si usa una app de autenticación, introduzca el código que muestra.',
  otp_lead_unproven_sms: 'Si esta cuenta existe, hemos enviado un SMS con un código.',
  otp_lead_unproven_email:
    'Si esta cuenta existe, hemos enviado un correo electrónico con un código. Puede estar en la carpeta de correo no deseado.',
  otp_lead_unproven_voice:
    'Si esta cuenta existe, estamos llamando a su teléfono para dictarle un código.',
  otp_lead_unproven_whatsapp:
    'Si esta cuenta existe, hemos enviado un mensaje de WhatsApp con un código.',
  otp_lead: 'Le hemos enviado un código.',
  otp_heading_sms: 'Mire su teléfono',
  otp_lead_sms: 'Hemos enviado un SMS con un código al número que termina en {digits}.',
  otp_lead_sms_unnamed: 'Hemos enviado un SMS con un código a su teléfono.',
  otp_heading_email: 'Revise su correo electrónico',
  otp_lead_email:
    'Hemos enviado un correo electrónico con un código a {mask}. Puede estar en la carpeta de correo no deseado.',
  otp_lead_email_unnamed:
    'Hemos enviado un correo electrónico con un código. Puede estar en la carpeta de correo no deseado.',
  otp_heading_voice: 'Conteste al teléfono',
  otp_lead_voice: 'Estamos llamando al número que termina en {digits} para dictarle un código.',
  otp_lead_voice_unnamed: 'Le estamos llamando para dictarle un código.',
  otp_heading_whatsapp: 'Mire en WhatsApp',
  otp_lead_whatsapp:
    'Hemos enviado un mensaje de WhatsApp con un código al número que termina en {digits}.',
  otp_lead_whatsapp_unnamed: 'Hemos enviado un mensaje de WhatsApp con un código a su teléfono.',
  otp_heading_totp: 'Abra su app de autenticación',
  otp_lead_totp:
    'Introduzca el código que su app de autenticación muestra para {brand}. No se le envía nada.',
  otp_heading_mobile: 'Abra la app de {brand}',
  otp_lead_mobile:
    'Introduzca el código que muestra la app. No se le envía nada, así que funciona sin cobertura.',
  otp_heading_token: 'Use su generador de códigos',
  otp_lead_token: 'Pulse el botón del generador e introduzca el código que muestra.',
  otp_lead_shown: 'Introduzca el código que muestra su dispositivo. No se le envía nada.',
  otp_note_wait: '¿Aún no llega el mensaje? Puede tardar un minuto.',
  otp_note_call: '¿Aún no le llamamos? Puede tardar un minuto.',
  otp_note_newest: 'Solo vale el código más reciente.',
  otp_note_clock: '¿Otra vez incorrecto? Compruebe que su teléfono ponga la hora automáticamente.',
  resend: 'Enviar un código nuevo',
  resend_voice: 'Llamar de nuevo',
  resend_wait: buildPlural('s', {
    one: 'Código nuevo en {s} segundo',
    other: 'Código nuevo en {s} segundos',
  }),
  resend_wait_minutes: buildPlural('m', {
    one: 'Código nuevo en {m} minuto',
    other: 'Código nuevo en {m} minutos',
  }),

  push_title: 'Esperando a su teléfono',
  push_heading: 'Apruebe en su teléfono',
  push_heading_unproven: 'Mire su teléfono',
  push_lead_number: 'Abra la app {app} en {device} y elija el número que ve aquí.',
  push_lead_number_unnamed: 'Abra la app {app} en su teléfono y elija el número que ve aquí.',
  push_lead:
    'Hemos enviado una solicitud a la app {app} en {device}. Apruébela allí si está iniciando sesión en este momento.',
  push_lead_unnamed:
    'Hemos enviado una solicitud a la app {app} en su teléfono. Apruébela allí si está iniciando sesión en este momento.',
  push_lead_step_up:
    'Hemos enviado una solicitud a la app {app} en {device}. Apruébela allí si la ha pedido en este momento.',
  push_lead_step_up_unnamed:
    'Hemos enviado una solicitud a la app {app} en su teléfono. Apruébela allí si la ha pedido en este momento.',
  push_lead_unproven:
    'Si esta cuenta existe, hemos enviado una solicitud a su teléfono. Apruébela allí.',
  push_lead_unproven_number:
    'Si esta cuenta existe, hemos enviado una solicitud a su teléfono. Elija allí este número.',
  push_lead_approval:
    'Compare estas líneas con la app {app}. Apruebe allí solo si ambas dicen lo mismo.',
  push_lead_approval_number:
    'Compare estas líneas con la app {app}. Si ambas dicen lo mismo, elija allí este número.',
  push_moves_on: 'Esta página continúa por sí sola.',
  push_then_check: 'Responda allí y después pulse «Comprobar ahora».',
  push_number_label: 'Elija este número en la app',
  push_number_label_approval: 'Número que debe elegir',
  push_note: '¿No está iniciando sesión en este momento? Rechácelo en la app.',
  push_note_step_up: '¿No ha pedido esto? Rechácelo en la app.',
  push_waiting: 'Esperando su respuesta en {device}',
  push_waiting_unnamed: 'Esperando su respuesta en el teléfono',
  push_advice: '{brand} nunca le pide que diga este número en voz alta.',
  push_advice_no_number: '{brand} nunca le pide por teléfono que apruebe algo.',
  push_answered: 'Respuesta recibida. La página continúa.',
  push_soon: 'Quedan menos de 20 segundos.',
  push_use_code: 'Usar un código de la app',
  push_ended_heading: 'Su teléfono no responde',
  push_ended_heading_unproven: 'Nadie lo ha aprobado en el teléfono',
  push_ended_lead:
    'Hemos preguntado en la app {app} de {device} y nadie ha respondido a tiempo, así que no se ha iniciado la sesión.',
  push_ended_lead_unnamed:
    'Hemos preguntado en la app {app} de su teléfono y nadie ha respondido a tiempo, así que no se ha iniciado la sesión.',
  push_ended_lead_step_up:
    'Hemos preguntado en la app {app} de {device} y nadie ha respondido a tiempo, así que no se ha confirmado nada.',
  push_ended_lead_step_up_unnamed:
    'Hemos preguntado en la app {app} de su teléfono y nadie ha respondido a tiempo, así que no se ha confirmado nada.',
  push_ended_lead_approval: 'Nadie ha respondido, así que no se ha aprobado ni enviado nada.',
  push_ended_again: 'Enviar de nuevo',
  push_ended_note:
    '¿No hay nada en el teléfono? Abra la app y compruebe que el teléfono tenga conexión.',
  push_denied_heading: 'Rechazado en su teléfono',
  push_denied_lead:
    'La solicitud se ha rechazado en la app {app}, así que no se ha iniciado la sesión. No ha cambiado nada en la cuenta.',
  push_denied_lead_step_up:
    'La solicitud se ha rechazado en la app {app}, así que no se ha confirmado nada. No ha cambiado nada en la cuenta.',
  push_denied_lead_approval:
    'La solicitud se ha rechazado en la app {app}, así que no se ha aprobado nada. No se ha enviado nada.',
  push_denied_not_you: '¿No lo ha iniciado usted?',
  message_no_answer_yet: 'Aún no hay respuesta. Busque la solicitud en la app {app}.',
  message_request_sent: 'Hemos enviado una solicitud nueva. Solo cuenta la más reciente.',

  passkey_heading: 'Use su llave de acceso',
  passkey_lead:
    'Su dispositivo le pide su cara, su huella, el bloqueo de pantalla o una llave de seguridad.',
  passkey_lead_approval:
    'Revise estas líneas. Solo se muestran aquí: su dispositivo le pide su cara, su huella, el bloqueo de pantalla o una llave de seguridad, no el importe.',
  passkey_use: 'Usar llave de acceso',
  passkey_approve: 'Aprobar con llave de acceso',
  passkey_no_script:
    'Las llaves de acceso necesitan JavaScript, que está desactivado para este sitio. Actívelo y vuelva a cargar esta página, o use otro dispositivo.',
  passkey_no_script_only:
    'Las llaves de acceso necesitan JavaScript, que está desactivado para este sitio. Actívelo y vuelva a cargar esta página, o contacte con {brand}.',
  passkey_unsupported:
    'Este navegador no admite llaves de acceso. Use otro navegador u otro dispositivo.',
  passkey_unsupported_only:
    'Este navegador no admite llaves de acceso. Use otro navegador o contacte con {brand}.',
  passkey_unusable:
    'Las llaves de acceso no se pueden usar ahora en esta página. Use otro dispositivo.',
  passkey_not_used_heading: 'No se ha usado la llave de acceso',
  passkey_not_used:
    'Ha cerrado la pregunta o ha pasado demasiado tiempo. No se ha perdido nada: inténtelo de nuevo o use otro dispositivo.',
  passkey_not_used_only:
    'Ha cerrado la pregunta o ha pasado demasiado tiempo. No se ha perdido nada: inténtelo de nuevo.',
  message_passkey_wrong:
    'Esa llave de acceso no corresponde a esta cuenta. Use otra, u otro dispositivo.',
  message_passkey_wrong_left: buildPlural('n', {
    one: 'Esa llave de acceso no corresponde a esta cuenta. Use otra, u otro dispositivo. Le queda {n} intento.',
    other:
      'Esa llave de acceso no corresponde a esta cuenta. Use otra, u otro dispositivo. Le quedan {n} intentos.',
  }),
  message_passkey_not_used:
    'No se ha usado la llave de acceso. No se ha perdido nada: inténtelo de nuevo o use otro dispositivo.',
  message_passkey_old:
    'Esa respuesta pertenece a una página anterior. No se ha perdido nada: use su llave de acceso una vez más.',
  message_outcome_unknown_passkey:
    'No hemos recibido respuesta sobre esa llave de acceso. Úsela una vez más.',

  device_heading: '¿Cómo confirmamos su identidad?',
  device_none: 'No puedo usar ninguno',
  device_none_ask: '¿No puede usar ninguno? Contacte con {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'SMS',
  device_email: 'Correo electrónico',
  device_voice: 'Llamada',
  device_whatsapp: 'Mensaje de WhatsApp',
  device_mobile: 'Aprobar en la app de {brand}',
  device_passkey: 'Llave de acceso',
  device_totp: 'App de autenticación',
  device_token: 'Generador de códigos',
  device_other: 'Otro dispositivo',
  device_detail_number: 'al número que termina en {digits}',
  device_detail_mask: 'a {mask}',
  device_detail_on: 'en {mask}',
  device_detail_passkey: 'Cara, huella o llave de seguridad',
  device_detail_totp: 'Un código que cambia cada 30 segundos',

  approve_pill: 'Se necesita su aprobación',
  approve_heading_transaction: '¿Aprobar esta operación?',
  approve_heading_transfer: '¿Aprobar esta transferencia?',
  approve_heading_payment: '¿Aprobar este pago?',
  approve_heading_order: '¿Aprobar este pedido?',
  approve_heading_change: '¿Aprobar este cambio?',
  approve_lead:
    'Compare estas líneas con el mensaje que le hemos enviado. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_sms:
    'Compare estas líneas con el SMS que hemos enviado al número que termina en {digits}. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_sms_unnamed:
    'Compare estas líneas con el SMS que hemos enviado a su teléfono. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_email:
    'Compare estas líneas con el correo electrónico que hemos enviado a {mask}. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_email_unnamed:
    'Compare estas líneas con el correo electrónico que le hemos enviado. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_voice:
    'Compare estas líneas con lo que le dictamos en el número que termina en {digits}. Introduzca el código solo si ambos dicen lo mismo.',
  approve_lead_voice_unnamed:
    'Compare estas líneas con lo que le dictamos por teléfono. Introduzca el código solo si ambos dicen lo mismo.',
  approve_lead_whatsapp:
    'Compare estas líneas con el mensaje de WhatsApp que hemos enviado al número que termina en {digits}. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_whatsapp_unnamed:
    'Compare estas líneas con el mensaje de WhatsApp que hemos enviado a su teléfono. Introduzca su código solo si ambos dicen lo mismo.',
  approve_lead_totp:
    'Solo esta página muestra estas líneas. Revíselas aquí. Introduzca el código que su app de autenticación muestra para {brand} solo si son correctas.',
  approve_lead_mobile:
    'Solo esta página muestra estas líneas. Revíselas aquí. Introduzca el código que muestra la app de {brand} solo si son correctas.',
  approve_lead_token:
    'Solo esta página muestra estas líneas. Revíselas aquí. Introduzca el código que muestra su generador de códigos solo si son correctas.',
  approve_lead_shown:
    'Solo esta página muestra estas líneas. Revíselas aquí. Introduzca el código que muestra su dispositivo solo si son correctas.',
  approve_label: 'Código',
  approve_label_sms: 'Código del SMS',
  approve_label_email: 'Código del correo electrónico',
  approve_label_voice: 'Código de la llamada',
  approve_label_whatsapp: 'Código del mensaje de WhatsApp',
  approve_label_totp: 'Código de la app de autenticación',
  approve_label_mobile: 'Código de la app de {brand}',
  approve_label_token: 'Código del generador de códigos',
  approve: 'Aprobar',
  approve_ends: buildPlural('n', {
    one: 'Termina dentro de {n} minuto: {time}.',
    other: 'Termina dentro de {n} minutos: {time}.',
  }),
  approve_ends_soon: 'Termina en menos de un minuto: {time}.',
  approve_ends_warning: 'Queda un minuto.',
  approve_ended: 'Esta aprobación ha terminado. No se ha enviado nada.',
  approve_advice: '{brand} nunca le pide que diga un código en voz alta.',
  details_caption: 'Lo que aprueba',
  detail_amount: 'Importe',
  detail_empty: 'Vacío',

  resume_heading: 'Confirmado. Falta un paso.',
  resume_heading_approval: 'Aprobado. Falta un paso.',
  resume_heading_done: 'Confirmado',
  resume_heading_done_approval: 'Aprobado',
  resume_lead: 'Su solicitud continúa por sí sola. Si no lo hace, pulse «Finalizar».',
  resume_lead_transaction: 'Su operación continúa por sí sola. Si no lo hace, pulse «Finalizar».',
  resume_lead_transfer: 'Su transferencia continúa por sí sola. Si no lo hace, pulse «Finalizar».',
  resume_lead_payment: 'Su pago continúa por sí solo. Si no lo hace, pulse «Finalizar».',
  resume_lead_order: 'Su pedido continúa por sí solo. Si no lo hace, pulse «Finalizar».',
  resume_lead_change: 'Su cambio continúa por sí solo. Si no lo hace, pulse «Finalizar».',
  resume_press: 'Pulse «Finalizar» para continuar.',
  resume_press_approval: 'Pulse «Finalizar» para enviarlo.',
  resume_lead_done: '{brand} continúa donde lo dejó.',
  finish: 'Finalizar',

  mismatch_heading_transaction: 'Hemos detenido esta operación',
  mismatch_heading_transfer: 'Hemos detenido esta transferencia',
  mismatch_heading_payment: 'Hemos detenido este pago',
  mismatch_heading_order: 'Hemos detenido este pedido',
  mismatch_heading_change: 'Hemos detenido este cambio',
  mismatch_lead:
    'Lo que ha llegado no es lo que usted aprobó. No se ha enviado nada y esa aprobación ya no se puede usar.',
  mismatch_lead_elsewhere:
    'Estas líneas dicen lo mismo, pero otra parte de lo que ha llegado no es lo que usted aprobó. No se ha enviado nada y esa aprobación ya no se puede usar.',
  mismatch_caption: 'Lo que aprobó junto a lo que ha llegado',
  mismatch_detail: 'Dato',
  mismatch_approved: 'Aprobado',
  mismatch_arrived: 'Recibido',
  mismatch_changed: 'Cambiado',
  mismatch_absent: 'No está',
  mismatch_review: 'Revisar y empezar de nuevo',
  mismatch_tell_us: 'Si usted no ha cambiado nada, {link} e indique esta referencia:',
  mismatch_tell_us_link: 'avísenos',

  message_username_empty: 'Introduzca su nombre de usuario o su correo electrónico',
  message_username_too_long: 'Es demasiado largo para un nombre de usuario o un correo electrónico',
  message_username_malformed:
    'Introduzca su nombre de usuario o su correo electrónico sin saltos de línea ni caracteres ocultos',
  message_password_empty: 'Introduzca su contraseña',
  message_otp_empty: 'Introduzca el código',
  message_otp_wrong_length: buildPlural('n', {
    one: 'Introduzca la cifra del código',
    other: 'Introduzca las {n} cifras del código',
  }),
  message_otp_wrong_length_unknown: 'Introduzca todas las cifras del código',
  message_otp_wrong: 'Ese código no es correcto. Compruebe que sea el del mensaje más reciente.',
  message_otp_wrong_shown: 'Ese código no es correcto. Espere al siguiente e introdúzcalo.',
  message_otp_wrong_shown_left: buildPlural('n', {
    one: 'Ese código no es correcto. Espere al siguiente e introdúzcalo. Le queda {n} intento.',
    other: 'Ese código no es correcto. Espere al siguiente e introdúzcalo. Le quedan {n} intentos.',
  }),
  message_last_try: 'Queda un intento; después tendrá que empezar de nuevo.',
  message_otp_wrong_left: buildPlural('n', {
    one: 'Ese código no es correcto. Le queda {n} intento.',
    other: 'Ese código no es correcto. Le quedan {n} intentos.',
  }),
  message_otp_wrong_last: buildPlural('m', {
    one: 'Ese código no es correcto. Le queda 1 intento; después habrá una pausa de {m} minuto.',
    other: 'Ese código no es correcto. Le queda 1 intento; después habrá una pausa de {m} minutos.',
  }),
  message_nothing_sent: 'No se ha enviado nada.',
  message_credentials_wrong: 'Ese nombre de usuario y esa contraseña no coinciden.',
  message_current_password_empty: 'Introduzca su contraseña actual',
  message_current_password_wrong: 'Esa no es su contraseña actual.',
  message_new_password_empty: 'Introduzca una contraseña nueva',
  message_password_rules: 'Esa contraseña no cumple las reglas. Elija otra.',
  message_password_rules_length_min: buildPlural('n', {
    one: 'Elija una contraseña de al menos {n} carácter.',
    other: 'Elija una contraseña de al menos {n} caracteres.',
  }),
  message_password_rules_length_max: buildPlural('n', {
    one: 'Elija una contraseña de {n} carácter como máximo.',
    other: 'Elija una contraseña de {n} caracteres como máximo.',
  }),
  message_password_rules_capitals: buildPlural('n', {
    one: 'Añada una letra mayúscula (A–Z) a la contraseña.',
    other: 'La contraseña debe tener {n} letras mayúsculas (A–Z).',
  }),
  message_password_rules_small_letters: buildPlural('n', {
    one: 'Añada una letra minúscula (a–z) a la contraseña.',
    other: 'La contraseña debe tener {n} letras minúsculas (a–z).',
  }),
  message_password_rules_digits: buildPlural('n', {
    one: 'Añada una cifra (0–9) a la contraseña.',
    other: 'La contraseña debe tener {n} cifras (0–9).',
  }),
  message_password_rules_signs: buildPlural('n', {
    one: 'Añada a la contraseña un signo como ! ? %.',
    other: 'La contraseña debe tener {n} signos como ! ? %.',
  }),
  message_password_rules_characters: buildPlural('n', {
    one: 'Añada a la contraseña uno de estos: {characters}',
    other: 'La contraseña debe tener {n} de estos: {characters}',
  }),
  message_password_rules_different: buildPlural('n', {
    one: 'Use al menos {n} carácter.',
    other: 'Use al menos {n} caracteres distintos.',
  }),
  message_password_rules_repeated: buildPlural('n', {
    one: 'No use ningún carácter dos veces seguidas.',
    other: 'No use ningún carácter más de {n} veces seguidas.',
  }),
  message_password_rules_history: 'Ya tuvo esa contraseña. Elija otra.',
  message_password_rules_similar: 'Esa contraseña se parece mucho a la actual. Elija otra.',
  message_password_rules_common:
    'Esa contraseña está en una lista de contraseñas habituales. Elija otra.',
  message_password_rules_profile:
    'Esa contraseña contiene su nombre, su correo electrónico o su teléfono. Elija otra.',
  message_code_sent: 'Hemos enviado un código nuevo. Solo vale el más reciente.',
  message_code_sent_voice: 'Le estamos llamando de nuevo. Solo vale el código más reciente.',
  message_resend_too_early: buildPlural('s', {
    one: 'Espere {s} segundo más para el siguiente código. El que tiene sigue siendo válido.',
    other: 'Espere {s} segundos más para el siguiente código. El que tiene sigue siendo válido.',
  }),
  message_resend_too_early_unknown:
    'Espere un momento para el siguiente código. El que tiene sigue siendo válido.',
  message_resend_limit:
    'No podemos enviar más códigos para este inicio de sesión. Use el último o empiece de nuevo.',
  message_message_not_sent:
    'No hemos podido enviar el mensaje. Inténtelo de nuevo o use otro dispositivo.',
  message_message_not_sent_only:
    'No hemos podido enviar el mensaje. Inténtelo de nuevo dentro de un minuto.',
  message_device_paused: buildPlural('n', {
    one: 'Este dispositivo está en pausa durante {n} minuto. Use otro o espere.',
    other: 'Este dispositivo está en pausa durante {n} minutos. Use otro o espere.',
  }),
  message_device_paused_unknown:
    'Este dispositivo está en pausa durante un rato. Use otro o espere.',
  message_codes_paused: buildPlural('n', {
    one: 'Su contraseña es correcta, pero no podemos enviarle un código hasta dentro de {n} minuto. Inténtelo entonces.',
    other:
      'Su contraseña es correcta, pero no podemos enviarle un código hasta dentro de {n} minutos. Inténtelo entonces.',
  }),
  message_codes_paused_unknown:
    'Su contraseña es correcta, pero no hemos podido enviarle un código. Inténtelo de nuevo dentro de un minuto.',
  message_not_checked: 'No hemos podido comprobarlo. Inténtelo de nuevo dentro de un minuto.',
  message_device_unknown: 'Ese dispositivo no se puede usar ahora. Elija otro.',
  message_resend_limit_approval:
    'No podemos enviar más códigos para esta aprobación. Use el último o empiece de nuevo.',
  message_outcome_unknown:
    'No hemos recibido respuesta sobre ese código. Pruébelo de nuevo o pida uno nuevo.',
  message_outcome_unknown_totp:
    'No hemos recibido respuesta sobre ese código. Introduzca el que su app muestra ahora.',
  message_recent_tries: buildPlural('n', {
    one: 'Hace un momento se introdujeron varios códigos incorrectos. Es posible que un código nuevo no llegue hasta dentro de {n} minuto.',
    other:
      'Hace un momento se introdujeron varios códigos incorrectos. Es posible que un código nuevo no llegue hasta dentro de {n} minutos.',
  }),
  message_in_progress:
    'Todavía estamos procesando su última respuesta. Inténtelo de nuevo dentro de un momento.',
  message_press_again: 'Se ha abierto otra página al mismo tiempo. Pulse «Continuar» una vez más.',
  message_enter_again:
    'Era correcto, pero la página siguiente no le llegó. Introduzca lo mismo una vez más; no necesita un código nuevo.',

  locked_heading: 'Demasiados intentos',
  locked_lead: 'Inténtelo más tarde.',
  locked_heading_tries: 'Ese era el último intento',
  locked_lead_tries: buildPlural('n', {
    one: 'Empiece de nuevo para recibir un código nuevo. Si no llega, espere {n} minuto antes de volver a intentarlo: tras varios códigos incorrectos, el envío se detiene un tiempo.',
    other:
      'Empiece de nuevo para recibir un código nuevo. Si no llega, espere {n} minutos antes de volver a intentarlo: tras varios códigos incorrectos, el envío se detiene un tiempo.',
  }),
  locked_lead_tries_password: buildPlural('n', {
    one: 'Empiece de nuevo. Si no se acepta la contraseña correcta, espere {n} minuto antes de volver a intentarlo: tras varias contraseñas incorrectas, el inicio de sesión se detiene un tiempo.',
    other:
      'Empiece de nuevo. Si no se acepta la contraseña correcta, espere {n} minutos antes de volver a intentarlo: tras varias contraseñas incorrectas, el inicio de sesión se detiene un tiempo.',
  }),
  locked_lead_tries_passkey:
    'Empiece de nuevo y use la llave de acceso de esta cuenta u otra forma de confirmar. Si no se acepta, espere un rato antes de volver a intentarlo.',
  locked_lead_uncounted_passkey:
    'Se usó demasiadas veces una llave de acceso que no corresponde, así que el inicio de sesión de esta cuenta está en pausa. No ha cambiado nada en la cuenta.',
  locked_lead_account:
    'Hemos bloqueado esta cuenta tras demasiados intentos. {brand} puede desbloquearla.',
  locked_heading_minutes: buildPlural('n', {
    one: 'Acceso en pausa durante {n} minuto',
    other: 'Acceso en pausa durante {n} minutos',
  }),
  locked_heading_hours: buildPlural('n', {
    one: 'Acceso en pausa durante {n} hora',
    other: 'Acceso en pausa durante {n} horas',
  }),
  locked_lead_count: buildPlural('n', {
    one: 'El código era incorrecto {n} vez, así que el inicio de sesión de esta cuenta está en pausa. No ha cambiado nada en la cuenta.',
    other:
      'El código era incorrecto {n} veces seguidas, así que el inicio de sesión de esta cuenta está en pausa. No ha cambiado nada en la cuenta.',
  }),
  locked_lead_uncounted:
    'El código era incorrecto demasiadas veces, así que el inicio de sesión de esta cuenta está en pausa. No ha cambiado nada en la cuenta.',
  locked_heading_messages: 'Por ahora no hay más códigos',
  locked_lead_messages:
    'Se han enviado muchos códigos, así que aún no podemos enviar el siguiente. Su cuenta no tiene ningún problema.',
  locked_try_at: 'Próximo intento',
  locked_was_it_you: '¿No era usted?',
  locked_tell_us: 'Avísenos',

  expired_heading: 'Esta página ha caducado',
  expired_lead: buildPlural('n', {
    one: 'Por su seguridad, un inicio de sesión debe completarse en {n} minuto. Empiece de nuevo y llegará igualmente a la página que quería.',
    other:
      'Por su seguridad, un inicio de sesión debe completarse en {n} minutos. Empiece de nuevo y llegará igualmente a la página que quería.',
  }),
  expired_lead_step_up: buildPlural('n', {
    one: 'Por su seguridad, una confirmación debe completarse en {n} minuto. Empiece de nuevo y llegará igualmente a la página que quería.',
    other:
      'Por su seguridad, una confirmación debe completarse en {n} minutos. Empiece de nuevo y llegará igualmente a la página que quería.',
  }),
  expired_lead_approval: 'Esta aprobación ha terminado. No se ha enviado nada.',

  error_prefix: 'Error: ',
  error_still_working_heading: 'Seguimos en ello',
  error_still_working:
    'Todavía estamos procesando su última respuesta. Vuelva a comprobarlo dentro de un momento.',
  error_used_or_foreign_page_heading: 'Esta página ya no se puede usar',
  error_used_or_foreign_page:
    'Esta página pertenece a otro inicio de sesión o ya se ha usado. Empiece de nuevo.',
  error_cookies_off_heading: 'Para iniciar sesión se necesita una cookie',
  error_cookies_off:
    'Su navegador no ha guardado nuestra cookie. Permita las cookies de este sitio y empiece de nuevo.',
  error_too_many_pages_heading: 'Demasiadas páginas como esta',
  error_too_many_pages:
    'Su navegador solo guarda las más recientes. Cierre las demás y empiece de nuevo.',
  error_account_unusable_heading: 'No podemos iniciar su sesión',
  error_account_unusable: 'No podemos iniciar la sesión con esta cuenta. {brand} puede ayudarle.',
  error_no_usable_device_heading: 'No podemos confirmar su identidad',
  error_no_usable_device:
    'No tenemos ninguna forma de confirmar su identidad en esta cuenta. {brand} puede ayudarle.',
  error_step_not_supported_heading: 'No podemos mostrar el paso siguiente',
  error_step_not_supported:
    'Este inicio de sesión tiene un paso que no podemos mostrar aquí. Empiece de nuevo o contacte con {brand}.',
  error_unavailable_heading: 'Ahora no podemos iniciar su sesión',
  error_unavailable_heading_confirm: 'Ahora no podemos confirmar su identidad',
  error_unavailable:
    'No se debe a nada que haya hecho usted y no se ha gastado ningún código. Inténtelo de nuevo dentro de un minuto.',
  error_unavailable_code_maybe_used:
    'No se debe a nada que haya hecho usted. Inténtelo de nuevo dentro de un minuto.',
  error_codes_name_heading: 'Por ahora no hay más códigos',
  error_codes_name:
    'Se han pedido varios códigos con este nombre de usuario desde navegadores que no conocemos. Podrá pedir el siguiente aquí dentro de {wait}. No afecta a los navegadores que ya han iniciado sesión con este nombre de usuario.',
  error_codes_own_heading: 'Le hemos enviado muchos códigos',
  error_codes_own:
    'Se han enviado varios códigos que no se han usado. Podremos enviar el siguiente dentro de {wait}. No se ha enviado nada y su cuenta no tiene ningún problema.',
  error_tries_name_heading: 'Demasiados intentos incorrectos',
  error_tries_name:
    'Se han escrito demasiadas contraseñas o códigos incorrectos con este nombre de usuario desde navegadores que no conocemos. Podrá intentarlo aquí de nuevo dentro de {wait}. No afecta a los navegadores que ya han iniciado sesión con este nombre de usuario.',
  error_tries_own_heading: 'Demasiados intentos incorrectos',
  error_tries_own:
    'Se han escrito aquí demasiadas contraseñas o códigos incorrectos. Podrá intentarlo de nuevo dentro de {wait}. No ha cambiado nada.',
  error_network_heading: 'Mucha actividad desde su red',
  error_network:
    'Demasiados inicios de sesión desde su red no se han completado. Inténtelo de nuevo dentro de {wait}. Su cuenta no tiene ningún problema.',
  error_busy_heading: 'Tenemos mucha actividad',
  error_busy:
    'Hay más personas de lo habitual iniciando sesión. Inténtelo de nuevo dentro de {wait}.',
  error_starts_own_heading: 'Hay demasiadas páginas abiertas',
  error_starts_own: 'Termine o cierre una de ellas, o espere {wait}.',
  error_messages_limit_heading: 'Por ahora no hay más códigos',
  error_messages_limit:
    'Se han enviado muchos códigos, así que podremos enviar el siguiente dentro de {wait}. No se ha enviado nada y su cuenta no tiene ningún problema.',
  continue_at_service: 'Continuar en el servicio de acceso',
  wait_seconds: buildPlural('n', { one: '{n} segundo', other: '{n} segundos' }),
  wait_minutes: buildPlural('n', { one: '{n} minuto', other: '{n} minutos' }),
  wait_hours: buildPlural('n', { one: '{n} hora', other: '{n} horas' }),
  wait_unknown: 'unos minutos',
  error_acr_unmet_heading: 'Se requiere más seguridad',
  error_acr_unmet:
    'Esta página necesita una confirmación más segura que la que permiten sus dispositivos. {brand} puede ayudarle.',
  error_sign_on_failed_heading: 'No se ha podido iniciar la sesión',
  error_sign_on_failed_heading_confirm: 'No hemos podido confirmar su identidad',
  error_sign_on_failed: 'No ha cambiado nada en la cuenta. Empiece de nuevo.',
  error_not_set_up_heading: 'No podemos pedirle que lo confirme',
  error_not_set_up:
    'Algo no está bien configurado, así que empezar de nuevo no servirá. No ha cambiado nada. {brand} puede ayudarle.',
  error_not_set_up_approval:
    'Algo no está bien configurado, así que empezar de nuevo no servirá. No se ha enviado nada. {brand} puede ayudarle.',
  error_sign_on_denied_heading: 'Aquí no puede iniciar sesión',
  error_sign_on_denied: 'Esta cuenta no puede iniciar sesión aquí. {brand} puede ayudarle.',
  error_other_user_heading: 'Esa era otra cuenta',
  error_other_user:
    'La confirmación procedía de una cuenta distinta de la que tiene la sesión iniciada. No ha cambiado nada.',
  error_access_denied_heading: 'No puede abrir esta página',
  error_access_denied: 'Su cuenta no tiene acceso a esta página. {brand} puede ayudarle.',
  error_cancelled_heading: 'Cancelado',
  error_cancelled: 'No se ha iniciado la sesión.',
  error_cancelled_step_up: 'No ha cambiado nada.',
  error_cancelled_approval: 'No se ha enviado nada.',
  error_bad_request_heading: 'No hemos podido leerlo',
  error_bad_request: 'Lo que ha llegado no es lo que envía esta página. Empiece de nuevo.',
  error_other_site_heading: 'No puede abrir esta página',
  error_other_site:
    'El formulario venía de otro sitio, o su navegador no ha indicado de dónde. No ha cambiado nada. Empiece aquí de nuevo.',
  error_mistake_of_the_app_heading: 'Algo falla por nuestra parte',
  error_mistake_of_the_app:
    'No se debe a nada que haya hecho usted, y volver a intentarlo no servirá. No ha cambiado nada. {brand} puede ayudarle.',
  error_mistake_of_the_app_approval:
    'No se debe a nada que haya hecho usted, y volver a intentarlo no servirá. No se ha enviado nada. {brand} puede ayudarle.',
  error_used_or_foreign_page_approval:
    'Esta página pertenece a otra aprobación o ya se ha usado. Empiece de nuevo.',
  error_cookies_off_heading_approval: 'Para aprobar se necesita una cookie',
  error_step_not_supported_approval:
    'Esta aprobación tiene un paso que no podemos mostrar aquí. Empiece de nuevo o contacte con {brand}.',
  error_unavailable_approval:
    'No se debe a nada que haya hecho usted, no se ha gastado ningún código y no se ha enviado nada. Inténtelo de nuevo dentro de un minuto.',
  error_unavailable_code_maybe_used_approval:
    'No se debe a nada que haya hecho usted y no se ha enviado nada. Inténtelo de nuevo dentro de un minuto.',
  error_approval_cancelled_heading: 'Cancelado',
  error_approval_cancelled: 'No se ha enviado nada.',
  error_approval_expired_heading: 'Esta aprobación ha terminado',
  error_approval_expired: 'No se ha enviado nada. Empiece de nuevo si todavía lo desea.',
  error_approval_used_heading: 'Esta aprobación ya se ha usado',
  error_approval_used: 'No se puede usar otra vez.',
  error_approval_other_request_heading: 'Esta aprobación era para otra cosa',
  error_approval_other_request:
    'Lo que ha llegado no es lo que se aprobó, así que no se ha enviado nada y la aprobación ha terminado. Empiece de nuevo.',
  error_approval_refused_heading: 'No se ha aprobado',
  error_approval_refused:
    'No hemos podido confirmar que fuera usted, así que no se ha enviado nada. Empiece de nuevo.',
  error_approval_outcome_unknown_heading: 'Aún no sabemos si se ha completado',
  error_approval_outcome_unknown:
    'No lo envíe de nuevo. Consulte sus aprobaciones o contacte con {brand}.',
  error_too_many_approvals_heading: 'Hay demasiadas aprobaciones abiertas',
  error_too_many_approvals:
    'Termine o cancele una de ellas, o espere unos minutos, y empiece de nuevo. No se ha enviado nada.',

  confirm_lead: 'Continúe y le pediremos un código.',
  sign_off_heading: '¿Cerrar sesión?',
  sign_off_lead:
    'Ha iniciado sesión como {name}. Al cerrarla, la sesión termina aquí y en el servicio de acceso.',
  sign_off: 'Cerrar sesión',
  stay: 'Mantener la sesión',
  signed_off_heading: 'Ha cerrado la sesión',
  signed_off_lead: 'En un equipo compartido, cierre también esta ventana.',
  signed_off_lead_half:
    'Ha cerrado la sesión aquí. El servicio de acceso no ha respondido, así que cierre el navegador si el equipo es compartido.',
  leaving_heading: 'Ha cerrado la sesión aquí',
  leaving_lead: 'Continúe para cerrarla también en el servicio de acceso.',
  sign_on_again: 'Iniciar sesión de nuevo',
  continue_elsewhere_heading: 'Continúe en el servicio de acceso',
  continue_elsewhere_lead:
    'Este inicio de sesión continúa en otra página. Al terminar, volverá aquí.',
  continue_elsewhere_at: 'Continuar con {provider}',
  continue_elsewhere_at_lead: 'Inicie sesión allí y, al terminar, volverá a {brand}.',
  continue_elsewhere_other: 'Acceder de otra forma',
}

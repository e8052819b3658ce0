// Every text on a page, in the Portuguese of Brazil.
import { buildPlural } from './plural.js'
import type { Catalogue } from './text.js'

/** The Brazilian Portuguese texts by their keys. */
export const brazilianPortuguese: Catalogue<'one' | 'many' | 'other'> = {
  continue: 'Continuar',
  cancel: 'Cancelar',
  go_back: 'Voltar',
  start_again: 'Começar de novo',
  try_again: 'Tentar de novo',
  check_now: 'Verificar agora',
  not_you: 'Não é você?',
  help: 'Ajuda para entrar',
  help_approval: 'Ajuda',
  not_asked: 'Eu não pedi isto',
  back_to_brand: 'Voltar para {brand}',
  back_to_place: 'Voltar: {place}',
  show: 'Mostrar',
  hide: 'Ocultar',
  show_what: ' a senha',
  privacy: 'Privacidade',
  language_current: 'Idioma: {language}',
  reference: 'Referência',
  give_reference: 'Se continuar acontecendo, informe esta referência ao suporte:',
  problem_heading: 'Há um problema',
  choose: 'Usar outro dispositivo',
  step_up_heading: 'Confirme sua identidade',
  step_up_lead: 'Esta página pede uma nova confirmação.',
  step_up_lead_why: 'É necessária uma nova confirmação: {why}.',

  consent_heading: 'Termos',
  consent_lead: 'Para continuar, você precisa aceitar os termos.',
  consent_lead_version: 'Versão {version}. Para continuar, você precisa aceitar o texto.',
  consent_lead_from: 'Texto de {date}. Para continuar, você precisa aceitar.',
  consent_lead_version_from:
    'Versão {version}, de {date}. Para continuar, você precisa aceitar o texto.',
  consent_agree: 'Aceitar e continuar',
  consent_refuse: 'Não aceitar',
  consent_new_tab: ' (abre em uma nova aba)',
  error_agreement_refused_heading: 'Você não aceitou',
  error_agreement_refused: 'Você não aceitou os termos, por isso não entrou na conta.',
  error_agreement_refused_step_up: 'Você não aceitou os termos, por isso nada foi confirmado.',
  error_agreement_refused_approval:
    'Você não aceitou os termos, por isso nada foi aprovado nem enviado.',

  profile_heading: 'Alguns dados',
  profile_lead: '{brand} precisa deles para continuar.',
  profile_save: 'Salvar e continuar',
  profile_optional: '{label} (opcional)',
  message_attribute_empty: 'Preencha este campo: {label}',
  message_attribute_malformed: '{label}: o dado está incompleto ou tem algo que não cabe ali',
  message_profile_refused: 'Os dados não foram aceitos. Confira o que você digitou.',
  link_heading: 'Esta conta é sua?',
  link_lead:
    'O endereço {email}, fornecido por {provider}, já tem uma conta em {brand}. Digite uma vez a senha de {brand}; depois você poderá entrar das duas formas.',
  link_lead_unnamed:
    'A conta fornecida por {provider} já tem uma correspondente em {brand}. Digite uma vez a senha de {brand}; depois você poderá entrar das duas formas.',
  link_provider_unnamed: 'outro serviço',
  link_label: 'Senha de {brand}',
  link_continue: 'Vincular e continuar',
  link_refuse: 'Não vincular, voltar',
  confirm_account_heading: 'Confira seus dados',
  confirm_account_lead: 'fornecidos por {provider}',
  confirm_account_continue: 'Está certo, continuar',
  attribute_username: 'Nome de usuário',
  attribute_email: 'Endereço de e-mail',
  attribute_name_given: 'Nome',
  attribute_name_family: 'Sobrenome',
  attribute_name_middle: 'Nome do meio',
  attribute_name_formatted: 'Nome completo',
  attribute_mobilephone: 'Celular',
  attribute_primaryphone: 'Telefone',
  attribute_address_streetaddress: 'Rua e número',
  attribute_address_locality: 'Cidade',
  attribute_address_region: 'Estado',
  attribute_address_postalcode: 'CEP',
  attribute_address_countrycode: 'País',

  register_heading: 'Crie sua conta',
  register_lead: 'em {brand}',
  register_email_label: 'Endereço de e-mail',
  register_email_hint: 'Enviaremos um código para verificá-lo',
  register_username_label: 'Nome de usuário',
  register_username_hint: 'Você vai usá-lo para entrar',
  register_password_label: 'Senha',
  register_create: 'Criar conta',
  register_note: 'Você já tem uma conta?',
  register_sign_on: 'Entrar',
  register_offer: 'Criar uma conta',
  verify_lead_register:
    'Se {email} ainda não tem uma conta, enviamos um código para esse endereço. Ele pode estar na pasta de spam.',
  verify_note_register: 'Já tem uma conta? Então nenhum código vai chegar.',
  message_email_empty: 'Digite seu endereço de e-mail',
  message_email_malformed: 'Digite um endereço de e-mail, por exemplo nome@example.com',
  message_register_username_empty: 'Escolha um nome de usuário',
  message_username_taken: 'Esse nome de usuário já está em uso. Escolha outro.',
  message_register_refused: 'Não foi possível criar a conta. Confira o que você digitou.',
  error_accounts_heading: 'Muitas contas novas na sua rede',
  error_accounts: 'Várias contas foram criadas na sua rede. Você poderá criar a próxima em {wait}.',

  username_heading: 'Entrar',
  username_lead: 'para continuar em {brand}',
  username_label: 'Nome de usuário ou e-mail',

  password_heading: 'Digite sua senha',
  password_label: 'Senha',
  forgot_password: 'Esqueceu a senha?',
  forgot_password_ask: 'Esqueceu a senha? Fale com {brand}.',

  password_new_heading: 'Escolha uma nova senha',
  password_new_lead_expired:
    'Sua senha expirou. O melhor é uma senha longa que você não use em nenhum outro lugar.',
  password_new_lead_must_change:
    'Para sua segurança, você precisa de uma nova senha antes de continuar.',
  password_current_label: 'Senha atual',
  password_new_label: 'Nova senha',
  password_save: 'Salvar e continuar',
  show_what_current: ' a senha atual',
  show_what_new: ' a nova senha',
  rule_met: ', cumprida',
  rule_open: ', ainda não',
  rule_count: '{n} de {m} regras cumpridas',
  rule_length_min: buildPlural('n', {
    one: 'Pelo menos {n} caractere',
    other: 'Pelo menos {n} caracteres',
  }),
  rule_length_max: buildPlural('n', {
    one: 'No máximo {n} caractere',
    other: 'No máximo {n} caracteres',
  }),
  rule_capitals: buildPlural('n', {
    one: 'Uma letra maiúscula (A–Z)',
    other: '{n} letras maiúsculas (A–Z)',
  }),
  rule_small_letters: buildPlural('n', {
    one: 'Uma letra minúscula (a–z)',
    other: '{n} letras minúsculas (a–z)',
  }),
  rule_digits: buildPlural('n', { one: 'Um dígito (0–9)', other: '{n} dígitos (0–9)' }),
  rule_signs: buildPlural('n', {
    one: 'Um símbolo como ! ? %',
    other: '{n} símbolos como ! ? %',
  }),
  rule_characters: buildPlural('n', {
    one: 'Um destes: {characters}',
    other: '{n} destes: {characters}',
  }),
  rule_different: buildPlural('n', {
    one: 'Pelo menos {n} caractere',
    other: 'Pelo menos {n} caracteres diferentes',
  }),
  rule_repeated: buildPlural('n', {
    one: 'Nenhum caractere duas vezes seguidas',
    other: 'Nenhum caractere mais de {n} vezes seguidas',
  }),
  rule_history: buildPlural('n', {
    one: 'Diferente da sua última senha',
    other: 'Diferente das suas últimas {n} senhas',
  }),
  rule_similar: 'Não muito parecida com a atual',
  rule_common: 'Não é uma senha comum',
  rule_profile: 'Sem seu nome, e-mail ou telefone',

  recover_heading: 'Confira seu e-mail',
  recover_lead:
    'Se esta conta tem um endereço de e-mail, enviamos um código de recuperação para ele. O código vale por 5 minutos.',
  recover_code_label: 'Código de recuperação',
  recover_code_hint: '8 letras e dígitos',
  recover_note: 'Ainda não chegou? Olhe na pasta de spam.',
  verify_heading: 'Confira seu e-mail',
  verify_lead: 'Enviamos um e-mail com um código para verificar seu endereço.',
  verify_lead_to: 'Enviamos um e-mail com um código para {mask}, para verificar o endereço.',
  verify_code_label: 'Código',
  verify_code_hint: '8 letras e dígitos',
  message_recovery_code_empty: 'Digite o código de recuperação',
  message_recovery_code_malformed: 'Digite as 8 letras e dígitos do código',
  message_recovery_code_wrong:
    'Esse código não está certo ou tem mais de 5 minutos. Peça um novo. Se o código for o certo, escolha outra senha.',
  message_verification_code_empty: 'Digite o código',
  message_verification_code_malformed: 'Digite as 8 letras e dígitos do código',
  message_verification_code_wrong:
    'Esse código não está certo. Veja se ele é do e-mail mais recente.',

  otp_label: 'Código',
  otp_hint: buildPlural('n', { one: '{n} dígito', other: '{n} dígitos' }),
  otp_hint_auto: buildPlural('n', {
    one: '{n} dígito. A página continua assim que ele estiver aí.',
    other: '{n} dígitos. A página continua assim que todos estiverem aí.',
  }),
  otp_heading: 'Digite seu código',
  otp_lead_unproven:
    'Se esta conta existe, enviamos um código para o telefone ou o e-mail dela. Se você usa um app autenticador, digite o código que ele mostra.',
  otp_lead_unproven_sms: 'Se esta conta existe, enviamos um SMS com um código.',
  otp_lead_unproven_email:
    'Se esta conta existe, enviamos um e-mail com um código. Ele pode estar na pasta de spam.',
  otp_lead_unproven_voice:
    'Se esta conta existe, estamos ligando para o telefone dela para ditar um código.',
  otp_lead_unproven_whatsapp:
    'Se esta conta existe, enviamos uma mensagem do WhatsApp com um código.',
  otp_lead: 'Enviamos um código para você.',
  otp_heading_sms: 'Olhe seu telefone',
  otp_lead_sms: 'Enviamos um SMS com um código para o número com final {digits}.',
  otp_lead_sms_unnamed: 'Enviamos um SMS com um código para seu telefone.',
  otp_heading_email: 'Confira seu e-mail',
  otp_lead_email: 'Enviamos um e-mail com um código para {mask}. Ele pode estar na pasta de spam.',
  otp_lead_email_unnamed: 'Enviamos um e-mail com um código. Ele pode estar na pasta de spam.',
  otp_heading_voice: 'Atenda o telefone',
  otp_lead_voice: 'Estamos ligando para o número com final {digits} para ditar um código.',
  otp_lead_voice_unnamed: 'Estamos ligando para você para ditar um código.',
  otp_heading_whatsapp: 'Confira o WhatsApp',
  otp_lead_whatsapp:
    'Enviamos uma mensagem do WhatsApp com um código para o número com final {digits}.',
  otp_lead_whatsapp_unnamed: 'Enviamos uma mensagem do WhatsApp com um código para seu telefone.',
  otp_heading_totp: 'Abra seu app autenticador',
  otp_lead_totp:
    'Digite o código que seu app autenticador mostra para {brand}. Nada é enviado para você.',
  otp_heading_mobile: 'Abra o app de {brand}',
  otp_lead_mobile:
    'Digite o código que o app mostra. Nada é enviado para você, então funciona mesmo sem sinal.',
  otp_heading_token: 'Use seu gerador de códigos',
  otp_lead_token: 'Aperte o botão do gerador e digite o código que ele mostra.',
  otp_lead_shown: 'Digite o código que seu dispositivo mostra. Nada é enviado para você.',
  otp_note_wait: 'Ainda não chegou? Pode levar um minuto.',
  otp_note_call: 'Ainda não ligamos? Pode levar um minuto.',
  otp_note_newest: 'Só o código mais recente vale.',
  otp_note_clock: 'Errado de novo? Veja se o telefone acerta a hora automaticamente.',
  resend: 'Enviar um novo código',
  resend_voice: 'Ligar de novo',
  resend_wait: buildPlural('s', {
    one: 'Novo código em {s} segundo',
    other: 'Novo código em {s} segundos',
  }),
  resend_wait_minutes: buildPlural('m', {
    one: 'Novo código em {m} minuto',
    other: 'Novo código em {m} minutos',
  }),

  push_title: 'Aguardando seu telefone',
  push_heading: 'Aprove no seu telefone',
  push_heading_unproven: 'Olhe seu telefone',
  push_lead_number: 'Abra o app {app} em {device} e escolha o número que você vê aqui.',
  push_lead_number_unnamed: 'Abra o app {app} no seu telefone e escolha o número que você vê aqui.',
  push_lead:
    'Enviamos uma solicitação para o app {app} em {device}. Aprove lá se você está entrando agora.',
  push_lead_unnamed:
    'Enviamos uma solicitação para o app {app} no seu telefone. Aprove lá se você está entrando agora.',
  push_lead_step_up:
    'Enviamos uma solicitação para o app {app} em {device}. Aprove lá se foi você que pediu agora.',
  push_lead_step_up_unnamed:
    'Enviamos uma solicitação para o app {app} no seu telefone. Aprove lá se foi você que pediu agora.',
  push_lead_unproven:
    'Se esta conta existe, enviamos uma solicitação para o telefone dela. Aprove lá.',
  push_lead_unproven_number:
    'Se esta conta existe, enviamos uma solicitação para o telefone dela. Escolha este número lá.',
  push_lead_approval:
    'Compare estas linhas com o app {app}. Aprove lá só se os dois disserem a mesma coisa.',
  push_lead_approval_number:
    'Compare estas linhas com o app {app}. Se os dois disserem a mesma coisa, escolha este número lá.',
  push_moves_on: 'Esta página continua sozinha.',
  push_then_check: 'Responda lá e depois aperte “Verificar agora”.',
  push_number_label: 'Escolha este número no app',
  push_number_label_approval: 'Número a escolher',
  push_note: 'Não está entrando agora? Recuse no app.',
  push_note_step_up: 'Não foi você que pediu? Recuse no app.',
  push_waiting: 'Aguardando sua resposta em {device}',
  push_waiting_unnamed: 'Aguardando sua resposta no telefone',
  push_advice: '{brand} nunca pede que você diga este número em voz alta.',
  push_advice_no_number: '{brand} nunca pede por telefone que você aprove algo.',
  push_answered: 'Resposta recebida. A página continua.',
  push_soon: 'Faltam menos de 20 segundos.',
  push_use_code: 'Usar um código do app',
  push_ended_heading: 'Seu telefone não respondeu',
  push_ended_heading_unproven: 'Ninguém aprovou no telefone',
  push_ended_lead:
    'Perguntamos no app {app} em {device} e ninguém respondeu a tempo, por isso você não entrou na conta.',
  push_ended_lead_unnamed:
    'Perguntamos no app {app} no seu telefone e ninguém respondeu a tempo, por isso você não entrou na conta.',
  push_ended_lead_step_up:
    'Perguntamos no app {app} em {device} e ninguém respondeu a tempo, por isso nada foi confirmado.',
  push_ended_lead_step_up_unnamed:
    'Perguntamos no app {app} no seu telefone e ninguém respondeu a tempo, por isso nada foi confirmado.',
  push_ended_lead_approval: 'Ninguém respondeu, por isso nada foi aprovado nem enviado.',
  push_ended_again: 'Enviar de novo',
  push_ended_note: 'Nada no telefone? Abra o app e veja se o telefone está conectado à internet.',
  push_denied_heading: 'Recusado no seu telefone',
  push_denied_lead:
    'A solicitação foi recusada no app {app}, por isso você não entrou na conta. Nada mudou na conta.',
  push_denied_lead_step_up:
    'A solicitação foi recusada no app {app}, por isso nada foi confirmado. Nada mudou na conta.',
  push_denied_lead_approval:
    'A solicitação foi recusada no app {app}, por isso nada foi aprovado. Nada foi enviado.',
  push_denied_not_you: 'Não foi você que começou?',
  message_no_answer_yet: 'Ainda sem resposta. Procure a solicitação no app {app}.',
  message_request_sent: 'Enviamos uma nova solicitação. Só a mais recente vale.',

  passkey_heading: 'Use sua chave de acesso',
  passkey_lead:
    'Seu dispositivo pede seu rosto, sua digital, o bloqueio de tela ou uma chave de segurança.',
  passkey_lead_approval:
    'Confira estas linhas. Elas aparecem só aqui: seu dispositivo pede seu rosto, sua digital, o bloqueio de tela ou uma chave de segurança, não o valor.',
  passkey_use: 'Usar chave de acesso',
  passkey_approve: 'Aprovar com chave de acesso',
  passkey_no_script:
    'As chaves de acesso precisam de JavaScript, que está desativado neste site. Ative-o e recarregue esta página, ou use outro dispositivo.',
  passkey_no_script_only:
    'As chaves de acesso precisam de JavaScript, que está desativado neste site. Ative-o e recarregue esta página, ou fale com {brand}.',
  passkey_unsupported:
    'Este navegador não aceita chaves de acesso. Use outro navegador ou outro dispositivo.',
  passkey_unsupported_only:
    'Este navegador não aceita chaves de acesso. Use outro navegador ou fale com {brand}.',
  passkey_unusable:
    'No momento, as chaves de acesso não podem ser usadas nesta página. Use outro dispositivo.',
  passkey_not_used_heading: 'A chave de acesso não foi usada',
  passkey_not_used:
    'Você fechou a pergunta ou demorou demais. Nada se perdeu: tente de novo ou use outro dispositivo.',
  passkey_not_used_only: 'Você fechou a pergunta ou demorou demais. Nada se perdeu: tente de novo.',
  message_passkey_wrong:
    'Essa chave de acesso não corresponde a esta conta. Use outra, ou outro dispositivo.',
  message_passkey_wrong_left: buildPlural('n', {
    one: 'Essa chave de acesso não corresponde a esta conta. Use outra, ou outro dispositivo. Resta {n} tentativa.',
    other:
      'Essa chave de acesso não corresponde a esta conta. Use outra, ou outro dispositivo. Restam {n} tentativas.',
  }),
  message_passkey_not_used:
    'A chave de acesso não foi usada. Nada se perdeu: tente de novo ou use outro dispositivo.',
  message_passkey_old:
    'Essa resposta é de uma página anterior. Nada se perdeu: use sua chave de acesso mais uma vez.',
  message_outcome_unknown_passkey:
    'Não recebemos resposta sobre essa chave de acesso. Use-a mais uma vez.',

  device_heading: 'Como confirmar sua identidade?',
  device_none: 'Não posso usar nenhum',
  device_none_ask: 'Não pode usar nenhum? Fale com {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'SMS',
  device_email: 'E-mail',
  device_voice: 'Ligação',
  device_whatsapp: 'Mensagem do WhatsApp',
  device_mobile: 'Aprovar no app de {brand}',
  device_passkey: 'Chave de acesso',
  device_totp: 'App autenticador',
  device_token: 'Gerador de códigos',
  device_other: 'Outro dispositivo',
  device_detail_number: 'para o número com final {digits}',
  device_detail_mask: 'para {mask}',
  device_detail_on: 'em {mask}',
  device_detail_passkey: 'Rosto, digital ou chave de segurança',
  device_detail_totp: 'Um código que muda a cada 30 segundos',

  approve_pill: 'Sua aprovação é necessária',
  approve_heading_transaction: 'Aprovar esta transação?',
  approve_heading_transfer: 'Aprovar esta transferência?',
  approve_heading_payment: 'Aprovar este pagamento?',
  approve_heading_order: 'Aprovar este pedido?',
  approve_heading_change: 'Aprovar esta alteração?',
  approve_lead:
    'Compare estas linhas com a mensagem que enviamos para você. Digite o código dela só se as duas disserem a mesma coisa.',
  approve_lead_sms:
    'Compare estas linhas com o SMS que enviamos para o número com final {digits}. Digite o código dele só se os dois disserem a mesma coisa.',
  approve_lead_sms_unnamed:
    'Compare estas linhas com o SMS que enviamos para seu telefone. Digite o código dele só se os dois disserem a mesma coisa.',
  approve_lead_email:
    'Compare estas linhas com o e-mail que enviamos para {mask}. Digite o código dele só se os dois disserem a mesma coisa.',
  approve_lead_email_unnamed:
    'Compare estas linhas com o e-mail que enviamos para você. Digite o código dele só se os dois disserem a mesma coisa.',
  approve_lead_voice:
    'Compare estas linhas com o que ditamos no número com final {digits}. Digite o código só se os dois disserem a mesma coisa.',
  approve_lead_voice_unnamed:
    'Compare estas linhas com o que ditamos por telefone. Digite o código só se os dois disserem a mesma coisa.',
  approve_lead_whatsapp:
    'Compare estas linhas com a mensagem do WhatsApp que enviamos para o número com final {digits}. Digite o código dela só se as duas disserem a mesma coisa.',
  approve_lead_whatsapp_unnamed:
    'Compare estas linhas com a mensagem do WhatsApp que enviamos para seu telefone. Digite o código dela só se as duas disserem a mesma coisa.',
  approve_lead_totp:
    'Só esta página mostra estas linhas. Confira aqui. Digite o código que seu app autenticador mostra para {brand} só se elas estiverem certas.',
  approve_lead_mobile:
    'Só esta página mostra estas linhas. Confira aqui. Digite o código que o app de {brand} mostra só se elas estiverem certas.',
  approve_lead_token:
    'Só esta página mostra estas linhas. Confira aqui. Digite o código que seu gerador de códigos mostra só se elas estiverem certas.',
  approve_lead_shown:
    'Só esta página mostra estas linhas. Confira aqui. Digite o código que seu dispositivo mostra só se elas estiverem certas.',
  approve_label: 'Código',
  approve_label_sms: 'Código do SMS',
  approve_label_email: 'Código do e-mail',
  approve_label_voice: 'Código da ligação',
  approve_label_whatsapp: 'Código da mensagem do WhatsApp',
  approve_label_totp: 'Código do app autenticador',
  approve_label_mobile: 'Código do app de {brand}',
  approve_label_token: 'Código do gerador de códigos',
  approve: 'Aprovar',
  approve_ends: buildPlural('n', {
    one: 'Termina em {n} minuto: {time}.',
    other: 'Termina em {n} minutos: {time}.',
  }),
  approve_ends_soon: 'Termina em menos de um minuto: {time}.',
  approve_ends_warning: 'Falta um minuto.',
  approve_ended: 'Esta aprovação terminou. Nada foi enviado.',
  approve_advice: '{brand} nunca pede que você diga um código em voz alta.',
  details_caption: 'O que você aprova',
  detail_amount: 'Valor',
  detail_empty: 'Vazio',

  resume_heading: 'Confirmado. Falta um passo.',
  resume_heading_approval: 'Aprovado. Falta um passo.',
  resume_heading_done: 'Confirmado',
  resume_heading_done_approval: 'Aprovado',
  resume_lead: 'Sua solicitação continua sozinha. Se não continuar, aperte “Concluir”.',
  resume_lead_transaction: 'Sua transação continua sozinha. Se não continuar, aperte “Concluir”.',
  resume_lead_transfer: 'Sua transferência continua sozinha. Se não continuar, aperte “Concluir”.',
  resume_lead_payment: 'Seu pagamento continua sozinho. Se não continuar, aperte “Concluir”.',
  resume_lead_order: 'Seu pedido continua sozinho. Se não continuar, aperte “Concluir”.',
  resume_lead_change: 'Sua alteração continua sozinha. Se não continuar, aperte “Concluir”.',
  resume_press: 'Aperte “Concluir” para continuar.',
  resume_press_approval: 'Aperte “Concluir” para enviar.',
  resume_lead_done: '{brand} continua de onde você parou.',
  finish: 'Concluir',

  mismatch_heading_transaction: 'Interrompemos esta transação',
  mismatch_heading_transfer: 'Interrompemos esta transferência',
  mismatch_heading_payment: 'Interrompemos este pagamento',
  mismatch_heading_order: 'Interrompemos este pedido',
  mismatch_heading_change: 'Interrompemos esta alteração',
  mismatch_lead:
    'O que chegou não é o que você aprovou. Nada foi enviado, e essa aprovação não pode mais ser usada.',
  mismatch_lead_elsewhere:
    'Estas linhas dizem a mesma coisa, mas outra parte do que chegou não é o que você aprovou. Nada foi enviado, e essa aprovação não pode mais ser usada.',
  mismatch_caption: 'O que você aprovou ao lado do que chegou',
  mismatch_detail: 'Dado',
  mismatch_approved: 'Aprovado',
  mismatch_arrived: 'Recebido',
  mismatch_changed: 'Alterado',
  mismatch_absent: 'Não há',
  mismatch_review: 'Revisar e começar de novo',
  mismatch_tell_us: 'Se você não alterou nada, {link} e informe esta referência:',
  mismatch_tell_us_link: 'avise-nos',

  message_username_empty: 'Digite seu nome de usuário ou e-mail',
  message_username_too_long: 'É longo demais para um nome de usuário ou e-mail',
  message_username_malformed:
    'Digite seu nome de usuário ou e-mail sem quebras de linha nem caracteres ocultos',
  message_password_empty: 'Digite sua senha',
  message_otp_empty: 'Digite o código',
  message_otp_wrong_length: buildPlural('n', {
    one: 'Digite o dígito do código',
    other: 'Digite todos os {n} dígitos do código',
  }),
  message_otp_wrong_length_unknown: 'Digite todos os dígitos do código',
  message_otp_wrong: 'Esse código não está certo. Veja se ele é da mensagem mais recente.',
  message_otp_wrong_shown: 'Esse código não está certo. Espere o próximo e digite-o.',
  message_otp_wrong_shown_left: buildPlural('n', {
    one: 'Esse código não está certo. Espere o próximo e digite-o. Resta {n} tentativa.',
    other: 'Esse código não está certo. Espere o próximo e digite-o. Restam {n} tentativas.',
  }),
  message_last_try: 'Resta uma tentativa; depois você terá de começar de novo.',
  message_otp_wrong_left: buildPlural('n', {
    one: 'Esse código não está certo. Resta {n} tentativa.',
    other: 'Esse código não está certo. Restam {n} tentativas.',
  }),
  message_otp_wrong_last: buildPlural('m', {
    one: 'Esse código não está certo. Resta 1 tentativa; depois há uma pausa de {m} minuto.',
    other: 'Esse código não está certo. Resta 1 tentativa; depois há uma pausa de {m} minutos.',
  }),
  message_nothing_sent: 'Nada foi enviado.',
  message_credentials_wrong: 'Esse nome de usuário e essa senha não combinam.',
  message_current_password_empty: 'Digite sua senha atual',
  message_current_password_wrong: 'Essa não é sua senha atual.',
  message_new_password_empty: 'Digite uma nova senha',
  message_password_rules: 'Essa senha não cumpre as regras. Escolha outra.',
  message_password_rules_length_min: buildPlural('n', {
    one: 'Escolha uma senha de pelo menos {n} caractere.',
    other: 'Escolha uma senha de pelo menos {n} caracteres.',
  }),
  message_password_rules_length_max: buildPlural('n', {
    one: 'Escolha uma senha de no máximo {n} caractere.',
    other: 'Escolha uma senha de no máximo {n} caracteres.',
  }),
  message_password_rules_capitals: buildPlural('n', {
    one: 'Coloque uma letra maiúscula (A–Z) na senha.',
    other: 'Coloque {n} letras maiúsculas (A–Z) na senha.',
  }),
  message_password_rules_small_letters: buildPlural('n', {
    one: 'Coloque uma letra minúscula (a–z) na senha.',
    other: 'Coloque {n} letras minúsculas (a–z) na senha.',
  }),
  message_password_rules_digits: buildPlural('n', {
    one: 'Coloque um dígito (0–9) na senha.',
    other: 'Coloque {n} dígitos (0–9) na senha.',
  }),
  message_password_rules_signs: buildPlural('n', {
    one: 'Coloque na senha um símbolo como ! ? %.',
    other: 'Coloque na senha {n} símbolos como ! ? %.',
  }),
  message_password_rules_characters: buildPlural('n', {
    one: 'Coloque na senha um destes: {characters}',
    other: 'Coloque na senha {n} destes: {characters}',
  }),
  message_password_rules_different: buildPlural('n', {
    one: 'Use pelo menos {n} caractere.',
    other: 'Use pelo menos {n} caracteres diferentes.',
  }),
  message_password_rules_repeated: buildPlural('n', {
    one: 'Não use nenhum caractere duas vezes seguidas.',
    other: 'Não use nenhum caractere mais de {n} vezes seguidas.',
  }),
  message_password_rules_history: 'Você já teve essa senha. Escolha outra.',
  message_password_rules_similar: 'Essa senha é muito parecida com a atual. Escolha outra.',
  message_password_rules_common: 'Essa senha está em uma lista de senhas comuns. Escolha outra.',
  message_password_rules_profile: 'Essa senha contém seu nome, e-mail ou telefone. Escolha outra.',
  message_code_sent: 'Enviamos um novo código. Só o mais recente vale.',
  message_code_sent_voice: 'Estamos ligando de novo. Só o código mais recente vale.',
  message_resend_too_early: buildPlural('s', {
    one: 'Espere mais {s} segundo pelo próximo código. O que você tem ainda vale.',
    other: 'Espere mais {s} segundos pelo próximo código. O que você tem ainda vale.',
  }),
  message_resend_too_early_unknown:
    'Espere um momento pelo próximo código. O que você tem ainda vale.',
  message_resend_limit:
    'Não podemos enviar mais códigos para este acesso. Use o último ou comece de novo.',
  message_message_not_sent:
    'Não foi possível enviar a mensagem. Tente de novo ou use outro dispositivo.',
  message_message_not_sent_only: 'Não foi possível enviar a mensagem. Tente de novo em um minuto.',
  message_device_paused: buildPlural('n', {
    one: 'Este dispositivo está em pausa por {n} minuto. Use outro ou espere.',
    other: 'Este dispositivo está em pausa por {n} minutos. Use outro ou espere.',
  }),
  message_device_paused_unknown:
    'Este dispositivo está em pausa por algum tempo. Use outro ou espere.',
  message_codes_paused: buildPlural('n', {
    one: 'Sua senha está certa, mas não podemos enviar um código por {n} minuto. Tente de novo depois.',
    other:
      'Sua senha está certa, mas não podemos enviar um código por {n} minutos. Tente de novo depois.',
  }),
  message_codes_paused_unknown:
    'Sua senha está certa, mas não foi possível enviar um código. Tente de novo em um minuto.',
  message_not_checked: 'Não foi possível verificar. Tente de novo em um minuto.',
  message_device_unknown: 'Esse dispositivo não pode ser usado agora. Escolha outro.',
  message_resend_limit_approval:
    'Não podemos enviar mais códigos para esta aprovação. Use o último ou comece de novo.',
  message_outcome_unknown:
    'Não recebemos resposta sobre esse código. Tente-o de novo ou peça um novo.',
  message_outcome_unknown_totp:
    'Não recebemos resposta sobre esse código. Digite o que seu app mostra agora.',
  message_recent_tries: buildPlural('n', {
    one: 'Há pouco houve vários códigos errados. Um novo código pode só chegar em {n} minuto.',
    other: 'Há pouco houve vários códigos errados. Um novo código pode só chegar em {n} minutos.',
  }),
  message_in_progress:
    'Ainda estamos processando sua última resposta. Tente de novo em um momento.',
  message_press_again: 'Outra página foi aberta ao mesmo tempo. Aperte “Continuar” mais uma vez.',
  message_enter_again:
    'Estava certo, mas a página seguinte não chegou até você. Digite a mesma coisa mais uma vez; você não precisa de um novo código.',

  locked_heading: 'Tentativas demais',
  locked_lead: 'Tente de novo mais tarde.',
  locked_heading_tries: 'Essa foi a última tentativa',
  locked_lead_tries: buildPlural('n', {
    one: 'Comece de novo para receber um novo código. Se nenhum chegar, espere {n} minuto antes de tentar outra vez: depois de códigos errados, o envio fica em pausa.',
    other:
      'Comece de novo para receber um novo código. Se nenhum chegar, espere {n} minutos antes de tentar outra vez: depois de códigos errados, o envio fica em pausa.',
  }),
  locked_lead_tries_password: buildPlural('n', {
    one: 'Comece de novo. Se a senha certa não for aceita, espere {n} minuto antes de tentar outra vez: depois de senhas erradas, o acesso fica em pausa.',
    other:
      'Comece de novo. Se a senha certa não for aceita, espere {n} minutos antes de tentar outra vez: depois de senhas erradas, o acesso fica em pausa.',
  }),
  locked_lead_tries_passkey:
    'Comece de novo e use a chave de acesso desta conta ou outra forma de confirmar. Se ela não for aceita, espere um pouco antes de tentar outra vez.',
  locked_lead_uncounted_passkey:
    'Uma chave de acesso que não corresponde foi usada vezes demais, por isso o acesso a esta conta está em pausa. Nada mudou na conta.',
  locked_lead_account:
    'Esta conta foi bloqueada depois de tentativas demais. {brand} pode desbloqueá-la.',
  locked_heading_minutes: buildPlural('n', {
    one: 'Acesso em pausa por {n} minuto',
    other: 'Acesso em pausa por {n} minutos',
  }),
  locked_heading_hours: buildPlural('n', {
    one: 'Acesso em pausa por {n} hora',
    other: 'Acesso em pausa por {n} horas',
  }),
  locked_lead_count: buildPlural('n', {
    one: 'O código estava errado {n} vez, por isso o acesso a esta conta está em pausa. Nada mudou na conta.',
    other:
      'O código estava errado {n} vezes seguidas, por isso o acesso a esta conta está em pausa. Nada mudou na conta.',
  }),
  locked_lead_uncounted:
    'O código estava errado vezes demais, por isso o acesso a esta conta está em pausa. Nada mudou na conta.',
  locked_heading_messages: 'Sem novos códigos por enquanto',
  locked_lead_messages:
    'Muitos códigos foram enviados, por isso ainda não podemos enviar o próximo. Não há nada de errado com sua conta.',
  locked_try_at: 'Próxima tentativa',
  locked_was_it_you: 'Não foi você?',
  locked_tell_us: 'Avise-nos',

  expired_heading: 'Esta página expirou',
  expired_lead: buildPlural('n', {
    one: 'Para sua segurança, o acesso deve ser concluído em {n} minuto. Comece de novo e você ainda chegará à página que queria.',
    other:
      'Para sua segurança, o acesso deve ser concluído em {n} minutos. Comece de novo e você ainda chegará à página que queria.',
  }),
  expired_lead_step_up: buildPlural('n', {
    one: 'Para sua segurança, uma confirmação deve ser concluída em {n} minuto. Comece de novo e você ainda chegará à página que queria.',
    other:
      'Para sua segurança, uma confirmação deve ser concluída em {n} minutos. Comece de novo e você ainda chegará à página que queria.',
  }),
  expired_lead_approval: 'Esta aprovação terminou. Nada foi enviado.',

  error_prefix: 'Erro: ',
  error_still_working_heading: 'Ainda estamos trabalhando',
  error_still_working:
    'Ainda estamos processando sua última resposta. Verifique de novo em um momento.',
  error_used_or_foreign_page_heading: 'Esta página não pode mais ser usada',
  error_used_or_foreign_page: 'Esta página é de outro acesso ou já foi usada. Comece de novo.',
  error_cookies_off_heading: 'É preciso um cookie para entrar',
  error_cookies_off:
    'Seu navegador não guardou nosso cookie. Permita cookies neste site e comece de novo.',
  error_too_many_pages_heading: 'Há páginas demais como esta',
  error_too_many_pages:
    'Seu navegador guarda só as mais recentes. Feche as outras e comece de novo.',
  error_account_unusable_heading: 'Não é possível entrar',
  error_account_unusable: 'Não é possível entrar nesta conta. {brand} pode ajudar.',
  error_no_usable_device_heading: 'Não é possível confirmar',
  error_no_usable_device:
    'Não temos como confirmar sua identidade nesta conta. {brand} pode ajudar.',
  error_step_not_supported_heading: 'Não podemos mostrar o próximo passo',
  error_step_not_supported:
    'Este acesso tem um passo que não podemos mostrar aqui. Comece de novo ou fale com {brand}.',
  error_unavailable_heading: 'Não é possível entrar agora',
  error_unavailable_heading_confirm: 'Não é possível confirmar agora',
  error_unavailable:
    'Não foi nada que você fez, e nenhum código foi gasto. Tente de novo em um minuto.',
  error_unavailable_code_maybe_used: 'Não foi nada que você fez. Tente de novo em um minuto.',
  error_codes_name_heading: 'Sem novos códigos por enquanto',
  error_codes_name:
    'Vários códigos foram pedidos com este nome de usuário em navegadores que não conhecemos. Você poderá pedir o próximo aqui em {wait}. Isso não afeta um navegador que já entrou com este nome de usuário.',
  error_codes_own_heading: 'Já enviamos muitos códigos',
  error_codes_own:
    'Vários códigos foram enviados e não foram usados. Poderemos enviar o próximo em {wait}. Nada foi enviado, e não há nada de errado com sua conta.',
  error_tries_name_heading: 'Tentativas erradas demais',
  error_tries_name:
    'Senhas ou códigos errados demais foram digitados para este nome de usuário em navegadores que não conhecemos. Você poderá tentar de novo aqui em {wait}. Isso não afeta um navegador que já entrou com este nome de usuário.',
  error_tries_own_heading: 'Tentativas erradas demais',
  error_tries_own:
    'Senhas ou códigos errados demais foram digitados aqui. Você poderá tentar de novo em {wait}. Nada mudou.',
  error_network_heading: 'Muitos acessos na sua rede',
  error_network:
    'Acessos demais na sua rede não foram concluídos. Tente de novo em {wait}. Não há nada de errado com sua conta.',
  error_busy_heading: 'O movimento está muito alto',
  error_busy: 'Há mais pessoas do que de costume entrando. Tente de novo em {wait}.',
  error_starts_own_heading: 'Há páginas demais abertas',
  error_starts_own: 'Conclua ou feche uma delas, ou espere {wait}.',
  error_messages_limit_heading: 'Sem novos códigos por enquanto',
  error_messages_limit:
    'Muitos códigos foram enviados, por isso poderemos enviar o próximo em {wait}. Nada foi enviado, e não há nada de errado com sua conta.',
  continue_at_service: 'Continuar no serviço de acesso',
  wait_seconds: buildPlural('n', { one: '{n} segundo', other: '{n} segundos' }),
  wait_minutes: buildPlural('n', { one: '{n} minuto', other: '{n} minutos' }),
  wait_hours: buildPlural('n', { one: '{n} hora', other: '{n} horas' }),
  wait_unknown: 'alguns minutos',
  error_acr_unmet_heading: 'É preciso uma confirmação mais forte',
  error_acr_unmet:
    'Esta página precisa de uma confirmação mais forte do que seus dispositivos permitem. {brand} pode ajudar.',
  error_sign_on_failed_heading: 'Não foi possível entrar',
  error_sign_on_failed_heading_confirm: 'Não foi possível confirmar',
  error_sign_on_failed: 'Nada mudou na conta. Comece de novo.',
  error_not_set_up_heading: 'Não podemos pedir esta confirmação',
  error_not_set_up:
    'Algo não está configurado direito, por isso começar de novo não adianta. Nada mudou. {brand} pode ajudar.',
  error_not_set_up_approval:
    'Algo não está configurado direito, por isso começar de novo não adianta. Nada foi enviado. {brand} pode ajudar.',
  error_sign_on_denied_heading: 'Você não pode entrar aqui',
  error_sign_on_denied: 'Esta conta não pode entrar aqui. {brand} pode ajudar.',
  error_other_user_heading: 'Essa era outra conta',
  error_other_user:
    'A confirmação veio de uma conta diferente daquela que está aberta. Nada mudou.',
  error_access_denied_heading: 'Você não pode abrir esta página',
  error_access_denied: 'Sua conta não tem acesso a esta página. {brand} pode ajudar.',
  error_cancelled_heading: 'Cancelado',
  error_cancelled: 'Você não entrou na conta.',
  error_cancelled_step_up: 'Nada mudou.',
  error_cancelled_approval: 'Nada foi enviado.',
  error_bad_request_heading: 'Não conseguimos ler isso',
  error_bad_request: 'O que chegou não é o que esta página envia. Comece de novo.',
  error_other_site_heading: 'Você não pode abrir esta página',
  error_other_site:
    'O formulário veio de outro site, ou seu navegador não disse de onde. Nada mudou. Comece de novo aqui.',
  error_mistake_of_the_app_heading: 'Há um problema do nosso lado',
  error_mistake_of_the_app:
    'Não foi nada que você fez, e tentar de novo não adianta. Nada mudou. {brand} pode ajudar.',
  error_mistake_of_the_app_approval:
    'Não foi nada que você fez, e tentar de novo não adianta. Nada foi enviado. {brand} pode ajudar.',
  error_used_or_foreign_page_approval:
    'Esta página é de outra aprovação ou já foi usada. Comece de novo.',
  error_cookies_off_heading_approval: 'É preciso um cookie para aprovar',
  error_step_not_supported_approval:
    'Esta aprovação tem um passo que não podemos mostrar aqui. Comece de novo ou fale com {brand}.',
  error_unavailable_approval:
    'Não foi nada que você fez, nenhum código foi gasto e nada foi enviado. Tente de novo em um minuto.',
  error_unavailable_code_maybe_used_approval:
    'Não foi nada que você fez, e nada foi enviado. Tente de novo em um minuto.',
  error_approval_cancelled_heading: 'Cancelado',
  error_approval_cancelled: 'Nada foi enviado.',
  error_approval_expired_heading: 'Esta aprovação terminou',
  error_approval_expired: 'Nada foi enviado. Comece de novo se ainda quiser.',
  error_approval_used_heading: 'Esta aprovação já foi usada',
  error_approval_used: 'Ela não pode ser usada outra vez.',
  error_approval_other_request_heading: 'Esta aprovação era para outra coisa',
  error_approval_other_request:
    'O que chegou não é o que foi aprovado, por isso nada foi enviado e a aprovação terminou. Comece de novo.',
  error_approval_refused_heading: 'Isto não foi aprovado',
  error_approval_refused:
    'Não foi possível confirmar que era você, por isso nada foi enviado. Comece de novo.',
  error_approval_outcome_unknown_heading: 'Ainda não sabemos se deu certo',
  error_approval_outcome_unknown: 'Não envie de novo. Confira suas aprovações ou fale com {brand}.',
  error_too_many_approvals_heading: 'Há aprovações demais abertas',
  error_too_many_approvals:
    'Conclua ou cancele uma delas, ou espere alguns minutos, e comece de novo. Nada foi enviado.',

  confirm_lead: 'Continue, e pediremos um código.',
  sign_off_heading: 'Sair?',
  sign_off_lead:
    'Você entrou como {name}. Ao sair, esta sessão termina aqui e no serviço de acesso.',
  sign_off: 'Sair',
  stay: 'Não sair',
  signed_off_heading: 'Você saiu',
  signed_off_lead: 'Em um computador compartilhado, feche também esta janela.',
  signed_off_lead_half:
    'Você saiu aqui. O serviço de acesso não respondeu; em um computador compartilhado, feche o navegador.',
  leaving_heading: 'Você saiu aqui',
  leaving_lead: 'Continue para sair também do serviço de acesso.',
  sign_on_again: 'Entrar de novo',
  continue_elsewhere_heading: 'Continue no serviço de acesso',
  continue_elsewhere_lead: 'Este acesso segue em outra página. Depois você volta para cá.',
  continue_elsewhere_at: 'Continuar com {provider}',
  continue_elsewhere_at_lead: 'Você entra lá e depois volta para {brand}.',
  continue_elsewhere_other: 'Entrar de outra forma',
}

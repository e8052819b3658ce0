// Every text on a page, in Japanese.
import type { Catalogue } from './text.js'

/** The Japanese texts by their keys; a count needs no other words. */
export const japanese: Catalogue = {
  continue: '続行',
  cancel: 'キャンセル',
  go_back: '戻る',
  start_again: '最初からやり直す',
  try_again: 'もう一度試す',
  check_now: '今すぐ確認',
  not_you: '別の方ですか？',
  help: 'サインインのヘルプ',
  help_approval: 'ヘルプ',
  not_asked: '心当たりがない',
  back_to_brand: '{brand}に戻る',
  back_to_place: '戻る：{place}',
  show: '表示',
  hide: '非表示',
  show_what: '：パスワード',
  privacy: 'プライバシー',
  language_current: '言語：{language}',
  reference: '照会番号',
  give_reference: '何度も起こる場合は、この照会番号をサポートにお知らせください：',
  problem_heading: '問題があります',
  choose: '別のデバイスを使う',
  step_up_heading: '本人確認',
  step_up_lead: 'このページでは、あらためて本人確認が必要です。',
  step_up_lead_why: 'あらためて本人確認が必要です：{why}。',

  consent_heading: '規約',
  consent_lead: '続行するには同意が必要です。',
  consent_lead_version: 'バージョン{version}。続行するには同意が必要です。',
  consent_lead_from: '{date}付け。続行するには同意が必要です。',
  consent_lead_version_from: 'バージョン{version}、{date}付け。続行するには同意が必要です。',
  consent_agree: '同意して続行',
  consent_refuse: '同意しない',
  consent_new_tab: '（新しいタブで開きます）',
  error_agreement_refused_heading: '同意されませんでした',
  error_agreement_refused: '同意されなかったため、サインインしていません。',
  error_agreement_refused_step_up: '同意されなかったため、確認は行われていません。',
  error_agreement_refused_approval:
    '同意されなかったため、何も承認されておらず、何も送信されていません。',

  profile_heading: '情報の入力',
  profile_lead: '続行するために、{brand}が次の情報を必要としています。',
  profile_save: '保存して続行',
  profile_optional: '{label}（任意）',
  message_attribute_empty: '{label}を入力してください',
  message_attribute_malformed: '{label}に不足があるか、使えない文字が含まれています',
  message_profile_refused: '受け付けられませんでした。入力内容をご確認ください。',
  link_heading: 'これはあなたのアカウントですか？',
  link_lead:
    '{provider}の{email}には、すでに{brand}のアカウントがあります。{brand}のパスワードを一度入力すると、今後はどちらでもサインインできます。',
  link_lead_unnamed:
    '{provider}のアカウントには、すでに{brand}のアカウントがあります。{brand}のパスワードを一度入力すると、今後はどちらでもサインインできます。',
  link_provider_unnamed: '別のサービス',
  link_label: '{brand}のパスワード',
  link_continue: '連携して続行',
  link_refuse: '連携せずに戻る',
  confirm_account_heading: '内容をご確認ください',
  confirm_account_lead: '{provider}から取得した情報',
  confirm_account_continue: '内容を確認して続行',
  attribute_username: 'ユーザー名',
  attribute_email: 'メールアドレス',
  attribute_name_given: '名',
  attribute_name_family: '姓',
  attribute_name_middle: 'ミドルネーム',
  attribute_name_formatted: '氏名',
  attribute_mobilephone: '携帯電話番号',
  attribute_primaryphone: '電話番号',
  attribute_address_streetaddress: '町名・番地',
  attribute_address_locality: '市区町村',
  attribute_address_region: '都道府県',
  attribute_address_postalcode: '郵便番号',
  attribute_address_countrycode: '国',

  register_heading: 'アカウントの作成',
  register_lead: '{brand}を利用するため',
  register_email_label: 'メールアドレス',
  register_email_hint: '確認のためコードをお送りします',
  register_username_label: 'ユーザー名',
  register_username_hint: 'サインインに使います',
  register_password_label: 'パスワード',
  register_create: 'アカウントを作成',
  register_note: 'すでにアカウントをお持ちですか？',
  register_sign_on: 'サインインする',
  register_offer: 'アカウントを作成',
  verify_lead_register:
    '{email}のアカウントがまだない場合は、コードをお送りしました。迷惑メールフォルダーもご確認ください。',
  verify_note_register: 'すでにアカウントをお持ちの場合、コードは届きません。',
  message_email_empty: 'メールアドレスを入力してください',
  message_email_malformed: 'name@example.comのようなメールアドレスを入力してください',
  message_register_username_empty: 'ユーザー名を決めてください',
  message_username_taken: 'そのユーザー名は使われています。別のものを選んでください。',
  message_register_refused: 'アカウントを作成できませんでした。入力内容をご確認ください。',

  push_title: '電話での操作を待っています',
  push_heading: '電話で承認してください',
  push_heading_unproven: '電話をご確認ください',
  push_lead_number: '{device}で{app}アプリを開き、ここに表示されている番号を選んでください。',
  push_lead_number_unnamed:
    'お使いの電話で{app}アプリを開き、ここに表示されている番号を選んでください。',
  push_lead:
    '{device}の{app}アプリにリクエストを送りました。今サインインしている場合は、アプリで承認してください。',
  push_lead_unnamed:
    'お使いの電話の{app}アプリにリクエストを送りました。今サインインしている場合は、アプリで承認してください。',
  push_lead_step_up:
    '{device}の{app}アプリにリクエストを送りました。今この操作をしている場合は、アプリで承認してください。',
  push_lead_step_up_unnamed:
    'お使いの電話の{app}アプリにリクエストを送りました。今この操作をしている場合は、アプリで承認してください。',
  push_lead_unproven:
    'このアカウントが存在する場合は、その電話にリクエストを送りました。電話で承認してください。',
  push_lead_unproven_number:
    'このアカウントが存在する場合は、その電話にリクエストを送りました。電話でこの番号を選んでください。',
  push_lead_approval:
    'この内容を{app}アプリの表示と見比べてください。両方が同じ場合にだけ、アプリで承認してください。',
  push_lead_approval_number:
    'この内容を{app}アプリの表示と見比べてください。両方が同じ場合は、アプリでこの番号を選んでください。',
  push_moves_on: 'このページは自動で進みます。',
  push_then_check: '電話で応答してから、「今すぐ確認」を押してください。',
  push_number_label: 'アプリでこの番号を選んでください',
  push_number_label_approval: '選ぶ番号',
  push_note: '今サインインしていませんか？アプリで拒否してください。',
  push_note_step_up: '心当たりがありませんか？アプリで拒否してください。',
  push_waiting: '{device}での応答を待っています',
  push_waiting_unnamed: '電話での応答を待っています',
  push_advice: '{brand}がこの番号の読み上げをお願いすることはありません。',
  push_advice_no_number: '{brand}がお電話で承認をお願いすることはありません。',
  push_answered: '応答がありました。次に進みます。',
  push_soon: '残り20秒を切りました。',
  push_use_code: 'アプリのコードを入力する',
  push_ended_heading: '電話から応答がありません',
  push_ended_heading_unproven: '電話で承認されませんでした',
  push_ended_lead:
    '{device}の{app}アプリに確認しましたが、時間内に応答がなかったため、サインインしていません。',
  push_ended_lead_unnamed:
    'お使いの電話の{app}アプリに確認しましたが、時間内に応答がなかったため、サインインしていません。',
  push_ended_lead_step_up:
    '{device}の{app}アプリに確認しましたが、時間内に応答がなかったため、確認は行われていません。',
  push_ended_lead_step_up_unnamed:
    'お使いの電話の{app}アプリに確認しましたが、時間内に応答がなかったため、確認は行われていません。',
  push_ended_lead_approval: '応答がなかったため、何も承認されておらず、何も送信されていません。',
  push_ended_again: 'もう一度送る',
  push_ended_note:
    '電話に何も表示されませんか？アプリを開き、電話がネットワークに接続しているかご確認ください。',
  push_denied_heading: '電話で拒否されました',
  push_denied_lead:
    '{app}アプリで拒否されたため、サインインしていません。アカウントは何も変わっていません。',
  push_denied_lead_step_up:
    '{app}アプリで拒否されたため、確認は行われていません。アカウントは何も変わっていません。',
  push_denied_lead_approval:
    '{app}アプリで拒否されたため、何も承認されていません。何も送信されていません。',
  push_denied_not_you: 'この操作に心当たりがありませんか？',
  message_no_answer_yet: 'まだ応答がありません。{app}アプリでリクエストをご確認ください。',
  message_request_sent: '新しいリクエストを送りました。最新のものだけが有効です。',

  passkey_heading: 'パスキーを使う',
  passkey_lead: 'お使いのデバイスが、顔、指紋、画面ロック、またはセキュリティ キーを求めます。',
  passkey_lead_approval:
    'この内容をご確認ください。内容が表示されるのはここだけです。デバイスが求めるのは顔、指紋、画面ロック、またはセキュリティ キーで、金額は表示されません。',
  passkey_use: 'パスキーを使う',
  passkey_approve: 'パスキーで承認',
  passkey_no_script:
    'パスキーにはJavaScriptが必要ですが、このサイトではオフになっています。オンにしてこのページを再読み込みするか、別のデバイスをお使いください。',
  passkey_no_script_only:
    'パスキーにはJavaScriptが必要ですが、このサイトではオフになっています。オンにしてこのページを再読み込みするか、{brand}にお問い合わせください。',
  passkey_unsupported:
    'このブラウザーではパスキーを使えません。別のブラウザーまたは別のデバイスをお使いください。',
  passkey_unsupported_only:
    'このブラウザーではパスキーを使えません。別のブラウザーを使うか、{brand}にお問い合わせください。',
  passkey_unusable: '現在このページではパスキーを使えません。別のデバイスをお使いください。',
  passkey_not_used_heading: 'パスキーは使われませんでした',
  passkey_not_used:
    '確認画面が閉じられたか、時間がかかりすぎました。失われたものはありません。もう一度試すか、別のデバイスをお使いください。',
  passkey_not_used_only:
    '確認画面が閉じられたか、時間がかかりすぎました。失われたものはありません。もう一度お試しください。',
  message_passkey_wrong:
    'そのパスキーはこのアカウントのものではありません。別のパスキーまたは別のデバイスをお使いください。',
  message_passkey_wrong_left:
    'そのパスキーはこのアカウントのものではありません。別のパスキーまたは別のデバイスをお使いください。あと{n}回試せます。',
  message_passkey_not_used:
    'パスキーは使われませんでした。失われたものはありません。もう一度試すか、別のデバイスをお使いください。',
  message_passkey_old:
    'その応答は前のページのものです。失われたものはありません。もう一度パスキーをお使いください。',
  message_outcome_unknown_passkey: 'そのパスキーの結果が届きませんでした。もう一度お使いください。',

  username_heading: 'サインイン',
  username_lead: '{brand}に進みます',
  username_label: 'ユーザー名またはメールアドレス',

  password_heading: 'パスワードを入力',
  password_label: 'パスワード',
  forgot_password: 'パスワードをお忘れですか？',
  forgot_password_ask: 'パスワードをお忘れですか？{brand}にお問い合わせください。',

  password_new_heading: '新しいパスワードの設定',
  password_new_lead_expired:
    'パスワードが期限切れです。ほかで使っていない長いパスワードをおすすめします。',
  password_new_lead_must_change: '安全のため、続行する前に新しいパスワードを設定してください。',
  password_current_label: '現在のパスワード',
  password_new_label: '新しいパスワード',
  password_save: '保存して続行',
  show_what_current: '：現在のパスワード',
  show_what_new: '：新しいパスワード',
  rule_met: '（達成）',
  rule_open: '（未達成）',
  rule_count: '{m}件中{n}件の条件を達成',
  rule_length_min: '{n}文字以上',
  rule_length_max: '{n}文字以下',
  rule_capitals: '大文字（A～Z）を{n}文字以上',
  rule_small_letters: '小文字（a～z）を{n}文字以上',
  rule_digits: '数字（0～9）を{n}文字以上',
  rule_signs: '! ? %などの記号を{n}文字以上',
  rule_characters: '次の文字から{n}文字以上：{characters}',
  rule_different: '異なる文字を{n}種類以上',
  rule_repeated: '同じ文字の連続は{n}回まで',
  rule_history: '過去{n}回のパスワードと同じでないこと',
  rule_similar: '現在のパスワードに似すぎていないこと',
  rule_common: 'よく使われるパスワードでないこと',
  rule_profile: '氏名、メールアドレス、電話番号でないこと',

  recover_heading: 'メールをご確認ください',
  recover_lead:
    'このアカウントにメールアドレスがある場合は、回復コードをお送りしました。有効期間は5分です。',
  recover_code_label: '回復コード',
  recover_code_hint: '8文字の英数字',
  recover_note: 'まだ届きませんか？迷惑メールフォルダーをご確認ください。',
  verify_heading: 'メールをご確認ください',
  verify_lead: 'アドレスを確認するため、コードをメールでお送りしました。',
  verify_lead_to: 'アドレスを確認するため、{mask}にコードをメールでお送りしました。',
  verify_code_label: 'コード',
  verify_code_hint: '8文字の英数字',
  message_recovery_code_empty: '回復コードを入力してください',
  message_recovery_code_malformed: '8文字の英数字のコードを入力してください',
  message_recovery_code_wrong:
    'コードが正しくないか、5分を過ぎています。新しいコードを送ってください。コードに間違いがない場合は、別のパスワードを選んでください。',
  message_verification_code_empty: 'コードを入力してください',
  message_verification_code_malformed: '8文字の英数字のコードを入力してください',
  message_verification_code_wrong:
    'コードが正しくありません。最新のメールのコードかどうかご確認ください。',

  otp_label: 'コード',
  otp_hint: '{n}桁',
  otp_hint_auto: '{n}桁。すべて入力すると自動で進みます。',
  otp_heading: 'コードを入力',
  otp_lead_unproven:
    'このアカウントが存在する場合は、その電話またはメールアドレスにコードをお送りしました。認証アプリをお使いの場合は、アプリに表示されるコードを入力してください。',
  otp_lead_unproven_sms: 'このアカウントが存在する場合は、SMSでコードをお送りしました。',
  otp_lead_unproven_email:
    'このアカウントが存在する場合は、メールでコードをお送りしました。迷惑メールフォルダーもご確認ください。',
  otp_lead_unproven_voice: 'このアカウントが存在する場合は、電話をおかけしてコードを読み上げます。',
  otp_lead_unproven_whatsapp:
    'このアカウントが存在する場合は、WhatsAppメッセージでコードをお送りしました。',
  otp_lead: 'コードをお送りしました。',
  otp_heading_sms: '電話をご確認ください',
  otp_lead_sms: '末尾が{digits}の番号にSMSでコードをお送りしました。',
  otp_lead_sms_unnamed: 'お使いの電話にSMSでコードをお送りしました。',
  otp_heading_email: 'メールをご確認ください',
  otp_lead_email: '{mask}にメールでコードをお送りしました。迷惑メールフォルダーもご確認ください。',
  otp_lead_email_unnamed: 'メールでコードをお送りしました。迷惑メールフォルダーもご確認ください。',
  otp_heading_voice: '電話に出てください',
  otp_lead_voice: '末尾が{digits}の番号に電話をおかけして、コードを読み上げます。',
  otp_lead_voice_unnamed: '電話をおかけして、コードを読み上げます。',
  otp_heading_whatsapp: 'WhatsAppをご確認ください',
  otp_lead_whatsapp: '末尾が{digits}の番号にWhatsAppメッセージでコードをお送りしました。',
  otp_lead_whatsapp_unnamed: 'お使いの電話にWhatsAppメッセージでコードをお送りしました。',
  otp_heading_totp: '認証アプリを開いてください',
  otp_lead_totp: '{brand}用に表示されているコードを入力してください。何も送られてきません。',
  otp_heading_mobile: '{brand}アプリを開いてください',
  otp_lead_mobile:
    '表示されているコードを入力してください。何も送られてこないので、電波がなくても使えます。',
  otp_heading_token: 'コード生成器をお使いください',
  otp_lead_token: 'ボタンを押して、表示されるコードを入力してください。',
  otp_lead_shown: 'デバイスに表示されているコードを入力してください。何も送られてきません。',
  otp_note_wait: 'まだ届きませんか？1分ほどかかることがあります。',
  otp_note_call: 'まだ電話がありませんか？1分ほどかかることがあります。',
  otp_note_newest: '最新のコードだけが有効です。',
  otp_note_clock: 'また違いますか？電話の時刻が自動設定になっているかご確認ください。',
  resend: '新しいコードを送る',
  resend_voice: 'もう一度電話を受ける',
  resend_wait: '{s}秒後に新しいコードを送れます',
  resend_wait_minutes: '{m}分後に新しいコードを送れます',

  device_heading: '本人確認の方法を選んでください',
  device_none: 'どれも使えない',
  device_none_ask: 'どれも使えませんか？{brand}にお問い合わせください。',
  device_numbered: '{device}（{n}）',
  device_sms: 'SMS',
  device_email: 'メール',
  device_voice: '電話',
  device_whatsapp: 'WhatsAppメッセージ',
  device_mobile: '{brand}アプリで承認',
  device_passkey: 'パスキー',
  device_totp: '認証アプリ',
  device_token: 'コード生成器',
  device_other: '別のデバイス',
  device_detail_number: '末尾が{digits}の番号',
  device_detail_mask: '{mask}',
  device_detail_on: '{mask}',
  device_detail_passkey: '顔、指紋、またはセキュリティ キー',
  device_detail_totp: '30秒ごとに変わるコード',

  approve_pill: '承認が必要です',
  approve_heading_transaction: 'この取引を承認しますか？',
  approve_heading_transfer: 'この振込を承認しますか？',
  approve_heading_payment: 'この支払いを承認しますか？',
  approve_heading_order: 'この注文を承認しますか？',
  approve_heading_change: 'この変更を承認しますか？',
  approve_lead:
    'この内容を、お送りしたメッセージと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_sms:
    'この内容を、末尾が{digits}の番号にお送りしたSMSと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_sms_unnamed:
    'この内容を、お使いの電話にお送りしたSMSと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_email:
    'この内容を、{mask}にお送りしたメールと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_email_unnamed:
    'この内容を、お送りしたメールと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_voice:
    'この内容を、末尾が{digits}の番号への電話で読み上げる内容と比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_voice_unnamed:
    'この内容を、電話で読み上げる内容と比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_whatsapp:
    'この内容を、末尾が{digits}の番号にお送りしたWhatsAppメッセージと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_whatsapp_unnamed:
    'この内容を、お使いの電話にお送りしたWhatsAppメッセージと見比べてください。両方が同じ場合にだけ、コードを入力してください。',
  approve_lead_totp:
    'この内容が表示されるのはこのページだけです。ここでご確認ください。正しい場合にだけ、認証アプリに{brand}用に表示されているコードを入力してください。',
  approve_lead_mobile:
    'この内容が表示されるのはこのページだけです。ここでご確認ください。正しい場合にだけ、{brand}アプリに表示されているコードを入力してください。',
  approve_lead_token:
    'この内容が表示されるのはこのページだけです。ここでご確認ください。正しい場合にだけ、コード生成器に表示されているコードを入力してください。',
  approve_lead_shown:
    'この内容が表示されるのはこのページだけです。ここでご確認ください。正しい場合にだけ、デバイスに表示されているコードを入力してください。',
  approve_label: 'コード',
  approve_label_sms: 'SMSのコード',
  approve_label_email: 'メールのコード',
  approve_label_voice: '電話で聞いたコード',
  approve_label_whatsapp: 'WhatsAppメッセージのコード',
  approve_label_totp: '認証アプリのコード',
  approve_label_mobile: '{brand}アプリのコード',
  approve_label_token: 'コード生成器のコード',
  approve: '承認',
  approve_ends: '{time}まで（あと{n}分）。',
  approve_ends_soon: '{time}まで（残り1分未満）。',
  approve_ends_warning: '残り1分です。',
  approve_ended: 'この承認は終了しました。何も送信されていません。',
  approve_advice: '{brand}がコードの読み上げをお願いすることはありません。',
  details_caption: '承認する内容',
  detail_amount: '金額',
  detail_empty: '空欄',

  resume_heading: '確認できました。あと一歩です。',
  resume_heading_approval: '承認しました。あと一歩です。',
  resume_heading_done: '確認できました',
  resume_heading_done_approval: '承認しました',
  resume_lead: 'リクエストは自動で続きます。続かない場合は「完了」を押してください。',
  resume_lead_transaction: '取引は自動で続きます。続かない場合は「完了」を押してください。',
  resume_lead_transfer: '振込は自動で続きます。続かない場合は「完了」を押してください。',
  resume_lead_payment: '支払いは自動で続きます。続かない場合は「完了」を押してください。',
  resume_lead_order: '注文は自動で続きます。続かない場合は「完了」を押してください。',
  resume_lead_change: '変更は自動で続きます。続かない場合は「完了」を押してください。',
  resume_press: '続けるには「完了」を押してください。',
  resume_press_approval: '送信するには「完了」を押してください。',
  resume_lead_done: '{brand}で、元の操作の続きに進みます。',
  finish: '完了',

  mismatch_heading_transaction: 'この取引を停止しました',
  mismatch_heading_transfer: 'この振込を停止しました',
  mismatch_heading_payment: 'この支払いを停止しました',
  mismatch_heading_order: 'この注文を停止しました',
  mismatch_heading_change: 'この変更を停止しました',
  mismatch_lead:
    '届いた内容が、承認した内容と違います。何も送信されておらず、この承認はもう使えません。',
  mismatch_lead_elsewhere:
    'この内容は同じですが、届いた内容の別の部分が、承認したものと違います。何も送信されておらず、この承認はもう使えません。',
  mismatch_caption: '承認した内容と届いた内容の比較',
  mismatch_detail: '項目',
  mismatch_approved: '承認した内容',
  mismatch_arrived: '届いた内容',
  mismatch_changed: '変更あり',
  mismatch_absent: 'なし',
  mismatch_review: '見直してやり直す',
  mismatch_tell_us: '何も変更していない場合は、{link}。その際、この照会番号をお伝えください：',
  mismatch_tell_us_link: 'お知らせください',

  message_username_empty: 'ユーザー名またはメールアドレスを入力してください',
  message_username_too_long: 'ユーザー名またはメールアドレスとして長すぎます',
  message_username_malformed:
    'ユーザー名またはメールアドレスを、改行や見えない文字を入れずに入力してください',
  message_password_empty: 'パスワードを入力してください',
  message_otp_empty: 'コードを入力してください',
  message_otp_wrong_length: '{n}桁のコードをすべて入力してください',
  message_otp_wrong_length_unknown: 'コードの数字をすべて入力してください',
  message_otp_wrong: 'コードが正しくありません。最新のメッセージのコードかどうかご確認ください。',
  message_otp_wrong_shown: 'コードが正しくありません。次のコードが表示されてから入力してください。',
  message_otp_wrong_shown_left:
    'コードが正しくありません。次のコードが表示されてから入力してください。あと{n}回試せます。',
  message_last_try: 'あと1回試せます。その後は最初からやり直す必要があります。',
  message_otp_wrong_left: 'コードが正しくありません。あと{n}回試せます。',
  message_otp_wrong_last:
    'コードが正しくありません。あと1回試せます。その後は{m}分間お待ちいただきます。',
  message_nothing_sent: '何も送信されていません。',
  message_credentials_wrong: 'ユーザー名とパスワードが一致しません。',
  message_current_password_empty: '現在のパスワードを入力してください',
  message_current_password_wrong: '現在のパスワードと違います。',
  message_new_password_empty: '新しいパスワードを入力してください',
  message_password_rules:
    'そのパスワードは条件を満たしていません。別のパスワードを選んでください。',
  message_password_rules_length_min: '{n}文字以上のパスワードを選んでください。',
  message_password_rules_length_max: '{n}文字以下のパスワードを選んでください。',
  message_password_rules_capitals: '大文字（A～Z）を{n}文字以上入れてください。',
  message_password_rules_small_letters: '小文字（a～z）を{n}文字以上入れてください。',
  message_password_rules_digits: '数字（0～9）を{n}文字以上入れてください。',
  message_password_rules_signs: '! ? %などの記号を{n}文字以上入れてください。',
  message_password_rules_characters: '次の文字から{n}文字以上入れてください：{characters}',
  message_password_rules_different: '異なる文字を{n}種類以上使ってください。',
  message_password_rules_repeated: '同じ文字の連続は{n}回までにしてください。',
  message_password_rules_history:
    'そのパスワードは以前に使われています。別のパスワードを選んでください。',
  message_password_rules_similar:
    'そのパスワードは現在のものに似すぎています。別のパスワードを選んでください。',
  message_password_rules_common:
    'そのパスワードはよく使われるものの一覧にあります。別のパスワードを選んでください。',
  message_password_rules_profile:
    'そのパスワードには氏名、メールアドレス、または電話番号が含まれています。別のパスワードを選んでください。',
  message_code_sent: '新しいコードをお送りしました。最新のコードだけが有効です。',
  message_code_sent_voice: 'もう一度電話をおかけします。最新のコードだけが有効です。',
  message_resend_too_early: '次のコードまであと{s}秒お待ちください。お手元のコードはまだ使えます。',
  message_resend_too_early_unknown:
    '次のコードまで少しお待ちください。お手元のコードはまだ使えます。',
  message_resend_limit:
    'このサインインではこれ以上コードを送れません。最後のコードを使うか、最初からやり直してください。',
  message_message_not_sent:
    'メッセージを送れませんでした。もう一度試すか、別のデバイスをお使いください。',
  message_message_not_sent_only: 'メッセージを送れませんでした。1分後にもう一度お試しください。',
  message_device_paused: 'このデバイスは{n}分間使えません。別のデバイスを使うか、お待ちください。',
  message_device_paused_unknown:
    'このデバイスはしばらく使えません。別のデバイスを使うか、お待ちください。',
  message_codes_paused:
    'パスワードは正しいですが、{n}分間はコードを送れません。その後もう一度お試しください。',
  message_codes_paused_unknown:
    'パスワードは正しいですが、コードを送れませんでした。1分後にもう一度お試しください。',
  message_not_checked: '確認できませんでした。1分後にもう一度お試しください。',
  message_device_unknown: 'そのデバイスは現在使えません。別のデバイスを選んでください。',
  message_resend_limit_approval:
    'この承認ではこれ以上コードを送れません。最後のコードを使うか、最初からやり直してください。',
  message_outcome_unknown:
    'そのコードの結果が届きませんでした。もう一度試すか、新しいコードを送ってください。',
  message_outcome_unknown_totp:
    'そのコードの結果が届きませんでした。今アプリに表示されているコードを入力してください。',
  message_recent_tries:
    '少し前に間違ったコードが何度か入力されました。新しいコードは{n}分ほど届かないことがあります。',
  message_in_progress: '前の操作を処理しています。少し待ってからもう一度お試しください。',
  message_press_again: '同時に別のページが開かれました。もう一度「続行」を押してください。',
  message_enter_again:
    '正しい入力でしたが、次のページが届きませんでした。同じものをもう一度入力してください。新しいコードは必要ありません。',

  locked_heading: '試行回数が多すぎます',
  locked_lead: 'しばらくしてからもう一度お試しください。',
  locked_heading_tries: '最後の試行でした',
  locked_lead_tries:
    '最初からやり直すと、新しいコードを送ります。届かない場合は、{n}分待ってから試してください。間違ったコードが続くと、送信が一時停止されます。',
  locked_lead_tries_password:
    '最初からやり直してください。正しいパスワードが受け付けられない場合は、{n}分待ってから試してください。間違ったパスワードが続くと、サインインが一時停止されます。',
  locked_lead_tries_passkey:
    '最初からやり直し、このアカウントのパスキーか別の確認方法をお使いください。受け付けられない場合は、しばらく待ってからお試しください。',
  locked_lead_uncounted_passkey:
    '合わないパスキーが何度も使われたため、このアカウントのサインインを停止しています。アカウントは何も変わっていません。',
  locked_lead_account:
    '試行回数が多すぎたため、このアカウントをロックしました。{brand}が解除できます。',
  locked_heading_minutes: 'サインインを{n}分間停止しています',
  locked_heading_hours: 'サインインを{n}時間停止しています',
  locked_lead_count:
    'コードが{n}回続けて正しくなかったため、このアカウントのサインインを停止しています。アカウントは何も変わっていません。',
  locked_lead_uncounted:
    'コードが何度も正しくなかったため、このアカウントのサインインを停止しています。アカウントは何も変わっていません。',
  locked_heading_messages: '今はコードを送れません',
  locked_lead_messages:
    '多くのコードをお送りしたため、まだ次のコードを送れません。アカウントに問題はありません。',
  locked_try_at: '再試行できる時刻',
  locked_was_it_you: '心当たりがありませんか？',
  locked_tell_us: 'お知らせください',

  expired_heading: 'このページは期限切れです',
  expired_lead:
    '安全のため、サインインは{n}分以内に終える必要があります。最初からやり直しても、目的のページに進めます。',
  expired_lead_step_up:
    '安全のため、本人確認は{n}分以内に終える必要があります。最初からやり直しても、目的のページに進めます。',
  expired_lead_approval: 'この承認は終了しました。何も送信されていません。',

  error_prefix: 'エラー：',
  error_still_working_heading: '処理しています',
  error_still_working: '前の操作を処理しています。少し待ってからもう一度ご確認ください。',
  error_used_or_foreign_page_heading: 'このページはもう使えません',
  error_used_or_foreign_page:
    'このページは別のサインインのものか、すでに使われています。最初からやり直してください。',
  error_cookies_off_heading: 'サインインにはCookieが必要です',
  error_cookies_off:
    'ブラウザーにCookieが保存されませんでした。このサイトのCookieを許可して、最初からやり直してください。',
  error_too_many_pages_heading: '開いているページが多すぎます',
  error_too_many_pages:
    'ブラウザーには新しいページだけが保存されます。ほかのページを閉じて、最初からやり直してください。',
  error_account_unusable_heading: 'サインインできません',
  error_account_unusable: 'このアカウントではサインインできません。{brand}にご相談ください。',
  error_no_usable_device_heading: '本人確認ができません',
  error_no_usable_device: 'このアカウントには本人確認の方法がありません。{brand}にご相談ください。',
  error_step_not_supported_heading: '次の手順を表示できません',
  error_step_not_supported:
    'このサインインには、ここで表示できない手順が必要です。最初からやり直すか、{brand}にお問い合わせください。',
  error_unavailable_heading: '現在サインインできません',
  error_unavailable_heading_confirm: '現在、本人確認ができません',
  error_unavailable:
    'お客様の操作が原因ではありません。コードも使われていません。1分後にもう一度お試しください。',
  error_unavailable_code_maybe_used:
    'お客様の操作が原因ではありません。1分後にもう一度お試しください。',
  error_codes_name_heading: '今はコードを送れません',
  error_codes_name:
    '未確認のブラウザーから、このユーザー名で何度もコードが求められました。次のコードは{wait}後にここで送れます。このユーザー名でサインインしたことのあるブラウザーには影響ありません。',
  error_codes_own_heading: '多くのコードをお送りしました',
  error_codes_own:
    'お送りしたコードがいくつも使われていません。次のコードは{wait}後に送れます。今回は何も送っていません。アカウントに問題はありません。',
  error_tries_name_heading: '間違いの回数が多すぎます',
  error_tries_name:
    '未確認のブラウザーから、このユーザー名で間違ったパスワードやコードが何度も入力されました。{wait}後にここで再試行できます。このユーザー名でサインインしたことのあるブラウザーには影響ありません。',
  error_tries_own_heading: '間違いの回数が多すぎます',
  error_tries_own:
    '間違ったパスワードやコードが何度も入力されました。{wait}後に再試行できます。何も変わっていません。',
  error_network_heading: 'このネットワークからのサインインが集中しています',
  error_network:
    'お使いのネットワークで、完了していないサインインが多すぎます。{wait}後にもう一度お試しください。アカウントに問題はありません。',
  error_accounts_heading: 'このネットワークでの新規作成が多すぎます',
  error_accounts:
    'お使いのネットワークから、いくつものアカウントが作成されました。次のアカウントは{wait}後に作成できます。',
  error_busy_heading: 'ただいま混み合っています',
  error_busy: 'いつもより多くの方がサインインしています。{wait}後にもう一度お試しください。',
  error_starts_own_heading: '開いているページが多すぎます',
  error_starts_own: 'いずれかを完了するか閉じてください。または{wait}お待ちください。',
  error_messages_limit_heading: '今はコードを送れません',
  error_messages_limit:
    '多くのコードをお送りしたため、次のコードは{wait}後に送れます。今回は何も送っていません。アカウントに問題はありません。',
  continue_at_service: 'サインインサービスで続行',
  wait_seconds: '{n}秒',
  wait_minutes: '{n}分',
  wait_hours: '{n}時間',
  wait_unknown: '数分',
  error_acr_unmet_heading: 'より強力な本人確認が必要です',
  error_acr_unmet:
    'このページには、お使いのデバイスでできるものより強力な本人確認が必要です。{brand}にご相談ください。',
  error_sign_on_failed_heading: 'サインインを完了できませんでした',
  error_sign_on_failed_heading_confirm: '本人確認ができませんでした',
  error_sign_on_failed: 'アカウントは何も変わっていません。最初からやり直してください。',
  error_not_set_up_heading: 'この確認を行えません',
  error_not_set_up:
    '設定に誤りがあるため、やり直しても解決しません。何も変わっていません。{brand}にご相談ください。',
  error_not_set_up_approval:
    '設定に誤りがあるため、やり直しても解決しません。何も送信されていません。{brand}にご相談ください。',
  error_sign_on_denied_heading: 'ここではサインインできません',
  error_sign_on_denied:
    'このアカウントはここでのサインインを許可されていません。{brand}にご相談ください。',
  error_other_user_heading: '別のアカウントでした',
  error_other_user:
    'サインインしているアカウントとは別のアカウントで確認されました。何も変わっていません。',
  error_access_denied_heading: 'このページは開けません',
  error_access_denied: 'お使いのアカウントではこのページを開けません。{brand}にご相談ください。',
  error_cancelled_heading: 'キャンセルしました',
  error_cancelled: 'サインインしていません。',
  error_cancelled_step_up: '何も変わっていません。',
  error_cancelled_approval: '何も送信されていません。',
  error_bad_request_heading: '読み取れませんでした',
  error_bad_request:
    '届いた内容が、このページから送られるものと違います。最初からやり直してください。',
  error_other_site_heading: 'このページは開けません',
  error_other_site:
    'フォームが別のサイトから送られたか、送信元をブラウザーが示しませんでした。何も変わっていません。ここから最初にやり直してください。',
  error_mistake_of_the_app_heading: 'こちら側で問題が発生しています',
  error_mistake_of_the_app:
    'お客様の操作が原因ではなく、もう一度試しても解決しません。何も変わっていません。{brand}にご相談ください。',
  error_mistake_of_the_app_approval:
    'お客様の操作が原因ではなく、もう一度試しても解決しません。何も送信されていません。{brand}にご相談ください。',
  error_used_or_foreign_page_approval:
    'このページは別の承認のものか、すでに使われています。最初からやり直してください。',
  error_cookies_off_heading_approval: '承認にはCookieが必要です',
  error_step_not_supported_approval:
    'この承認には、ここで表示できない手順が必要です。最初からやり直すか、{brand}にお問い合わせください。',
  error_unavailable_approval:
    'お客様の操作が原因ではありません。コードは使われておらず、何も送信されていません。1分後にもう一度お試しください。',
  error_unavailable_code_maybe_used_approval:
    'お客様の操作が原因ではありません。何も送信されていません。1分後にもう一度お試しください。',
  error_approval_cancelled_heading: 'キャンセルしました',
  error_approval_cancelled: '何も送信されていません。',
  error_approval_expired_heading: 'この承認は終了しました',
  error_approval_expired:
    '何も送信されていません。引き続き必要な場合は、最初からやり直してください。',
  error_approval_used_heading: 'この承認はすでに使われています',
  error_approval_used: 'もう一度使うことはできません。',
  error_approval_other_request_heading: '別の内容に対する承認でした',
  error_approval_other_request:
    '届いた内容が承認された内容と違うため、何も送信されておらず、承認は終了しました。最初からやり直してください。',
  error_approval_refused_heading: '承認されませんでした',
  error_approval_refused:
    'ご本人であることを確認できなかったため、何も送信されていません。最初からやり直してください。',
  error_approval_outcome_unknown_heading: '結果がまだわかりません',
  error_approval_outcome_unknown:
    'もう一度送信しないでください。承認の一覧を確認するか、{brand}にお問い合わせください。',
  error_too_many_approvals_heading: '進行中の承認が多すぎます',
  error_too_many_approvals:
    'いずれかを完了またはキャンセルするか、数分待ってから、最初からやり直してください。何も送信されていません。',

  confirm_lead: '「続行」を押すと、コードをお尋ねします。',
  sign_off_heading: 'サインアウトしますか？',
  sign_off_lead:
    '{name}としてサインインしています。サインアウトすると、ここでのセッションと、サインインサービスでのセッションが終了します。',
  sign_off: 'サインアウト',
  stay: 'サインインしたままにする',
  signed_off_heading: 'サインアウトしました',
  signed_off_lead: '共有のコンピューターでは、このウィンドウも閉じてください。',
  signed_off_lead_half:
    'ここからはサインアウトしました。サインインサービスが応答しなかったため、共有のコンピューターではブラウザーを閉じてください。',
  leaving_heading: 'ここからサインアウトしました',
  leaving_lead: '続行して、サインインサービスからもサインアウトしてください。',
  sign_on_again: 'もう一度サインイン',
  continue_elsewhere_heading: 'サインインサービスで続行',
  continue_elsewhere_lead: 'このサインインは別のページで続きます。終わると、ここに戻ります。',
  continue_elsewhere_at: '{provider}で続行',
  continue_elsewhere_at_lead: 'そちらでサインインし、終わると{brand}に戻ります。',
  continue_elsewhere_other: '別の方法でサインイン',
}

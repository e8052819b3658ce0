// Every text on a page, in Arabic.
import type { Catalogue } from './text.js'

type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Forms = Readonly<Record<Form, string>>

/** How many of a thing, inside a sentence: after a preposition, or as its object. */
const minutes = count('n', ['دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة'])
const pauseMinutes = count('m', ['دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة'])
const hours = count('n', ['ساعة واحدة', 'ساعتين', 'ساعات', 'ساعة'])
const seconds = count('n', ['ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية'])
const waitSeconds = count('s', ['ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية'])
const digits = count('n', ['رقم واحد', 'رقمين', 'أرقام', 'رقمًا'])
const characters = count('n', ['حرف واحد', 'حرفين', 'أحرف', 'حرفًا'])
const differentCharacters = count('n', ['حرف واحد', 'حرفين مختلفين', 'أحرف مختلفة', 'حرفًا مختلفًا'])
const capitals = count('n', ['حرف كبير واحد', 'حرفين كبيرين', 'أحرف كبيرة', 'حرفًا كبيرًا'])
const smallLetters = count('n', ['حرف صغير واحد', 'حرفين صغيرين', 'أحرف صغيرة', 'حرفًا صغيرًا'])
const signs = count('n', ['رمز واحد', 'رمزين', 'رموز', 'رمزًا'])
const attempts = count('n', ['محاولة واحدة', 'محاولتان', 'محاولات', 'محاولة'])
const times = count('n', ['مرة واحدة', 'مرتين', 'مرات', 'مرة'])

/** The Arabic texts by their keys. */
export const arabic: Catalogue<Form> = {
  continue: 'متابعة',
  cancel: 'إلغاء',
  go_back: 'رجوع',
  start_again: 'البدء من جديد',
  try_again: 'إعادة المحاولة',
  check_now: 'التحقق الآن',
  not_you: 'ليس أنت؟',
  help: 'مساعدة في تسجيل الدخول',
  help_approval: 'مساعدة',
  not_asked: 'لم أطلب هذا',
  back_to_brand: 'العودة إلى {brand}',
  back_to_place: 'العودة إلى: {place}',
  show: 'إظهار',
  hide: 'إخفاء',
  show_what: ' كلمة المرور',
  privacy: 'الخصوصية',
  language_current: 'اللغة: {language}',
  reference: 'المرجع',
  give_reference: 'إذا تكرر ذلك، فقدّم هذا المرجع إلى الدعم:',
  problem_heading: 'هناك مشكلة',
  choose: 'استخدام جهاز آخر',
  step_up_heading: 'تأكيد هويتك',
  step_up_lead: 'تتطلب هذه الصفحة تأكيدًا جديدًا.',
  step_up_lead_why: 'يلزم تأكيد جديد: {why}.',

  consent_heading: 'الشروط',
  consent_lead: 'تلزم موافقتك عليها للمتابعة.',
  consent_lead_version: 'الإصدار {version}. تلزم موافقتك عليه للمتابعة.',
  consent_lead_from: 'بتاريخ {date}. تلزم موافقتك للمتابعة.',
  consent_lead_version_from: 'الإصدار {version} بتاريخ {date}. تلزم موافقتك عليه للمتابعة.',
  consent_agree: 'موافقة ومتابعة',
  consent_refuse: 'عدم الموافقة',
  consent_new_tab: ' (يُفتح في علامة تبويب جديدة)',
  error_agreement_refused_heading: 'لم توافق',
  error_agreement_refused: 'لم توافق، لذلك لم يتم تسجيل دخولك.',
  error_agreement_refused_step_up: 'لم توافق، لذلك لم يتم تأكيد هذا.',
  error_agreement_refused_approval: 'لم توافق، لذلك لم تتم الموافقة على شيء ولم يُرسَل شيء.',

  profile_heading: 'بعض البيانات',
  profile_lead: 'يحتاج {brand} إليها للمتابعة.',
  profile_save: 'حفظ ومتابعة',
  profile_optional: '{label} (اختياري)',
  message_attribute_empty: 'يجب ملء هذا الحقل: {label}',
  message_attribute_malformed: '{label}: البيان غير مكتمل أو فيه ما لا يصلح له',
  message_profile_refused: 'لم يُقبَل ذلك. راجع ما أدخلته.',
  link_heading: 'هل هذا حسابك؟',
  link_lead:
    'للعنوان {email} من {provider} حساب لدى {brand} بالفعل. أدخل كلمة المرور الخاصة بـ {brand} مرة واحدة، وبعدها يمكنك تسجيل الدخول بأي منهما.',
  link_lead_unnamed:
    'للحساب من {provider} حساب لدى {brand} بالفعل. أدخل كلمة المرور الخاصة بـ {brand} مرة واحدة، وبعدها يمكنك تسجيل الدخول بأي منهما.',
  link_provider_unnamed: 'الخدمة الأخرى',
  link_label: 'كلمة المرور لدى {brand}',
  link_continue: 'ربط ومتابعة',
  link_refuse: 'عدم الربط والرجوع',
  confirm_account_heading: 'راجع بياناتك',
  confirm_account_lead: 'من {provider}',
  confirm_account_continue: 'صحيحة، متابعة',
  attribute_username: 'اسم المستخدم',
  attribute_email: 'عنوان البريد الإلكتروني',
  attribute_name_given: 'الاسم الأول',
  attribute_name_family: 'اسم العائلة',
  attribute_name_middle: 'الاسم الأوسط',
  attribute_name_formatted: 'الاسم',
  attribute_mobilephone: 'الهاتف المحمول',
  attribute_primaryphone: 'الهاتف',
  attribute_address_streetaddress: 'الشارع والرقم',
  attribute_address_locality: 'المدينة',
  attribute_address_region: 'المنطقة',
  attribute_address_postalcode: 'الرمز البريدي',
  attribute_address_countrycode: 'البلد',

  username_heading: 'تسجيل الدخول',
  username_lead: 'للمتابعة إلى {brand}',
  username_label: 'اسم المستخدم أو عنوان البريد الإلكتروني',

  password_heading: 'أدخل كلمة المرور',
  password_label: 'كلمة المرور',
  forgot_password: 'هل نسيت كلمة المرور؟',
  forgot_password_ask: 'هل نسيت كلمة المرور؟ اسأل {brand}.',

  password_new_heading: 'اختر كلمة مرور جديدة',
  password_new_lead_expired:
    'كلمة المرور منتهية الصلاحية. الأفضل كلمة طويلة لا تستخدمها في أي مكان آخر.',
  password_new_lead_must_change: 'حفاظًا على أمانك تلزم كلمة مرور جديدة قبل المتابعة.',
  password_current_label: 'كلمة المرور الحالية',
  password_new_label: 'كلمة المرور الجديدة',
  password_save: 'حفظ ومتابعة',
  show_what_current: ' كلمة المرور الحالية',
  show_what_new: ' كلمة المرور الجديدة',
  rule_met: '، مستوفى',
  rule_open: '، لم يُستوفَ بعد',
  rule_count: 'استُوفي {n} من {m} من الشروط',
  rule_length_min: { ...characters((some) => `على الأقل: ${some}`), two: 'على الأقل: حرفان' },
  rule_length_max: { ...characters((some) => `على الأكثر: ${some}`), two: 'على الأكثر: حرفان' },
  rule_capitals: { ...capitals((some) => `${some} (A–Z)`), two: 'حرفان كبيران (A–Z)' },
  rule_small_letters: {
    ...smallLetters((some) => `${some} (a–z)`),
    two: 'حرفان صغيران (a–z)',
  },
  rule_digits: { ...digits((some) => `${some} (0–9)`), two: 'رقمان (0–9)' },
  rule_signs: { ...signs((some) => `${some} مثل ! ? %`), two: 'رمزان مثل ! ? %' },
  rule_characters: {
    ...signs((some) => `${some} من هذه: {characters}`),
    two: 'رمزان من هذه: {characters}',
  },
  rule_different: {
    ...differentCharacters((some) => `على الأقل: ${some}`),
    two: 'على الأقل: حرفان مختلفان',
  },
  rule_repeated: {
    ...times((some) => `عدم تكرار أي حرف على التوالي أكثر من ${some}`),
    one: 'عدم تكرار أي حرف مرتين على التوالي',
  },
  rule_history: {
    by: 'n',
    zero: 'ليست من آخر {n} كلمة مرور لك',
    one: 'ليست آخر كلمة مرور لك',
    two: 'ليست من آخر كلمتي مرور لك',
    few: 'ليست من آخر {n} كلمات مرور لك',
    many: 'ليست من آخر {n} كلمة مرور لك',
    other: 'ليست من آخر {n} كلمة مرور لك',
  },
  rule_similar: 'لا تشبه كلمة المرور الحالية كثيرًا',
  rule_common: 'ليست كلمة مرور شائعة',
  rule_profile: 'ليست اسمك أو بريدك الإلكتروني أو رقم هاتفك',

  recover_heading: 'انظر في بريدك الإلكتروني',
  recover_lead:
    'إذا كان لهذا الحساب عنوان بريد إلكتروني، فقد أرسلنا إليه رمز استعادة. وهو صالح لمدة 5 دقائق.',
  recover_code_label: 'رمز الاستعادة',
  recover_code_hint: '8 أحرف وأرقام',
  recover_note: 'لم تصل رسالة بعد؟ انظر في مجلد الرسائل غير المرغوب فيها.',
  verify_heading: 'انظر في بريدك الإلكتروني',
  verify_lead: 'أرسلنا رسالة بريد إلكتروني فيها رمز للتحقق من عنوانك.',
  verify_lead_to: 'أرسلنا رسالة بريد إلكتروني فيها رمز إلى {mask} للتحقق من العنوان.',
  verify_code_label: 'الرمز',
  verify_code_hint: '8 أحرف وأرقام',
  register_heading: 'إنشاء حسابك',
  register_lead: 'لدى {brand}',
  register_email_label: 'عنوان البريد الإلكتروني',
  register_email_hint: 'نرسل إليه رمزًا للتحقق منه',
  register_username_label: 'اسم المستخدم',
  register_username_hint: 'يُستخدم لتسجيل الدخول',
  register_password_label: 'كلمة المرور',
  register_create: 'إنشاء الحساب',
  register_note: 'هل لديك حساب بالفعل؟',
  register_sign_on: 'تسجيل الدخول بدلًا من ذلك',
  register_offer: 'إنشاء حساب',
  verify_lead_register:
    'إذا لم يكن للعنوان {email} حساب بعد، فقد أرسلنا إليه رمزًا. قد يكون في مجلد الرسائل غير المرغوب فيها.',
  verify_note_register: 'هل لديك حساب بالفعل؟ لن يصل رمز في هذه الحالة.',
  message_email_empty: 'أدخل عنوان بريدك الإلكتروني',
  message_email_malformed: 'أدخل عنوان بريد إلكتروني مثل name@example.com',
  message_register_username_empty: 'اختر اسم مستخدم',
  message_username_taken: 'اسم المستخدم هذا محجوز. اختر اسمًا آخر.',
  message_register_refused: 'تعذّر إنشاء الحساب. تحقق مما أدخلته.',
  message_recovery_code_empty: 'أدخل رمز الاستعادة',
  message_recovery_code_malformed: 'أدخل أحرف الرمز وأرقامه الثمانية',
  message_recovery_code_wrong:
    'هذا الرمز غير صحيح، أو مضى عليه أكثر من 5 دقائق. اطلب رمزًا جديدًا. إذا كنت متأكدًا من الرمز، فاختر كلمة مرور أخرى.',
  message_verification_code_empty: 'أدخل الرمز',
  message_verification_code_malformed: 'أدخل أحرف الرمز وأرقامه الثمانية',
  message_verification_code_wrong: 'هذا الرمز غير صحيح. تحقق من أنه من أحدث رسالة بريد إلكتروني.',

  otp_label: 'الرمز',
  otp_hint: { ...digits((some) => some), two: 'رقمان' },
  otp_hint_auto: {
    ...digits((some) => `${some}. نتابع عند اكتمالها.`),
    two: 'رقمان. نتابع عند اكتمالهما.',
  },
  otp_heading: 'أدخل الرمز',
  otp_lead_unproven:
    'إذا كان هذا الحساب موجودًا، فقد أرسلنا رمزًا إلى هاتفه أو عنوان بريده الإلكتروني. إذا كنت تستخدم تطبيق المصادقة، فأدخل الرمز الذي يعرضه.',
  otp_lead_unproven_sms: 'إذا كان هذا الحساب موجودًا، فقد أرسلنا رسالة نصية فيها رمز.',
  otp_lead_unproven_email:
    'إذا كان هذا الحساب موجودًا، فقد أرسلنا رسالة بريد إلكتروني فيها رمز. قد تكون في مجلد الرسائل غير المرغوب فيها.',
  otp_lead_unproven_voice: 'إذا كان هذا الحساب موجودًا، فنحن نتصل بهاتفه لنقرأ لك رمزًا.',
  otp_lead_unproven_whatsapp: 'إذا كان هذا الحساب موجودًا، فقد أرسلنا رسالة WhatsApp فيها رمز.',
  otp_lead: 'أرسلنا إليك رمزًا.',
  otp_heading_sms: 'انظر في هاتفك',
  otp_lead_sms: 'أرسلنا رسالة نصية فيها رمز إلى الرقم المنتهي بـ {digits}.',
  otp_lead_sms_unnamed: 'أرسلنا رسالة نصية فيها رمز إلى هاتفك.',
  otp_heading_email: 'انظر في بريدك الإلكتروني',
  otp_lead_email:
    'أرسلنا رسالة بريد إلكتروني فيها رمز إلى {mask}. قد تكون في مجلد الرسائل غير المرغوب فيها.',
  otp_lead_email_unnamed:
    'أرسلنا رسالة بريد إلكتروني فيها رمز. قد تكون في مجلد الرسائل غير المرغوب فيها.',
  otp_heading_voice: 'أجب على هاتفك',
  otp_lead_voice: 'نتصل بالرقم المنتهي بـ {digits} لنقرأ لك رمزًا.',
  otp_lead_voice_unnamed: 'نتصل بك لنقرأ لك رمزًا.',
  otp_heading_whatsapp: 'انظر في WhatsApp',
  otp_lead_whatsapp: 'أرسلنا رسالة WhatsApp فيها رمز إلى الرقم المنتهي بـ {digits}.',
  otp_lead_whatsapp_unnamed: 'أرسلنا رسالة WhatsApp فيها رمز إلى هاتفك.',
  otp_heading_totp: 'افتح تطبيق المصادقة',
  otp_lead_totp: 'أدخل الرمز الذي يعرضه لـ {brand}. لا يُرسَل إليك شيء.',
  otp_heading_mobile: 'افتح تطبيق {brand}',
  otp_lead_mobile: 'أدخل الرمز الذي يعرضه. لا يُرسَل إليك شيء، لذلك يعمل دون شبكة.',
  otp_heading_token: 'استخدم جهاز الرموز',
  otp_lead_token: 'اضغط زرّه وأدخل الرمز الذي يعرضه.',
  otp_lead_shown: 'أدخل الرمز الذي يعرضه جهازك. لا يُرسَل إليك شيء.',
  otp_note_wait: 'لم تصل رسالة بعد؟ قد يستغرق وصولها دقيقة.',
  otp_note_call: 'لم يصل اتصال بعد؟ قد يستغرق ذلك دقيقة.',
  otp_note_newest: 'أحدث رمز فقط صالح.',
  otp_note_clock: 'خطأ مرة أخرى؟ تحقق من أن هاتفك يضبط ساعته تلقائيًا.',
  resend: 'إرسال رمز جديد',
  resend_voice: 'إعادة الاتصال',
  resend_wait: waitSeconds((some) => `رمز جديد بعد ${some}`),
  resend_wait_minutes: pauseMinutes((some) => `رمز جديد بعد ${some}`),

  push_title: 'في انتظار هاتفك',
  push_heading: 'وافق على هاتفك',
  push_heading_unproven: 'انظر في هاتفك',
  push_lead_number: 'افتح تطبيق {app} على {device} واختر الرقم الذي تراه هنا.',
  push_lead_number_unnamed: 'افتح تطبيق {app} على هاتفك واختر الرقم الذي تراه هنا.',
  push_lead: 'أرسلنا طلبًا إلى تطبيق {app} على {device}. وافق عليه هناك إذا كنت تسجّل الدخول الآن.',
  push_lead_unnamed:
    'أرسلنا طلبًا إلى تطبيق {app} على هاتفك. وافق عليه هناك إذا كنت تسجّل الدخول الآن.',
  push_lead_step_up:
    'أرسلنا طلبًا إلى تطبيق {app} على {device}. وافق عليه هناك إذا كنت قد طلبت هذا الآن.',
  push_lead_step_up_unnamed:
    'أرسلنا طلبًا إلى تطبيق {app} على هاتفك. وافق عليه هناك إذا كنت قد طلبت هذا الآن.',
  push_lead_unproven: 'إذا كان هذا الحساب موجودًا، فقد أرسلنا طلبًا إلى هاتفه. وافق عليه هناك.',
  push_lead_unproven_number:
    'إذا كان هذا الحساب موجودًا، فقد أرسلنا طلبًا إلى هاتفه. اختر هذا الرقم هناك.',
  push_lead_approval: 'قارن هذه الأسطر بتطبيق {app}. لا توافق هناك إلا إذا تطابقا.',
  push_lead_approval_number: 'قارن هذه الأسطر بتطبيق {app}. إذا تطابقا، فاختر هذا الرقم هناك.',
  push_moves_on: 'تنتقل هذه الصفحة تلقائيًا.',
  push_then_check: 'أجب هناك، ثم اضغط «التحقق الآن».',
  push_number_label: 'اختر هذا الرقم في التطبيق',
  push_number_label_approval: 'الرقم المطلوب اختياره',
  push_note: 'لا تسجّل الدخول الآن؟ ارفض الطلب في التطبيق.',
  push_note_step_up: 'ألم تطلب هذا؟ ارفض الطلب في التطبيق.',
  push_waiting: 'في انتظار إجابتك على {device}',
  push_waiting_unnamed: 'في انتظار إجابتك على هاتفك',
  push_advice: 'لا يطلب منك {brand} أبدًا قراءة هذا الرقم بصوت عالٍ.',
  push_advice_no_number: 'لا يطلب منك {brand} أبدًا الموافقة على شيء عبر الهاتف.',
  push_answered: 'تمت الإجابة. نتابع.',
  push_soon: 'بقي أقل من 20 ثانية.',
  push_use_code: 'إدخال رمز من التطبيق',
  push_ended_heading: 'لا إجابة من هاتفك',
  push_ended_heading_unproven: 'لم يوافق أحد على الهاتف',
  push_ended_lead:
    'سألنا تطبيق {app} على {device} ولم يُجب أحد في الوقت المحدد، لذلك لم يتم تسجيل دخولك.',
  push_ended_lead_unnamed:
    'سألنا تطبيق {app} على هاتفك ولم يُجب أحد في الوقت المحدد، لذلك لم يتم تسجيل دخولك.',
  push_ended_lead_step_up:
    'سألنا تطبيق {app} على {device} ولم يُجب أحد في الوقت المحدد، لذلك لم يتم تأكيد شيء.',
  push_ended_lead_step_up_unnamed:
    'سألنا تطبيق {app} على هاتفك ولم يُجب أحد في الوقت المحدد، لذلك لم يتم تأكيد شيء.',
  push_ended_lead_approval: 'لم يُجب أحد، لذلك لم تتم الموافقة على شيء ولم يُرسَل شيء.',
  push_ended_again: 'إعادة الإرسال',
  push_ended_note: 'لا شيء على الهاتف؟ افتح التطبيق، وتحقق من اتصال الهاتف بالإنترنت.',
  push_denied_heading: 'رُفض على هاتفك',
  push_denied_lead: 'رُفض الطلب في تطبيق {app}، لذلك لم يتم تسجيل دخولك. لم يتغير شيء في الحساب.',
  push_denied_lead_step_up:
    'رُفض الطلب في تطبيق {app}، لذلك لم يتم تأكيد شيء. لم يتغير شيء في الحساب.',
  push_denied_lead_approval: 'رُفض الطلب في تطبيق {app}، لذلك لم تتم الموافقة على شيء. لم يُرسَل شيء.',
  push_denied_not_you: 'ألم تبدأ هذا؟',
  message_no_answer_yet: 'لا إجابة بعد. ابحث عن الطلب في تطبيق {app}.',
  message_request_sent: 'أرسلنا طلبًا جديدًا. أحدث طلب فقط يُحتسب.',

  passkey_heading: 'استخدم مفتاح المرور',
  passkey_lead: 'يطلب جهازك وجهك أو بصمة إصبعك أو قفل الشاشة أو مفتاح الأمان.',
  passkey_lead_approval:
    'راجع هذه الأسطر. تُعرض هنا فقط: يطلب جهازك وجهك أو بصمة إصبعك أو قفل الشاشة أو مفتاح الأمان، لا المبلغ.',
  passkey_use: 'استخدام مفتاح المرور',
  passkey_approve: 'موافقة بمفتاح المرور',
  passkey_no_script:
    'تحتاج مفاتيح المرور إلى JavaScript، وهو متوقف لهذا الموقع. شغّله وأعد تحميل هذه الصفحة، أو استخدم جهازًا آخر.',
  passkey_no_script_only:
    'تحتاج مفاتيح المرور إلى JavaScript، وهو متوقف لهذا الموقع. شغّله وأعد تحميل هذه الصفحة، أو اسأل {brand}.',
  passkey_unsupported:
    'لا يمكن لهذا المتصفح استخدام مفاتيح المرور. استخدم متصفحًا آخر أو جهازًا آخر.',
  passkey_unsupported_only:
    'لا يمكن لهذا المتصفح استخدام مفاتيح المرور. استخدم متصفحًا آخر، أو اسأل {brand}.',
  passkey_unusable: 'لا يمكن استخدام مفاتيح المرور في هذه الصفحة الآن. استخدم جهازًا آخر.',
  passkey_not_used_heading: 'لم يُستخدم مفتاح المرور',
  passkey_not_used:
    'أغلقت السؤال، أو استغرق الأمر وقتًا طويلًا. لم يُفقَد شيء: أعد المحاولة، أو استخدم جهازًا آخر.',
  passkey_not_used_only: 'أغلقت السؤال، أو استغرق الأمر وقتًا طويلًا. لم يُفقَد شيء: أعد المحاولة.',

  message_passkey_wrong: 'مفتاح المرور هذا لا يناسب هذا الحساب. استخدم مفتاحًا آخر، أو جهازًا آخر.',
  message_passkey_wrong_left: attempts(
    (some) =>
      `مفتاح المرور هذا لا يناسب هذا الحساب. استخدم مفتاحًا آخر، أو جهازًا آخر. المتبقي لك: ${some}.`,
  ),
  message_passkey_not_used:
    'لم يُستخدم مفتاح المرور. لم يُفقَد شيء: أعد المحاولة، أو استخدم جهازًا آخر.',
  message_passkey_old: 'تخص هذه الإجابة صفحة أقدم. لم يُفقَد شيء: استخدم مفتاح المرور مرة أخرى.',
  message_outcome_unknown_passkey: 'لم يصلنا رد بشأن مفتاح المرور هذا. استخدمه مرة أخرى.',

  device_heading: 'كيف نؤكد هويتك؟',
  device_none: 'لا يمكنني استخدام أي منها',
  device_none_ask: 'لا يمكنك استخدام أي منها؟ اسأل {brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'رسالة نصية',
  device_email: 'بريد إلكتروني',
  device_voice: 'مكالمة هاتفية',
  device_whatsapp: 'رسالة WhatsApp',
  device_mobile: 'موافقة في تطبيق {brand}',
  device_passkey: 'مفتاح مرور',
  device_totp: 'تطبيق المصادقة',
  device_token: 'مولّد رموز',
  device_other: 'جهاز آخر',
  device_detail_number: 'إلى الرقم المنتهي بـ {digits}',
  device_detail_mask: 'إلى {mask}',
  device_detail_on: 'على {mask}',
  device_detail_passkey: 'الوجه أو بصمة الإصبع أو مفتاح أمان',
  device_detail_totp: 'رمز يتغير كل 30 ثانية',

  approve_pill: 'تلزم موافقتك',
  approve_heading_transaction: 'هل توافق على هذه العملية؟',
  approve_heading_transfer: 'هل توافق على هذا التحويل؟',
  approve_heading_payment: 'هل توافق على هذا الدفع؟',
  approve_heading_order: 'هل توافق على هذا الطلب؟',
  approve_heading_change: 'هل توافق على هذا التغيير؟',
  approve_lead: 'قارن هذه الأسطر بالرسالة التي أرسلناها إليك. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_sms:
    'قارن هذه الأسطر بالرسالة النصية التي أرسلناها إلى الرقم المنتهي بـ {digits}. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_sms_unnamed:
    'قارن هذه الأسطر بالرسالة النصية التي أرسلناها إلى هاتفك. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_email:
    'قارن هذه الأسطر برسالة البريد الإلكتروني التي أرسلناها إلى {mask}. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_email_unnamed:
    'قارن هذه الأسطر برسالة البريد الإلكتروني التي أرسلناها إليك. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_voice:
    'قارن هذه الأسطر بما نقرؤه لك على الرقم المنتهي بـ {digits}. لا تُدخِل الرمز إلا إذا تطابقا.',
  approve_lead_voice_unnamed:
    'قارن هذه الأسطر بما نقرؤه لك على الهاتف. لا تُدخِل الرمز إلا إذا تطابقا.',
  approve_lead_whatsapp:
    'قارن هذه الأسطر برسالة WhatsApp التي أرسلناها إلى الرقم المنتهي بـ {digits}. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_whatsapp_unnamed:
    'قارن هذه الأسطر برسالة WhatsApp التي أرسلناها إلى هاتفك. لا تُدخِل رمزها إلا إذا تطابقا.',
  approve_lead_totp:
    'لا يعرض هذه الأسطر سوى هذه الصفحة. راجعها هنا. لا تُدخِل الرمز الذي يعرضه تطبيق المصادقة لـ {brand} إلا إذا كانت صحيحة.',
  approve_lead_mobile:
    'لا يعرض هذه الأسطر سوى هذه الصفحة. راجعها هنا. لا تُدخِل الرمز الذي يعرضه تطبيق {brand} إلا إذا كانت صحيحة.',
  approve_lead_token:
    'لا يعرض هذه الأسطر سوى هذه الصفحة. راجعها هنا. لا تُدخِل الرمز الذي يعرضه جهاز الرموز إلا إذا كانت صحيحة.',
  approve_lead_shown:
    'لا يعرض هذه الأسطر سوى هذه الصفحة. راجعها هنا. لا تُدخِل الرمز الذي يعرضه جهازك إلا إذا كانت صحيحة.',
  approve_label: 'الرمز',
  approve_label_sms: 'الرمز من الرسالة النصية',
  approve_label_email: 'الرمز من البريد الإلكتروني',
  approve_label_voice: 'الرمز من المكالمة الهاتفية',
  approve_label_whatsapp: 'الرمز من رسالة WhatsApp',
  approve_label_totp: 'الرمز من تطبيق المصادقة',
  approve_label_mobile: 'الرمز من تطبيق {brand}',
  approve_label_token: 'الرمز من جهاز الرموز',
  approve: 'موافقة',
  approve_ends: minutes((some) => `تنتهي عند {time}، بعد ${some}.`),
  approve_ends_soon: 'تنتهي عند {time}، بعد أقل من دقيقة.',
  approve_ends_warning: 'بقيت دقيقة واحدة.',
  approve_ended: 'انتهت هذه الموافقة. لم يُرسَل شيء.',
  approve_advice: 'لا يطلب منك {brand} أبدًا قراءة رمز بصوت عالٍ.',
  details_caption: 'ما توافق عليه',
  detail_amount: 'المبلغ',
  detail_empty: 'فارغ',

  resume_heading: 'تم التأكيد. بقيت خطوة واحدة.',
  resume_heading_approval: 'تمت الموافقة. بقيت خطوة واحدة.',
  resume_heading_done: 'تم التأكيد',
  resume_heading_done_approval: 'تمت الموافقة',
  resume_lead: 'يتابع طلبك تلقائيًا. إذا لم يحدث ذلك، فاضغط «إنهاء».',
  resume_lead_transaction: 'تتابع عمليتك تلقائيًا. إذا لم يحدث ذلك، فاضغط «إنهاء».',
  resume_lead_transfer: 'يتابع تحويلك تلقائيًا. إذا لم يحدث ذلك، فاضغط «إنهاء».',
  resume_lead_payment: 'يتابع دفعك تلقائيًا. إذا لم يحدث ذلك، فاضغط «إنهاء».',
  resume_lead_order: 'يتابع طلبك تلقائيًا. إذا لم يحدث ذلك، فاضغط «إنهاء».',
  resume_lead_change: 'يتابع تغييرك تلقائيًا. إذا لم يحدث ذلك، فاضغط «إنهاء».',
  resume_press: 'اضغط «إنهاء» للمتابعة.',
  resume_press_approval: 'اضغط «إنهاء» للإرسال.',
  resume_lead_done: 'يتابع {brand} من حيث توقفت.',
  finish: 'إنهاء',

  mismatch_heading_transaction: 'أوقفنا هذه العملية',
  mismatch_heading_transfer: 'أوقفنا هذا التحويل',
  mismatch_heading_payment: 'أوقفنا هذا الدفع',
  mismatch_heading_order: 'أوقفنا هذا الطلب',
  mismatch_heading_change: 'أوقفنا هذا التغيير',
  mismatch_lead: 'ما وصل ليس ما وافقت عليه. لم يُرسَل شيء، ولم يعد بالإمكان استخدام تلك الموافقة.',
  mismatch_lead_elsewhere:
    'هذه الأسطر متطابقة، لكن جزءًا آخر مما وصل ليس ما وافقت عليه. لم يُرسَل شيء، ولم يعد بالإمكان استخدام تلك الموافقة.',
  mismatch_caption: 'ما وافقت عليه بجانب ما وصل',
  mismatch_detail: 'البيان',
  mismatch_approved: 'وافقت على',
  mismatch_arrived: 'ما وصل',
  mismatch_changed: 'تغيّر',
  mismatch_absent: 'غير موجود',
  mismatch_review: 'مراجعة والبدء من جديد',
  mismatch_tell_us: 'إذا لم تغيّر شيئًا، {link} وقدّم هذا المرجع:',
  mismatch_tell_us_link: 'فأخبرنا',

  message_username_empty: 'أدخل اسم المستخدم أو عنوان البريد الإلكتروني',
  message_username_too_long: 'هذا أطول من أن يكون اسم مستخدم أو عنوان بريد إلكتروني',
  message_username_malformed:
    'أدخل اسم المستخدم أو عنوان البريد الإلكتروني دون فواصل أسطر أو أحرف مخفية',
  message_password_empty: 'أدخل كلمة المرور',
  message_otp_empty: 'أدخل الرمز',
  message_otp_wrong_length: digits((some) => `أدخل كامل الرمز، وهو من ${some}`),
  message_otp_wrong_length_unknown: 'أدخل كل أرقام الرمز',
  message_otp_wrong: 'هذا الرمز غير صحيح. تحقق من أنه من أحدث رسالة.',
  message_otp_wrong_shown: 'هذا الرمز غير صحيح. انتظر الرمز التالي ثم أدخله.',
  message_otp_wrong_shown_left: attempts(
    (some) => `هذا الرمز غير صحيح. انتظر الرمز التالي ثم أدخله. المتبقي لك: ${some}.`,
  ),
  message_last_try: 'محاولة واحدة أخرى، ثم يلزم البدء من جديد.',
  message_otp_wrong_left: attempts((some) => `هذا الرمز غير صحيح. المتبقي لك: ${some}.`),
  message_otp_wrong_last: pauseMinutes(
    (some) => `هذا الرمز غير صحيح. بقيت لك محاولة واحدة، ثم نتوقف مؤقتًا لمدة ${some}.`,
  ),
  message_nothing_sent: 'لم يُرسَل شيء.',
  message_credentials_wrong: 'اسم المستخدم وكلمة المرور غير متطابقين.',
  message_current_password_empty: 'أدخل كلمة المرور الحالية',
  message_current_password_wrong: 'هذه ليست كلمة المرور الحالية.',
  message_new_password_empty: 'أدخل كلمة مرور جديدة',
  message_password_rules: 'لا تستوفي كلمة المرور هذه الشروط هنا. اختر كلمة أخرى.',
  message_password_rules_length_min: characters((some) => `اختر كلمة مرور لا تقل عن ${some}.`),
  message_password_rules_length_max: characters((some) => `اختر كلمة مرور لا تزيد على ${some}.`),
  message_password_rules_capitals: capitals((some) => `تحتاج كلمة المرور إلى ${some} (A–Z).`),
  message_password_rules_small_letters: smallLetters(
    (some) => `تحتاج كلمة المرور إلى ${some} (a–z).`,
  ),
  message_password_rules_digits: digits((some) => `تحتاج كلمة المرور إلى ${some} (0–9).`),
  message_password_rules_signs: signs((some) => `تحتاج كلمة المرور إلى ${some} مثل ! ? %.`),
  message_password_rules_characters: signs(
    (some) => `تحتاج كلمة المرور إلى ${some} من هذه: {characters}`,
  ),
  message_password_rules_different: differentCharacters(
    (some) => `تحتاج كلمة المرور على الأقل إلى ${some}.`,
  ),
  message_password_rules_repeated: {
    ...times((some) => `لا تكرّر أي حرف على التوالي أكثر من ${some}.`),
    one: 'لا تكرّر أي حرف مرتين على التوالي.',
  },
  message_password_rules_history: 'سبق أن استخدمت كلمة المرور هذه. اختر كلمة أخرى.',
  message_password_rules_similar: 'تشبه كلمة المرور هذه الكلمة الحالية كثيرًا. اختر كلمة أخرى.',
  message_password_rules_common:
    'كلمة المرور هذه مدرجة في قائمة كلمات المرور الشائعة. اختر كلمة أخرى.',
  message_password_rules_profile:
    'في كلمة المرور هذه اسمك أو بريدك الإلكتروني أو رقم هاتفك. اختر كلمة أخرى.',
  message_code_sent: 'أرسلنا رمزًا جديدًا. أحدث رمز فقط صالح.',
  message_code_sent_voice: 'نعيد الاتصال بك. أحدث رمز فقط صالح.',
  message_resend_too_early: waitSeconds(
    (some) => `انتظر الرمز التالي لمدة ${some}. الرمز الذي لديك ما زال صالحًا.`,
  ),
  message_resend_too_early_unknown: 'انتظر لحظة قبل الرمز التالي. الرمز الذي لديك ما زال صالحًا.',
  message_resend_limit:
    'لا يمكننا إرسال مزيد من الرموز لتسجيل الدخول هذا. استخدم آخر رمز، أو ابدأ من جديد.',
  message_message_not_sent: 'تعذّر إرسال الرسالة. أعد المحاولة، أو استخدم جهازًا آخر.',
  message_message_not_sent_only: 'تعذّر إرسال الرسالة. أعد المحاولة بعد دقيقة.',
  message_device_paused: minutes(
    (some) => `هذا الجهاز متوقف مؤقتًا لمدة ${some}. استخدم جهازًا آخر، أو انتظر.`,
  ),
  message_device_paused_unknown: 'هذا الجهاز متوقف مؤقتًا. استخدم جهازًا آخر، أو انتظر.',
  message_codes_paused: minutes(
    (some) => `كلمة المرور صحيحة، لكن لا يمكننا إرسال رمز إليك لمدة ${some}. أعد المحاولة بعد ذلك.`,
  ),
  message_codes_paused_unknown:
    'كلمة المرور صحيحة، لكن تعذّر إرسال رمز إليك. أعد المحاولة بعد دقيقة.',
  message_not_checked: 'تعذّر التحقق من ذلك. أعد المحاولة بعد دقيقة.',
  message_device_unknown: 'لا يمكن استخدام هذا الجهاز الآن. اختر جهازًا آخر.',
  message_resend_limit_approval:
    'لا يمكننا إرسال مزيد من الرموز لهذه الموافقة. استخدم آخر رمز، أو ابدأ من جديد.',
  message_outcome_unknown: 'لم يصلنا رد بشأن هذا الرمز. جرّبه مرة أخرى، أو اطلب رمزًا جديدًا.',
  message_outcome_unknown_totp: 'لم يصلنا رد بشأن هذا الرمز. أدخل الرمز الذي يعرضه تطبيقك الآن.',
  message_recent_tries: minutes(
    (some) => `أُدخلت رموز خاطئة قبل لحظات. قد لا يصل رمز جديد قبل ${some}.`,
  ),
  message_in_progress: 'ما زلنا نعمل على إجابتك الأخيرة. أعد المحاولة بعد لحظة.',
  message_press_again: 'فُتحت صفحة أخرى في الوقت نفسه. اضغط «متابعة» مرة أخرى.',
  message_enter_again:
    'كان ذلك صحيحًا، لكن الصفحة التالية لم تصل إليك. أدخل الشيء نفسه مرة أخرى؛ لا يلزمك رمز جديد.',

  locked_heading: 'محاولات كثيرة جدًا',
  locked_lead: 'أعد المحاولة لاحقًا.',
  locked_heading_tries: 'كانت تلك آخر محاولة',
  locked_lead_tries: minutes(
    (some) =>
      `ابدأ من جديد للحصول على رمز جديد. إذا لم يصل رمز، فانتظر ${some} قبل المحاولة التالية: تتوقف الرموز مؤقتًا بعد الرموز الخاطئة.`,
  ),
  locked_lead_tries_password: minutes(
    (some) =>
      `ابدأ من جديد. إذا لم تُقبَل كلمة المرور الصحيحة، فانتظر ${some} قبل المحاولة التالية: يتوقف تسجيل الدخول مؤقتًا بعد كلمات المرور الخاطئة.`,
  ),
  locked_lead_tries_passkey:
    'ابدأ من جديد، واستخدم مفتاح المرور لهذا الحساب أو طريقة تأكيد أخرى. إذا لم يُقبَل، فانتظر قليلًا قبل المحاولة التالية.',
  locked_lead_uncounted_passkey:
    'استُخدم مفتاح مرور لا يناسب هذا الحساب مرات كثيرة جدًا، لذلك أوقفنا تسجيل الدخول لهذا الحساب مؤقتًا. لم يتغير شيء في الحساب.',
  locked_lead_account: 'هذا الحساب مقفل بعد محاولات كثيرة جدًا. يمكن لـ {brand} إلغاء قفله.',
  locked_heading_minutes: minutes((some) => `تسجيل الدخول متوقف مؤقتًا لمدة ${some}`),
  locked_heading_hours: hours((some) => `تسجيل الدخول متوقف مؤقتًا لمدة ${some}`),
  locked_lead_count: times(
    (some) =>
      `كان الرمز خاطئًا ${some}، لذلك أوقفنا تسجيل الدخول لهذا الحساب مؤقتًا. لم يتغير شيء في الحساب.`,
  ),
  locked_lead_uncounted:
    'كان الرمز خاطئًا مرات كثيرة جدًا، لذلك أوقفنا تسجيل الدخول لهذا الحساب مؤقتًا. لم يتغير شيء في الحساب.',
  locked_heading_messages: 'لا مزيد من الرموز الآن',
  locked_lead_messages: 'أُرسلت رموز كثيرة، لذلك لا يمكننا إرسال الرمز التالي بعد. حسابك سليم.',
  locked_try_at: 'أعد المحاولة عند',
  locked_was_it_you: 'ألم تكن أنت؟',
  locked_tell_us: 'أخبرنا',

  expired_heading: 'هذه الصفحة منتهية الصلاحية',
  expired_lead: minutes(
    (some) =>
      `حفاظًا على أمانك يجب إكمال تسجيل الدخول في غضون ${some}. ابدأ من جديد وستصل إلى الصفحة التي أردتها.`,
  ),
  expired_lead_step_up: minutes(
    (some) =>
      `حفاظًا على أمانك يجب إكمال التأكيد في غضون ${some}. ابدأ من جديد وستصل إلى الصفحة التي أردتها.`,
  ),
  expired_lead_approval: 'انتهت هذه الموافقة. لم يُرسَل شيء.',

  error_prefix: 'خطأ: ',
  error_still_working_heading: 'ما زلنا نعمل على ذلك',
  error_still_working: 'ما زلنا نعمل على إجابتك الأخيرة. تحقق مرة أخرى بعد لحظة.',
  error_used_or_foreign_page_heading: 'لم يعد بالإمكان استخدام هذه الصفحة',
  error_used_or_foreign_page: 'تخص هذه الصفحة تسجيل دخول آخر، أو سبق استخدامها. ابدأ من جديد.',
  error_cookies_off_heading: 'يتطلب تسجيل الدخول ملف تعريف ارتباط',
  error_cookies_off:
    'لم يحتفظ متصفحك بملف تعريف الارتباط. اسمح بملفات تعريف الارتباط لهذا الموقع وابدأ من جديد.',
  error_too_many_pages_heading: 'صفحات كثيرة جدًا من هذا النوع مفتوحة',
  error_too_many_pages: 'يحتفظ متصفحك بأحدثها فقط. أغلق الأخرى وابدأ من جديد.',
  error_account_unusable_heading: 'تعذّر تسجيل دخولك',
  error_account_unusable: 'لا يمكننا تسجيل دخولك إلى هذا الحساب. يمكن لـ {brand} المساعدة.',
  error_no_usable_device_heading: 'تعذّر تأكيد هويتك',
  error_no_usable_device: 'ليست لدينا وسيلة لتأكيد هويتك في هذا الحساب. يمكن لـ {brand} المساعدة.',
  error_step_not_supported_heading: 'لا يمكننا عرض الخطوة التالية',
  error_step_not_supported:
    'يحتاج تسجيل الدخول هذا إلى خطوة لا يمكننا عرضها هنا. ابدأ من جديد، أو اسأل {brand}.',
  error_unavailable_heading: 'لا يمكننا تسجيل دخولك الآن',
  error_unavailable_heading_confirm: 'لا يمكننا تأكيد هويتك الآن',
  error_unavailable: 'ليس السبب منك، ولم يُستهلك أي رمز. أعد المحاولة بعد دقيقة.',
  error_unavailable_code_maybe_used: 'ليس السبب منك. أعد المحاولة بعد دقيقة.',
  error_codes_name_heading: 'لا مزيد من الرموز الآن',
  error_codes_name:
    'طُلبت عدة رموز باسم المستخدم هذا من متصفحات لا نعرفها. يمكنك طلب الرمز التالي هنا بعد {wait}. لا يتأثر المتصفح الذي سبق تسجيل الدخول منه باسم المستخدم هذا.',
  error_codes_own_heading: 'أرسلنا إليك رموزًا كثيرة',
  error_codes_own:
    'أُرسلت عدة رموز ولم تُستخدم. يمكننا إرسال الرمز التالي بعد {wait}. لم يُرسَل شيء، وحسابك سليم.',
  error_tries_name_heading: 'محاولات خاطئة كثيرة جدًا',
  error_tries_name:
    'أُدخلت كلمات مرور أو رموز خاطئة كثيرة جدًا لاسم المستخدم هذا من متصفحات لا نعرفها. يمكنك إعادة المحاولة هنا بعد {wait}. لا يتأثر المتصفح الذي سبق تسجيل الدخول منه باسم المستخدم هذا.',
  error_tries_own_heading: 'محاولات خاطئة كثيرة جدًا',
  error_tries_own:
    'أُدخلت هنا كلمات مرور أو رموز خاطئة كثيرة جدًا. يمكنك إعادة المحاولة بعد {wait}. لم يتغير شيء.',
  error_network_heading: 'عمليات تسجيل دخول كثيرة من شبكتك',
  error_network:
    'لم تكتمل عمليات تسجيل دخول كثيرة جدًا من شبكتك. أعد المحاولة بعد {wait}. حسابك سليم.',
  error_busy_heading: 'لدينا ضغط كبير الآن',
  error_busy: 'يسجل الدخول عدد أكبر من المعتاد. أعد المحاولة بعد {wait}.',
  error_starts_own_heading: 'صفحات كثيرة جدًا مفتوحة',
  error_starts_own: 'أكمل إحداها أو أغلقها، أو انتظر {wait}.',
  error_accounts_heading: 'حسابات جديدة كثيرة من شبكتك',
  error_accounts: 'أُنشئت عدة حسابات من شبكتك. يمكنك إنشاء الحساب التالي بعد {wait}.',
  error_messages_limit_heading: 'لا مزيد من الرموز الآن',
  error_messages_limit:
    'أُرسلت رموز كثيرة، لذلك يمكننا إرسال الرمز التالي بعد {wait}. لم يُرسَل شيء، وحسابك سليم.',
  continue_at_service: 'متابعة في خدمة تسجيل الدخول',
  wait_seconds: seconds((some) => some),
  wait_minutes: minutes((some) => some),
  wait_hours: hours((some) => some),
  wait_unknown: 'بضع دقائق',
  error_acr_unmet_heading: 'يلزم تأكيد أقوى',
  error_acr_unmet: 'تحتاج هذه الصفحة إلى تأكيد أقوى مما تتيحه أجهزتك. يمكن لـ {brand} المساعدة.',
  error_sign_on_failed_heading: 'تعذّر إكمال تسجيل دخولك',
  error_sign_on_failed_heading_confirm: 'تعذّر تأكيد هويتك',
  error_sign_on_failed: 'لم يتغير شيء في الحساب. ابدأ من جديد.',
  error_not_set_up_heading: 'لا يمكننا طلب تأكيدك لهذا',
  error_not_set_up:
    'هناك إعداد غير صحيح، لذلك لن يفيد البدء من جديد. لم يتغير شيء. يمكن لـ {brand} المساعدة.',
  error_not_set_up_approval:
    'هناك إعداد غير صحيح، لذلك لن يفيد البدء من جديد. لم يُرسَل شيء. يمكن لـ {brand} المساعدة.',
  error_sign_on_denied_heading: 'لا يمكنك تسجيل الدخول هنا',
  error_sign_on_denied: 'هذا الحساب غير مسموح له بتسجيل الدخول هنا. يمكن لـ {brand} المساعدة.',
  error_other_user_heading: 'كان ذلك حسابًا آخر',
  error_other_user: 'جاء التأكيد من حساب غير الحساب المسجّل دخوله. لم يتغير شيء.',
  error_access_denied_heading: 'لا يمكنك فتح هذه الصفحة',
  error_access_denied: 'هذه الصفحة غير متاحة لحسابك. يمكن لـ {brand} المساعدة.',
  error_cancelled_heading: 'تم الإلغاء',
  error_cancelled: 'لم يتم تسجيل دخولك.',
  error_cancelled_step_up: 'لم يتغير شيء.',
  error_cancelled_approval: 'لم يُرسَل شيء.',
  error_bad_request_heading: 'تعذّرت قراءة ذلك',
  error_bad_request: 'ما وصل ليس ما ترسله هذه الصفحة. ابدأ من جديد.',
  error_other_site_heading: 'لا يمكنك فتح هذه الصفحة',
  error_other_site:
    'جاء النموذج من موقع آخر، أو لم يذكر متصفحك من أين جاء. لم يتغير شيء. ابدأ من جديد هنا.',
  error_mistake_of_the_app_heading: 'هناك خطأ من جانبنا',
  error_mistake_of_the_app:
    'ليس السبب منك، ولن تفيد إعادة المحاولة. لم يتغير شيء. يمكن لـ {brand} المساعدة.',
  error_mistake_of_the_app_approval:
    'ليس السبب منك، ولن تفيد إعادة المحاولة. لم يُرسَل شيء. يمكن لـ {brand} المساعدة.',
  error_used_or_foreign_page_approval:
    'تخص هذه الصفحة موافقة أخرى، أو سبق استخدامها. ابدأ من جديد.',
  error_cookies_off_heading_approval: 'تتطلب الموافقة ملف تعريف ارتباط',
  error_step_not_supported_approval:
    'تحتاج هذه الموافقة إلى خطوة لا يمكننا عرضها هنا. ابدأ من جديد، أو اسأل {brand}.',
  error_unavailable_approval:
    'ليس السبب منك، ولم يُستهلك أي رمز، ولم يُرسَل شيء. أعد المحاولة بعد دقيقة.',
  error_unavailable_code_maybe_used_approval:
    'ليس السبب منك، ولم يُرسَل شيء. أعد المحاولة بعد دقيقة.',
  error_approval_cancelled_heading: 'تم الإلغاء',
  error_approval_cancelled: 'لم يُرسَل شيء.',
  error_approval_expired_heading: 'انتهت هذه الموافقة',
  error_approval_expired: 'لم يُرسَل شيء. ابدأ من جديد إذا كنت ما زلت تريد ذلك.',
  error_approval_used_heading: 'سبق استخدام هذه الموافقة',
  error_approval_used: 'لا يمكن استخدامها مرة أخرى.',
  error_approval_other_request_heading: 'كانت هذه الموافقة لشيء آخر',
  error_approval_other_request:
    'ما وصل ليس ما تمت الموافقة عليه، لذلك لم يُرسَل شيء، وانتهت الموافقة. ابدأ من جديد.',
  error_approval_refused_heading: 'لم تتم الموافقة على هذا',
  error_approval_refused: 'تعذّر تأكيد أنك أنت، لذلك لم يُرسَل شيء. ابدأ من جديد.',
  error_approval_outcome_unknown_heading: 'لا نعرف بعد هل تم هذا',
  error_approval_outcome_unknown: 'لا ترسله مرة أخرى. راجع موافقاتك، أو اسأل {brand}.',
  error_too_many_approvals_heading: 'موافقات كثيرة جدًا مفتوحة',
  error_too_many_approvals:
    'أكمل إحداها أو ألغها، أو انتظر بضع دقائق، ثم ابدأ من جديد. لم يُرسَل شيء.',

  confirm_lead: 'اضغط «متابعة» لنطلب منك رمزًا.',
  sign_off_heading: 'تسجيل الخروج؟',
  sign_off_lead:
    'تم تسجيل دخولك باسم {name}. ينهي تسجيل الخروج هذه الجلسة هنا وفي خدمة تسجيل الدخول.',
  sign_off: 'تسجيل الخروج',
  stay: 'البقاء مسجّل الدخول',
  signed_off_heading: 'تم تسجيل خروجك',
  signed_off_lead: 'على جهاز مشترك، أغلق هذه النافذة أيضًا.',
  signed_off_lead_half:
    'تم تسجيل خروجك هنا. لم تستجب خدمة تسجيل الدخول، لذلك أغلق متصفحك على جهاز مشترك.',
  leaving_heading: 'تم تسجيل خروجك هنا',
  leaving_lead: 'اضغط «متابعة» لتسجيل الخروج من خدمة تسجيل الدخول أيضًا.',
  sign_on_again: 'تسجيل الدخول مجددًا',
  continue_elsewhere_heading: 'متابعة في خدمة تسجيل الدخول',
  continue_elsewhere_lead: 'يستمر تسجيل الدخول هذا في صفحة أخرى. تعود إلى هنا عند انتهائه.',
  continue_elsewhere_at: 'متابعة لدى {provider}',
  continue_elsewhere_at_lead: 'تسجّل الدخول هناك، ثم تعود إلى {brand} عند انتهائه.',
  continue_elsewhere_other: 'تسجيل الدخول بطريقة أخرى',
}

/** A sentence in every form, with how many there are of a thing: one, two, few and many in words of their own. */
function count<By extends string>(
  by: By,
  [one, two, few, many]: readonly [string, string, string, string],
): (sentence: (some: string) => string) => Forms & { readonly by: By } {
  return (sentence) => ({
    by,
    zero: sentence(`{${by}} ${many}`),
    one: sentence(one),
    two: sentence(two),
    few: sentence(`{${by}} ${few}`),
    many: sentence(`{${by}} ${many}`),
    other: sentence(`{${by}} ${many}`),
  })
}

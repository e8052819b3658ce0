// Every text on a page, in Polish.
import type { Catalogue } from './text.js'

type Form = 'one' | 'few' | 'many' | 'other'

/** The Polish texts by their keys. */
export const polish: Catalogue<Form> = {
  continue: 'Dalej',
  cancel: 'Anuluj',
  go_back: 'Wstecz',
  start_again: 'Zacznij od nowa',
  try_again: 'Spróbuj ponownie',
  check_now: 'Sprawdź teraz',
  not_you: 'To nie Ty?',
  help: 'Pomoc w\u00a0logowaniu',
  help_approval: 'Pomoc',
  not_asked: 'To nie była moja prośba',
  back_to_brand: 'Wróć do {brand}',
  back_to_place: 'Wróć: {place}',
  show: 'Pokaż',
  hide: 'Ukryj',
  show_what: ' hasło',
  privacy: 'Prywatność',
  language_current: 'Język: {language}',
  reference: 'Numer sprawy',
  give_reference: 'Jeśli to się powtarza, podaj pomocy technicznej ten numer sprawy:',
  problem_heading: 'Wystąpił problem',
  choose: 'Użyj innego urządzenia',
  step_up_heading: 'Potwierdź, że to Ty',
  step_up_lead: 'Ta strona wymaga nowego potwierdzenia.',
  step_up_lead_why: 'Potrzebne jest nowe potwierdzenie: {why}.',

  consent_heading: 'Warunki',
  consent_lead: 'Aby przejść dalej, trzeba je zaakceptować.',
  consent_lead_version: 'Wersja {version}. Aby przejść dalej, trzeba ją zaakceptować.',
  consent_lead_from: 'Z\u00a0dnia {date}. Aby przejść dalej, trzeba zaakceptować ten tekst.',
  consent_lead_version_from:
    'Wersja {version} z\u00a0dnia {date}. Aby przejść dalej, trzeba ją zaakceptować.',
  consent_agree: 'Akceptuj i\u00a0przejdź dalej',
  consent_refuse: 'Nie akceptuj',
  consent_new_tab: ' (otwiera się w\u00a0nowej karcie)',
  error_agreement_refused_heading: 'Brak zgody na warunki',
  error_agreement_refused: 'Warunki nie zostały zaakceptowane, więc logowanie się nie odbyło.',
  error_agreement_refused_step_up:
    'Warunki nie zostały zaakceptowane, więc niczego nie potwierdzono.',
  error_agreement_refused_approval:
    'Warunki nie zostały zaakceptowane, więc niczego nie zatwierdzono ani nie wysłano.',

  profile_heading: 'Kilka informacji',
  profile_lead: 'Aby przejść dalej, {brand} potrzebuje tych danych.',
  profile_save: 'Zapisz i\u00a0przejdź dalej',
  profile_optional: '{label} (opcjonalnie)',
  message_attribute_empty: 'Uzupełnij pole: {label}',
  message_attribute_malformed: '{label}: dane są niepełne lub zawierają coś, co tu nie pasuje',
  message_profile_refused: 'Dane nie zostały przyjęte. Sprawdź, co zostało wpisane.',
  link_heading: 'Czy to Twoje konto?',
  link_lead:
    'Adres {email} ({provider}) ma już konto w\u00a0{brand}. Wpisz raz hasło do {brand}, a\u00a0potem możesz logować się na oba sposoby.',
  link_lead_unnamed:
    'Konto z\u00a0usługi {provider} ma już swój odpowiednik w\u00a0{brand}. Wpisz raz hasło do {brand}, a\u00a0potem możesz logować się na oba sposoby.',
  link_provider_unnamed: 'zewnętrznej',
  link_label: 'Hasło do {brand}',
  link_continue: 'Połącz i\u00a0przejdź dalej',
  link_refuse: 'Nie łącz, wróć',
  confirm_account_heading: 'Sprawdź swoje dane',
  confirm_account_lead: 'źródło: {provider}',
  confirm_account_continue: 'Zgadza się, dalej',
  attribute_username: 'Nazwa użytkownika',
  attribute_email: 'Adres e-mail',
  attribute_name_given: 'Imię',
  attribute_name_family: 'Nazwisko',
  attribute_name_middle: 'Drugie imię',
  attribute_name_formatted: 'Imię i\u00a0nazwisko',
  attribute_mobilephone: 'Telefon komórkowy',
  attribute_primaryphone: 'Telefon',
  attribute_address_streetaddress: 'Ulica i\u00a0numer',
  attribute_address_locality: 'Miejscowość',
  attribute_address_region: 'Region',
  attribute_address_postalcode: 'Kod pocztowy',
  attribute_address_countrycode: 'Kraj',

  register_heading: 'Utwórz konto',
  register_lead: 'w\u00a0{brand}',
  register_email_label: 'Adres e-mail',
  register_email_hint: 'Wyślemy tam kod, aby go sprawdzić',
  register_username_label: 'Nazwa użytkownika',
  register_username_hint: 'Służy do logowania',
  register_password_label: 'Hasło',
  register_create: 'Utwórz konto',
  register_note: 'Masz już konto?',
  register_sign_on: 'Zaloguj się',
  register_offer: 'Utwórz konto',
  verify_lead_register:
    'Jeśli adres {email} nie ma jeszcze konta, wysłaliśmy tam kod. Sprawdź też folder ze spamem.',
  verify_note_register: 'Masz już konto? W\u00a0takim razie kod nie przyjdzie.',
  message_email_empty: 'Wpisz adres e-mail',
  message_email_malformed: 'Wpisz adres e-mail, na przykład imie@example.com',
  message_register_username_empty: 'Wybierz nazwę użytkownika',
  message_username_taken: 'Ta nazwa użytkownika jest zajęta. Wybierz inną.',
  message_register_refused: 'Nie udało się utworzyć konta. Sprawdź, co zostało wpisane.',

  push_title: 'Czekamy na Twój telefon',
  push_heading: 'Zatwierdź na telefonie',
  push_heading_unproven: 'Spójrz na telefon',
  push_lead_number:
    'Otwórz aplikację {app} na urządzeniu {device} i\u00a0wybierz liczbę, którą tu widzisz.',
  push_lead_number_unnamed:
    'Otwórz aplikację {app} na telefonie i\u00a0wybierz liczbę, którą tu widzisz.',
  push_lead:
    'Wysłaliśmy prośbę do aplikacji {app} na urządzeniu {device}. Zatwierdź ją tam, jeśli właśnie się logujesz.',
  push_lead_unnamed:
    'Wysłaliśmy prośbę do aplikacji {app} na telefonie. Zatwierdź ją tam, jeśli właśnie się logujesz.',
  push_lead_step_up:
    'Wysłaliśmy prośbę do aplikacji {app} na urządzeniu {device}. Zatwierdź ją tam, jeśli to Twoje działanie.',
  push_lead_step_up_unnamed:
    'Wysłaliśmy prośbę do aplikacji {app} na telefonie. Zatwierdź ją tam, jeśli to Twoje działanie.',
  push_lead_unproven:
    'Jeśli to konto istnieje, wysłaliśmy prośbę na jego telefon. Zatwierdź ją tam.',
  push_lead_unproven_number:
    'Jeśli to konto istnieje, wysłaliśmy prośbę na jego telefon. Wybierz tam tę liczbę.',
  push_lead_approval:
    'Porównaj te wiersze z\u00a0aplikacją {app}. Zatwierdź tam tylko wtedy, gdy wszystko się zgadza.',
  push_lead_approval_number:
    'Porównaj te wiersze z\u00a0aplikacją {app}. Jeśli wszystko się zgadza, wybierz tam tę liczbę.',
  push_moves_on: 'Ta strona sama przejdzie dalej.',
  push_then_check: 'Odpowiedz tam, a\u00a0potem naciśnij „Sprawdź teraz”.',
  push_number_label: 'Wybierz tę liczbę w\u00a0aplikacji',
  push_number_label_approval: 'Liczba do wyboru',
  push_note: 'Nie logujesz się teraz? Odrzuć prośbę w\u00a0aplikacji.',
  push_note_step_up: 'To nie Twoja prośba? Odrzuć ją w\u00a0aplikacji.',
  push_waiting: 'Czekamy na odpowiedź na urządzeniu {device}',
  push_waiting_unnamed: 'Czekamy na odpowiedź na telefonie',
  push_advice: '{brand} nigdy nie prosi o\u00a0odczytanie tej liczby na głos.',
  push_advice_no_number: '{brand} nigdy nie prosi przez telefon o\u00a0zatwierdzenie czegokolwiek.',
  push_answered: 'Jest odpowiedź. Przechodzimy dalej.',
  push_soon: 'Zostało mniej niż 20 sekund.',
  push_use_code: 'Wpisz kod z\u00a0aplikacji',
  push_ended_heading: 'Brak odpowiedzi z\u00a0telefonu',
  push_ended_heading_unproven: 'Nikt nie zatwierdził na telefonie',
  push_ended_lead:
    'Zapytaliśmy w\u00a0aplikacji {app} na urządzeniu {device} i\u00a0nikt nie odpowiedział na czas, więc logowanie się nie odbyło.',
  push_ended_lead_unnamed:
    'Zapytaliśmy w\u00a0aplikacji {app} na telefonie i\u00a0nikt nie odpowiedział na czas, więc logowanie się nie odbyło.',
  push_ended_lead_step_up:
    'Zapytaliśmy w\u00a0aplikacji {app} na urządzeniu {device} i\u00a0nikt nie odpowiedział na czas, więc niczego nie potwierdzono.',
  push_ended_lead_step_up_unnamed:
    'Zapytaliśmy w\u00a0aplikacji {app} na telefonie i\u00a0nikt nie odpowiedział na czas, więc niczego nie potwierdzono.',
  push_ended_lead_approval: 'Nikt nie odpowiedział, więc niczego nie zatwierdzono ani nie wysłano.',
  push_ended_again: 'Wyślij ponownie',
  push_ended_note:
    'Nic nie ma na telefonie? Otwórz aplikację i\u00a0sprawdź, czy telefon ma połączenie z\u00a0internetem.',
  push_denied_heading: 'Odrzucono na telefonie',
  push_denied_lead:
    'Prośba została odrzucona w\u00a0aplikacji {app}, więc logowanie się nie odbyło. Na koncie nic się nie zmieniło.',
  push_denied_lead_step_up:
    'Prośba została odrzucona w\u00a0aplikacji {app}, więc niczego nie potwierdzono. Na koncie nic się nie zmieniło.',
  push_denied_lead_approval:
    'Prośba została odrzucona w\u00a0aplikacji {app}, więc niczego nie zatwierdzono. Nic nie zostało wysłane.',
  push_denied_not_you: 'To nie Twoje działanie?',
  message_no_answer_yet: 'Jeszcze nie ma odpowiedzi. Poszukaj prośby w\u00a0aplikacji {app}.',
  message_request_sent: 'Wysłaliśmy nową prośbę. Liczy się tylko najnowsza.',

  passkey_heading: 'Użyj klucza dostępu',
  passkey_lead:
    'Urządzenie poprosi o\u00a0twarz, odcisk palca, blokadę ekranu lub klucz bezpieczeństwa.',
  passkey_lead_approval:
    'Sprawdź te wiersze. Widać je tylko tutaj: urządzenie poprosi o\u00a0twarz, odcisk palca, blokadę ekranu lub klucz bezpieczeństwa, ale nie pokaże kwoty.',
  passkey_use: 'Użyj klucza dostępu',
  passkey_approve: 'Zatwierdź kluczem dostępu',
  passkey_no_script:
    'Klucze dostępu wymagają JavaScriptu, a\u00a0na tej stronie jest wyłączony. Włącz go i\u00a0wczytaj stronę ponownie albo użyj innego urządzenia.',
  passkey_no_script_only:
    'Klucze dostępu wymagają JavaScriptu, a\u00a0na tej stronie jest wyłączony. Włącz go i\u00a0wczytaj stronę ponownie albo zapytaj w\u00a0{brand}.',
  passkey_unsupported:
    'Ta przeglądarka nie obsługuje kluczy dostępu. Użyj innej przeglądarki lub innego urządzenia.',
  passkey_unsupported_only:
    'Ta przeglądarka nie obsługuje kluczy dostępu. Użyj innej przeglądarki albo zapytaj w\u00a0{brand}.',
  passkey_unusable: 'Na tej stronie nie można teraz użyć kluczy dostępu. Użyj innego urządzenia.',
  passkey_not_used_heading: 'Klucz dostępu nie został użyty',
  passkey_not_used:
    'Pytanie zostało zamknięte albo trwało to zbyt długo. Nic nie przepadło: spróbuj ponownie albo użyj innego urządzenia.',
  passkey_not_used_only:
    'Pytanie zostało zamknięte albo trwało to zbyt długo. Nic nie przepadło: spróbuj ponownie.',
  message_passkey_wrong:
    'Ten klucz dostępu nie pasuje do tego konta. Użyj innego klucza lub innego urządzenia.',
  message_passkey_wrong_left: {
    by: 'n',
    one: 'Ten klucz dostępu nie pasuje do tego konta. Użyj innego klucza lub innego urządzenia. Została {n} próba.',
    few: 'Ten klucz dostępu nie pasuje do tego konta. Użyj innego klucza lub innego urządzenia. Zostały {n} próby.',
    many: 'Ten klucz dostępu nie pasuje do tego konta. Użyj innego klucza lub innego urządzenia. Zostało {n} prób.',
    other:
      'Ten klucz dostępu nie pasuje do tego konta. Użyj innego klucza lub innego urządzenia. Zostało {n} próby.',
  },
  message_passkey_not_used:
    'Klucz dostępu nie został użyty. Nic nie przepadło: spróbuj ponownie albo użyj innego urządzenia.',
  message_passkey_old:
    'Ta odpowiedź należy do starszej strony. Nic nie przepadło: użyj klucza dostępu jeszcze raz.',
  message_outcome_unknown_passkey:
    'Nie dostaliśmy odpowiedzi w\u00a0sprawie tego klucza dostępu. Użyj go jeszcze raz.',

  username_heading: 'Zaloguj się',
  username_lead: 'aby przejść do {brand}',
  username_label: 'Nazwa użytkownika lub adres e-mail',

  password_heading: 'Wpisz hasło',
  password_label: 'Hasło',
  forgot_password: 'Nie pamiętasz hasła?',
  forgot_password_ask: 'Nie pamiętasz hasła? Zapytaj w\u00a0{brand}.',

  password_new_heading: 'Ustaw nowe hasło',
  password_new_lead_expired:
    'Twoje hasło wygasło. Najlepsze jest długie, którego nie używasz nigdzie indziej.',
  password_new_lead_must_change:
    'Dla bezpieczeństwa trzeba ustawić nowe hasło, zanim przejdziesz dalej.',
  password_current_label: 'Obecne hasło',
  password_new_label: 'Nowe hasło',
  password_save: 'Zapisz i\u00a0przejdź dalej',
  show_what_current: ' obecne hasło',
  show_what_new: ' nowe hasło',
  rule_met: ', spełniono',
  rule_open: ', jeszcze nie',
  rule_count: 'Spełnione reguły: {n} z\u00a0{m}',
  rule_length_min: {
    by: 'n',
    one: 'Co najmniej {n} znak',
    few: 'Co najmniej {n} znaki',
    many: 'Co najmniej {n} znaków',
    other: 'Co najmniej {n} znaku',
  },
  rule_length_max: {
    by: 'n',
    one: 'Najwyżej {n} znak',
    few: 'Najwyżej {n} znaki',
    many: 'Najwyżej {n} znaków',
    other: 'Najwyżej {n} znaku',
  },
  rule_capitals: {
    by: 'n',
    one: 'Wielka litera (A–Z)',
    few: '{n} wielkie litery (A–Z)',
    many: '{n} wielkich liter (A–Z)',
    other: '{n} wielkiej litery (A–Z)',
  },
  rule_small_letters: {
    by: 'n',
    one: 'Mała litera (a–z)',
    few: '{n} małe litery (a–z)',
    many: '{n} małych liter (a–z)',
    other: '{n} małej litery (a–z)',
  },
  rule_digits: {
    by: 'n',
    one: 'Cyfra (0–9)',
    few: '{n} cyfry (0–9)',
    many: '{n} cyfr (0–9)',
    other: '{n} cyfry (0–9)',
  },
  rule_signs: {
    by: 'n',
    one: 'Znak taki jak ! ? %',
    few: '{n} znaki takie jak ! ? %',
    many: '{n} znaków takich jak ! ? %',
    other: '{n} znaku takiego jak ! ? %',
  },
  rule_characters: {
    by: 'n',
    one: 'Jeden z\u00a0tych znaków: {characters}',
    few: '{n} z\u00a0tych znaków: {characters}',
    many: '{n} z\u00a0tych znaków: {characters}',
    other: '{n} z\u00a0tych znaków: {characters}',
  },
  rule_different: {
    by: 'n',
    one: 'Co najmniej {n} znak',
    few: 'Co najmniej {n} różne znaki',
    many: 'Co najmniej {n} różnych znaków',
    other: 'Co najmniej {n} różnego znaku',
  },
  rule_repeated: {
    by: 'n',
    one: 'Żaden znak dwa razy z\u00a0rzędu',
    few: 'Żaden znak więcej niż {n} razy z\u00a0rzędu',
    many: 'Żaden znak więcej niż {n} razy z\u00a0rzędu',
    other: 'Żaden znak więcej niż {n} raza z\u00a0rzędu',
  },
  rule_history: {
    by: 'n',
    one: 'Inne niż ostatnie hasło',
    few: 'Inne niż ostatnie {n} hasła',
    many: 'Inne niż ostatnie {n} haseł',
    other: 'Inne niż ostatnie {n} hasła',
  },
  rule_similar: 'Niezbyt podobne do obecnego',
  rule_common: 'Niebędące popularnym hasłem',
  rule_profile: 'Bez imienia i\u00a0nazwiska, adresu e-mail i\u00a0numeru telefonu',

  recover_heading: 'Sprawdź pocztę e-mail',
  recover_lead:
    'Jeśli to konto ma adres e-mail, wysłaliśmy tam kod odzyskiwania. Jest ważny 5 minut.',
  recover_code_label: 'Kod odzyskiwania',
  recover_code_hint: '8 liter i\u00a0cyfr',
  recover_note: 'Nie ma jeszcze wiadomości? Zajrzyj do folderu ze spamem.',
  verify_heading: 'Sprawdź pocztę e-mail',
  verify_lead: 'Wysłaliśmy e-mail z\u00a0kodem, aby sprawdzić Twój adres.',
  verify_lead_to: 'Wysłaliśmy e-mail z\u00a0kodem na adres {mask}, aby go sprawdzić.',
  verify_code_label: 'Kod',
  verify_code_hint: '8 liter i\u00a0cyfr',
  message_recovery_code_empty: 'Wpisz kod odzyskiwania',
  message_recovery_code_malformed: 'Wpisz 8 liter i\u00a0cyfr kodu',
  message_recovery_code_wrong:
    'Ten kod jest nieprawidłowy albo ma więcej niż 5 minut. Poproś o\u00a0nowy. Jeśli kod na pewno się zgadza, wybierz inne hasło.',
  message_verification_code_empty: 'Wpisz kod',
  message_verification_code_malformed: 'Wpisz 8 liter i\u00a0cyfr kodu',
  message_verification_code_wrong:
    'Ten kod jest nieprawidłowy. Sprawdź, czy pochodzi z\u00a0najnowszego e-maila.',

  otp_label: 'Kod',
  otp_hint: {
    by: 'n',
    one: '{n} cyfra',
    few: '{n} cyfry',
    many: '{n} cyfr',
    other: '{n} cyfry',
  },
  otp_hint_auto: {
    by: 'n',
    one: '{n} cyfra. Po jej wpisaniu przejdziemy dalej.',
    few: '{n} cyfry. Po wpisaniu wszystkich przejdziemy dalej.',
    many: '{n} cyfr. Po wpisaniu wszystkich przejdziemy dalej.',
    other: '{n} cyfry. Po wpisaniu wszystkich przejdziemy dalej.',
  },
  otp_heading: 'Wpisz kod',
  otp_lead_unproven:
    'Jeśli to konto istnieje, wysłaliśmy kod na jego telefon lub adres e-mail. Jeśli używasz aplikacji uwierzytelniającej, wpisz kod, który w\u00a0niej widać.',
  otp_lead_unproven_sms: 'Jeśli to konto istnieje, wysłaliśmy SMS z\u00a0kodem.',
  otp_lead_unproven_email:
    'Jeśli to konto istnieje, wysłaliśmy e-mail z\u00a0kodem. Sprawdź też folder ze spamem.',
  otp_lead_unproven_voice: 'Jeśli to konto istnieje, dzwonimy na jego telefon, aby odczytać kod.',
  otp_lead_unproven_whatsapp:
    'Jeśli to konto istnieje, wysłaliśmy wiadomość WhatsApp z\u00a0kodem.',
  otp_lead: 'Wysłaliśmy Ci kod.',
  otp_heading_sms: 'Spójrz na telefon',
  otp_lead_sms: 'Wysłaliśmy SMS z\u00a0kodem na numer kończący się na {digits}.',
  otp_lead_sms_unnamed: 'Wysłaliśmy SMS z\u00a0kodem na Twój telefon.',
  otp_heading_email: 'Sprawdź pocztę e-mail',
  otp_lead_email: 'Wysłaliśmy e-mail z\u00a0kodem na adres {mask}. Sprawdź też folder ze spamem.',
  otp_lead_email_unnamed: 'Wysłaliśmy e-mail z\u00a0kodem. Sprawdź też folder ze spamem.',
  otp_heading_voice: 'Odbierz telefon',
  otp_lead_voice: 'Dzwonimy na numer kończący się na {digits}, aby odczytać kod.',
  otp_lead_voice_unnamed: 'Dzwonimy do Ciebie, aby odczytać kod.',
  otp_heading_whatsapp: 'Sprawdź WhatsApp',
  otp_lead_whatsapp:
    'Wysłaliśmy wiadomość WhatsApp z\u00a0kodem na numer kończący się na {digits}.',
  otp_lead_whatsapp_unnamed: 'Wysłaliśmy wiadomość WhatsApp z\u00a0kodem na Twój telefon.',
  otp_heading_totp: 'Otwórz aplikację uwierzytelniającą',
  otp_lead_totp: 'Wpisz kod, który pokazuje dla {brand}. Nic do Ciebie nie wysyłamy.',
  otp_heading_mobile: 'Otwórz aplikację {brand}',
  otp_lead_mobile:
    'Wpisz kod, który pokazuje. Nic do Ciebie nie wysyłamy, więc działa to też bez zasięgu.',
  otp_heading_token: 'Użyj generatora kodów',
  otp_lead_token: 'Naciśnij jego przycisk i\u00a0wpisz kod, który pokazuje.',
  otp_lead_shown: 'Wpisz kod, który pokazuje urządzenie. Nic do Ciebie nie wysyłamy.',
  otp_note_wait: 'Nie ma jeszcze wiadomości? Może to potrwać minutę.',
  otp_note_call: 'Nie ma jeszcze połączenia? Może to potrwać minutę.',
  otp_note_newest: 'Działa tylko najnowszy kod.',
  otp_note_clock: 'Znowu nie działa? Sprawdź, czy telefon sam ustawia zegar.',
  resend: 'Wyślij nowy kod',
  resend_voice: 'Zadzwoń ponownie',
  resend_wait: {
    by: 's',
    one: 'Nowy kod za {s} sekundę',
    few: 'Nowy kod za {s} sekundy',
    many: 'Nowy kod za {s} sekund',
    other: 'Nowy kod za {s} sekundy',
  },
  resend_wait_minutes: {
    by: 'm',
    one: 'Nowy kod za {m} minutę',
    few: 'Nowy kod za {m} minuty',
    many: 'Nowy kod za {m} minut',
    other: 'Nowy kod za {m} minuty',
  },

  device_heading: 'Jak potwierdzić, że to Ty?',
  device_none: 'Nie mogę użyć żadnej z\u00a0nich',
  device_none_ask: 'Żadna z\u00a0tych metod nie działa? Zapytaj w\u00a0{brand}.',
  device_numbered: '{device} ({n})',
  device_sms: 'SMS',
  device_email: 'E-mail',
  device_voice: 'Połączenie telefoniczne',
  device_whatsapp: 'Wiadomość WhatsApp',
  device_mobile: 'Zatwierdź w\u00a0aplikacji {brand}',
  device_passkey: 'Klucz dostępu',
  device_totp: 'Aplikacja uwierzytelniająca',
  device_token: 'Generator kodów',
  device_other: 'Inne urządzenie',
  device_detail_number: 'na numer kończący się na {digits}',
  device_detail_mask: 'na adres {mask}',
  device_detail_on: 'na urządzeniu {mask}',
  device_detail_passkey: 'Twarz, odcisk palca lub klucz bezpieczeństwa',
  device_detail_totp: 'Kod zmieniający się co 30 sekund',

  approve_pill: 'Potrzebne jest Twoje zatwierdzenie',
  approve_heading_transaction: 'Zatwierdzić tę transakcję?',
  approve_heading_transfer: 'Zatwierdzić ten przelew?',
  approve_heading_payment: 'Zatwierdzić tę płatność?',
  approve_heading_order: 'Zatwierdzić to zlecenie?',
  approve_heading_change: 'Zatwierdzić tę zmianę?',
  approve_lead:
    'Porównaj te wiersze z\u00a0wiadomością od nas. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_sms:
    'Porównaj te wiersze z\u00a0SMS-em wysłanym na numer kończący się na {digits}. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_sms_unnamed:
    'Porównaj te wiersze z\u00a0SMS-em wysłanym na Twój telefon. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_email:
    'Porównaj te wiersze z\u00a0e-mailem wysłanym na adres {mask}. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_email_unnamed:
    'Porównaj te wiersze z\u00a0e-mailem od nas. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_voice:
    'Porównaj te wiersze z\u00a0tym, co odczytujemy w\u00a0połączeniu z\u00a0numerem kończącym się na {digits}. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_voice_unnamed:
    'Porównaj te wiersze z\u00a0tym, co odczytujemy przez telefon. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_whatsapp:
    'Porównaj te wiersze z\u00a0wiadomością WhatsApp wysłaną na numer kończący się na {digits}. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_whatsapp_unnamed:
    'Porównaj te wiersze z\u00a0wiadomością WhatsApp wysłaną na Twój telefon. Wpisz kod tylko wtedy, gdy wszystko się zgadza.',
  approve_lead_totp:
    'Te wiersze widać tylko na tej stronie. Sprawdź je tutaj. Wpisz kod, który aplikacja uwierzytelniająca pokazuje dla {brand}, tylko jeśli się zgadzają.',
  approve_lead_mobile:
    'Te wiersze widać tylko na tej stronie. Sprawdź je tutaj. Wpisz kod, który pokazuje aplikacja {brand}, tylko jeśli się zgadzają.',
  approve_lead_token:
    'Te wiersze widać tylko na tej stronie. Sprawdź je tutaj. Wpisz kod, który pokazuje generator kodów, tylko jeśli się zgadzają.',
  approve_lead_shown:
    'Te wiersze widać tylko na tej stronie. Sprawdź je tutaj. Wpisz kod, który pokazuje urządzenie, tylko jeśli się zgadzają.',
  approve_label: 'Kod',
  approve_label_sms: 'Kod z\u00a0SMS-a',
  approve_label_email: 'Kod z\u00a0e-maila',
  approve_label_voice: 'Kod z\u00a0połączenia',
  approve_label_whatsapp: 'Kod z\u00a0wiadomości WhatsApp',
  approve_label_totp: 'Kod z\u00a0aplikacji uwierzytelniającej',
  approve_label_mobile: 'Kod z\u00a0aplikacji {brand}',
  approve_label_token: 'Kod z\u00a0generatora kodów',
  approve: 'Zatwierdź',
  approve_ends: {
    by: 'n',
    one: 'Koniec o\u00a0{time}, za {n} minutę.',
    few: 'Koniec o\u00a0{time}, za {n} minuty.',
    many: 'Koniec o\u00a0{time}, za {n} minut.',
    other: 'Koniec o\u00a0{time}, za {n} minuty.',
  },
  approve_ends_soon: 'Koniec o\u00a0{time}, za niecałą minutę.',
  approve_ends_warning: 'Została jedna minuta.',
  approve_ended: 'To zatwierdzanie się zakończyło. Nic nie zostało wysłane.',
  approve_advice: '{brand} nigdy nie prosi o\u00a0odczytanie kodu na głos.',
  details_caption: 'Co zatwierdzasz',
  detail_amount: 'Kwota',
  detail_empty: 'Puste',

  resume_heading: 'Potwierdzono. Jeszcze jeden krok.',
  resume_heading_approval: 'Zatwierdzono. Jeszcze jeden krok.',
  resume_heading_done: 'Potwierdzono',
  resume_heading_done_approval: 'Zatwierdzono',
  resume_lead: 'Dalszy ciąg nastąpi automatycznie. Jeśli nie, naciśnij „Zakończ”.',
  resume_lead_transaction:
    'Transakcja zostanie dokończona automatycznie. Jeśli nie, naciśnij „Zakończ”.',
  resume_lead_transfer: 'Przelew zostanie dokończony automatycznie. Jeśli nie, naciśnij „Zakończ”.',
  resume_lead_payment: 'Płatność zostanie dokończona automatycznie. Jeśli nie, naciśnij „Zakończ”.',
  resume_lead_order: 'Zlecenie zostanie dokończone automatycznie. Jeśli nie, naciśnij „Zakończ”.',
  resume_lead_change: 'Zmiana zostanie dokończona automatycznie. Jeśli nie, naciśnij „Zakończ”.',
  resume_press: 'Naciśnij „Zakończ”, aby przejść dalej.',
  resume_press_approval: 'Naciśnij „Zakończ”, aby wysłać.',
  resume_lead_done: '{brand} wraca do miejsca, w\u00a0którym przerwano.',
  finish: 'Zakończ',

  mismatch_heading_transaction: 'Transakcja została zatrzymana',
  mismatch_heading_transfer: 'Przelew został zatrzymany',
  mismatch_heading_payment: 'Płatność została zatrzymana',
  mismatch_heading_order: 'Zlecenie zostało zatrzymane',
  mismatch_heading_change: 'Zmiana została zatrzymana',
  mismatch_lead:
    'To, co dotarło, różni się od tego, co zostało zatwierdzone. Nic nie zostało wysłane, a\u00a0zatwierdzenie nie jest już ważne.',
  mismatch_lead_elsewhere:
    'Te wiersze są takie same, ale inna część tego, co dotarło, różni się od tego, co zostało zatwierdzone. Nic nie zostało wysłane, a\u00a0zatwierdzenie nie jest już ważne.',
  mismatch_caption: 'To, co zatwierdzono, obok tego, co dotarło',
  mismatch_detail: 'Szczegół',
  mismatch_approved: 'Zatwierdzono',
  mismatch_arrived: 'Dotarło',
  mismatch_changed: 'Zmieniono',
  mismatch_absent: 'Brak',
  mismatch_review: 'Sprawdź i\u00a0zacznij od nowa',
  mismatch_tell_us: 'Jeśli to nie była Twoja zmiana, {link} i\u00a0podaj ten numer sprawy:',
  mismatch_tell_us_link: 'powiedz nam o\u00a0tym',

  message_username_empty: 'Wpisz nazwę użytkownika lub adres e-mail',
  message_username_too_long: 'To za długie na nazwę użytkownika lub adres e-mail',
  message_username_malformed:
    'Wpisz nazwę użytkownika lub adres e-mail bez podziałów wierszy i\u00a0ukrytych znaków',
  message_password_empty: 'Wpisz hasło',
  message_otp_empty: 'Wpisz kod',
  message_otp_wrong_length: {
    by: 'n',
    one: 'Wpisz {n} cyfrę kodu',
    few: 'Wpisz wszystkie {n} cyfry kodu',
    many: 'Wpisz wszystkie {n} cyfr kodu',
    other: 'Wpisz wszystkie {n} cyfry kodu',
  },
  message_otp_wrong_length_unknown: 'Wpisz wszystkie cyfry kodu',
  message_otp_wrong:
    'Ten kod jest nieprawidłowy. Sprawdź, czy pochodzi z\u00a0najnowszej wiadomości.',
  message_otp_wrong_shown: 'Ten kod jest nieprawidłowy. Poczekaj na następny i\u00a0wpisz go.',
  message_otp_wrong_shown_left: {
    by: 'n',
    one: 'Ten kod jest nieprawidłowy. Poczekaj na następny i\u00a0wpisz go. Została {n} próba.',
    few: 'Ten kod jest nieprawidłowy. Poczekaj na następny i\u00a0wpisz go. Zostały {n} próby.',
    many: 'Ten kod jest nieprawidłowy. Poczekaj na następny i\u00a0wpisz go. Zostało {n} prób.',
    other: 'Ten kod jest nieprawidłowy. Poczekaj na następny i\u00a0wpisz go. Zostało {n} próby.',
  },
  message_last_try: 'Jeszcze jedna próba, a\u00a0potem trzeba zacząć od nowa.',
  message_otp_wrong_left: {
    by: 'n',
    one: 'Ten kod jest nieprawidłowy. Została {n} próba.',
    few: 'Ten kod jest nieprawidłowy. Zostały {n} próby.',
    many: 'Ten kod jest nieprawidłowy. Zostało {n} prób.',
    other: 'Ten kod jest nieprawidłowy. Zostało {n} próby.',
  },
  message_otp_wrong_last: {
    by: 'm',
    one: 'Ten kod jest nieprawidłowy. Została 1 próba, a\u00a0potem przerwa na {m} minutę.',
    few: 'Ten kod jest nieprawidłowy. Została 1 próba, a\u00a0potem przerwa na {m} minuty.',
    many: 'Ten kod jest nieprawidłowy. Została 1 próba, a\u00a0potem przerwa na {m} minut.',
    other: 'Ten kod jest nieprawidłowy. Została 1 próba, a\u00a0potem przerwa na {m} minuty.',
  },
  message_nothing_sent: 'Nic nie zostało wysłane.',
  message_credentials_wrong: 'Nazwa użytkownika i\u00a0hasło do siebie nie pasują.',
  message_current_password_empty: 'Wpisz obecne hasło',
  message_current_password_wrong: 'To nie jest obecne hasło.',
  message_new_password_empty: 'Wpisz nowe hasło',
  message_password_rules: 'To hasło nie spełnia tutejszych reguł. Wybierz inne.',
  message_password_rules_length_min: {
    by: 'n',
    one: 'Wybierz hasło, które ma co najmniej {n} znak.',
    few: 'Wybierz hasło, które ma co najmniej {n} znaki.',
    many: 'Wybierz hasło, które ma co najmniej {n} znaków.',
    other: 'Wybierz hasło, które ma co najmniej {n} znaku.',
  },
  message_password_rules_length_max: {
    by: 'n',
    one: 'Wybierz hasło, które ma najwyżej {n} znak.',
    few: 'Wybierz hasło, które ma najwyżej {n} znaki.',
    many: 'Wybierz hasło, które ma najwyżej {n} znaków.',
    other: 'Wybierz hasło, które ma najwyżej {n} znaku.',
  },
  message_password_rules_capitals: {
    by: 'n',
    one: 'Dodaj do hasła wielką literę (A–Z).',
    few: 'Dodaj do hasła {n} wielkie litery (A–Z).',
    many: 'Dodaj do hasła {n} wielkich liter (A–Z).',
    other: 'Dodaj do hasła {n} wielkiej litery (A–Z).',
  },
  message_password_rules_small_letters: {
    by: 'n',
    one: 'Dodaj do hasła małą literę (a–z).',
    few: 'Dodaj do hasła {n} małe litery (a–z).',
    many: 'Dodaj do hasła {n} małych liter (a–z).',
    other: 'Dodaj do hasła {n} małej litery (a–z).',
  },
  message_password_rules_digits: {
    by: 'n',
    one: 'Dodaj do hasła cyfrę (0–9).',
    few: 'Dodaj do hasła {n} cyfry (0–9).',
    many: 'Dodaj do hasła {n} cyfr (0–9).',
    other: 'Dodaj do hasła {n} cyfry (0–9).',
  },
  message_password_rules_signs: {
    by: 'n',
    one: 'Dodaj do hasła znak taki jak ! ? %.',
    few: 'Dodaj do hasła {n} znaki takie jak ! ? %.',
    many: 'Dodaj do hasła {n} znaków takich jak ! ? %.',
    other: 'Dodaj do hasła {n} znaku takiego jak ! ? %.',
  },
  message_password_rules_characters: {
    by: 'n',
    one: 'Dodaj do hasła jeden z\u00a0tych znaków: {characters}',
    few: 'Dodaj do hasła {n} z\u00a0tych znaków: {characters}',
    many: 'Dodaj do hasła {n} z\u00a0tych znaków: {characters}',
    other: 'Dodaj do hasła {n} z\u00a0tych znaków: {characters}',
  },
  message_password_rules_different: {
    by: 'n',
    one: 'Użyj co najmniej {n} znaku.',
    few: 'Użyj co najmniej {n} różnych znaków.',
    many: 'Użyj co najmniej {n} różnych znaków.',
    other: 'Użyj co najmniej {n} różnego znaku.',
  },
  message_password_rules_repeated: {
    by: 'n',
    one: 'Nie używaj żadnego znaku dwa razy z\u00a0rzędu.',
    few: 'Nie używaj żadnego znaku więcej niż {n} razy z\u00a0rzędu.',
    many: 'Nie używaj żadnego znaku więcej niż {n} razy z\u00a0rzędu.',
    other: 'Nie używaj żadnego znaku więcej niż {n} raza z\u00a0rzędu.',
  },
  message_password_rules_history: 'To hasło było już używane. Wybierz inne.',
  message_password_rules_similar: 'To hasło jest bardzo podobne do obecnego. Wybierz inne.',
  message_password_rules_common: 'To hasło jest na liście popularnych haseł. Wybierz inne.',
  message_password_rules_profile:
    'To hasło zawiera imię, nazwisko, adres e-mail lub numer telefonu. Wybierz inne.',
  message_code_sent: 'Wysłaliśmy nowy kod. Działa tylko najnowszy.',
  message_code_sent_voice: 'Dzwonimy ponownie. Działa tylko najnowszy kod.',
  message_resend_too_early: {
    by: 's',
    one: 'Poczekaj jeszcze {s} sekundę na następny kod. Poprzedni nadal działa.',
    few: 'Poczekaj jeszcze {s} sekundy na następny kod. Poprzedni nadal działa.',
    many: 'Poczekaj jeszcze {s} sekund na następny kod. Poprzedni nadal działa.',
    other: 'Poczekaj jeszcze {s} sekundy na następny kod. Poprzedni nadal działa.',
  },
  message_resend_too_early_unknown: 'Poczekaj chwilę na następny kod. Poprzedni nadal działa.',
  message_resend_limit:
    'Nie możemy wysłać więcej kodów przy tym logowaniu. Użyj ostatniego albo zacznij od nowa.',
  message_message_not_sent:
    'Nie udało się wysłać wiadomości. Spróbuj ponownie albo użyj innego urządzenia.',
  message_message_not_sent_only: 'Nie udało się wysłać wiadomości. Spróbuj ponownie za minutę.',
  message_device_paused: {
    by: 'n',
    one: 'To urządzenie jest wstrzymane na {n} minutę. Użyj innego albo poczekaj.',
    few: 'To urządzenie jest wstrzymane na {n} minuty. Użyj innego albo poczekaj.',
    many: 'To urządzenie jest wstrzymane na {n} minut. Użyj innego albo poczekaj.',
    other: 'To urządzenie jest wstrzymane na {n} minuty. Użyj innego albo poczekaj.',
  },
  message_device_paused_unknown:
    'To urządzenie jest na jakiś czas wstrzymane. Użyj innego albo poczekaj.',
  message_codes_paused: {
    by: 'n',
    one: 'Hasło jest prawidłowe, ale przez {n} minutę nie możemy wysłać kodu. Spróbuj później.',
    few: 'Hasło jest prawidłowe, ale przez {n} minuty nie możemy wysłać kodu. Spróbuj później.',
    many: 'Hasło jest prawidłowe, ale przez {n} minut nie możemy wysłać kodu. Spróbuj później.',
    other: 'Hasło jest prawidłowe, ale przez {n} minuty nie możemy wysłać kodu. Spróbuj później.',
  },
  message_codes_paused_unknown:
    'Hasło jest prawidłowe, ale nie udało się wysłać kodu. Spróbuj ponownie za minutę.',
  message_not_checked: 'Nie udało się tego sprawdzić. Spróbuj ponownie za minutę.',
  message_device_unknown: 'Tego urządzenia nie można teraz użyć. Wybierz inne.',
  message_resend_limit_approval:
    'Nie możemy wysłać więcej kodów do tego zatwierdzenia. Użyj ostatniego albo zacznij od nowa.',
  message_outcome_unknown:
    'Nie dostaliśmy odpowiedzi w\u00a0sprawie tego kodu. Spróbuj z\u00a0nim jeszcze raz albo poproś o\u00a0nowy.',
  message_outcome_unknown_totp:
    'Nie dostaliśmy odpowiedzi w\u00a0sprawie tego kodu. Wpisz ten, który aplikacja pokazuje teraz.',
  message_recent_tries: {
    by: 'n',
    one: 'Przed chwilą wpisano kilka błędnych kodów. Nowy może przyjść dopiero za {n} minutę.',
    few: 'Przed chwilą wpisano kilka błędnych kodów. Nowy może przyjść dopiero za {n} minuty.',
    many: 'Przed chwilą wpisano kilka błędnych kodów. Nowy może przyjść dopiero za {n} minut.',
    other: 'Przed chwilą wpisano kilka błędnych kodów. Nowy może przyjść dopiero za {n} minuty.',
  },
  message_in_progress: 'Wciąż pracujemy nad ostatnią odpowiedzią. Spróbuj ponownie za chwilę.',
  message_press_again: 'W\u00a0tym samym czasie otwarto inną stronę. Naciśnij „Dalej” jeszcze raz.',
  message_enter_again:
    'Wszystko się zgadzało, ale następna strona nie dotarła. Wpisz to samo jeszcze raz; nowy kod nie jest potrzebny.',

  locked_heading: 'Zbyt wiele prób',
  locked_lead: 'Spróbuj ponownie później.',
  locked_heading_tries: 'To była ostatnia próba',
  locked_lead_tries: {
    by: 'n',
    one: 'Zacznij od nowa, aby dostać nowy kod. Jeśli nie przyjdzie, poczekaj {n} minutę przed następną próbą: po błędnych kodach jest przerwa.',
    few: 'Zacznij od nowa, aby dostać nowy kod. Jeśli nie przyjdzie, poczekaj {n} minuty przed następną próbą: po błędnych kodach jest przerwa.',
    many: 'Zacznij od nowa, aby dostać nowy kod. Jeśli nie przyjdzie, poczekaj {n} minut przed następną próbą: po błędnych kodach jest przerwa.',
    other:
      'Zacznij od nowa, aby dostać nowy kod. Jeśli nie przyjdzie, poczekaj {n} minuty przed następną próbą: po błędnych kodach jest przerwa.',
  },
  locked_lead_tries_password: {
    by: 'n',
    one: 'Zacznij od nowa. Jeśli prawidłowe hasło nie zadziała, poczekaj {n} minutę przed następną próbą: po błędnych hasłach jest przerwa.',
    few: 'Zacznij od nowa. Jeśli prawidłowe hasło nie zadziała, poczekaj {n} minuty przed następną próbą: po błędnych hasłach jest przerwa.',
    many: 'Zacznij od nowa. Jeśli prawidłowe hasło nie zadziała, poczekaj {n} minut przed następną próbą: po błędnych hasłach jest przerwa.',
    other:
      'Zacznij od nowa. Jeśli prawidłowe hasło nie zadziała, poczekaj {n} minuty przed następną próbą: po błędnych hasłach jest przerwa.',
  },
  locked_lead_tries_passkey:
    'Zacznij od nowa i użyj klucza dostępu do tego konta lub innego sposobu potwierdzenia. Jeśli nie zostanie przyjęty, odczekaj chwilę przed kolejną próbą.',
  locked_lead_uncounted_passkey:
    'Klucz dostępu, który nie pasuje, został użyty zbyt wiele razy, więc logowanie na to konto jest wstrzymane. Na koncie nic się nie zmieniło.',
  locked_lead_account:
    'To konto zostało zablokowane po zbyt wielu próbach. {brand} może je odblokować.',
  locked_heading_minutes: {
    by: 'n',
    one: 'Logowanie wstrzymane na {n} minutę',
    few: 'Logowanie wstrzymane na {n} minuty',
    many: 'Logowanie wstrzymane na {n} minut',
    other: 'Logowanie wstrzymane na {n} minuty',
  },
  locked_heading_hours: {
    by: 'n',
    one: 'Logowanie wstrzymane na {n} godzinę',
    few: 'Logowanie wstrzymane na {n} godziny',
    many: 'Logowanie wstrzymane na {n} godzin',
    other: 'Logowanie wstrzymane na {n} godziny',
  },
  locked_lead_count: {
    by: 'n',
    one: 'Kod był błędny {n} raz, więc logowanie na to konto jest wstrzymane. Na koncie nic się nie zmieniło.',
    few: 'Kod był błędny {n} razy z\u00a0rzędu, więc logowanie na to konto jest wstrzymane. Na koncie nic się nie zmieniło.',
    many: 'Kod był błędny {n} razy z\u00a0rzędu, więc logowanie na to konto jest wstrzymane. Na koncie nic się nie zmieniło.',
    other:
      'Kod był błędny {n} raza z\u00a0rzędu, więc logowanie na to konto jest wstrzymane. Na koncie nic się nie zmieniło.',
  },
  locked_lead_uncounted:
    'Kod był błędny zbyt wiele razy, więc logowanie na to konto jest wstrzymane. Na koncie nic się nie zmieniło.',
  locked_heading_messages: 'Na razie bez nowych kodów',
  locked_lead_messages:
    'Wysłaliśmy wiele kodów, więc następnego jeszcze nie możemy wysłać. Z\u00a0Twoim kontem wszystko w\u00a0porządku.',
  locked_try_at: 'Spróbuj ponownie o',
  locked_was_it_you: 'To nie Ty?',
  locked_tell_us: 'Powiedz nam o\u00a0tym',

  expired_heading: 'Ta strona wygasła',
  expired_lead: {
    by: 'n',
    one: 'Dla bezpieczeństwa logowanie musi się zakończyć w\u00a0ciągu {n} minuty. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
    few: 'Dla bezpieczeństwa logowanie musi się zakończyć w\u00a0ciągu {n} minut. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
    many: 'Dla bezpieczeństwa logowanie musi się zakończyć w\u00a0ciągu {n} minut. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
    other:
      'Dla bezpieczeństwa logowanie musi się zakończyć w\u00a0ciągu {n} minuty. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
  },
  expired_lead_step_up: {
    by: 'n',
    one: 'Dla bezpieczeństwa potwierdzenie musi się zakończyć w\u00a0ciągu {n} minuty. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
    few: 'Dla bezpieczeństwa potwierdzenie musi się zakończyć w\u00a0ciągu {n} minut. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
    many: 'Dla bezpieczeństwa potwierdzenie musi się zakończyć w\u00a0ciągu {n} minut. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
    other:
      'Dla bezpieczeństwa potwierdzenie musi się zakończyć w\u00a0ciągu {n} minuty. Zacznij od nowa, a\u00a0i\u00a0tak trafisz na wybraną stronę.',
  },
  expired_lead_approval: 'To zatwierdzanie się zakończyło. Nic nie zostało wysłane.',

  error_prefix: 'Błąd: ',
  error_still_working_heading: 'Wciąż nad tym pracujemy',
  error_still_working: 'Wciąż pracujemy nad ostatnią odpowiedzią. Sprawdź ponownie za chwilę.',
  error_used_or_foreign_page_heading: 'Tej strony nie można już użyć',
  error_used_or_foreign_page:
    'Ta strona należy do innego logowania albo została już użyta. Zacznij od nowa.',
  error_cookies_off_heading: 'Logowanie wymaga pliku cookie',
  error_cookies_off:
    'Przeglądarka nie zachowała naszego pliku cookie. Zezwól tej stronie na pliki cookie i\u00a0zacznij od nowa.',
  error_too_many_pages_heading: 'Otwarto zbyt wiele tych stron',
  error_too_many_pages:
    'Przeglądarka zachowuje tylko najnowsze. Zamknij pozostałe i\u00a0zacznij od nowa.',
  error_account_unusable_heading: 'Nie możemy Cię zalogować',
  error_account_unusable: 'Nie możemy Cię zalogować na to konto. {brand} może pomóc.',
  error_no_usable_device_heading: 'Nie możemy potwierdzić, że to Ty',
  error_no_usable_device:
    'Na tym koncie nie mamy sposobu, aby potwierdzić, że to Ty. {brand} może pomóc.',
  error_step_not_supported_heading: 'Nie możemy pokazać następnego kroku',
  error_step_not_supported:
    'To logowanie wymaga kroku, którego nie możemy tu pokazać. Zacznij od nowa albo zapytaj w\u00a0{brand}.',
  error_unavailable_heading: 'Teraz nie możemy Cię zalogować',
  error_unavailable_heading_confirm: 'Potwierdzenie jest teraz niemożliwe',
  error_unavailable:
    'To nie Twoja wina i\u00a0żaden kod nie został zużyty. Spróbuj ponownie za minutę.',
  error_unavailable_code_maybe_used: 'To nie Twoja wina. Spróbuj ponownie za minutę.',
  error_codes_name_heading: 'Na razie bez nowych kodów',
  error_codes_name:
    'Z\u00a0nieznanych nam przeglądarek poproszono o\u00a0kilka kodów dla tej nazwy użytkownika. O\u00a0następny można tu poprosić, gdy minie: {wait}. Nie dotyczy to przeglądarki, w\u00a0której już logowano się tą nazwą użytkownika.',
  error_codes_own_heading: 'Wysłaliśmy Ci wiele kodów',
  error_codes_own:
    'Kilka kodów zostało wysłanych i\u00a0nie użyto ich. Następny możemy wysłać, gdy minie: {wait}. Nic nie zostało wysłane, a\u00a0z\u00a0Twoim kontem wszystko w\u00a0porządku.',
  error_tries_name_heading: 'Zbyt wiele błędnych prób',
  error_tries_name:
    'Z\u00a0nieznanych nam przeglądarek wpisano zbyt wiele błędnych haseł lub kodów dla tej nazwy użytkownika. Następna próba jest tu możliwa, gdy minie: {wait}. Nie dotyczy to przeglądarki, w\u00a0której już logowano się tą nazwą użytkownika.',
  error_tries_own_heading: 'Zbyt wiele błędnych prób',
  error_tries_own:
    'Wpisano tu zbyt wiele błędnych haseł lub kodów. Następna próba jest możliwa, gdy minie: {wait}. Nic się nie zmieniło.',
  error_network_heading: 'Wiele logowań z\u00a0Twojej sieci',
  error_network:
    'Zbyt wiele logowań z\u00a0Twojej sieci nie zostało dokończonych. Spróbuj ponownie, gdy minie: {wait}. Z\u00a0Twoim kontem wszystko w\u00a0porządku.',
  error_accounts_heading: 'Wiele nowych kont z\u00a0Twojej sieci',
  error_accounts:
    'Z\u00a0Twojej sieci utworzono kilka kont. Następne można utworzyć, gdy minie: {wait}.',
  error_busy_heading: 'Mamy teraz duży ruch',
  error_busy: 'Loguje się więcej osób niż zwykle. Spróbuj ponownie, gdy minie: {wait}.',
  error_starts_own_heading: 'Otwarto zbyt wiele stron',
  error_starts_own: 'Dokończ lub zamknij jedną z\u00a0nich albo poczekaj, aż minie: {wait}.',
  error_messages_limit_heading: 'Na razie bez nowych kodów',
  error_messages_limit:
    'Wysłano wiele kodów, więc następny możemy wysłać, gdy minie: {wait}. Nic nie zostało wysłane, a\u00a0z\u00a0Twoim kontem wszystko w\u00a0porządku.',
  continue_at_service: 'Przejdź do usługi logowania',
  wait_seconds: {
    by: 'n',
    one: '{n} sekunda',
    few: '{n} sekundy',
    many: '{n} sekund',
    other: '{n} sekundy',
  },
  wait_minutes: {
    by: 'n',
    one: '{n} minuta',
    few: '{n} minuty',
    many: '{n} minut',
    other: '{n} minuty',
  },
  wait_hours: {
    by: 'n',
    one: '{n} godzina',
    few: '{n} godziny',
    many: '{n} godzin',
    other: '{n} godziny',
  },
  wait_unknown: 'kilka minut',
  error_acr_unmet_heading: 'Potrzebne silniejsze potwierdzenie',
  error_acr_unmet:
    'Ta strona wymaga silniejszego potwierdzenia, niż pozwalają Twoje urządzenia. {brand} może pomóc.',
  error_sign_on_failed_heading: 'Nie udało się dokończyć logowania',
  error_sign_on_failed_heading_confirm: 'Nie udało się potwierdzić, że to Ty',
  error_sign_on_failed: 'Na koncie nic się nie zmieniło. Zacznij od nowa.',
  error_not_set_up_heading: 'Nie możemy poprosić o\u00a0to potwierdzenie',
  error_not_set_up:
    'Coś jest źle ustawione, więc zaczynanie od nowa nie pomoże. Nic się nie zmieniło. {brand} może pomóc.',
  error_not_set_up_approval:
    'Coś jest źle ustawione, więc zaczynanie od nowa nie pomoże. Nic nie zostało wysłane. {brand} może pomóc.',
  error_sign_on_denied_heading: 'Nie można się tu zalogować',
  error_sign_on_denied: 'Na to konto nie można się tu zalogować. {brand} może pomóc.',
  error_other_user_heading: 'To było inne konto',
  error_other_user:
    'Potwierdzenie przyszło z\u00a0innego konta niż to, które jest zalogowane. Nic się nie zmieniło.',
  error_access_denied_heading: 'Nie możesz otworzyć tej strony',
  error_access_denied: 'Twoje konto nie ma dostępu do tej strony. {brand} może pomóc.',
  error_cancelled_heading: 'Anulowano',
  error_cancelled: 'Logowanie się nie odbyło.',
  error_cancelled_step_up: 'Nic się nie zmieniło.',
  error_cancelled_approval: 'Nic nie zostało wysłane.',
  error_bad_request_heading: 'Nie udało się tego odczytać',
  error_bad_request: 'To, co dotarło, nie jest tym, co wysyła ta strona. Zacznij od nowa.',
  error_other_site_heading: 'Nie możesz otworzyć tej strony',
  error_other_site:
    'Formularz przyszedł z\u00a0innej witryny albo przeglądarka nie podała skąd. Nic się nie zmieniło. Zacznij tutaj od nowa.',
  error_mistake_of_the_app_heading: 'Coś nie działa po naszej stronie',
  error_mistake_of_the_app:
    'To nie Twoja wina, a\u00a0ponowna próba nie pomoże. Nic się nie zmieniło. {brand} może pomóc.',
  error_mistake_of_the_app_approval:
    'To nie Twoja wina, a\u00a0ponowna próba nie pomoże. Nic nie zostało wysłane. {brand} może pomóc.',
  error_used_or_foreign_page_approval:
    'Ta strona należy do innego zatwierdzania albo została już użyta. Zacznij od nowa.',
  error_cookies_off_heading_approval: 'Zatwierdzanie wymaga pliku cookie',
  error_step_not_supported_approval:
    'To zatwierdzanie wymaga kroku, którego nie możemy tu pokazać. Zacznij od nowa albo zapytaj w\u00a0{brand}.',
  error_unavailable_approval:
    'To nie Twoja wina, żaden kod nie został zużyty i\u00a0nic nie zostało wysłane. Spróbuj ponownie za minutę.',
  error_unavailable_code_maybe_used_approval:
    'To nie Twoja wina i\u00a0nic nie zostało wysłane. Spróbuj ponownie za minutę.',
  error_approval_cancelled_heading: 'Anulowano',
  error_approval_cancelled: 'Nic nie zostało wysłane.',
  error_approval_expired_heading: 'To zatwierdzanie się zakończyło',
  error_approval_expired: 'Nic nie zostało wysłane. Zacznij od nowa, jeśli nadal tego chcesz.',
  error_approval_used_heading: 'To zatwierdzenie zostało już użyte',
  error_approval_used: 'Nie można go użyć ponownie.',
  error_approval_other_request_heading: 'To dotyczyło czegoś innego',
  error_approval_other_request:
    'To, co dotarło, różni się od tego, co zatwierdzono, więc nic nie zostało wysłane, a\u00a0zatwierdzanie się zakończyło. Zacznij od nowa.',
  error_approval_refused_heading: 'To nie zostało zatwierdzone',
  error_approval_refused:
    'Nie udało się potwierdzić, że to Ty, więc nic nie zostało wysłane. Zacznij od nowa.',
  error_approval_outcome_unknown_heading: 'Jeszcze nie wiemy, czy to się udało',
  error_approval_outcome_unknown:
    'Nie wysyłaj tego ponownie. Sprawdź swoje zatwierdzenia albo zapytaj w\u00a0{brand}.',
  error_too_many_approvals_heading: 'Zbyt wiele otwartych zatwierdzeń',
  error_too_many_approvals:
    'Dokończ lub anuluj jedno z\u00a0nich albo poczekaj kilka minut, a\u00a0potem zacznij od nowa. Nic nie zostało wysłane.',

  confirm_lead: 'Naciśnij „Dalej”, a\u00a0poprosimy o\u00a0kod.',
  sign_off_heading: 'Wylogować się?',
  sign_off_lead:
    'Zalogowane konto: {name}. Wylogowanie kończy tę sesję tutaj i\u00a0w\u00a0usłudze logowania.',
  sign_off: 'Wyloguj się',
  stay: 'Nie wylogowuj',
  signed_off_heading: 'Wylogowano',
  signed_off_lead: 'Na wspólnym komputerze zamknij też to okno.',
  signed_off_lead_half:
    'Tutaj wylogowano. Usługa logowania nie odpowiedziała, więc na wspólnym komputerze zamknij przeglądarkę.',
  leaving_heading: 'Tutaj wylogowano',
  leaving_lead: 'Przejdź dalej, aby wylogować się też z\u00a0usługi logowania.',
  sign_on_again: 'Zaloguj się ponownie',
  continue_elsewhere_heading: 'Przejdź do usługi logowania',
  continue_elsewhere_lead: 'To logowanie toczy się dalej na innej stronie. Potem wrócisz tutaj.',
  continue_elsewhere_at: 'Przejdź do {provider}',
  continue_elsewhere_at_lead: 'Logujesz się tam, a\u00a0potem wracasz do {brand}.',
  continue_elsewhere_other: 'Zaloguj się inaczej',
}

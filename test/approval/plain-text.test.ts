// Real names and words of many scripts come through; what is not shown, wherever it hides, is named by code point and place.
import { describe, expect, test } from 'vitest'
import { readDetails, readLabels } from '../../src/approval/details.js'
import { findTextProblem } from '../../src/approval/plain-text.js'

const decomposed = (text: string): string => text.normalize('NFD')

describe('honest text is taken', () => {
  test.each([
    ['English', 'Charlie Parker, 12 High Street'],
    ['French spaces', '1\u202f234,50\u00a0€'],
    ['Swiss apostrophes', 'CHF 1’234.50'],
    ['Vietnamese, composed', 'Nguyễn Thị Thuý Hường'],
    ['Vietnamese, decomposed', decomposed('Nguyễn Thị Thuý Hường, Đặng Ế')],
    ['Yoruba, decomposed', decomposed('Ọláìyá Adébáyọ̀ ọ̀ṣẹ́')],
    ['Lithuanian accents, decomposed', decomposed('kė̃tė, vi̇̀siškas')],
    ['Polytonic Greek, decomposed', decomposed('ᾧ ᾯ Ἑλλήνων ᾄδω')],
    ['Cyrillic with stress', 'Ива́нов Пётр Ї'],
    ['Church Slavonic', 'ст҃ъ б҃гъ'],
    ['Hebrew', 'בנק לאומי לישראל'],
    ['Hebrew points', 'שָׁלוֹם לְכֻלָּם'],
    ['Hebrew points and accents', 'בְּרֵאשִׁ֖ית בָּרָ֣א שָּׁ֣'],
    ['Yiddish', 'ייִדיש אַ שיינעם דאַנק'],
    ['Arabic', 'شركة الأفق للتجارة'],
    ['Arabic harakat', 'الْعَرَبِيَّةُ مُحَمَّدٌ'],
    ['Quranic marks', 'ٱلرَّحْمَـٰنِ عَلَىٰٓ'],
    ['Urdu', 'محمد علی جناح روڈ'],
    ['Persian, verbs', 'می\u200cخواهم نمی\u200cدانم'],
    ['Persian, plurals', 'خانه\u200cها و کار\u200cها'],
    ['Persian digits', '۱۲۳۴٫۵۰ ریال'],
    ['Kurdish', 'هەولێر بانکی کوردستان'],
    ['Syriac', 'ܫܠܵܡܵܐ'],
    ['Hindi', 'भारतीय स्टेट बैंक'],
    ['Hindi conjuncts, kept apart', 'क्\u200dष क्\u200cष'],
    ['Sanskrit, an open end', 'श्रीमान्\u200c'],
    ['Marathi eyelash', 'दर्\u200dया सुर्\u200dया'],
    ['Nepali', 'गर्\u200dयो नेपाल'],
    ['Bengali', 'র\u200d্যাব উদ্\u200cযাপন'],
    ['Gujarati', 'ગુજરાત રાજ્ય'],
    ['Punjabi', 'ਪੰਜਾਬ ਨੈਸ਼ਨਲ ਬੈਂਕ'],
    ['Tamil', 'தமிழ்நாடு ஸ்ரீ'],
    ['Telugu', 'ఆంధ్ర ప్రదేశ్'],
    ['Kannada', 'ಕರ್ನಾಟಕ ರ\u200d್ಯ'],
    ['Malayalam', 'കേരളം'],
    ['Malayalam, letters of old', 'മോഹന്\u200d അവര്\u200d'],
    ['Sinhala', 'ශ්\u200dරී ලංකා'],
    ['Thai', 'ธนาคารกรุงเทพ น้ำ เก้าอี้'],
    ['Lao', 'ທະນາຄານ ນ້ຳ'],
    ['Khmer', 'ភាសាខ្មែរ ស្ត្រី'],
    ['Burmese', 'ကျွန်ုပ် မြန်မာ ကြွှေ့'],
    ['Tibetan', 'བསྒྲུབས རྐྱེན'],
    ['Chinese', '中国工商银行'],
    ['Japanese', '株式会社みずほ か゚'],
    ['Japanese, decomposed', decomposed('ガギグゲゴ パ')],
    ['Korean', '한국은행'],
    ['Korean, decomposed', decomposed('한국은행')],
    ['Armenian', 'Հայաստան'],
    ['Georgian', 'საქართველო'],
    ['Amharic', 'ኢትዮጵያ ንግድ ባንክ'],
    ['Cherokee', 'ᏣᎳᎩ'],
    ['Braille', '⠓⠑⠇⠇⠕'],
    ['IPA', 'ˈt͡ʃɑ̃ːɫ̩'],
    ['mathematics', '𝔘𝔫𝔦 ℃ ½ √2 ≤ x̄'],
    ['emoji', '😀🎉☕'],
    ['emoji with a tone of skin', '👍🏽👩🏽\u200d🚀'],
    ['emoji families', '👨\u200d👩\u200d👧\u200d👦 👩\u200d❤️\u200d💋\u200d👨'],
    ['emoji joined', '🏳️\u200d🌈🏳️\u200d⚧️❤️\u200d🔥👁️\u200d🗨️🏴\u200d☠️🐻\u200d❄️'],
    ['emoji and text forms', '☎︎ ☎️ ©️ ❤︎ ⚕️'],
    ['key caps', '1️⃣ #️⃣ *️⃣'],
    ['flags', '🇸🇪🇮🇱🇺🇳'],
    ['flags of parts of Britain', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['a tilde and arrows', '~ → ↔ ✓'],
  ])('%s', (_language, text) => {
    expect(findTextProblem(text, 500)).toBeUndefined()
    expect(readDetails({ recipient: text })).toEqual({ recipient: text })
    expect(readLabels({ recipient: text })).toEqual({ recipient: text })
  })
})

describe('what is not shown is refused, with its code point and place', () => {
  test.each([
    ['a zero width space', 'Char\u200blie', 'U+200B (zero width space) at character 5'],
    ['between Khmer words, too', 'ភាសា\u200bខ្មែរ', 'U+200B (zero width space) at character 5'],
    ['a soft hyphen in a number', '1\u00ad0', 'U+00AD (soft hyphen) at character 2'],
    ['a word joiner', '10\u20600', 'U+2060 (word joiner) at character 3'],
    ['a byte order mark', '\ufeffPay', 'U+FEFF (zero width no-break space) at character 1'],
    ['an invisible plus', '1\u20640', 'U+2064 (invisible operator) at character 2'],
    ['a deprecated format control', 'a\u206fb', 'U+206F at character 2'],
    ['a grapheme joiner', 'a\u034fb', 'U+034F (combining grapheme joiner) at character 2'],
    ['a Hangul filler', '김\u3164철', 'U+3164 (Hangul filler) at character 2'],
    ['a halfwidth filler', 'a\uffa0', 'U+FFA0 (Hangul filler) at character 2'],
    ['a Khmer inherent vowel', 'ក\u17b4', 'U+17B4 at character 2'],
    [
      'a Mongolian vowel separator',
      'ᠠ\u180eᠠ',
      'U+180E (Mongolian vowel separator) at character 2',
    ],
    ['tag letters', 'Pay\u{e0061}\u{e0062}', 'U+E0061 (tag character) at character 4'],
    ['a tag after an emoji', '😀\u{e0061}', 'U+E0061 (tag character) at character 2'],
    [
      'a flag of nowhere',
      '🏴\u{e0067}\u{e0062}\u{e0078}\u{e0078}\u{e0078}\u{e007f}',
      'U+E0067 (tag character) at character 2',
    ],
    ['a variation selector on a letter', 'a\ufe0f', 'U+FE0F (variation selector) at character 2'],
    ['… on a digit', '1\ufe0f0', 'U+FE0F (variation selector) at character 2'],
    ['… twice on an emoji', '❤\ufe0f\ufe0f', 'U+FE0F (variation selector) at character 3'],
    ['… of another kind', '≨\ufe00', 'U+FE00 (variation selector) at character 2'],
    ['… for ideographs', '辻\u{e0100}', 'U+E0100 (variation selector) at character 2'],
    [
      'a non-joiner in a Latin name',
      'pay\u200cpal',
      'U+200C (zero width non-joiner) at character 4',
    ],
    ['a joiner in a number', '1\u200d0', 'U+200D (zero width joiner) at character 2'],
    [
      'a non-joiner in a Persian number',
      '۱\u200c۰',
      'U+200C (zero width non-joiner) at character 2',
    ],
    ['… twice', 'می\u200c\u200cخواهم', 'U+200C (zero width non-joiner) at character 3'],
    ['… at the beginning', '\u200cخانه', 'U+200C (zero width non-joiner) at character 1'],
    ['… at the end', 'خانه\u200c', 'U+200C (zero width non-joiner) at character 5'],
    ['… before another script', 'خ\u200ca', 'U+200C (zero width non-joiner) at character 2'],
    ['… between Indic letters', 'क\u200cख', 'U+200C (zero width non-joiner) at character 2'],
    ['a joiner between Arabic letters', 'با\u200dن', 'U+200D (zero width joiner) at character 3'],
    ['a joiner after an emoji', '👨\u200d', 'U+200D (zero width joiner) at character 2'],
    ['a joiner before an emoji', 'a\u200d👨', 'U+200D (zero width joiner) at character 2'],
    ['an interlinear annotation', 'a\ufff9b', 'U+FFF9 (interlinear annotation) at character 2'],
    ['its end', 'a\ufffbb', 'U+FFFB (interlinear annotation) at character 2'],
    ['a hieroglyph format control', 'a\u{13430}', 'U+13430 at character 2'],
    ['a musical format control', 'a\u{1d173}', 'U+1D173 at character 2'],
    ['private use', 'Bank \ue000', 'U+E000 at character 6'],
    ['private use in a far plane', '\u{10fffd}a', 'U+10FFFD at character 1'],
    ['counted in characters, not units', '😀😀\u200b', 'U+200B (zero width space) at character 3'],
  ])('%s', (_what, text, place) => {
    expect(findTextProblem(text, 500)).toContain(`has ${place}, `)
    expect(() => readDetails({ sum: text })).toThrow(`"sum" has ${place}, `)
    expect(() => readLabels({ sum: text })).toThrow(`labels: "sum" has ${place}, `)
  })

  test.each([
    ['two spaces', 'a  b', 'has several spaces in a row at character 2'],
    ['spaces of two kinds', 'ab \u00a0c', 'has several spaces in a row at character 3'],
    ['three hundred', `a${' '.repeat(300)}b`, 'has several spaces in a row at character 2'],
    ['empty Braille patterns', '⠓\u2800\u2800⠓', 'has several spaces in a row at character 2'],
    ['a space in front', ' a', 'has a space at its beginning or end'],
    ['a space behind', 'a ', 'has a space at its beginning or end'],
    ['a wide space in front', '\u3000山', 'has a space at its beginning or end'],
    ['an empty pattern behind', 'a\u2800', 'has a space at its beginning or end'],
    ['a mark without a letter', '\u0301a', 'has U+0301 at character 1, a combining mark'],
    ['an overlay in front', '\u033810.00', 'has U+0338 at character 1, a combining mark'],
  ])('%s', (_what, text, problem) => {
    expect(findTextProblem(text, 500)).toContain(problem)
  })

  test.each([
    ['five on one letter', `a${'\u0301'.repeat(5)}`, 2],
    ['two hundred', `Pay${'\u0321'.repeat(200)}`, 4],
    ['Zalgo', 'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033dalgo', 2],
    ['above and below', 'ab\u0300\u0316\u0301\u0317\u0302', 3],
    ['overlays', '1\u0336\u0336\u0336\u0336\u03360', 2],
    ['Arabic ones', 'م\u064e\u064f\u0650\u0651\u0652', 2],
    ['Hebrew ones', 'ש\u05c1\u05bc\u05b8\u05a3\u05bd\u0591\u0592', 2],
    ['Thai ones', 'ก\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49', 2],
  ])('a pile of marks: %s', (_what, text, place) => {
    expect(findTextProblem(text, 500)).toContain(
      `has a pile of combining marks at character ${place}`,
    )
  })

  test.each([4, 3])('%i marks on a letter are taken', (count) => {
    expect(findTextProblem(`a${'\u0301'.repeat(count)}b`, 500)).toBeUndefined()
  })

  test.each([
    ['joiners', 'می\u200c'.repeat(20_000) + 'a'],
    ['marks', `a${'\u0301'.repeat(50_000)}`],
    ['marks before a joiner', `ا${'\u0651'.repeat(50_000)}\u200c\u200c`],
    ['emoji', '👨\u200d'.repeat(20_000)],
    ['spaces', `a${' '.repeat(60_000)}`],
  ])('a long text of %s is no work', (_what, text) => {
    expect(findTextProblem(text, 500)).toContain('longer than 500')
    expect(findTextProblem(text, 100_000)).toBeDefined()
  })
})

// Transactions whose words are hard to show: every script, marks that join, what looks like markup or a placeholder.
import fc from 'fast-check'
import { findTextProblem } from '../../src/approval/plain-text.js'

/** Names of the details of every transaction made here; their order is drawn. */
export const detailNames = [
  'sum',
  'currency',
  'recipient',
  'account',
  'purpose',
  'reference',
] as const

/** A transaction: its details in the order they are to be shown. */
export type Transaction = readonly (readonly [name: string, value: string])[]

const pieces: readonly string[] = [
  // Right to left, and both in one.
  'شركة الأفق للتجارة',
  'בנק לאומי',
  'Nour نور 2024',
  // Characters that take two or three columns, or come in two halves.
  '株式会社みずほ',
  '한국은행',
  '𠮷野家',
  '😀👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿🇸🇪',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  // The same word in two ways, and marks on marks.
  'Åsa',
  'A\u030asa',
  'Z\u0351\u0327\u0317a\u0489\u0310l\u0334go\u0361',
  '\u1112\u1161\u11ab',
  'e\u0301\u0323',
  // Joiners where they are needed.
  'नेपाल क्ष्म',
  'می\u200cخواهم',
  'മോഹന്\u200d ශ්\u200dරී',
  'שָׁלוֹם الْعَرَبِيَّةُ',
  // What looks like markup, an entity, a template or an escape.
  '<b>bold</b>',
  '</td></table><script>alert(1)</script>',
  '<!-- -->',
  'Tom & Jerry &amp; &lt;i&gt; &#39; &#x41; &nbsp; &notit;',
  `"quoted" 'single' \`back\``,
  "$& $1 $$ $` $' $<name>",
  '{otp} {{sum}} $ {otp} #{x} %{y} %s %d %2B %E2%82%AC +1+1',
  '{"a":"\\u0041","b":[1,2]}',
  'C:\\new\\table\\u0041',
  'a=1&b=2&pingone_approval=x;c#d?e',
  // Spaces of every kind.
  'a\u00a0b\u202fc\u2003d\u3000e',
  '«1.250,00»',
  '1’250.00',
  '१२३४',
]

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }) },
)

const value = fc
  .tuple(
    fc.constantFrom('', '1 ', '('),
    fc.array(piece, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', ' 2', '1', 'x'),
  )
  .map(([before, middle, after]) => before + middle.join(' ') + after)
  .filter((text) => isShowable(text, 120))

/** As long as a detail may be where its message still carries it. */
const longValue = fc
  .tuple(fc.constantFrom(...pieces), fc.integer({ min: 20, max: 200 }))
  .map(([text, length]) => Array.from(`${text} `.repeat(200)).slice(0, length).join('') + 'z')
  .filter((text) => isShowable(text, 201))

const amount = fc.oneof(
  fc.constantFrom('0.10', '1,250.00', '1.250,00', '-0', '1e3', '9007199254740993', '٣٤٥٫٦٠'),
  fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat(99)).map(([whole, cents]) => {
    return `${String(whole)}.${String(cents).padStart(2, '0')}`
  }),
)

/** A transaction with every detail, in any order. */
export const transactions: fc.Arbitrary<Transaction> = fc
  .tuple(
    fc.shuffledSubarray([...detailNames], { minLength: detailNames.length }),
    fc.record({
      sum: amount,
      currency: fc.constantFrom('EUR', '¥', '₹', 'د.إ', 'kr.'),
      recipient: value,
      account: value,
      purpose: fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: longValue }),
      reference: value,
    }),
  )
  .map(([names, values]) => names.map((name) => [name, values[name]] as const))

/** What a guard takes: what it refuses has tests of its own. A letter, digit or symbol must be there to be seen. */
function isShowable(text: string, maxCharacters: number): boolean {
  return findTextProblem(text, maxCharacters) === undefined && /[\p{L}\p{N}\p{S}]/u.test(text)
}

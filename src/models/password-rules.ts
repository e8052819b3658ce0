// The rules of a new password: a policy as lines of a page, and which of them a password breaks.
import { readText } from './texts/catalogue.js'
import type { MessageFact, ViewRule } from './model.js'

/** What a new password has to be, by the members of PingOne's password policy. */
export interface PasswordRules {
  readonly length?: { readonly min?: number; readonly max?: number }
  /** How many characters of each set there must be, at least. */
  readonly minCharacters?: readonly { readonly characters: string; readonly count: number }[]
  readonly minUniqueCharacters?: number
  readonly maxRepeatedCharacters?: number
  /** How many earlier passwords it may not be. */
  readonly history?: { readonly count: number }
  readonly notSimilarToCurrent?: boolean
  readonly excludesCommonlyUsed?: boolean
  readonly excludesProfileData?: boolean
}

/** One rule: a line under the field. */
export interface PasswordRule {
  readonly code: RuleCode
  /** PingOne's name for it in a refusal. */
  readonly requirement: string
  readonly n: number
  /** Of a set that has no word of its own. */
  readonly characters?: string
  /** Absent: PingOne alone can tell. */
  readonly check?: NonNullable<ViewRule['check']>
}

type RuleCode = keyof typeof sentences

/** The sentence of each rule that a password broke. */
const sentences = {
  length_min: 'message_password_rules_length_min',
  length_max: 'message_password_rules_length_max',
  capitals: 'message_password_rules_capitals',
  small_letters: 'message_password_rules_small_letters',
  digits: 'message_password_rules_digits',
  signs: 'message_password_rules_signs',
  characters: 'message_password_rules_characters',
  different: 'message_password_rules_different',
  repeated: 'message_password_rules_repeated',
  history: 'message_password_rules_history',
  similar: 'message_password_rules_similar',
  common: 'message_password_rules_common',
  profile: 'message_password_rules_profile',
} as const

/** Rules that PingOne may name although the page does not know them; they have no number. */
const withoutNumber: readonly PasswordRule[] = [
  { code: 'history', requirement: 'history', n: 1 },
  { code: 'similar', requirement: 'notSimilarToCurrent', n: 1 },
  { code: 'common', requirement: 'excludesCommonlyUsed', n: 1 },
  { code: 'profile', requirement: 'excludesProfileData', n: 1 },
]

/** The rules in the order a page lists them: what can be checked here first. */
export function listRules(rules: PasswordRules = {}): readonly PasswordRule[] {
  const { length, minUniqueCharacters: different, maxRepeatedCharacters: repeated } = rules
  const { history, notSimilarToCurrent, excludesCommonlyUsed, excludesProfileData } = rules
  return [
    ...checked('length_min', { requirement: 'length', kind: 'min', count: length?.min }),
    ...checked('length_max', { requirement: 'length', kind: 'max', count: length?.max }),
    ...(rules.minCharacters ?? []).flatMap(({ characters, count }) =>
      checked(nameSet(characters), {
        requirement: 'minCharacters',
        kind: 'characters',
        count,
        characters,
      }),
    ),
    ...checked('different', {
      requirement: 'minUniqueCharacters',
      kind: 'different',
      count: different,
    }),
    ...checked('repeated', {
      requirement: 'maxRepeatedCharacters',
      kind: 'repeated',
      count: repeated,
    }),
    ...withoutNumber.flatMap((rule) => {
      switch (rule.code) {
        case 'history':
          return history === undefined ? [] : [{ ...rule, n: history.count }]
        case 'similar':
          return notSimilarToCurrent === true ? [rule] : []
        case 'common':
          return excludesCommonlyUsed === true ? [rule] : []
        default:
          return excludesProfileData === true ? [rule] : []
      }
    }),
  ]
}

/** The codes of the rules that a password breaks, as far as they can be checked without PingOne. */
export function findBroken(rules: PasswordRules | undefined, password: string): readonly string[] {
  return listRules(rules)
    .filter(({ check }) => check !== undefined && !isMet(check, password))
    .map(({ code }) => code)
}

/** The lines under the field; after a refusal with what was broken. */
export function buildRules(
  locale: string,
  {
    rules,
    messages = [],
  }: { readonly rules: PasswordRules | undefined; readonly messages?: readonly MessageFact[] },
): readonly ViewRule[] {
  const broken = messages.find(({ code }) => code === 'password_rules')?.rules
  return listRules(rules).map((rule) => {
    const { code, n, characters, check } = rule
    return {
      code,
      text: readText(locale, `rule_${code}`, { n, characters: characters ?? '' }),
      state: broken === undefined ? 'open' : findState(rule, broken),
      ...(check !== undefined && { check }),
    }
  })
}

/** Why a new password was refused: its first broken rule in a sentence. */
export function writeBroken(
  locale: string,
  {
    rules,
    broken = [],
  }: { readonly rules: PasswordRules | undefined; readonly broken?: readonly string[] | undefined },
): string {
  const known = [...listRules(rules), ...withoutNumber]
  const first = known.find((rule) => isBroken(rule, broken))
  if (first === undefined) return readText(locale, 'message_password_rules')
  const { code, n, characters = '' } = first
  return readText(locale, sentences[code], { n, characters })
}

/** PingOne was asked only once all that can be checked here was met. */
function findState(rule: PasswordRule, broken: readonly string[]): ViewRule['state'] {
  if (isBroken(rule, broken)) return 'unmet'
  return rule.check === undefined ? 'open' : 'met'
}

/** Ours are named by their code, PingOne's by its own word. */
function isBroken({ code, requirement }: PasswordRule, broken: readonly string[]): boolean {
  return broken.includes(code) || broken.includes(requirement)
}

function checked(
  code: RuleCode,
  {
    requirement,
    kind,
    count,
    characters,
  }: {
    readonly requirement: string
    readonly kind: NonNullable<PasswordRule['check']>['kind']
    readonly count: number | undefined
    readonly characters?: string
  },
): readonly PasswordRule[] {
  if (count === undefined) return []
  const set = characters === undefined ? {} : { characters }
  return [{ code, requirement, n: count, ...set, check: { kind, count, ...set } }]
}

/** A set is told by what is in it: letters, digits, or neither. */
function nameSet(characters: string): RuleCode {
  if (/^[A-Z]{2,}$/.test(characters)) return 'capitals'
  if (/^[a-z]{2,}$/.test(characters)) return 'small_letters'
  if (/^\d{2,}$/.test(characters)) return 'digits'
  return /^[^A-Za-z\d]{4,}$/.test(characters) ? 'signs' : 'characters'
}

function isMet({ kind, count, characters = '' }: Check, password: string): boolean {
  const typed = Array.from(password)
  switch (kind) {
    case 'min':
      return typed.length >= count
    case 'max':
      return typed.length <= count
    case 'characters':
      return typed.filter((character) => characters.includes(character)).length >= count
    case 'different':
      return new Set(typed).size >= count
    case 'repeated':
      return longestRun(typed) <= count
  }
}

type Check = NonNullable<ViewRule['check']>

function longestRun(typed: readonly string[]): number {
  let [longest, run] = [0, 0]
  for (const [at, character] of typed.entries()) {
    run = at > 0 && typed[at - 1] === character ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

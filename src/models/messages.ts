// From the code of a message to its sentence, its kind, and the field it belongs to.
import { nameAttribute } from './attribute-name.js'
import { findVariant, readText } from './texts/catalogue.js'
import { isCodeSent } from './code-devices.js'
import { messageNatures } from './message-natures.js'
import { writeBroken, type PasswordRules } from './password-rules.js'
import type { CommonFacts, MessageFact, ViewField, ViewMessage } from './model.js'

/** What else a sentence depends on. */
export interface MessageSetting {
  /** Device facts and attempts may be told. */
  readonly proven?: boolean
  /** The device's type, where it may be told. */
  readonly deviceType?: string
  /** How many digits a code has, when that is known. */
  readonly otpLength?: number
  readonly canChooseDevice?: boolean
  /** Of a new password, as far as the page may know them. */
  readonly rules?: PasswordRules
  /** How the page confirms, where that is not by a code. */
  readonly how?: 'passkey'
}

type MessageNature = Pick<ViewMessage, 'kind' | 'field'>

/** True for a message that says no to what was asked: it is in the title, too. */
export function isRejection({ kind, code }: Pick<ViewMessage, 'kind' | 'code'>): boolean {
  return kind === 'error' || (kind === 'warn' && code !== 'recent_tries')
}

/** The messages of a page. One that names a field the page does not have stands alone. */
export function buildMessages(
  facts: CommonFacts,
  fields: readonly ViewField[],
  setting: MessageSetting,
): ViewMessage[] {
  // A code that this version does not know was written by another one.
  const known = (facts.messages ?? []).filter(({ code }) => Object.hasOwn(messageNatures, code))
  return known.map((fact) => {
    const nature: MessageNature = messageNatures[fact.code]
    const { kind } = nature
    const field = fact.field ?? nature.field
    const text = writeSentence(facts, fact, setting)
    const isHere = fields.some(({ name }) => name === field)
    return { kind, code: fact.code, text, ...(field !== undefined && isHere ? { field } : {}) }
  })
}

function writeSentence(facts: CommonFacts, fact: MessageFact, setting: MessageSetting): string {
  const { locale } = facts
  switch (fact.code) {
    case 'otp_wrong':
      return addNothingSent(facts, writeAttempts(locale, fact, setting))
    case 'passkey_wrong':
      return addNothingSent(facts, writePasskeyAttempts(locale, { fact, setting }))
    case 'otp_wrong_length':
      return writeLength(locale, fact.otpLength ?? setting.otpLength)
    case 'resend_too_early':
      return fact.seconds === undefined
        ? readText(locale, 'message_resend_too_early_unknown')
        : readText(locale, 'message_resend_too_early', { s: Math.max(1, Math.ceil(fact.seconds)) })
    case 'device_paused':
      return fact.minutes === undefined
        ? readText(locale, 'message_device_paused_unknown')
        : readText(locale, 'message_device_paused', { n: Math.max(1, Math.ceil(fact.minutes)) })
    case 'codes_paused':
      return fact.minutes === undefined
        ? readText(locale, 'message_codes_paused_unknown')
        : readText(locale, 'message_codes_paused', { n: Math.max(1, Math.ceil(fact.minutes)) })
    case 'code_sent':
      return readText(locale, isCall(setting) ? 'message_code_sent_voice' : 'message_code_sent')
    case 'no_answer_yet':
      return readText(locale, 'message_no_answer_yet', {
        app: facts.brand.appName ?? facts.brand.name,
      })
    case 'outcome_unknown':
      return addNothingSent(facts, writeUnknownOutcome(locale, setting))
    case 'credentials_wrong':
      return addNothingSent(facts, writeCredentials(locale, fact))
    case 'current_password_wrong':
    case 'recovery_code_wrong':
    case 'verification_code_wrong':
      return addNothingSent(
        facts,
        addLastTry(locale, fact, readText(locale, `message_${fact.code}`)),
      )
    case 'password_rules':
      return writeBroken(locale, { rules: setting.rules, broken: fact.rules })
    case 'recent_tries':
      return readText(locale, 'message_recent_tries', {
        n: Math.max(1, Math.ceil(fact.minutes ?? 1)),
      })
    case 'message_not_sent':
      return setting.canChooseDevice === false
        ? readText(locale, 'message_message_not_sent_only')
        : readText(locale, 'message_message_not_sent')
    case 'attribute_empty':
    case 'attribute_malformed': {
      const label = fact.attribute === undefined ? '' : nameAttribute(locale, fact.attribute)
      return readText(locale, `message_${fact.code}`, { label })
    }
    default:
      return readText(locale, findVariant(`message_${fact.code}`, facts.purpose))
  }
}

/** Of an approval, what has not happened goes with what has. */
function addNothingSent({ purpose, locale }: CommonFacts, sentence: string): string {
  if (purpose !== 'approval') return sentence
  return `${sentence} ${readText(locale, 'message_nothing_sent')}`
}

function writeLength(locale: string, n: number | undefined): string {
  return n === undefined
    ? readText(locale, 'message_otp_wrong_length_unknown')
    : readText(locale, 'message_otp_wrong_length', { n })
}

function writeCredentials(locale: string, fact: MessageFact): string {
  return addLastTry(locale, fact, readText(locale, 'message_credentials_wrong'))
}

/** Told before it is too late; the number is the page's own and says nothing of an account. */
function addLastTry(locale: string, { lastTry }: MessageFact, sentence: string): string {
  return lastTry === true ? `${sentence} ${readText(locale, 'message_last_try')}` : sentence
}

function writeUnknownOutcome(locale: string, { deviceType, how }: MessageSetting): string {
  if (how === 'passkey') return readText(locale, 'message_outcome_unknown_passkey')
  const isApp = !isCodeSent(deviceType)
  return readText(locale, isApp ? 'message_outcome_unknown_totp' : 'message_outcome_unknown')
}

function writeAttempts(locale: string, fact: MessageFact, setting: MessageSetting): string {
  const { attemptsRemaining: left, minutes } = fact
  const isShown = !isCodeSent(setting.deviceType)
  if (setting.proven !== true || left === undefined || !Number.isInteger(left) || left < 1) {
    const key = isShown ? 'message_otp_wrong_shown' : 'message_otp_wrong'
    return addLastTry(locale, fact, readText(locale, key))
  }
  if (left === 1 && minutes !== undefined) {
    return readText(locale, 'message_otp_wrong_last', { m: Math.max(1, Math.ceil(minutes)) })
  }
  const key = isShown ? 'message_otp_wrong_shown_left' : 'message_otp_wrong_left'
  return addLastTry(locale, fact, readText(locale, key, { n: left }))
}

function writePasskeyAttempts(
  locale: string,
  { fact, setting }: { readonly fact: MessageFact; readonly setting: MessageSetting },
): string {
  const { attemptsRemaining: left } = fact
  if (setting.proven !== true || left === undefined || !Number.isInteger(left) || left < 1) {
    return addLastTry(locale, fact, readText(locale, 'message_passkey_wrong'))
  }
  return addLastTry(locale, fact, readText(locale, 'message_passkey_wrong_left', { n: left }))
}

function isCall({ deviceType }: MessageSetting): boolean {
  return deviceType === 'VOICE'
}

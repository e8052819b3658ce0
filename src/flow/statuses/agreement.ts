// Terms that the person has to agree to.
import {
  isObject,
  readInstant,
  readInteger,
  readMember,
  readParagraphs,
  readText,
  readWord,
} from '../../pingone/json.js'
import type { FlowStateBase, Status } from './status.js'

/** An agreement as it is put before a person. */
export interface FlowAgreement {
  readonly id?: string
  readonly title?: string
  /** All of it, as PingOne has it; it may hold markup, and is absent when it is longer than what is kept. */
  readonly text?: string
  /** Media type of the text, e.g. `text/html`. */
  readonly contentType?: string
  readonly version?: string
  /** Epoch milliseconds from which this version holds. */
  readonly effectiveAtMs?: number
  /** BCP 47 tag. */
  readonly language?: string
}

export interface AgreementConsentRequired extends FlowStateBase {
  readonly status: 'AGREEMENT_CONSENT_REQUIRED'
  readonly agreement?: FlowAgreement
}

const maxTextLength = 50_000
const maxVersion = 1_000_000_000

/** Consent is asked for; a refusal fails the flow. */
export const agreementConsentRequired: Status<
  AgreementConsentRequired,
  'user.consent' | 'session.reset'
> = {
  takes: ['user.consent', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'AGREEMENT_CONSENT_REQUIRED',
    ...parseAgreement(body),
  }),
}

function parseAgreement(body: unknown): Pick<AgreementConsentRequired, 'agreement'> {
  const agreement =
    readMember(readMember(body, '_embedded'), 'agreement') ?? readMember(body, 'agreement')
  if (!isObject(agreement)) return {}
  const id = readWord(agreement, 'id', 64)
  const title = readText(agreement, 'title', 300) ?? readText(agreement, 'name', 300)
  const text = readParagraphs(readMember(agreement, 'text'), maxTextLength)
  const contentType = readWord(agreement, 'contentType', 64)
  const version =
    readWord(agreement, 'version', 64) ??
    readInteger(agreement, 'version', { least: 0, most: maxVersion })?.toString()
  const effectiveAtMs = readInstant(agreement, 'effectiveAt')
  const language = readLanguage(agreement)
  return {
    agreement: {
      ...(id !== undefined && { id }),
      ...(title !== undefined && { title }),
      ...(text !== undefined && { text }),
      ...(contentType !== undefined && { contentType }),
      ...(version !== undefined && { version }),
      ...(effectiveAtMs !== undefined && { effectiveAtMs }),
      ...(language !== undefined && { language }),
    },
  }
}

function readLanguage(agreement: unknown): string | undefined {
  const tag = readWord(agreement, 'locale', 35) ?? readWord(agreement, 'language', 35)
  return tag !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined
}

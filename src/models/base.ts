// What every page model has: title, texts, links, messages; in one shape.
import { buildApproval } from './approval-details.js'
import { isHelpAddress, isOwnPath, isPageAddress } from './brand.js'
import { readParts, readText, type TextKey } from './texts/catalogue.js'
import { buildMessages, isRejection, type MessageSetting } from './messages.js'
import type {
  ButtonValue,
  CommonFacts,
  Purpose,
  StepViewBase,
  TextPart,
  ViewButton,
  ViewField,
  ViewLink,
  ViewMessage,
} from './model.js'

/** What a step adds to the common facts. */
export interface OwnParts {
  readonly heading: string
  /** What the title says in place of the heading. */
  readonly titled?: string
  readonly lead?: readonly TextPart[]
  /** Fields, each with the wish to take the focus. */
  readonly fields?: readonly ViewField[]
  readonly buttons?: readonly ViewButton[]
  readonly links?: readonly ViewLink[]
  readonly helpLine?: string
  readonly setting?: MessageSetting
  /** An approval that the person may not have asked for, also where nothing can be cancelled. */
  readonly maybeNotAsked?: boolean
}

/** The common part of a page model. */
export function buildBase(facts: CommonFacts, own: OwnParts): StepViewBase {
  const fields = own.fields ?? []
  const messages = buildMessages(facts, fields, own.setting ?? {})
  return {
    purpose: facts.purpose,
    title: buildTitle(facts, own.titled ?? own.heading, messages),
    heading: own.heading,
    ...describeLead(own.lead),
    action: facts.action,
    csrf: facts.csrf,
    fields: giveFocus(fields, { purpose: facts.purpose, messages }),
    buttons: [...(own.buttons ?? []), ...buildBranches(facts)],
    messages,
    links: [...(own.links ?? []), ...buildBrandLinks(facts, own)],
    ...(own.helpLine === undefined ? {} : { helpLine: own.helpLine }),
    ...(facts.approval === undefined
      ? {}
      : { approval: buildApproval(facts.locale, facts.approval) }),
    ...(facts.reference === undefined ? {} : { reference: facts.reference }),
  }
}

/** The buttons that lead to pages beside the question. */
function buildBranches({ locale, branches = [] }: CommonFacts): ViewButton[] {
  return branches.map((branch) => buildButton(locale, branch, `${branch}_offer`))
}

/** A submit button with its text. */
export function buildButton(locale: string, value: ButtonValue, key: TextKey): ViewButton {
  return { name: 'action', value, label: readText(locale, key), primary: value === 'continue' }
}

/** The button that starts a sign-on again, for somebody else where the page names who it is for. */
export function buildRestart(locale: string, username: string | undefined): ViewButton {
  return buildButton(locale, 'restart', username === undefined ? 'start_again' : 'not_you')
}

/** The button that leaves a step-up or an approval. */
export function buildLeave({
  locale,
  purpose,
}: Pick<CommonFacts, 'locale' | 'purpose'>): ViewButton {
  return buildButton(locale, 'cancel', purpose === 'approval' ? 'cancel' : 'go_back')
}

/** A link to the return path, or, when there is none to go to, a button that starts again. */
export function buildWayOn(
  facts: CommonFacts,
  name: 'restart' | 'return',
  key: TextKey,
): Pick<OwnParts, 'links' | 'buttons'> {
  const { returnPath, locale, brand } = facts
  const { returnLabel: place } = facts
  const isPlace = key === 'back_to_brand' && place !== undefined
  const label = isPlace
    ? readText(locale, 'back_to_place', { place })
    : readText(locale, key, { brand: brand.name })
  if (returnPath !== undefined && isOwnPath(returnPath)) {
    return { links: [{ name, href: returnPath, label }] }
  }
  const canPost = facts.action !== '' && facts.csrf !== ''
  return canPost ? { buttons: [buildButton(locale, 'restart', key)] } : {}
}

/** A link to the brand's help under another text; where the brand has none, whom to ask: nobody is left without a way on. */
export function buildHelp(
  facts: CommonFacts,
  name: 'lost-device' | 'forgot-password',
  key: 'device_none' | 'forgot_password',
): Pick<OwnParts, 'links' | 'helpLine'> {
  const { locale, brand } = facts
  const href = findHelp(facts)
  if (href !== undefined) return { links: [{ name, href, label: readText(locale, key) }] }
  return { helpLine: readText(locale, `${key}_ask`, { brand: brand.name }) }
}

/** The words of a step-up about what it is for: the app's own where the guard was given some. */
export function writeWhy({ locale, why }: CommonFacts): TextPart[] {
  if (why === undefined) return readParts(locale, 'step_up_lead')
  const isSentence = /[.!?。؟]$/u.test(why)
  return isSentence ? [{ kind: 'text', text: why }] : readParts(locale, 'step_up_lead_why', { why })
}

/** The brand's help; of this app, it is told which page of a sign-on the person comes from. */
function findHelp({ brand: { helpUrl }, action, csrf }: CommonFacts): string | undefined {
  if (helpUrl === undefined || !isHelpAddress(helpUrl)) return undefined
  if (!isOwnPath(helpUrl) || csrf === '' || !isOwnPath(action)) return helpUrl
  const [address = '', fragment] = helpUrl.split('#', 2)
  const from = `${address.includes('?') ? '&' : '?'}from=${encodeURIComponent(action)}`
  return address + from + (fragment === undefined ? '' : `#${fragment}`)
}

function buildTitle(
  { locale, brand }: CommonFacts,
  heading: string,
  messages: readonly ViewMessage[],
): string {
  const isRejected = messages.some(isRejection)
  return `${isRejected ? readText(locale, 'error_prefix') : ''}${heading} – ${brand.name}`
}

function describeLead(
  parts: readonly TextPart[] | undefined,
): Pick<StepViewBase, 'lead' | 'leadParts'> {
  if (parts === undefined) return {}
  return { lead: parts.map(({ text }) => text).join(''), leadParts: parts }
}

/**
 * The focus goes to the first field that something is wrong with; where nothing is, to the one that the step names,
 * unless what is being approved has to be read first. A notice above the form keeps it for itself.
 */
function giveFocus(
  fields: readonly ViewField[],
  { purpose, messages }: { readonly purpose: Purpose; readonly messages: readonly ViewMessage[] },
): ViewField[] {
  const errors = messages.filter(({ kind }) => kind === 'error')
  const named = purpose === 'approval' ? undefined : fields.find(({ autofocus }) => autofocus)
  const wrong = fields.find(({ name }) => errors.some(({ field }) => field === name))
  const hasSummary = errors.some(({ field }) => field === undefined)
  const focused = hasSummary ? undefined : (wrong ?? named)
  return fields.map((field) => ({ ...field, autofocus: field === focused }))
}

/** Who can cancel an approval may not have asked for it; the brand's help is where to say so. */
function buildBrandLinks(
  facts: CommonFacts,
  { buttons = [], maybeNotAsked = false }: OwnParts,
): ViewLink[] {
  const { purpose, brand, locale } = facts
  const { privacyUrl } = brand
  const helpUrl = findHelp(facts)
  const links: ViewLink[] = []
  if (helpUrl !== undefined) {
    const isApproval = purpose === 'approval'
    const canCancel = buttons.some(({ value }) => value === 'cancel')
    if (isApproval && (canCancel || maybeNotAsked)) {
      links.push({ name: 'not-asked', href: helpUrl, label: readText(locale, 'not_asked') })
    }
    const key = isApproval ? 'help_approval' : 'help'
    links.push({ name: 'help', href: helpUrl, label: readText(locale, key) })
  }
  if (privacyUrl !== undefined && isPageAddress(privacyUrl)) {
    links.push({ name: 'privacy', href: privacyUrl, label: readText(locale, 'privacy') })
  }
  return links
}

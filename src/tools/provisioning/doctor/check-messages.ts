// Whether the messages of an approval say what is approved.
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'
import { findMfaSteps, uniquePolicies } from './check-devices.js'
import type { TemplateContentResource } from '../platform/resources.js'
import type { MethodName } from './parse-policies.js'
import { applyRecipe } from './cures.js'
import { joinWords } from '../words.js'

const topic = {
  check: 'approval-template',
  title: 'The messages of an approval carry the code and what is approved',
}

const deliveryMethods: Readonly<Partial<Record<MethodName, string>>> = {
  sms: 'SMS',
  email: 'Email',
  voice: 'Voice',
  whatsApp: 'WhatsApp',
  mobile: 'Push',
}
const locale = 'en'

/** The contents of the template `transaction` in English, one for each method that sends codes. */
export function checkApprovalTemplate(facts: Facts): Finding {
  return judgeOwn({ topic, fact: facts.platform.transactionContents }, (contents) =>
    judgeWith({ topic, fact: findMfaSteps(facts) }, (steps) => {
      const methods = new Set(uniquePolicies(steps).flatMap(({ methods: on }) => on))
      const wanted = [...methods].flatMap((method) => deliveryMethods[method] ?? [])
      if (wanted.length === 0) return skipped(topic, 'no method that sends messages is on')
      return judgeContents(wanted, { contents, variables: facts.app.approvalVariables })
    }),
  )
}

interface Complaint {
  readonly says: string
  /** A hole that no app can live with. */
  readonly isFatal: boolean
}

function judgeContents(
  wanted: readonly string[],
  {
    contents,
    variables,
  }: {
    readonly contents: readonly TemplateContentResource[]
    readonly variables: readonly string[] | undefined
  },
): Finding {
  const complaints = wanted.flatMap((method) =>
    complainAbout(method, { content: findContent(method, contents), variables }),
  )
  if (complaints.length === 0) {
    return passed(topic, wanted.map((method) => describe(method, contents)).join(' '))
  }
  const evidence = complaints.map(({ says }) => says).join(' ')
  const names = variables?.map((name) => `\${${name}}`) ?? ['${sum}', '${recipient}']
  const cure = `Write contents of the template "transaction" in English with \${otp} and ${joinWords(names)} (User Experience → Notification Templates → Transaction), or ${applyRecipe}.`
  if (complaints.some(({ isFatal }) => isFatal)) return failed(topic, { evidence, cure })
  return warned(topic, { evidence, cure: `${cure} Only requiresApproval() needs it.` })
}

/** PingOne prefers a content of the customer's own to its predefined one. */
function findContent(
  method: string,
  contents: readonly TemplateContentResource[],
): TemplateContentResource | undefined {
  const fitting = contents.filter(
    (content) =>
      content.deliveryMethod === method &&
      content.locale.toLowerCase() === locale &&
      content.variant === undefined,
  )
  return fitting.find((content) => !content.default) ?? fitting[0]
}

function complainAbout(
  method: string,
  {
    content,
    variables,
  }: {
    readonly content: TemplateContentResource | undefined
    readonly variables: readonly string[] | undefined
  },
): readonly Complaint[] {
  const isFatal = variables !== undefined
  if (content === undefined)
    return [{ says: `${method}: there is no content in English.`, isFatal }]
  const found = findVariables(content)
  if (method !== 'Push' && !found.includes('otp'))
    return [{ says: `${method}: it lacks \${otp}.`, isFatal: true }]
  const own = found.filter((name) => !isPredefined(name))
  if (variables === undefined) {
    return own.length > 0
      ? []
      : [{ says: `${method}: it says nothing of what is approved.`, isFatal: false }]
  }
  const missing = variables.filter((name) => !found.includes(name.toLowerCase()))
  return missing.map((name) => ({ says: `${method}: it lacks \${${name}}.`, isFatal }))
}

function describe(method: string, contents: readonly TemplateContentResource[]): string {
  const content = findContent(method, contents)
  const found = content === undefined ? [] : findVariables(content)
  return `${method}: ${joinWords(found.map((name) => `\${${name}}`))}.`
}

/** Names in lower case, each once: PingOne knows no case in them. */
function findVariables(content: TemplateContentResource): readonly string[] {
  const texts = ['content', 'subject', 'body', 'title'].flatMap((name) => {
    const text = content[name]
    return typeof text === 'string' ? [text] : []
  })
  const names = [...texts.join('\n').matchAll(/\$\{([^{}\s]{1,100})\}/g)].map(([, name]) => name)
  return [...new Set(names.map((name) => (name ?? '').toLowerCase()))]
}

function isPredefined(name: string): boolean {
  return name === 'otp' || name === 'current-year' || name.startsWith('user.')
}

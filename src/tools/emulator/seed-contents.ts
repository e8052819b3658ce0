// The default environment's words for a transaction: by text message, email, call and push.
import type { TemplateContent } from './resources.js'

/** The template that approvals name. */
const template = { id: 'transaction' }

/** The variant that names the account, too. */
const accountVariant = 'transfer'

/** One content for each delivery method, and each again with the account. */
export function buildContents(createdAt: string): TemplateContent[] {
  const words = [...buildWords(''), ...buildWords(accountVariant)]
  return words.map((content, index) => ({
    id: `7e01de00-0000-4000-8000-00000000000${index + 1}`,
    template,
    locale: 'en',
    default: false,
    createdAt,
    updatedAt: createdAt,
    ...content,
  }))
}

type Words = Pick<
  TemplateContent,
  'deliveryMethod' | 'variant' | 'content' | 'subject' | 'body'
> & { readonly title?: string }

/** Amount and recipient come before the code: who reads the code has passed them. */
function buildWords(variant: string): Words[] {
  const isAccountNamed = variant === accountVariant
  const payment =
    'Alder Bank: ${sum} ${currency} to ${recipient}' +
    (isAccountNamed ? ', account ${account}.' : '.')
  const named = variant === '' ? {} : { variant }
  return [
    {
      ...named,
      deliveryMethod: 'SMS',
      content: `${payment} To approve, enter code \${otp}. Not you? Cancel it.`,
    },
    {
      ...named,
      deliveryMethod: 'Email',
      subject: 'Approve ${sum} ${currency} to ${recipient}',
      body: buildMail([
        ['Amount', '${sum} ${currency}'],
        ['Recipient', '${recipient}'],
        ...(isAccountNamed ? [['Account', '${account}'] as const] : []),
      ]),
    },
    {
      ...named,
      deliveryMethod: 'Voice',
      content:
        `${payment}<pause1sec> To approve, enter this code: ` +
        '<repeatMessage val=2><sayCharValue>${otp}</sayCharValue>.<pause1sec> </repeatMessage>' +
        'Not you? Cancel it.',
    },
    {
      ...named,
      deliveryMethod: 'Push',
      title: 'Approve ${sum} ${currency}',
      body: `To \${recipient}${isAccountNamed ? ', account \${account}' : ''}. Not you? Deny it.`,
    },
  ]
}

/** One column, styles inline, colours left to the mail program: it reads on dark, too. */
function buildMail(rows: readonly (readonly [string, string])[]): string {
  const cell = 'padding:8px 0;border-bottom:1px solid #8889;text-align:left;vertical-align:top'
  const details = rows.map(
    ([name, value]) =>
      `<tr><th scope="row" style="${cell};padding-right:24px;font-weight:400">${name}</th>` +
      `<td style="${cell};font-weight:600;overflow-wrap:anywhere" dir="auto">${value}</td></tr>`,
  )
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="color-scheme" content="light dark">',
    '<meta name="viewport" content="width=device-width"><title>Alder Bank</title></head>',
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">',
    '<div style="max-width:480px;margin:0 auto">',
    `<table style="width:100%;border-collapse:collapse">${details.join('')}</table>`,
    '<p>If this is what the page shows, enter this code:</p>',
    '<p style="font-size:28px;font-weight:600;letter-spacing:0.12em">${otp}</p>',
    '<p>If not, press Cancel on the page. We never ask you to read a code aloud.</p>',
    '</div></body></html>',
  ].join('\n')
}

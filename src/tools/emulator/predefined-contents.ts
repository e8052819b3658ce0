// The contents that PingOne's templates come with, in English; they cannot be changed.
import { randomUUID } from 'node:crypto'
import type { TemplateContent } from './resources.js'
import { templates, type DeliveryMethod, type Template } from './template-catalogue.js'

/** One content for each template and delivery method. */
export function buildPredefinedContents(createdAt: string): TemplateContent[] {
  return templates.flatMap((template) =>
    template.deliveryMethods.map((deliveryMethod) => ({
      id: randomUUID(),
      template: { id: template.id },
      deliveryMethod,
      locale: 'en',
      default: true,
      ...buildWords(template, deliveryMethod),
      createdAt,
      updatedAt: createdAt,
    })),
  )
}

function buildWords(
  template: Template,
  deliveryMethod: DeliveryMethod,
): Pick<TemplateContent, 'content' | 'subject' | 'body'> {
  const { description, displayName, otpRequiredFor } = template
  const isCode = otpRequiredFor.includes(deliveryMethod)
  const words = isCode ? `${description} Enter this code: \${otp}` : description
  switch (deliveryMethod) {
    case 'Email':
      return { subject: displayName, body: `<p>${words}</p>` }
    case 'Push':
      return { body: words }
    default:
      return { content: words }
  }
}

// The kind of contents of notification templates.
import type { TemplateContentResource } from '../platform/resources.js'
import type { DesiredTemplateContent, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { toFound } from './found.js'
import type { ResourceKind } from './kind.js'
import { parentOf, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { collectWhere } from './search-collection.js'

/**
 * Found by template, delivery method, locale and variant. PingOne's predefined contents are never taken
 * for ours.
 */
export const templateContentKind: ResourceKind<DesiredTemplateContent> = {
  kind: 'templateContent',
  isSingleton: false,
  title: (desired) => `content of the template "${desired.template}", ${describeKey(desired)}`,
  nameOf: (desired) => `${desired.template}, ${describeKey(desired)}`,
  async find(desired, { client }) {
    const contents = await collectWhere(
      client.templateContents.list(desired.template),
      (content) => !content.default && isSameKey(describeKey(desired), content),
    )
    return { matches: contents.map(toFound) }
  },
  compare: (desired, { found }) => compareManaged(managedOf(desired), { actual: found.actual }),
  describe: (desired) => describeManaged(managedOf(desired)),
  async create(desired, { client }) {
    const { deliveryMethod, locale, variant } = desired
    const key = { deliveryMethod, locale, ...(variant === undefined ? {} : { variant }) }
    const body = { ...mergeManaged({}, managedOf(desired)), ...key }
    return toFound(await client.templateContents.create(desired.template, body))
  },
  async update(
    desired,
    {
      found,
      room: {
        client: { templateContents },
      },
    },
  ) {
    const actual = await templateContents.read(desired.template, found.id)
    const body = without(mergeManaged(actual, managedOf(desired)), ['template', 'default'])
    await templateContents.replace(desired.template, found.id, body)
    return toFound(await templateContents.read(desired.template, found.id))
  },
  parentsOf: ({ template }) => ({ template }),
  async readMade(made, { client }) {
    const template = parentOf(made, 'template')
    const content = await readUnlessGone(client.templateContents.read(template, made.id))
    if (content === undefined) return undefined
    if (content.default) return { isOurs: false, reason: 'PingOne made this content' }
    if (isSameKey(made.name.slice(`${template}, `.length), content)) return { isOurs: true }
    return { isOurs: false, reason: `it is the content for ${describeKey(content)} by now` }
  },
  async remove(made, client) {
    await removeUnlessGone(client.templateContents.delete(parentOf(made, 'template'), made.id))
  },
}

type ContentKey = Pick<TemplateContentResource, 'deliveryMethod' | 'locale' | 'variant'>

/** For people, and for the inventory: `SMS, en, variant "transfer"`. */
function describeKey({ deliveryMethod, locale, variant }: ContentKey): string {
  const key = `${deliveryMethod}, ${locale}`
  return variant === undefined || variant === '' ? key : `${key}, variant "${variant}"`
}

/** Case has no meaning, nor whether the country stands behind a hyphen. */
function isSameKey(key: string, content: ContentKey): boolean {
  return normalise(key) === normalise(describeKey(content))
}

function normalise(key: string): string {
  const [deliveryMethod = '', locale = '', ...variant] = key.toLowerCase().split(', ')
  return JSON.stringify([deliveryMethod, locale.replaceAll('_', '-'), variant.join(', ')])
}

function managedOf({ fields }: DesiredTemplateContent): ManagedFields {
  return without(fields, ['deliveryMethod', 'locale', 'variant', 'default', 'template'])
}

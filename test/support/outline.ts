// A page as lines that can be compared and read in a diff: one an element or a text, white space that nobody sees left out.
import { parse, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']
type Attribute = Element['attrs'][number]

/** Every element with its attributes in order, and every text, indented by depth. `only` names the element to begin at. */
export function outline(page: string, only?: string): string {
  const { childNodes } = parse(page)
  const nodes = only === undefined ? childNodes : findAll(childNodes, only)
  return nodes.flatMap((node) => describe(node, '')).join('\n')
}

function findAll(nodes: readonly Node[], name: string): readonly Node[] {
  return nodes.flatMap((node) => {
    if (node.nodeName === name) return [node]
    return 'childNodes' in node ? findAll(node.childNodes, name) : []
  })
}

function describe(node: Node, indent: string): readonly string[] {
  if ('value' in node) return describeText(node, indent)
  if (!('tagName' in node)) return []
  if (node.tagName === 'svg') return [`${indent}<svg ${describePicture(node)}>`]
  return [
    `${indent}<${[node.tagName, ...node.attrs.map(describeAttribute).toSorted()].join(' ')}>`,
    ...node.childNodes.flatMap((child) => describe(child, `${indent}  `)),
  ]
}

/** The space between two words stays where one of them is in an element of its own. */
function describeText(node: DefaultTreeAdapterMap['textNode'], indent: string): readonly string[] {
  const text = node.value.replace(/\s+/g, ' ')
  const siblings = node.parentNode?.childNodes ?? []
  const at = siblings.indexOf(node)
  const before = isInline(siblings[at - 1]) ? text : text.trimStart()
  const shown = isInline(siblings[at + 1]) ? before : before.trimEnd()
  if (shown.trim() === '' && !(isInline(siblings[at - 1]) && isInline(siblings[at + 1]))) return []
  return [`${indent}${JSON.stringify(shown)}`]
}

function isInline(node: Node | undefined): boolean {
  return (
    node !== undefined && ['a', 'bdi', 'code', 'span', 'strong', 'time'].includes(node.nodeName)
  )
}

/** Classes in any order are the same ones. */
function describeAttribute({ name, value }: Attribute): string {
  const words = value.split(/\s+/).filter((word) => word !== '')
  return `${name}=${JSON.stringify(name === 'class' ? words.toSorted().join(' ') : value)}`
}

/** A picture is what it is drawn of; that alone tells two of them apart. */
function describePicture(picture: Element): string {
  const attributes = picture.attrs.map(describeAttribute).toSorted().join(' ')
  const shapes = picture.childNodes.flatMap((child) => ('attrs' in child ? [child] : []))
  const drawn = shapes.map(({ tagName, attrs }) =>
    [tagName, ...attrs.map(describeAttribute)].join(' '),
  )
  return `${attributes}> ${drawn.join(' ').replace(/\s+/g, ' ')}`
}

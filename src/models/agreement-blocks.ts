// The text of an agreement as blocks of text: PingOne's markup is read, and never becomes markup of ours.

/** A piece of a block. */
export type AgreementPart =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  /** An address that begins with `https:`. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

/** A block of an agreement. */
export type AgreementBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly parts: readonly AgreementPart[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly AgreementPart[])[] }

/** Reads a text into blocks: headings, paragraphs, lists, strong words and https links; other markup is dropped. */
export function parseAgreement(text: string, contentType: string | undefined): AgreementBlock[] {
  if (contentType === 'text/plain' || !/<[a-z/!]/i.test(text)) return parsePlain(text)
  const builder = createBuilder()
  for (const token of tokenize(text)) {
    if (token.kind === 'text') builder.addText(token.text)
    else if (token.closes) builder.close(token.name)
    else builder.open(token.name, token.href)
  }
  return builder.finish()
}

/** An empty line ends a paragraph. */
function parsePlain(text: string): AgreementBlock[] {
  return text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'paragraph', parts: [{ kind: 'text', text: paragraph }] }))
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tag'
      readonly name: string
      readonly closes: boolean
      readonly href?: string
    }

/** What is inside these is not for a reader. */
const HIDDEN = /<(script|style|template|title|head|noscript)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const COMMENTS = /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>/g
const TAG = /<(\/?)([a-z][a-z0-9]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi

function tokenize(text: string): Token[] {
  const shown = text.replace(COMMENTS, '').replace(HIDDEN, '')
  const tokens: Token[] = []
  let end = 0
  for (const match of shown.matchAll(TAG)) {
    const [whole, slash, name = '', attributes = ''] = match
    if (match.index > end) tokens.push(textOf(shown.slice(end, match.index)))
    end = match.index + whole.length
    const href = readHref(attributes)
    tokens.push({
      kind: 'tag',
      name: name.toLowerCase(),
      closes: slash === '/',
      ...(href !== undefined && { href }),
    })
  }
  if (end < shown.length) tokens.push(textOf(shown.slice(end)))
  return tokens
}

function textOf(raw: string): Token {
  return { kind: 'text', text: decodeEntities(raw) }
}

function readHref(attributes: string): string | undefined {
  const match = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes)
  const href = decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
  return URL.canParse(href) && new URL(href).protocol === 'https:' ? href : undefined
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
  sect: '§',
  copy: '©',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
}

function decodeEntities(raw: string): string {
  return raw.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole
    const isHex = /^#x/i.test(name)
    const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
    const isCharacter = point >= 0x20 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    return isCharacter ? String.fromCodePoint(point) : ''
  })
}

interface Builder {
  readonly addText: (text: string) => void
  readonly open: (name: string, href: string | undefined) => void
  readonly close: (name: string) => void
  readonly finish: () => AgreementBlock[]
}

const HEADING = /^h[1-6]$/
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body br dd div dl dt footer form header hr html main nav p pre section table tbody td th thead tr'.split(
    ' ',
  ),
)

function createBuilder(): Builder {
  const blocks: AgreementBlock[] = []
  let parts: AgreementPart[] = []
  let items: (readonly AgreementPart[])[] | undefined
  let kind: 'heading' | 'paragraph' = 'paragraph'
  let strong = 0
  let href: string | undefined

  function endBlock(): void {
    const trimmed = trimParts(parts)
    parts = []
    if (trimmed.length === 0) return
    if (items === undefined) blocks.push({ kind, parts: trimmed })
    else items.push(trimmed)
  }
  function endList(): void {
    endBlock()
    if (items !== undefined && items.length > 0) blocks.push({ kind: 'list', items })
    items = undefined
  }
  return {
    addText(raw) {
      const text = raw.replace(/\s+/g, ' ')
      if (text === '') return
      if (href !== undefined) parts.push({ kind: 'link', text, href })
      else parts.push({ kind: strong > 0 ? 'strong' : 'text', text })
    },
    open(name, address) {
      if (name === 'strong' || name === 'b') strong += 1
      else if (name === 'a') href = address
      else if (name === 'ul' || name === 'ol') {
        endList()
        items = []
      } else if (name === 'li' || BLOCKS.has(name)) endBlock()
      else if (HEADING.test(name)) {
        endList()
        kind = 'heading'
      }
    },
    close(name) {
      if (name === 'strong' || name === 'b') strong = Math.max(0, strong - 1)
      else if (name === 'a') href = undefined
      else if (name === 'ul' || name === 'ol') endList()
      else if (name === 'li' || BLOCKS.has(name)) endBlock()
      else if (HEADING.test(name)) {
        endBlock()
        kind = 'paragraph'
      }
    },
    finish() {
      endList()
      return blocks
    },
  }
}

/** Without blanks at the ends, and without parts that are nothing but one. */
function trimParts(parts: readonly AgreementPart[]): AgreementPart[] {
  const [first, last] = [
    parts.findIndex(({ text }) => text.trim() !== ''),
    parts.findLastIndex(({ text }) => text.trim() !== ''),
  ]
  if (first === -1) return []
  return parts.slice(first, last + 1).map((part, index, kept) => ({
    ...part,
    text: trimAt(part.text, { start: index === 0, end: index === kept.length - 1 }),
  }))
}

function trimAt(text: string, ends: { readonly start: boolean; readonly end: boolean }): string {
  const started = ends.start ? text.trimStart() : text
  return ends.end ? started.trimEnd() : started
}

// The words of an HTML mail: rows become "Name: value" lines, paragraphs are set apart. For reading only.

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/** Plain text; whoever puts it into a page escapes it again. */
export function htmlToText(html: string): string {
  const text = html
    .replaceAll(/<!--[\s\S]*?-->|<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<\/t[hd]>\s*<t[hd]\b[^>]*>/gi, ': ')
    .replaceAll(/<br\b[^>]*>|<\/tr>/gi, '\n')
    .replaceAll(/<\/?(p|div|h[1-6]|table|ul|ol|li|section|article)\b[^>]*>/gi, '\n\n')
    .replaceAll(/<[^>]*>/g, '')
  return decodeEntities(text)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return entities.get(name.toLowerCase()) ?? entity
    const hexadecimal = name[1]?.toLowerCase() === 'x'
    const point = hexadecimal ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point <= 0x10ffff ? String.fromCodePoint(point) : entity
  })
}

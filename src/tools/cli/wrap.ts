// Lines that fit a terminal: broken between words, and what follows is indented below where its line began.

// A terminal's colours take no room.
const unseen = /\u001b\[[0-9;]*m/g

/** Wraps every line that is too long; JSON and lines of a `.env` file stay as they are, for they are copied. */
export function wrapText(text: string, columns: number): string {
  if (columns <= 0 || text.startsWith('{')) return text
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n')
}

function wrapLine(line: string, columns: number): string {
  if (widthOf(line) <= columns || line.startsWith('#')) return line
  const indent = ' '.repeat(Math.min(findIndent(line), Math.floor(columns / 2)))
  const rows: string[] = []
  let row = ''
  for (const word of line.split(/(?<=\S)(?= )/)) {
    if (row !== '' && widthOf(row) + widthOf(word) > columns) {
      rows.push(row)
      row = indent + word.trimStart()
    } else row += word
  }
  return [...rows, row].join('\n')
}

/** Below the second column of a table, else four more than the line itself. */
function findIndent(line: string): number {
  const plain = line.replaceAll(unseen, '')
  const start = /^ */.exec(plain)?.[0].length ?? 0
  const column = /^ *\S.*? {2,}(?=\S)/.exec(plain)?.[0].length ?? 0
  return start > 0 && column > 0 && column <= 30 ? column : start + 4
}

function widthOf(text: string): number {
  return Array.from(text.replaceAll(unseen, '')).length
}

// Says where a text stops being JSON, by line and column, and finds names that stand twice.

/** Says what is wrong and where; `undefined` when the text is JSON in which no name stands twice. */
export function findJsonProblem(text: string): string | undefined {
  const cursor = createCursor(text)
  try {
    readValue(cursor, 0)
    cursor.skip('')
    if (!cursor.isAtEnd()) cursor.fail('something stands behind the end')
    return undefined
  } catch (error) {
    if (error instanceof JsonProblem) return `${error.message} at ${locate(text, error.index)}`
    throw error
  }
}

class JsonProblem extends Error {
  readonly index: number

  constructor(message: string, index: number) {
    super(message)
    this.index = index
  }
}

const deepest = 50

/** Where reading has come to. */
interface Cursor {
  readonly index: number
  /** What stands behind the end of the text is nothing. */
  isAtEnd(): boolean
  /** Moves over blanks, then over `character` if it is the next one. */
  skip(character: string): boolean
  /** Moves over what the sticky pattern matches here. */
  take(pattern: RegExp): string | undefined
  /** Throws a {@link JsonProblem}, of where the cursor is unless something else is said. */
  fail(message: string, at?: number): never
}

function createCursor(text: string): Cursor {
  let index = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = index
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) index += found.length
    return found
  }
  return {
    get index() {
      return index
    },
    isAtEnd: () => index >= text.length,
    skip(character) {
      take(/[ \n\r\t]*/y)
      if (!text.startsWith(character, index)) return false
      index += character.length
      return true
    },
    take,
    fail(message, at = index) {
      throw new JsonProblem(message, at)
    },
  }
}

function readValue(cursor: Cursor, depth: number): void {
  if (depth > deepest) cursor.fail('it is too deep')
  if (cursor.skip('{')) return readObject(cursor, depth)
  if (cursor.skip('[')) return readList(cursor, depth)
  if (cursor.isAtEnd()) cursor.fail('it ends too early')
  if (cursor.take(/(?=")/y) !== undefined) return void readWord(cursor)
  const literal = cursor.take(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)
  if (literal === undefined) cursor.fail('a value is expected')
}

function readObject(cursor: Cursor, depth: number): void {
  const names = new Set<string>()
  if (cursor.skip('}')) return
  do {
    cursor.skip('')
    const start = cursor.index
    const name = String(JSON.parse(readWord(cursor)))
    if (names.has(name)) cursor.fail('the same name stands a second time', start)
    names.add(name)
    if (!cursor.skip(':')) cursor.fail('a colon is expected')
    readValue(cursor, depth + 1)
  } while (cursor.skip(','))
  if (!cursor.skip('}')) failAtEnd(cursor, 'a comma or } is expected')
}

function readList(cursor: Cursor, depth: number): void {
  if (cursor.skip(']')) return
  do readValue(cursor, depth + 1)
  while (cursor.skip(','))
  if (!cursor.skip(']')) failAtEnd(cursor, 'a comma or ] is expected')
}

function readWord(cursor: Cursor): string {
  const word = cursor.take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
  return word ?? failAtEnd(cursor, 'a text in double quotes is expected')
}

function failAtEnd(cursor: Cursor, message: string): never {
  return cursor.fail(cursor.isAtEnd() ? 'it ends too early' : message)
}

function locate(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}

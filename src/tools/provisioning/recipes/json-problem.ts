// Says where a text stops being JSON, by line and column, and finds names that stand twice.

/** Says what is wrong and where; `undefined` when the text is JSON in which no name stands twice. */
export function findJsonProblem(text: string): string | undefined {
  const scanner = createScanner(text)
  try {
    scanner.value(0)
    scanner.end()
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

interface Scanner {
  value(depth: number): void
  end(): void
}

const deepest = 50

function createScanner(text: string): Scanner {
  let index = 0
  const fail = (message: string, at = index): never => {
    throw new JsonProblem(message, at)
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = index
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) index += found.length
    return found
  }
  const space = (): void => void take(/[ \n\r\t]*/y)
  const isNext = (character: string): boolean => {
    space()
    if (text[index] !== character) return false
    index++
    return true
  }
  const word = (): string =>
    take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y) ??
    fail(index >= text.length ? 'it ends too early' : 'a text in double quotes is expected')

  function value(depth: number): void {
    if (depth > deepest) fail('it is too deep')
    space()
    if (index >= text.length) fail('it ends too early')
    if (isNext('{')) return object(depth)
    if (isNext('[')) return list(depth)
    if (text[index] === '"') return void word()
    const literal = take(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)
    if (literal === undefined) fail('a value is expected')
  }

  function object(depth: number): void {
    const names = new Set<string>()
    if (isNext('}')) return
    do {
      space()
      const start = index
      const name = String(JSON.parse(word()))
      if (names.has(name)) fail('the same name stands a second time', start)
      names.add(name)
      if (!isNext(':')) fail('a colon is expected')
      value(depth + 1)
    } while (isNext(','))
    if (!isNext('}')) fail(index >= text.length ? 'it ends too early' : 'a comma or } is expected')
  }

  function list(depth: number): void {
    if (isNext(']')) return
    do value(depth + 1)
    while (isNext(','))
    if (!isNext(']')) fail(index >= text.length ? 'it ends too early' : 'a comma or ] is expected')
  }

  return {
    value,
    end: () => {
      space()
      if (index < text.length) fail('something stands behind the end')
    },
  }
}

function locate(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}

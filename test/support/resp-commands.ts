// Reads the commands that a Redis client sends (RESP arrays of bulk strings) out of a stream of bytes.

/** One command: its name in capitals and its bytes as they came. */
export interface RespCommand {
  readonly name: string
  readonly bytes: Buffer
}

/** Reads commands out of chunks; a command in two chunks comes with the second. */
export function createCommandReader(): { read(chunk: Buffer): RespCommand[] } {
  let rest: Buffer = Buffer.alloc(0)
  return {
    read(chunk) {
      rest = Buffer.concat([rest, chunk])
      const commands: RespCommand[] = []
      for (let command = firstCommand(rest); command; command = firstCommand(rest)) {
        commands.push(command)
        rest = rest.subarray(command.bytes.length)
      }
      return commands
    },
  }
}

function firstCommand(bytes: Buffer): RespCommand | undefined {
  const header = readLine(bytes, 0, '*')
  if (header === undefined) return undefined
  let position = header.end
  let name = ''
  for (let part = 0; part < header.number; part++) {
    const length = readLine(bytes, position, '$')
    if (length === undefined) return undefined
    const end = length.end + length.number
    if (bytes.length < end + 2) return undefined
    if (part === 0) name = bytes.toString('latin1', length.end, end).toUpperCase()
    position = end + 2
  }
  return { name, bytes: bytes.subarray(0, position) }
}

function readLine(
  bytes: Buffer,
  start: number,
  type: '*' | '$',
): { number: number; end: number } | undefined {
  const lineEnd = bytes.indexOf('\r\n', start, 'latin1')
  if (lineEnd === -1) return undefined
  const line = bytes.toString('latin1', start, lineEnd)
  if (!line.startsWith(type)) throw new Error(`Expected a RESP "${type}" line, got ${line}`)
  return { number: Number(line.slice(1)), end: lineEnd + 2 }
}

// A TCP proxy in front of Redis that can refuse, stall, or cut the connection at the n-th command.
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { once } from 'node:events'
import { createCommandReader } from './resp-commands.js'

/** A proxy between a Redis client and Redis. */
export interface TcpProxy {
  /** Where the client connects; stays the same after `refuse` and `restore`. */
  readonly port: number
  readonly url: string
  /** Names of the commands that came since `forget` or the start, without those that set a connection up. */
  readonly commands: readonly string[]
  /** Empties `commands`. */
  forget(): void
  /** Cuts all connections and refuses new ones. */
  refuse(): Promise<void>
  /** Keeps connections and accepts new ones, but passes nothing on. */
  stall(): void
  /** Leaves the connections of now half open: nothing passes on them any more, and nobody ends them. New ones work. */
  silence(): void
  /** Lets every answer arrive `ms` later; 0 ends that. */
  delay(ms: number): void
  /**
   * Cuts the connection once, at the n-th command from now (the first is 1): `before` Redis sees it, or `after`
   * Redis did it and before its reply comes back. Connections made later work.
   */
  cutAtCommand(n: number, when?: 'before' | 'after'): void
  /** Stalls once, at the n-th command from now: `before` Redis sees it, or `after` Redis did it and says so in vain. */
  stallAtCommand(n: number, when?: 'before' | 'after'): void
  /** Passes everything on again. Connections that were stalled are cut, so that clients reconnect. */
  restore(): Promise<void>
  close(): Promise<void>
}

interface Pair {
  readonly client: Socket
  readonly upstream: Socket
  isSilent: boolean
}

interface Fault {
  countdown: number
  readonly when: 'before' | 'after'
  readonly how: 'cut' | 'stall'
}

/** Sent by clients when they connect, at times that no test decides. */
const setUpCommands = new Set(['HELLO', 'AUTH', 'CLIENT', 'SELECT', 'PING', 'READONLY', 'INFO'])

/** Starts a proxy to `target`, e.g. `redis://127.0.0.1:6379`, on a port of its own. */
export async function createTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(target)
  const commands: string[] = []
  const pairs = new Set<Pair>()
  let stalled = false
  let delayMs = 0
  let fault: Fault | undefined
  let server = await listen(0, accept)
  const { port } = server.address() as AddressInfo

  function accept(client: Socket): void {
    const upstream = connect({ host: hostname, port: Number(targetPort || 6379) })
    const pair: Pair = { client, upstream, isSilent: false }
    pairs.add(pair)
    const reader = createCommandReader()
    let swallowReply = false
    client.on('data', (chunk: Buffer) => {
      if (stalled || swallowReply || pair.isSilent) return
      for (const command of reader.read(chunk)) {
        const due = count(command.name)
        if (due?.when !== 'before') upstream.write(command.bytes)
        if (due === undefined) continue
        if (due.how === 'stall') stalled = true
        else if (due.when === 'before') endPair(pair)
        else swallowReply = true
        return
      }
    })
    upstream.on('data', (chunk: Buffer) => {
      if (swallowReply) endPair(pair)
      else if (!stalled && !pair.isSilent) answer(client, chunk)
    })
    for (const socket of [client, upstream]) {
      socket.on('error', () => endPair(pair)).on('close', () => endPair(pair))
    }
  }

  function answer(client: Socket, chunk: Buffer): void {
    if (delayMs === 0) client.write(chunk)
    else setTimeout(() => client.write(chunk), delayMs)
  }

  /** The fault that is due at this command. */
  function count(name: string): Fault | undefined {
    if (setUpCommands.has(name)) return undefined
    commands.push(name)
    if (fault === undefined) return undefined
    fault.countdown -= 1
    if (fault.countdown > 0) return undefined
    const due = fault
    fault = undefined
    return due
  }

  function endPair(pair: Pair): void {
    pairs.delete(pair)
    pair.client.destroy()
    pair.upstream.destroy()
  }

  function endAll(): void {
    for (const pair of pairs) endPair(pair)
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return
    server.close()
    endAll()
    await once(server, 'close')
  }

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    commands,
    forget: () => {
      commands.length = 0
    },
    refuse: stopListening,
    stall: () => {
      stalled = true
    },
    silence: () => {
      for (const pair of pairs) pair.isSilent = true
    },
    delay: (ms) => {
      delayMs = ms
    },
    cutAtCommand: (n, when = 'after') => {
      fault = { countdown: n, when, how: 'cut' }
    },
    stallAtCommand: (n, when = 'after') => {
      fault = { countdown: n, when, how: 'stall' }
    },
    restore: async () => {
      fault = undefined
      if (stalled) endAll()
      stalled = false
      delayMs = 0
      if (!server.listening) server = await listen(port, accept)
    },
    close: stopListening,
  }
}

async function listen(port: number, accept: (client: Socket) => void): Promise<Server> {
  const server = createServer(accept).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

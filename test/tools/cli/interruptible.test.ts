// Ctrl+C: the call under way comes to its end, no other begins.
import { PassThrough } from 'node:stream'
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createStopWish, makeInterruptible } from '../../../src/tools/cli/interruptible.js'
import { createProcessTerminal } from '../../../src/tools/cli/process-terminal.js'
import type { PlatformClient } from '../../../src/tools/provisioning/platform/platform-client.js'

function createWish(): { stop: () => void; wish: ReturnType<typeof createStopWish> } {
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  return { stop, wish: createStopWish(stopped, () => undefined) }
}

/** A client with one operation that takes until `answer` is called. */
function createClient(): { client: PlatformClient; answer: (name: string) => void } {
  let answer: (name: string) => void = () => undefined
  const client = Object.freeze({
    environmentId: 'e-1',
    populations: Object.freeze({
      read: (id: string) =>
        new Promise((resolve) => {
          answer = (name) => {
            resolve({ id, name })
          }
        }),
    }),
  }) as unknown as PlatformClient
  return { client, answer: (name) => answer(name) }
}

describe('an interruptible client', () => {
  it('answers as the client does', async () => {
    const { client, answer } = createClient()
    const guarded = makeInterruptible(client, createWish().wish)
    expect(guarded.environmentId).toBe('e-1')
    const reading = guarded.populations.read('p-1')
    answer('Sample')
    expect(await reading).toEqual({ id: 'p-1', name: 'Sample' })
  })

  it('ends the call under way, and begins no other', async () => {
    const { client, answer } = createClient()
    const { stop, wish } = createWish()
    const guarded = makeInterruptible(client, wish)
    const reading = guarded.populations.read('p-1')
    stop()
    await Promise.resolve()
    await Promise.resolve()
    expect(wish.isStopped).toBe(true)
    expect(() => guarded.populations.read('p-2')).toThrow('Stopped. Nothing was changed')
    answer('Sample')
    expect(await reading).toEqual({ id: 'p-1', name: 'Sample' })
  })

  it('does not wait on for PingOne', async () => {
    const { stop, wish } = createWish()
    const waiting = wish.wait(3_600_000)
    stop()
    await expect(waiting).rejects.toMatchObject({ name: 'Interrupted' })
  })
})

describe('the terminal of the process', () => {
  function createProcess(env: NodeJS.ProcessEnv = {}, isTTY = true) {
    const emitter = new EventEmitter()
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
    const written: string[] = []
    stdout.on('data', (chunk: Buffer) => written.push(chunk.toString()))
    const self = {
      stdin: Object.assign(stdin, { isTTY }),
      stdout: Object.assign(stdout, { isTTY, columns: 80 }),
      stderr,
      env,
      on: (signal: string, listener: () => void) => emitter.on(signal, listener),
      off: (signal: string, listener: () => void) => emitter.off(signal, listener),
      emit: (signal: string) => emitter.emit(signal),
    }
    return { self, emitter, stdin, stdout, written }
  }

  it('draws over the last line, and takes it away before it prints', () => {
    const { self, written } = createProcess()
    const terminal = createProcessTerminal(self)
    terminal.draw('one')
    terminal.draw('one')
    terminal.draw('two')
    terminal.print('done')
    expect(written.join('')).toBe('\r\u001b[2Kone\r\u001b[2Ktwo\r\u001b[2Kdone\n')
  })

  it.each([
    ['a screen', {}, true, [true, true, true, 80]],
    ['a screen without colours', { NO_COLOR: '1' }, true, [true, true, false, 80]],
    ['a dumb screen', { TERM: 'dumb' }, true, [true, false, false, 80]],
    ['no screen', {}, false, [false, false, false, 100]],
  ])('knows %s', (_, env, isTTY, expected) => {
    const terminal = createProcessTerminal(createProcess(env, isTTY).self)
    const { isInteractive, canRedraw, hasColour, columns } = terminal
    expect([isInteractive, canRedraw, hasColour, columns]).toEqual(expected)
  })

  it('draws nothing where there is no screen', () => {
    const { self, written } = createProcess({}, false)
    createProcessTerminal(self).draw('one')
    expect(written).toEqual([])
  })

  it('hears an answer', async () => {
    const { self, stdin, written } = createProcess()
    const answer = createProcessTerminal(self).ask('Sure? ')
    stdin.write('yes\n')
    expect(await answer).toBe('yes')
    expect(written.join('')).toContain('Sure? ')
  })

  it('takes the end of input for no answer', async () => {
    const { self, stdin } = createProcess()
    const answer = createProcessTerminal(self).ask('Sure? ')
    stdin.end()
    expect(await answer).toBeUndefined()
  })

  it('takes Ctrl+C at a question for the wish to stop', async () => {
    const { self, stdin } = createProcess()
    const terminal = createProcessTerminal(self)
    const stopped = terminal.untilStopped()
    const answer = terminal.ask('Sure? ')
    stdin.write('\u0003')
    expect(await answer).toBeUndefined()
    await stopped
  })

  it('listens to a signal once, so that the second one ends the process', async () => {
    const { self, emitter } = createProcess()
    const stopped = createProcessTerminal(self).untilStopped()
    emitter.emit('SIGINT')
    await stopped
    expect(emitter.listenerCount('SIGINT') + emitter.listenerCount('SIGTERM')).toBe(0)
  })

  it('survives a reader that went away', () => {
    const { self, stdout } = createProcess()
    createProcessTerminal(self)
    stdout.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }))
    expect(() => stdout.emit('error', new Error('disk full'))).toThrow('disk full')
  })
})

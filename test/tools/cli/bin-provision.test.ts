// The bin as a process of its own: Ctrl+C ends between two calls, and a closed pipe stops nothing.
import { once } from 'node:events'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createProvisionWorld, type ProvisionWorld } from './support/provision-world.js'

let world: ProvisionWorld

beforeEach(async () => {
  world = await createProvisionWorld()
})

afterEach(async () => {
  await world.close()
})

const main = new URL('../../../src/tools/cli/main.ts', import.meta.url).pathname
const tsx = new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url).pathname
const apply = ['provision', 'apply', '--base-url', 'http://localhost:3000']

function start(words: readonly string[]): ChildProcessWithoutNullStreams {
  const { PATH } = process.env
  return spawn(process.execPath, ['--import', tsx, main, ...words], {
    cwd: world.directory,
    env: { PATH, ...world.emulator.env('worker') },
  })
}

/** All that a stream says. */
function gather(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return () => text
}

async function untilSaid(said: () => string, words: string): Promise<void> {
  while (!said().includes(words)) await new Promise((resolve) => setTimeout(resolve, 10))
}

it('Ctrl+C lets the call under way end, and the next run goes on', async () => {
  await world.fault({ endpoint: 'platform', method: 'POST', kind: 'delay', delayMs: 300 })
  const child = start(apply)
  const [printed, warned] = [gather(child.stdout), gather(child.stderr)]
  await untilSaid(printed, '[ 2/11]')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(warned()).toMatch(
    /^Stopping after the call under way\. Ctrl\+C again ends at once\.\nStopped: \d of 11 steps are done\. Run the same command again: it goes on from there\.\n$/,
  )
  expect(printed()).not.toContain('failed')
  const again = start(apply)
  const rest = gather(again.stdout)
  expect(await once(again, 'exit')).toEqual([0, null])
  expect(rest()).toMatch(/Done: \d created, (?:1 taken over .+, )?\d unchanged\./)
  const names: string[] = []
  for await (const { name } of world.client.signOnPolicies.list()) names.push(name)
  expect(names.filter((name) => name.startsWith('express-app')).toSorted()).toEqual([
    'express-app-approval',
    'express-app-sign-on',
  ])
})

it('a second Ctrl+C ends at once', async () => {
  await world.fault({ endpoint: 'platform', method: 'POST', kind: 'stall' })
  const child = start(apply)
  const [printed, warned] = [gather(child.stdout), gather(child.stderr)]
  await untilSaid(printed, '11 to create')
  child.kill('SIGINT')
  await untilSaid(warned, 'Stopping after the call under way.')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT'])
})

it('Ctrl+C while PingOne asks to wait ends at once', async () => {
  const headers = { 'retry-after': '60' }
  await world.fault({ endpoint: 'platform', kind: 'status', status: 429, headers, body: {} })
  const child = start(apply)
  const [printed, warned] = [gather(child.stdout), gather(child.stderr)]
  await untilSaid(printed, 'PingOne asks to wait 60 s')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(warned()).toContain('Stopped. Nothing was changed')
})

it('a reader that goes away does not stop the work', async () => {
  const child = start(apply)
  child.stdout.destroy()
  const warned = gather(child.stderr)
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(warned()).toBe('')
})

it('every way to end is an exit code of the process', async () => {
  const codes: unknown[] = []
  for (const words of [
    ['provision', 'plan'],
    ['provision', 'plan', '--base-url', 'http://localhost:3000', '--exit-code'],
    ['provision', 'destroy'],
    ['doctor', '--base-url', 'nonsense'],
  ]) {
    codes.push((await once(start(words), 'exit'))[0])
  }
  expect(codes).toEqual([2, 3, 0, 1])
})

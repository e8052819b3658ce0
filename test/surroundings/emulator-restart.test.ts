// An app that keeps running while its local PingOne is stopped and started anew, as its own process with new keys.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { startApp } from '../support/start-app.js'

const main = fileURLToPath(new URL('../../src/tools/cli/main.ts', import.meta.url))
const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('an emulator that was started anew', { timeout: 90_000 }, () => {
  it('signs people on to an app that kept running', async () => {
    const [port, appPort] = [await findPort(), await findPort()]
    const baseUrl = `http://localhost:${appPort}`
    const first = await startEmulatorProcess(port, baseUrl)
    const app = await startApp({ emulator: first.emulator, port: appPort })
    closing.push(() => app.close())
    for (let current = first, round = 0; round < 2; round++) {
      const agent = createAgent(app.baseUrl)
      const page = await signOn(agent, { emulator: current.emulator, username: 'maya' })
      expect(page.text, `round ${round}`).toContain('"path":"/account"')
      await stop(current.child)
      if (round < 1) current = await startEmulatorProcess(port, baseUrl)
    }
    expect(app.errors).toEqual([])
  })
})

interface EmulatorProcess {
  readonly child: ChildProcess
  readonly emulator: Emulator
}

async function startEmulatorProcess(port: number, baseUrl: string): Promise<EmulatorProcess> {
  const words = ['emulator', '--port', String(port), '--base-url', baseUrl, '--json']
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closing.push(() => stop(child))
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.endsWith('}\n')) break
  }
  const { url, inboxUrl, variables } = JSON.parse(text) as Emulator & {
    variables: Record<string, string>
  }
  const unused = (): never => {
    throw new Error('an emulator in another process')
  }
  const emulator = { url, inboxUrl, environmentId: '', users: [], env: () => variables }
  return { child, emulator: { ...emulator, reset: unused, close: unused } }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'exit')
  child.kill('SIGTERM')
  await closed
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

// The command line: what it prints, what it refuses and in which words, and how it ends.
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../../../src/tools/cli/command-line.js'
import { createFakeTerminal } from './support/fake-terminal.js'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'command-line-'))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(directory, { recursive: true, force: true })
})

interface Run {
  readonly code: number
  readonly printed: string
  readonly warned: string
}

/** Runs a command; one that would go on is stopped once `whileUp` is done. */
async function run(
  words: readonly string[],
  whileUp: (url: string) => Promise<void> = () => Promise.resolve(),
): Promise<Run> {
  const terminal = createFakeTerminal({
    onPrint: (text) =>
      void whileUp(/https?:\/\/\S+/.exec(text)?.[0] ?? '').finally(() => terminal.stop()),
  })
  const code = await runCommandLine(words, terminal)
  return { code, printed: terminal.printed.join('\n'), warned: terminal.warned.join('\n') }
}

async function writeJson(name: string, content: string): Promise<string> {
  const file = join(directory, name)
  await writeFile(file, content)
  return file
}

describe('words', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists the commands there are', async (word) => {
    const { code, printed } = await run([word])
    expect(code).toBe(0)
    expect(printed).toContain('emulator   Run a local PingOne')
    expect(printed).toContain('provision  Set up a PingOne environment')
    expect(printed).toContain("doctor     Look at an app's configuration")
    expect(printed).toContain('gallery    Show every page in every state')
    expect(printed).not.toMatch(/demo/)
  })

  it.each([['--version'], ['-v']])('%s prints the version of the package', async (word) => {
    expect(await run([word])).toEqual({ code: 0, printed: '0.1.0', warned: '' })
  })

  it('none at all is answered with the help, as an error', async () => {
    const { code, printed, warned } = await run([])
    expect([code, printed]).toEqual([2, ''])
    expect(warned).toContain('Usage: express-pingone-mfa <command> [options]')
  })

  it.each([
    [
      ['emulate'],
      'There is no command emulate. Did you mean emulator?\nCommands: emulator, provision, doctor, gallery, eject, completion.',
    ],
    [
      ['emualtor'],
      'There is no command emualtor. Did you mean emulator?\nCommands: emulator, provision, doctor, gallery, eject, completion.',
    ],
    [
      ['provison'],
      'There is no command provison. Did you mean provision?\nCommands: emulator, provision, doctor, gallery, eject, completion.',
    ],
    [
      ['doc'],
      'There is no command doc. Did you mean doctor?\nCommands: emulator, provision, doctor, gallery, eject, completion.',
    ],
    [
      ['demo'],
      'There is no command demo. See --help.\nCommands: emulator, provision, doctor, gallery, eject, completion.',
    ],
    [['--verison'], 'There is no option --verison. Did you mean --version?'],
    [['emulator', '--prot', '1'], 'There is no option --prot. Did you mean --port?'],
    [
      ['emulator', '--recipe', 'x'],
      'There is no recipe x. See --help. Recipes: express-app, sms-transaction-approval, email-mfa, mfa-settings; or the path of a .json file.',
    ],
    [
      ['emulator', '--recipe', 'x.json', '--seed', 'empty'],
      '--seed and --recipe both say what to start from: give one of them.',
    ],
    [
      [
        ...['emulator', '--recipe', 'x.json', '--base-url', 'http://localhost:1'],
        ...['--base-url', 'http://localhost:2'],
      ],
      '--base-url may be given once beside --recipe: a recipe is for one app.',
    ],
    [['emulator', 'now'], 'Nothing is known of "now".'],
    [['emulator', '--port'], 'The option --port needs a value.'],
    [['emulator', '--port', '--host', 'x'], 'The option --port needs a value.'],
    [['emulator', '--port='], 'The option --port needs a value.'],
    [['emulator', '--port', '1', '--port', '2'], 'The option --port may be given once.'],
    [['emulator', '--help=yes'], 'The option --help takes no value.'],
    [['emulator', '--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
    [['emulator', '--port', '8e3'], '--port takes a number from 0 to 65535, not "8e3".'],
    [
      ['emulator', '--base-url', 'localhost:3000'],
      '--base-url takes an http or https URL, not "localhost:3000".',
    ],
    [
      ['emulator', '--external-url', 'https://x/?a=1'],
      '--external-url takes an http or https URL, not "https://x/?a=1".',
    ],
    [
      ['emulator', '--tls-cert', 'x.pem'],
      '--tls-cert and --tls-key belong together: give both or neither.',
    ],
    [
      ['emulator', '--seed', 'x.json', '--base-url', 'http://localhost:1'],
      '--base-url changes the default seed: it does nothing beside --seed.',
    ],
  ])('%j are refused: %s', async (words, message) => {
    expect(await run(words)).toEqual({ code: 2, printed: '', warned: message })
  })

  it('emulator --help says what the emulator takes', async () => {
    const { code, printed } = await run(['emulator', '--help'])
    expect(code).toBe(0)
    for (const option of ['port', 'host', 'base-url', 'seed', 'recipe', 'tls-cert', 'tls-key']) {
      expect(printed).toContain(`--${option} <`)
    }
  })
})

describe('emulator', () => {
  it('prints its URL first, then a .env, then people and the inbox, and ends when told', async () => {
    let discovery: unknown
    const { code, printed, warned } = await run(['emulator', '--port', '0'], async (url) => {
      const response = await fetch(
        `${url}/e0a1de00-0000-4000-8000-000000000001/as/.well-known/openid-configuration`,
      )
      discovery = await response.json()
    })
    const [heading = '', ...rest] = printed.split('\n')
    const url = heading.replace('# PingOne emulator at ', '')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect([code, warned]).toEqual([0, `PingOne emulator at ${url}, codes at ${url}/_emulator`])
    expect(discovery).toMatchObject({ issuer: `${url}/e0a1de00-0000-4000-8000-000000000001/as` })
    expect(rest).toContain('PINGONE_ENVIRONMENT_ID=e0a1de00-0000-4000-8000-000000000001')
    expect(rest).toContain(`PINGONE_AUTH_BASE_URL=${url}`)
    expect(rest.join('\n')).toMatch(/^PINGONE_CLIENT_ID=.+\nPINGONE_CLIENT_SECRET=.{32,}$/m)
    expect(rest).toContain('BASE_URL=http://localhost:3000')
    expect(rest).toContain('#   maya   gets a text message')
    expect(rest).toContain(
      '# Password of maya, sam, petra, where a page asks for one: Winter-Harbour-42',
    )
    expect(rest.at(-2)).toMatch(/^# Every page at http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(rest.at(-1)).toBe(`# Codes arrive at ${url}/_emulator`)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('opens the gallery beside it, which its inbox leads to, and closes both', async () => {
    let gallery = ''
    let index = ''
    const { code, printed } = await run(['emulator', '--port', '0'], async (url) => {
      const inbox = await (await fetch(`${url}/_emulator`)).text()
      gallery = /<a href="([^"]+)">Every page of sign-on<\/a>/.exec(inbox)?.[1] ?? ''
      index = await (await fetch(gallery)).text()
    })
    expect(code).toBe(0)
    expect(printed).toContain(`# Every page at ${gallery}\n`)
    expect(index).toContain('<h2 id="otp">otp</h2>')
    await expect(fetch(gallery)).rejects.toThrow('fetch failed')
  })

  it('opens no gallery that only this machine could see, where others are served', async () => {
    const external = ['--external-url', 'https://pingone.example']
    const { printed } = await run(['emulator', '--port', '0', ...external])
    expect(printed).not.toContain('Every page at')
  })

  it('registers every --base-url, and shows the --external-url', async () => {
    let state: unknown
    const words = ['--base-url', 'https://one.example', '--base-url', 'https://two.example/bank']
    const external = ['--external-url', 'https://pingone.example']
    const { printed } = await run(['emulator', '--port', '0', ...words, ...external])
    expect(printed.split('\n')[0]).toBe('# PingOne emulator at https://pingone.example')
    await run(['emulator', '--port', '0', ...words], async (url) => {
      state = await (await fetch(`${url}/_emulator/state`)).json()
    })
    expect(JSON.stringify(state)).toContain('"https://one.example/callback"')
    expect(JSON.stringify(state)).toContain('"https://two.example/bank/callback"')
  })

  it('starts from a state it printed itself', async () => {
    let printedState = ''
    const { printed: first } = await run(['emulator', '--port', '0'], async (url) => {
      printedState = await (await fetch(`${url}/_emulator/state`)).text()
    })
    const seed = await writeJson('seed.json', printedState)
    const { code, printed } = await run(['emulator', '--port', '0', '--seed', seed])
    const secret = /PINGONE_CLIENT_SECRET=.+/
    expect(code).toBe(0)
    expect(secret.exec(printed)?.[0]).toBe(secret.exec(first)?.[0])
  })

  it('starts from an environment as PingOne makes it, and prints its worker', async () => {
    let applications: unknown
    const { code, printed } = await run(
      ['emulator', '--port', '0', '--seed', 'empty'],
      async (url) => {
        const state: unknown = await (await fetch(`${url}/_emulator/state`)).json()
        applications = state
      },
    )
    expect(code).toBe(0)
    expect(applications).toMatchObject({ environments: [{ applications: [{ type: 'WORKER' }] }] })
    expect(printed).toMatch(/^PINGONE_API_BASE_URL=http:\/\/127\.0\.0\.1:\d+\/v1$/m)
    expect(printed).toMatch(/^PINGONE_WORKER_CLIENT_SECRET=.{32,}$/m)
    expect(printed).not.toContain('Sign on as')
    expect(printed).not.toMatch(/^PINGONE_CLIENT_ID/m)
  })

  it('starts from what a recipe makes, with its app and people, and is reset to that', async () => {
    const maya = { username: 'maya', given: 'Maya', family: 'Lindqvist', email: 'm@bank.example' }
    const recipe = await writeJson(
      'recipe.json',
      JSON.stringify({
        recipe: 'express-app',
        parameters: {
          baseUrl: 'https://bank.example',
          signOn: 'password-and-code',
          testUsers: [{ ...maya, phone: '+46705550101', devices: ['SMS'] }],
        },
      }),
    )
    const states: string[] = []
    const external = ['--external-url', 'https://pingone.example']
    const { code, printed } = await run(
      ['emulator', '--port', '0', '--recipe', recipe],
      async (url) => {
        states.push(await (await fetch(`${url}/_emulator/state`)).text())
        await fetch(`${url}/_emulator/reset`, { method: 'POST' })
        states.push(await (await fetch(`${url}/_emulator/state`)).text())
      },
    )
    const url = /http:\/\/127\S+/.exec(printed)?.[0] ?? ''
    expect(code).toBe(0)
    expect(states[0]).toContain('"https://bank.example/callback"')
    expect(states[1]).toBe(states[0])
    const clientId = /^PINGONE_CLIENT_ID=(.+)$/m.exec(printed)?.[1] ?? 'none'
    const secret = /^PINGONE_CLIENT_SECRET=(.{32,})$/m.exec(printed)?.[1] ?? 'none'
    expect(states[0]).toContain(`"id":"${clientId}"`)
    expect(states[0]).toContain(`"secret":"${secret}"`)
    expect(printed).toContain(`PINGONE_AUTH_BASE_URL=${url}\n`)
    expect(printed).toContain("PINGONE_MFA_ACR_VALUES='express-app-approval express-app-sign-on'\n")
    expect(printed).toContain('BASE_URL=https://bank.example\n')
    expect(printed).toContain('\n#   maya  gets a text message\n')
    expect(printed).toContain('# Password of maya, where a page asks for one: Winter-Harbour-42')
    expect(states[0]).toContain('"value":"Winter-Harbour-42"')
    const base = ['--base-url', 'http://localhost:3100']
    const elsewhere = await run([
      'emulator',
      '--port',
      '0',
      '--recipe',
      recipe,
      ...external,
      ...base,
    ])
    expect(elsewhere.printed).toContain('PINGONE_AUTH_BASE_URL=https://pingone.example\n')
    expect(elsewhere.printed).toContain('\nBASE_URL=http://localhost:3100\n')
  })

  it('names what is wrong with a recipe', async () => {
    const parameters = { baseUrl: 'https://bank.example', otpLength: 99 }
    const file = await writeJson('r.json', JSON.stringify({ recipe: 'express-app', parameters }))
    expect(await run(['emulator', '--port', '0', '--recipe', file])).toEqual({
      code: 2,
      printed: '',
      warned:
        'The parameters of the recipe cannot be used:\n  otpLength: must be a whole number from 6 to 10',
    })
  })

  it('names a seed that it cannot use', async () => {
    const broken = await writeJson('broken.json', '{')
    const empty = await writeJson('empty.json', '{}')
    const absent = join(directory, 'absent.json')
    const results = [broken, empty, absent].map((file) => run(['emulator', '--seed', file]))
    const [noJson, noState, noFile] = await Promise.all(results)
    expect(noJson?.warned).toContain(`--seed: ${broken} cannot be used. `)
    expect(noState?.warned).toContain(`--seed: ${empty} cannot be used. This is no emulator state`)
    expect(noFile?.warned).toContain(`--seed: ${absent} cannot be read. ENOENT`)
    expect([noJson?.code, noState?.code, noFile?.code]).toEqual([1, 1, 1])
  })

  it('says what to do when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const { code, warned } = await run(['emulator', '--port', String(port)])
    other.close()
    expect(code).toBe(1)
    expect(warned).toBe(`Port ${port} is in use. Choose another with --port, or any with --port 0.`)
  })

  it('warns when others could reach it', async () => {
    const { warned } = await run(['emulator', '--port', '0', '--host', '0.0.0.0'])
    expect(warned).toContain(
      'Whoever can reach this address can read every code and secret of the emulator.',
    )
  })

  it('does not run in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const { code, printed, warned } = await run(['emulator', '--port', '0'])
    expect([code, printed]).toEqual([1, ''])
    expect(warned).toContain('does not run with NODE_ENV=production')
  })
})

describe('the bin', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('closes and ends well on %s', async (signal) => {
    const main = new URL('../../../src/tools/cli/main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', main, 'emulator', '--port', '0'])
    const lines = createInterface({ input: child.stdout })
    const [heading] = (await once(lines, 'line')) as [string]
    const url = heading.replace('# PingOne emulator at ', '')
    expect((await fetch(`${url}/_emulator`)).status).toBe(200)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

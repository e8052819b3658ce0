// The .env file that the command "emulator" prints or writes: what is in it, what of an existing one stays.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../src/tools/cli/command-line.js'
import { createFakeTerminal, type FakeTerminalOptions } from './support/fake-terminal.js'

let directory: string
let file: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-environment-'))
  file = join(directory, '.env')
})

afterEach(() => rm(directory, { recursive: true, force: true }))

interface Run {
  readonly code: number
  readonly printed: string
  readonly warned: string
  /** `GET /_emulator/state` while it ran. */
  readonly state: string
}

async function run(words: readonly string[], options: FakeTerminalOptions = {}): Promise<Run> {
  let state = ''
  const terminal = createFakeTerminal({
    ...options,
    onPrint: (text) => {
      const url = /http:\/\/127[.:\d]+/.exec(text)?.[0] ?? ''
      void fetch(`${url}/_emulator/state`)
        .then(async (response) => (state = await response.text()))
        .finally(() => terminal.stop())
    },
  })
  const code = await runCommandLine(['emulator', '--port', '0', ...words], terminal)
  return { code, printed: terminal.printed.join('\n'), warned: terminal.warned.join('\n'), state }
}

async function readVariables(): Promise<NodeJS.Dict<string>> {
  return parseEnv(await readFile(file, 'utf8'))
}

const names = [
  'PINGONE_ENVIRONMENT_ID',
  'PINGONE_AUTH_BASE_URL',
  'PINGONE_CLIENT_ID',
  'PINGONE_CLIENT_SECRET',
  'PINGONE_THROTTLE',
  'BASE_URL',
  'SESSION_SECRET',
]

describe('what is printed', () => {
  it('is a .env file from the first line to the last', async () => {
    const { printed } = await run([])
    for (const line of printed.split('\n')) expect(line).toMatch(/^(#.*|[A-Z_]+=\S+)$/)
    expect(Object.keys(parseEnv(printed)).sort()).toEqual([...names].sort())
  })

  it('says in another terminal, not in the file, that it runs', async () => {
    const { warned } = await run([])
    expect(warned).toMatch(/^PingOne emulator at http:\S+, codes at http:\S+\/_emulator$/)
    expect((await run([], { canRedraw: true })).warned).toBe('')
  })

  it('with --json is one document and nothing else', async () => {
    const { printed, warned } = await run(['--json'])
    expect(warned).toBe('')
    const url = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string
    expect(JSON.parse(printed)).toMatchObject({
      url,
      environmentId: 'e0a1de00-0000-4000-8000-000000000001',
      variables: { PINGONE_AUTH_BASE_URL: url, BASE_URL: 'http://localhost:3000' },
      users: expect.arrayContaining([
        {
          username: 'petra',
          password: 'Winter-Harbour-42',
          description: expect.any(String) as string,
        },
      ]) as unknown[],
    })
  })
})

describe('--write-env', () => {
  it('writes what an app needs, for its owner to read only, and prints no value of it', async () => {
    const { code, printed } = await run(['--write-env', file])
    const variables = await readVariables()
    expect(code).toBe(0)
    expect(Object.keys(variables).sort()).toEqual([...names].sort())
    expect(variables['SESSION_SECRET']).toMatch(/^.{43}$/)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    for (const name of names) expect(printed).toContain(`\n  ${name}\n`)
    for (const name of ['SESSION_SECRET', 'PINGONE_CLIENT_SECRET']) {
      expect(printed).not.toContain(variables[name])
    }
  })

  it('keeps lines of others, their order, a session secret and comments', async () => {
    const before = '# of the app\nREDIS_URL=redis://x\nSESSION_SECRET="mine, kept"\nPORT=4000\n'
    await writeFile(file, before, { mode: 0o644 })
    const { state } = await run(['--write-env', file])
    const text = await readFile(file, 'utf8')
    expect(text.startsWith(before)).toBe(true)
    expect(await readVariables()).toMatchObject({
      SESSION_SECRET: 'mine, kept',
      BASE_URL: 'http://localhost:4000',
    })
    expect(state).toContain('"http://localhost:4000/callback"')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('a second time changes nothing but the address', async () => {
    await run(['--write-env', file])
    const first = await readFile(file, 'utf8')
    await run(['--write-env', file])
    const second = await readFile(file, 'utf8')
    const withoutPort = (text: string): string => text.replace(/127\.0\.0\.1:\d+/, 'here')
    expect(withoutPort(second)).toBe(withoutPort(first))
  })

  it('fills an empty session secret', async () => {
    await writeFile(file, 'SESSION_SECRET=\n')
    await run(['--write-env', file])
    expect((await readVariables())['SESSION_SECRET']).toMatch(/^.{43}$/)
  })

  it('turns the variables of another PingOne into comments, where they can be read again', async () => {
    const real = [
      'PINGONE_REGION=eu',
      "PINGONE_CLIENT_SECRET='the real one'",
      'export PINGONE_CLIENT_ID=11111111-2222-4333-8444-555555555555',
      'PINGONE_MFA_ACR_VALUES=Bank',
      'BASE_URL=https://bank.example',
    ]
    await writeFile(file, `${real.join('\n')}\nMINE=1\n`)
    const { state } = await run(['--write-env', file])
    const text = await readFile(file, 'utf8')
    for (const line of real) expect(text).toContain(`# ${line}\n`)
    const variables = await readVariables()
    expect(Object.keys(variables).sort()).toEqual([...names, 'MINE'].sort())
    expect(variables['BASE_URL']).toBe('http://localhost:3000')
    expect(state).not.toContain('bank.example')
  })

  it('drops what an earlier recipe said, and keeps the public URL of an app that is tunnelled', async () => {
    const earlier = ['PINGONE_AUTH_BASE_URL=http://127.0.0.1:8031', 'PINGONE_MFA_ACR_VALUES=Old']
    await writeFile(file, [...earlier, 'BASE_URL=https://tunnel.example', ''].join('\n'))
    const { state } = await run(['--write-env', file])
    expect(await readVariables()).not.toHaveProperty('PINGONE_MFA_ACR_VALUES')
    expect((await readVariables())['BASE_URL']).toBe('https://tunnel.example')
    expect(state).toContain('"https://tunnel.example/callback"')
  })

  it('goes by --base-url first, then by the variables of the process, as the app does', async () => {
    await writeFile(file, 'BASE_URL=http://localhost:4000\n')
    const environment = { BASE_URL: 'http://localhost:5000' }
    await run(['--write-env', file], { environment })
    expect((await readVariables())['BASE_URL']).toBe('http://localhost:5000')
    await run(['--write-env', file, '--base-url', 'http://localhost:6000/bank'], { environment })
    expect((await readVariables())['BASE_URL']).toBe('http://localhost:6000/bank')
    await run(['--write-env', file], { environment: { BASE_URL: '/', PORT: '' } })
    expect((await readVariables())['BASE_URL']).toBe('http://localhost:6000/bank')
  })

  it('of a seed writes where its application takes people back to', async () => {
    const { state } = await run(['--base-url', 'http://localhost:7000'])
    const seed = join(directory, 'seed.json')
    await writeFile(seed, state)
    await run(['--write-env', file, '--seed', seed])
    expect((await readVariables())['BASE_URL']).toBe('http://localhost:7000')
  })

  it('of an empty environment writes its worker', async () => {
    await run(['--write-env', file, '--seed', 'empty'])
    expect(Object.keys(await readVariables())).toEqual(
      expect.arrayContaining(['PINGONE_WORKER_CLIENT_ID', 'BASE_URL', 'SESSION_SECRET']),
    )
  })

  it('stops, and says why, when the file cannot be written', async () => {
    const { code, warned } = await run(['--write-env', directory])
    expect(code).toBe(1)
    expect(warned).toContain('cannot be read (EISDIR)')
  })
})

describe('--save', () => {
  it('saves the state of the emulator that runs there, for --seed', async () => {
    const saved = join(directory, 'pingone.json')
    let printed: readonly string[] = []
    const terminal = createFakeTerminal({
      onPrint: (text) => {
        const port = /127\.0\.0\.1:(\d+)/.exec(text)?.[1] ?? ''
        const saving = createFakeTerminal()
        void runCommandLine(['emulator', '--save', saved, '--port', port], saving).finally(() => {
          printed = saving.printed
          terminal.stop()
        })
      },
    })
    await runCommandLine(['emulator', '--port', '0', '--random-secrets'], terminal)
    expect(printed).toEqual([
      `Saved to ${saved}. Start from it with: express-pingone-mfa emulator --seed ${saved}`,
    ])
    const { state } = await run(['--seed', saved])
    expect(JSON.parse(await readFile(saved, 'utf8'))).toEqual(JSON.parse(state))
  })

  it('says where it looked when none is there', async () => {
    const terminal = createFakeTerminal()
    const code = await runCommandLine(['emulator', '--save', file, '--port', '1'], terminal)
    expect([code, terminal.warned]).toEqual([
      1,
      [
        'No emulator answers at http://127.0.0.1:1. Start one, or say where it is with --host and --port.',
      ],
    ])
  })
})

describe('ids, secrets and passwords', () => {
  const recipe = JSON.stringify({
    recipe: 'express-app',
    parameters: {
      baseUrl: 'http://localhost:3000',
      signOn: 'password-and-code',
      testUsers: [
        {
          username: 'maya',
          given: 'Maya',
          family: 'Lindqvist',
          email: 'm@bank.example',
          devices: ['EMAIL'],
        },
      ],
    },
  })

  async function readConnection(words: readonly string[]): Promise<unknown> {
    const { printed, state } = await run([...words, '--json'])
    const { variables, users } = JSON.parse(printed) as Record<string, Record<string, string>>
    const connection = Object.entries(variables ?? {}).filter(
      ([name]) => !/^(SESSION_SECRET|PINGONE_(AUTH|API)_BASE_URL)$/.test(name),
    )
    const subs = [...state.matchAll(/"id":"([^"]+)","username"/g)].map(([, id]) => id)
    return { connection, users, subs }
  }

  it.each([
    ['the default seed', []],
    ['an empty environment', ['--seed', 'empty']],
    ['a recipe', ['--recipe', 'recipe.json']],
  ])('of %s are the same at every start', async (_title, words) => {
    await writeFile(join(directory, 'recipe.json'), recipe)
    const here = words.map((word) => (word.endsWith('.json') ? join(directory, word) : word))
    const first = await readConnection(here)
    expect(await readConnection(here)).toEqual(first)
    expect(await readConnection([...here, '--random-secrets'])).not.toEqual(first)
  })

  it('of a state from a file are those of the file', async () => {
    const seed = join(directory, 'seed.json')
    await writeFile(seed, (await run(['--random-secrets'])).state)
    const first = await readConnection(['--seed', seed])
    expect(await readConnection(['--seed', seed])).toEqual(first)
    const { code, warned } = await run(['--seed', seed, '--random-secrets'])
    expect([code, warned]).toEqual([
      2,
      '--random-secrets does nothing beside --seed: the file has the secrets.',
    ])
  })
})

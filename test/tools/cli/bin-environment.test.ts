// The bin as a process: options that Node could take for its own, completion in a real shell, an error that prints once.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../../..', import.meta.url).pathname
const main = join(root, 'src/tools/cli/main.ts')
const run = promisify(execFile)
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bin-environment-'))
})
afterAll(() => rm(directory, { recursive: true }))

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function runBin(words: readonly string[]): Promise<Ended> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PINGONE_|BASE_URL$|NODE_ENV$)/.test(name)),
  )
  const started = run(process.execPath, ['--import', 'tsx', main, ...words], { env })
  return started.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => ({ code: -1, stdout: '', stderr: '', ...(error as object) }),
  )
}

describe('--env', { timeout: 60_000 }, () => {
  it('of a file that is not there is an empty one, on every Node', async () => {
    const absent = join(directory, 'absent.env')
    for (const option of [['--env', absent], [`--env=${absent}`]]) {
      const { code, stderr } = await runBin(['provision', 'plan', ...option])
      expect(stderr).not.toContain('not found')
      expect([
        code,
        stderr.includes('PINGONE_WORKER_CLIENT_ID') || stderr.includes('baseUrl'),
      ]).toEqual([2, true])
    }
  })

  it('and its former name read the same file', async () => {
    const file = join(directory, 'here.env')
    await writeFile(file, 'BASE_URL=not-a-url-of-the-test\n')
    for (const option of ['--env', '--env-file']) {
      const { stderr } = await runBin(['provision', 'plan', option, file])
      expect(stderr, option).toContain('baseUrl')
    }
    const both = await runBin(['doctor', '--env', file, '--env-file', file])
    expect([both.code, both.stderr]).toEqual([
      2,
      '--env and --env-file are the same option: give one of them.\n',
    ])
  })
})

describe('completion', { timeout: 60_000 }, () => {
  it.each([
    ['express-pingone-mfa em', 'emulator'],
    ['express-pingone-mfa emulator --wri', '--write-env'],
    ['express-pingone-mfa provision ap', 'apply'],
    ['express-pingone-mfa provision destroy --pre', '--prefix'],
  ])('of bash: %s', async (line, completed) => {
    const { stdout } = await runBin(['completion', 'bash'])
    const words = line.split(' ')
    const script = `${stdout}
      COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
      _express_pingone_mfa; echo "\${COMPREPLY[@]}"`
    expect((await run('bash', ['-c', script])).stdout.trim()).toBe(completed)
  })

  it('is there for zsh and fish, and no other shell', async () => {
    expect((await runBin(['completion', 'zsh'])).stdout).toContain('bashcompinit')
    expect((await runBin(['completion', 'fish'])).stdout).toContain(
      "complete -c express-pingone-mfa -n '__fish_use_subcommand' -f -a emulator\n",
    )
    expect((await runBin(['completion', 'tcsh'])).code).toBe(2)
  })
})

describe('an app without any configuration', { timeout: 60_000 }, () => {
  it('ends with every problem once, and where to get a PingOne', async () => {
    const app = join(root, `test-app-${String(process.pid)}.ts`)
    await writeFile(app, "import { pingoneMfa } from './src/index.js'\npingoneMfa()\n")
    const env = { PATH: process.env['PATH'] }
    const ended: Ended = await run(process.execPath, ['--import', 'tsx', app], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => ({ code: -1, stdout: '', stderr: '', ...(error as object) }),
    )
    await rm(app)
    expect(ended.code).toBe(1)
    for (const name of ['PINGONE_ENVIRONMENT_ID', 'PINGONE_CLIENT_ID']) {
      expect(ended.stderr.split(`[${name}]`)).toHaveLength(2)
    }
    expect(ended.stderr).toContain('No PingOne yet? Run: npx express-pingone-mfa emulator')
    expect(ended.stderr).not.toContain('problems: [')
  })
})

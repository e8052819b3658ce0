// The variables of a run, and that no secret among them is ever shown.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiscreetTerminal } from '../../../src/tools/cli/discreet-terminal.js'
import { readEnvironment } from '../../../src/tools/cli/environment.js'
import { visibleJson } from '../../../src/tools/cli/visible.js'
import { createMemorySecrets } from '../../../src/tools/provisioning/secrets.js'
import { createFakeTerminal } from './support/fake-terminal.js'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'environment-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

describe('variables', () => {
  it('of the file are read; those of the process win, also empty ones', async () => {
    const file = join(directory, '.env')
    await writeFile(
      file,
      'PINGONE_REGION=eu\nPINGONE_CLIENT_ID="a b"\nPINGONE_CUSTOM_DOMAIN=x.example\nBASE_URL=http://localhost:1\nPATH=/nowhere\nNODE_OPTIONS=--bad\n',
    )
    const own = { PINGONE_REGION: 'ca', PINGONE_CUSTOM_DOMAIN: '', HOME: '/root' }
    expect(readEnvironment(file, own)).toEqual({
      PINGONE_REGION: 'ca',
      PINGONE_CUSTOM_DOMAIN: '',
      PINGONE_CLIENT_ID: 'a b',
      BASE_URL: 'http://localhost:1',
      HOME: '/root',
    })
  })

  it('of a folder are refused, and of a named pipe, which would be waited for', () => {
    const message = `--env: ${directory} cannot be read. It is no ordinary file.`
    expect(() => readEnvironment(directory, {})).toThrow(message)
    const pipe = join(directory, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(() => readEnvironment(pipe, {})).toThrow(
      `${pipe} cannot be read. It is no ordinary file.`,
    )
  })

  it('of a file that is not there are none', () => {
    expect(readEnvironment(join(directory, 'none'), { A: '1', B: undefined })).toEqual({ A: '1' })
  })
})

describe('a discreet terminal', () => {
  const canary = 'wS-"canary"/0123456789'

  it.each([
    ['as it is', canary],
    ['in JSON', JSON.stringify({ canary })],
    ['in a URL', `https://x.example/?s=${encodeURIComponent(canary)}`],
  ])('hides a secret of the environment %s', (_, text) => {
    const inner = createFakeTerminal({ canRedraw: true })
    const { terminal, hide } = createDiscreetTerminal(inner)
    hide({ PINGONE_WORKER_CLIENT_SECRET: canary })
    terminal.print(text)
    terminal.warn(text)
    terminal.draw(text)
    const shown = [...inner.printed, ...inner.warned, ...inner.drawn].join('\n')
    expect(shown).toContain('•••')
    expect(shown).not.toContain('canary"/')
    expect(shown).not.toContain('0123456789')
  })

  it('hides what is written to the secrets, and what is read there', async () => {
    const inner = createFakeTerminal()
    const { terminal, watch } = createDiscreetTerminal(inner)
    const memory = createMemorySecrets()
    await memory.write({ PINGONE_MAYA_PASSWORD: 'read-password-1' })
    const secrets = watch(memory)
    await secrets.write({
      PINGONE_CLIENT_SECRET: 'written-secret-2',
      BASE_URL: 'https://a.example',
    })
    expect(secrets.read('PINGONE_MAYA_PASSWORD')).toBe('read-password-1')
    expect(memory.read('PINGONE_CLIENT_SECRET')).toBe('written-secret-2')
    terminal.print('read-password-1 written-secret-2 https://a.example')
    expect(inner.printed).toEqual(['••• ••• https://a.example'])
  })
})

it('JSON on a terminal has no control or bidirectional character, and the same values', () => {
  const value = { a: 'x\u001b[2J\u202ey\u{e0001}\ud800', b: ['ü', '•'] }
  const text = visibleJson(value)
  expect(JSON.parse(text)).toEqual(value)
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
})

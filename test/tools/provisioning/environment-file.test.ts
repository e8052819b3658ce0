// The .env file: changed in place, read back by Node exactly as it was written.
import {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProvisioningError } from '../../../src/errors.js'
import { createEnvironmentFile } from '../../../src/tools/provisioning/environment-file.js'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environment-'))
  path = join(folder, '.env')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function failureOf(work: () => unknown): Promise<ProvisioningError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ProvisioningError) return error
  }
  throw new Error('no ProvisioningError')
}

async function writeOver(text: string, values: Record<string, string>): Promise<string> {
  await writeFile(path, text)
  await createEnvironmentFile(path).write(values)
  return await readFile(path, 'utf8')
}

describe('values', () => {
  test.each([
    ['', 'A='],
    ['plain', 'A=plain'],
    ['https://shop.example:8443/a?', "A='https://shop.example:8443/a?'"],
    ['two words', "A='two words'"],
    [' spaces around ', "A=' spaces around '"],
    ['a#b', "A='a#b'"],
    ['a # b', "A='a # b'"],
    ['$HOME ${HOME} `id`', "A='$HOME ${HOME} `id`'"],
    ["it's", `A="it's"`],
    [`"it's"`, 'A=`"it\'s"`'],
    [String.raw`back\slash\n`, String.raw`A='back\slash\n'`],
    [String.raw`it's\n`, "A=`it's\\n`"],
    ['a=b', "A='a=b'"],
    ['ümläut', "A='ümläut'"],
  ])('%j is written as Node reads it', async (value, line) => {
    expect(await writeOver('', { A: value })).toBe(`${line}\n`)
    expect(parseEnv(await readFile(path, 'utf8'))).toStrictEqual({ A: value })
    expect(createEnvironmentFile(path).read('A')).toBe(value)
  })

  test.each([
    ['a line break', 'a\nb', 'holds a line break'],
    ['a carriage return', 'a\rb', 'holds a line break'],
    ['every kind of quotes', '\'"`', 'holds every kind of quotes'],
    ['what double quotes would change', "'`\\n", 'holds every kind of quotes'],
  ])('%s is refused without showing it', async (_, value, why) => {
    await writeFile(path, 'B=1\n')
    const error = await failureOf(() => createEnvironmentFile(path).write({ SECRET: value }))
    expect(error.code).toBe('ERR_PINGONE_PROVISIONING')
    expect(error.reason).toBe('environment_file')
    expect(error.message).toBe(`${path} cannot hold the value of SECRET, which ${why}`)
    expect(await readFile(path, 'utf8')).toBe('B=1\n')
  })

  test('a name that is none is refused', async () => {
    const error = await failureOf(() => createEnvironmentFile(path).write({ 'A B': '1' }))
    expect(error.message).toBe(`${path} cannot hold a variable called "A B"`)
  })

  test('whatever is written over whatever is there: Node reads it, and the rest as before', async () => {
    const value = fc.string({
      unit: fc.constantFrom(...Array.from('abcd1 #$"\'`\\=\t,{}')),
      maxLength: 8,
    })
    const old = fc.string({
      unit: fc.constantFrom(...Array.from('ABC=#"\'` \n\r1\\')),
      maxLength: 40,
    })
    let written = 0
    await fc.assert(
      fc.asyncProperty(
        old,
        fc.dictionary(fc.constantFrom('A', 'B', 'CC'), value),
        async (text, values) => {
          await writeFile(path, text)
          try {
            await createEnvironmentFile(path).write(values)
          } catch (error) {
            if (!(error instanceof ProvisioningError)) throw error
            expect(await readFile(path, 'utf8')).toBe(text)
            return
          }
          written += 1
          const before = parseEnv(text)
          expect({ ...parseEnv(await readFile(path, 'utf8')) }).toStrictEqual({
            ...before,
            ...values,
          })
        },
      ),
      { numRuns: 400 },
    )
    expect(written).toBeGreaterThan(80)
  })
})

describe('what is there', () => {
  const text = [
    '# My app',
    'PORT=3000',
    '',
    'export A=old # why',
    "  B = 'old # not a comment'   # a comment",
    '#A=commented out',
    'KEY="-----BEGIN',
    'A=inside a value',
    '-----END"',
    'A="older"',
    'LAST=$PORT',
  ].join('\n')

  test('stays: order, comments, other variables; a changed one where it stands, every time', async () => {
    const next = await writeOver(text, { A: 'new one', B: 'b', PORT: '3000', NEW: '1', NEWER: '2' })
    expect(next).toBe(
      [
        '# My app',
        'PORT=3000',
        '',
        "export A='new one' # why",
        '  B=b   # a comment',
        '#A=commented out',
        'KEY="-----BEGIN',
        'A=inside a value',
        '-----END"',
        "A='new one'",
        'LAST=$PORT',
        '',
        'NEW=1',
        'NEWER=2',
        '',
      ].join('\n'),
    )
    expect(parseEnv(next)['KEY']).toBe('-----BEGIN\nA=inside a value\n-----END')
  })

  test('line ends of Windows stay', async () => {
    expect(await writeOver('A=1\r\nB=2\r\n', { A: '3', C: '4' })).toBe('A=3\r\nB=2\r\n\r\nC=4\r\n')
  })

  test('the last of several counts, as in Node', async () => {
    await writeFile(path, 'A=1\nA=2\n')
    expect(createEnvironmentFile(path).read('A')).toBe('2')
  })

  test('that is the same already is not written at all', async () => {
    await writeFile(path, 'A="1"\n')
    const before = await stat(path)
    await createEnvironmentFile(path).write({ A: '1' })
    await createEnvironmentFile(path).write({})
    expect((await stat(path)).ino).toBe(before.ino)
    expect(await readFile(path, 'utf8')).toBe('A="1"\n')
  })

  test('what cannot be changed safely is refused, and stays', async () => {
    const open = 'A="1\n'
    await writeFile(path, open)
    const error = await failureOf(() => createEnvironmentFile(path).write({ B: 'x "y"' }))
    expect(error.reason).toBe('environment_file')
    expect(error.message).toBe(
      `${path} has lines that cannot be changed safely: put right by hand what it says about "A", "B"`,
    )
    expect(await readFile(path, 'utf8')).toBe(open)
  })
})

describe('the file', () => {
  test('is made for its owner only, and is closed where it was open', async () => {
    const secrets = createEnvironmentFile(path)
    expect(secrets.read('A')).toBeUndefined()
    await secrets.write({ A: '1' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await chmod(path, 0o644)
    await secrets.write({ A: '2' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toStrictEqual(['.env'])
  })

  test('behind a symbolic link is replaced, the link stays', async () => {
    await writeFile(join(folder, 'target'), 'A=1\n')
    await symlink('target', path)
    await createEnvironmentFile(path).write({ A: '2' })
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, 'target'), 'utf8')).toBe('A=2\n')
  })

  test('that cannot be read is told by reading and by writing', async () => {
    const secrets = createEnvironmentFile(folder)
    for (const work of [() => secrets.read('A'), () => secrets.write({ A: '1' })]) {
      const error = await failureOf(work)
      expect(error.reason).toBe('environment_file')
      expect(error.message).toBe(`${folder} cannot be read (EISDIR)`)
    }
  })

  test('that is no text is never overwritten', async () => {
    const bytes = Buffer.from([0x41, 0x3d, 0xff, 0xfe])
    await writeFile(path, bytes)
    const error = await failureOf(() => createEnvironmentFile(path).write({ B: '1' }))
    expect(error.message).toBe(`${path} cannot be read: it is not UTF-8 text`)
    expect(await readFile(path)).toStrictEqual(bytes)
  })

  test('in a folder that is not there cannot be written', async () => {
    const nowhere = join(folder, 'no', '.env')
    const error = await failureOf(() => createEnvironmentFile(nowhere).write({ A: '1' }))
    expect(error.message).toBe(`${nowhere} cannot be written (ENOENT)`)
  })
})

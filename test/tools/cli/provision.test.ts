// provision against a real emulator: what it prints, how it ends, and that no secret is ever shown.
import { once } from 'node:events'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProvisionWorld, type ProvisionWorld } from './support/provision-world.js'

let world: ProvisionWorld

beforeEach(async () => {
  world = await createProvisionWorld()
})

afterEach(async () => {
  const leaks = await world.findLeaks()
  await world.close()
  expect(leaks, 'secrets, tokens or stacks on the terminal').toEqual([])
})

const base = ['--base-url', 'http://localhost:3000']
const testUser = [
  '--with-test-user',
  '--test-user-phone',
  '+46705550101',
  '--test-user-email',
  'maya@bank.example',
]

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

/** Ids and times differ from run to run. */
function steady(text: string): string {
  return text
    .replaceAll(world.directory, '<dir>')
    .replaceAll(uuid, '<id>')
    .replaceAll(/\d+\.\d s$/gm, '<time>')
}

function worker(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...world.emulator.env('worker'), ...changes }
}

async function writeRecipe(parameters: Readonly<Record<string, unknown>>): Promise<string> {
  const file = join(world.directory, 'recipe.json')
  await writeFile(file, JSON.stringify({ recipe: 'express-app', parameters }))
  return file
}

async function createForeignApplication(name: string): Promise<void> {
  await world.client.applications.create({
    name,
    type: 'WEB_APP',
    protocol: 'OPENID_CONNECT',
    enabled: true,
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
    redirectUris: ['https://theirs.example/callback'],
  })
}

/** A fault that PingOne's refusal comes from: the n-th POST of the platform API. */
async function refusePost(nth: number, body: Readonly<Record<string, unknown>>): Promise<void> {
  await world.fault({
    endpoint: 'platform',
    method: 'POST',
    nth,
    kind: 'status',
    status: 400,
    body,
  })
}

describe('words', () => {
  it('provision alone shows its help, as an error', async () => {
    const { code, printed, warned } = await world.provision([''])
    expect([code, printed]).toEqual([2, ''])
    expect(warned).toContain('Usage: express-pingone-mfa provision <plan|apply|destroy> [options]')
  })

  it.each(['plan', 'apply', 'destroy'])('provision %s --help lists what it takes', async (name) => {
    const { code, printed } = await world.provision([name, '--help', '--recipe', 'email-mfa'])
    expect(code).toBe(0)
    expect(printed).toContain(`Usage: express-pingone-mfa provision ${name} [options]`)
    expect(printed).toContain('--state-file <file>')
    expect(printed).toContain('Parameters of the recipe email-mfa\n')
    expect(printed).toContain('--env <file>')
    expect(printed).toContain('--prefix <text>')
    // destroy goes by what was made, not by what is wanted.
    expect(printed.includes('--pkce-enforcement <text>')).toBe(name !== 'destroy')
    expect(printed.includes('--yes')).toBe(name !== 'plan')
  })

  it.each([
    [['deploy'], 'provision has no action deploy. See --help.'],
    [['aply'], 'provision has no action aply. Did you mean apply?'],
    [['plan', '--yes'], 'There is no option --yes. See --help.'],
    [['plan', '--base-ulr', 'x'], 'There is no option --base-ulr. Did you mean --base-url?'],
    [
      ['plan', ...base, '--legacy-flags'],
      'The option --legacy-flags is none of the recipe express-app: sms-transaction-approval and email-mfa have it.',
    ],
    [
      ['plan', '--base-url', 'nonsense', '--otp-length', '99'],
      'The parameters of the recipe cannot be used:\n  baseUrl: is no URL: write the public URL of the app, such as https://bank.example or http://localhost:3000\n  otpLength: must be a whole number from 6 to 10',
    ],
    [
      ['apply', ...base, '--with-test-user', '--test-user-phone', '0705'],
      'testUserPhone: is no phone number: write a phone number with + and country code, such as +46705550101',
    ],
  ])('%j: %s', async (words, message) => {
    const { code, printed, warned } = await world.provision(words)
    expect([code, printed]).toEqual([2, ''])
    expect(warned).toContain(message)
  })

  it('--attempts takes a small number', async () => {
    const { code, warned } = await world.provision(['plan', ...base, '--attempts=0'])
    expect([code, warned]).toEqual([2, '--attempts takes a number from 1 to 10, not "0".'])
  })
})

describe('the worker application', () => {
  it('whose variables are missing is explained: all of them, and where to get one', async () => {
    const { code, printed, warned } = await world.provision(['plan', ...base], { environment: {} })
    expect([code, printed]).toEqual([2, ''])
    expect(steady(warned)).toBe(
      `The platform API needs a worker application, and its variables are missing or wrong:
  PINGONE_ENVIRONMENT_ID: is missing: write the id of your PingOne environment, a UUID, as the environment’s settings show it
  PINGONE_WORKER_CLIENT_ID: is missing: write the client id of a worker application, a UUID
  PINGONE_WORKER_CLIENT_SECRET: is missing: write the client secret of the worker application

Write them into <dir>/.env, or into the environment. Where to get them: in PingOne's console,
Applications → Applications → +, type Worker. On its tab Roles give it, for this environment,
Environment Admin, Identity Data Admin and Client Application Developer. Its tab Overview
shows the client id, the client secret and the environment id.`,
    )
  })

  it('whose variables are missing is JSON with --json', async () => {
    const { code, printed, warned } = await world.provision(['plan', ...base, '--json'], {
      environment: {},
    })
    const document: unknown = JSON.parse(printed)
    expect([code, warned]).toEqual([2, ''])
    expect(document).toMatchObject({
      error: {
        code: 'ERR_PINGONE_CONFIG',
        problems: [
          { environment: 'PINGONE_ENVIRONMENT_ID' },
          { environment: 'PINGONE_WORKER_CLIENT_ID' },
          { environment: 'PINGONE_WORKER_CLIENT_SECRET' },
        ],
      },
    })
  })

  it('is found in the .env file, behind the environment', async () => {
    const lines = Object.entries(worker({ PINGONE_ENVIRONMENT_ID: 'not-this-one' }))
    await writeFile(
      world.environmentFile,
      lines.map(([name, value]) => `${name}=${value}`).join('\n'),
    )
    const environment = { PINGONE_ENVIRONMENT_ID: world.emulator.environmentId }
    const { code, printed } = await world.provision(['plan', ...base], { environment })
    expect(code).toBe(0)
    expect(printed).toContain('11 to create')
  })

  it('with a wrong secret is refused by PingOne', async () => {
    const environment = worker({ PINGONE_WORKER_CLIENT_SECRET: 'wrong-canary-wrong-canary' })
    const { code, printed, warned } = await world.provision(['plan', ...base], { environment })
    expect([code, printed]).toEqual([1, ''])
    expect(steady(warned)).toBe(
      `PingOne gave the worker application no access token (401 invalid_client): its credentials are wrong. Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID (where the worker is; without it PINGONE_ENVIRONMENT_ID counts), and that the worker is enabled and authenticates with Client Secret Basic.
PingOne's reference: – / <id>`,
    )
    expect(warned).not.toContain('canary')
  })

  const forbidden = (role: string, what: string): string =>
    `PingOne refused to ${what} (403 ACCESS_FAILED): the worker application lacks a role for it (${role}), or there is no environment PINGONE_ENVIRONMENT_ID; PingOne does not tell which. Check the id, and give the worker the role for this environment; a new role or environment may take a minute to count.
PingOne's reference: <id> / <id>`

  it('of an environment that is not there is refused as one without a role', async () => {
    const environment = worker({ PINGONE_ENVIRONMENT_ID: 'e0a1de00-0000-4000-8000-00000000dead' })
    const { code, warned } = await world.provision(['plan', ...base], { environment })
    expect(code).toBe(1)
    expect(steady(warned)).toBe(forbidden('Client Application Developer', 'list applications'))
  })

  it('without a role is refused, and the role is named', async () => {
    const state = await world.readState()
    const roles = '"roles":["Client Application Developer"],"type":"WORKER"'
    await fetch(`${world.emulator.url}/_emulator/state`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(JSON.parse(state)).replace('"type":"WORKER"', roles),
    })
    const { code, warned } = await world.provision(['apply', ...base])
    expect(code).toBe(1)
    expect(steady(warned)).toBe(
      forbidden('Environment Admin', 'list device authentication policies'),
    )
  })
})

describe('PingOne', () => {
  it('that limits the rate is an error after the last attempt', async () => {
    const body = { id: 'err-429', code: 'REQUEST_LIMITED', message: 'slow down' }
    const headers = { 'retry-after': '1' }
    await world.fault({ endpoint: 'platform', kind: 'status', status: 429, headers, body })
    const { code, warned } = await world.provision(['plan', ...base])
    expect(code).toBe(1)
    expect(steady(warned)).toBe(
      `PingOne refused to list applications (429 REQUEST_LIMITED): the licence's rate of calls is used up, after 1 attempt. Wait a minute and start again: what is done already is found again.
PingOne's reference: err-429 / <id>`,
    )
  })

  it('that is not there is an error', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    server.close()
    await once(server, 'close')
    const url = `http://127.0.0.1:${port}`
    const { code, warned } = await world.provision(['plan', ...base], {
      environment: worker({ PINGONE_AUTH_BASE_URL: url, PINGONE_API_BASE_URL: `${url}/v1` }),
    })
    expect([code, warned]).toEqual([
      1,
      'PingOne could not be reached for the call worker token (ECONNREFUSED).',
    ])
  })

  it.each([
    [
      'assign a policy without an action',
      6,
      { code: 'INVALID_VALUE', target: 'signOnPolicy', message: 'has no action' },
      'create sign-on policy assignment (400 INVALID_DATA): the sign-on policy cannot be assigned: it has no action yet, or is gone. Add an action to the policy first.',
      5,
    ],
    [
      'take a phone number',
      14,
      { code: 'INVALID_VALUE', target: 'phone', message: 'no such country' },
      'create device (400 INVALID_DATA): the phone number is not accepted (no such country). Write it with a plus sign and country code, e.g. +14155550123.',
      14,
    ],
  ])('refuses to %s: what is done stays, and the next run goes on', async (...row) => {
    const [, nth, detail, message, done] = row
    await refusePost(nth, { id: 'err-1', code: 'INVALID_DATA', message: 'no', details: [detail] })
    const words = ['apply', ...base, ...testUser]
    const { code, printed, warned } = await world.provision(words)
    expect(code).toBe(1)
    expect(printed).toMatch(/ failed \d\.\d s$/)
    expect(steady(warned)).toBe(
      `
${done} of 16 steps are done and stay. When the cause below is put right, run the same command again: it goes on from there.
PingOne refused to ${message}
PingOne's reference: err-1 / <id>`,
    )
    const again = await world.provision(words)
    expect(again.code).toBe(0)
    expect(again.printed).toContain(`Done: ${16 - done} created, ${done} unchanged.`)
  })

  it('refuses a device too many', async () => {
    const mfaSettings = { pairing: { maxAllowedDevices: 1 } }
    const person = { username: 'two', given: 'T', family: 'W', email: 'two@bank.example' }
    const testUsers = [{ ...person, phone: '+46705550109', devices: ['SMS', 'EMAIL'] }]
    const recipe = await writeRecipe({ mfaSettings, withTestUser: true, testUsers })
    const { code, warned } = await world.provision(['apply', ...base, '--recipe', recipe, '--yes'])
    expect(code).toBe(1)
    expect(steady(warned)).toContain(
      'PingOne refused to create device (400 REQUEST_FAILED): the user has as many devices as the MFA settings allow (1). Delete a device of the user, or raise pairing.maxAllowedDevices.',
    )
  })
})

describe('plan and apply', () => {
  it('at a terminal asks once before anything is created, and not in CI', async () => {
    const before = await world.readState()
    const refused = await world.provision(['apply', ...base], { answer: 'no' })
    expect(refused.code).toBe(5)
    expect(refused.asked).toEqual([
      `This will create 11 in environment e0a1de00-0000-4000-8000-000000000001 (${world.emulator.url}/v1). Type yes to go on: `,
    ])
    expect(await world.readState()).toBe(before)
    const agreed = await world.provision(['apply', ...base], { answer: 'yes' })
    expect([agreed.code, agreed.asked.length]).toEqual([0, 1])
    const again = await world.provision(['apply', ...base], { answer: 'no' })
    expect([again.code, again.asked]).toEqual([0, []])
    expect(again.printed).not.toContain('Next')
    const inCi = await world.provision(['apply', ...base, '--prefix', 'second'])
    expect([inCi.code, inCi.asked]).toEqual([0, []])
    const beforehand = await world.provision(['apply', ...base, '--prefix', 'third', '--yes'], {
      answer: 'no',
    })
    expect([beforehand.code, beforehand.asked]).toEqual([0, []])
  })

  it('of an empty environment, then of one that is as it should be', async () => {
    const before = await world.readState()
    const planned = await world.provision(['plan', ...base, '--exit-code'])
    expect(planned.code).toBe(3)
    expect(planned.printed).toContain('+ application "express-app-web"  ')
    expect(planned.printed.split('\n').at(-1)).toBe('11 to create')
    expect(await world.readState()).toBe(before)

    const applied = await world.provision(['apply', ...base])
    expect([applied.code, applied.warned]).toEqual([0, ''])
    expect(steady(applied.printed)).toContain(
      '[ 1/11] application "express-app-web" created <time>\n',
    )
    const end = steady(applied.printed)
    expect(end.slice(end.indexOf('Done:'))).toBe(
      `Done: 11 created.

Written to <dir>/.env (mode 0600):
  PINGONE_ENVIRONMENT_ID
  PINGONE_AUTH_BASE_URL
  PINGONE_CLIENT_ID
  PINGONE_CLIENT_SECRET
  PINGONE_MFA_ACR_VALUES
  BASE_URL

Keep <dir>/pingone-mfa.state.json: destroy needs it.

Next
  npm start, or node --env-file=<dir>/.env and your app: it finds these variables there
  open http://localhost:3000
  sign on as a user of the environment with a device; --with-test-user makes one
  express-pingone-mfa doctor checks the whole of it`,
    )
    expect((await stat(world.environmentFile)).mode & 0o777).toBe(0o600)

    const after = await world.readState()
    const again = await world.provision(['apply'])
    expect(again.code).toBe(0)
    expect(again.printed).toContain('11 unchanged. Nothing to do.\n')
    expect(again.printed).toContain('Done: 11 unchanged.')
    expect(await world.readState()).toBe(after)
    expect((await world.provision(['plan', '--exit-code'])).code).toBe(0)
  })

  it('with --json is one document each, and nothing else', async () => {
    const planned = await world.provision(['plan', ...base, '--json'])
    const plan: unknown = JSON.parse(planned.printed)
    expect(plan).toMatchObject({ recipe: 'express-app', counts: { create: 11 } })
    const applied = await world.provision(['apply', ...base, '--json'])
    const document: unknown = JSON.parse(applied.printed)
    expect([applied.code, applied.warned, planned.warned]).toEqual([0, '', ''])
    expect(document).toMatchObject({
      plan: { recipe: 'express-app' },
      outcomes: { created: 11, updated: 0, unchanged: 0, adopted: 0 },
      ids: { application: expect.stringMatching(uuid) as string },
      variables: expect.arrayContaining(['PINGONE_CLIENT_ID', 'PINGONE_CLIENT_SECRET']) as string[],
    })
  })

  it('tells whom to sign on as, and where the password is, never what it is', async () => {
    const words = [...base, ...testUser, '--sign-on', 'password-and-code']
    const { code, printed } = await world.provision(['apply', ...words])
    const variables = parseEnv(await readFile(world.environmentFile, 'utf8'))
    const name = Object.keys(variables).find((each) => each.includes('PASSWORD')) ?? ''
    expect(code).toBe(0)
    expect(variables[name]).toMatch(/^.{16,}$/)
    expect(printed).toContain(`\n  ${name}\n`)
    expect(steady(printed)).toContain(
      `\n  sign on as express-app-user (gets a text message or an email; password: ${name} in <dir>/.env)\n`,
    )
  })

  it('show steps as they happen on a screen', async () => {
    const { printed } = await world.provision(['apply', ...base], { canRedraw: true })
    expect(steady(printed)).toContain('\n✓ application "express-app-web" created <time>\n')
  })
})

describe('what the recipe did not make', () => {
  beforeEach(async () => {
    await createForeignApplication('express-app-web')
  })

  it('is marked in the plan', async () => {
    const { code, printed } = await world.provision(['plan', ...base])
    expect(code).toBe(0)
    expect(printed).toContain('~ application "express-app-web" (needs your yes)  ')
    expect(printed).toContain(
      '    redirectUris: ["https://theirs.example/callback"] -> ["http://localhost:3000/callback"]',
    )
  })

  it.each([
    [
      'nobody is there',
      {},
      [],
      'Nothing was changed: this needs a yes, and nobody is there to be asked. Read the plan, then give --yes.',
    ],
    [
      'the answer is another one',
      { answer: 'y' },
      ['Change what this recipe did not make? Type yes: '],
      'Nothing was changed: the answer was not yes.',
    ],
  ])('stays as it is when %s', async (_, options, questions, message) => {
    const before = await world.readState()
    const { code, printed, warned, asked } = await world.provision(['apply', ...base], options)
    expect([code, warned, asked]).toEqual([5, message, questions])
    expect(printed).toContain('~ application "express-app-web" (needs your yes)  ')
    expect(printed).not.toContain('sign-on policy "express-app-sign-on"')
    expect(await world.readState()).toBe(before)
  })

  it('stays as it is with --json, which asks nobody', async () => {
    const { code, printed, asked } = await world.provision(['apply', ...base, '--json'], {
      answer: 'yes',
    })
    const document: unknown = JSON.parse(printed)
    expect([code, asked]).toEqual([5, []])
    expect(document).toMatchObject({
      error: { code: 'ERR_PINGONE_PROVISIONING', reason: 'not_confirmed' },
    })
  })

  it('is changed when the person says yes', async () => {
    const { code, printed } = await world.provision(['apply', ...base], { answer: ' Yes ' })
    expect(code).toBe(0)
    expect(printed).toContain('Done: 10 created, 1 changed.')
  })

  it('is changed with --yes', async () => {
    const { code, asked } = await world.provision(['apply', ...base, '--yes'], { answer: 'no' })
    expect([code, asked]).toEqual([0, []])
  })

  it('a user with that name included', async () => {
    const population = await world.client.populations.create({ name: 'Theirs' })
    const username = 'express-app-user'
    const owner = { population: { id: population.id }, email: 'theirs@bank.example' }
    await world.client.users.create({ username, ...owner })
    const { code, printed } = await world.provision(['apply', ...base, ...testUser])
    expect(code).toBe(5)
    expect(printed).toContain('~ user "express-app-user" (needs your yes)  ')
    expect(printed).toContain('    email: "theirs@bank.example" -> "maya@bank.example"')
  })

  it('and is there twice is a conflict, with the ids', async () => {
    await createForeignApplication('express-app-web')
    const planned = await world.provision(['plan', ...base])
    expect(planned.code).toBe(4)
    expect(steady(planned.printed)).toContain('\n    ids: <id>, <id>\n')
    const { code, warned } = await world.provision(['apply', ...base, '--yes'])
    expect(code).toBe(4)
    expect(steady(warned)).toBe(
      'Nothing was changed, because of conflicts:\n  application "express-app-web": there are 2 of it: rename or remove all but one (ids: <id>, <id>)',
    )
    const json = await world.provision(['apply', ...base, '--json'])
    const document: unknown = JSON.parse(json.printed)
    expect(json.code).toBe(4)
    expect(document).toMatchObject({
      error: {
        reason: 'conflict',
        ids: [expect.stringMatching(uuid), expect.stringMatching(uuid)],
      },
    })
  })
})

describe('a recipe file with people', () => {
  it('says that they are left out, unless they are asked for', async () => {
    const given = { given: 'Maya', family: 'Lindqvist', email: 'maya@bank.example' }
    const people = [{ username: 'maya', ...given, devices: ['EMAIL'] }]
    const recipe = await writeRecipe({ baseUrl: 'http://localhost:3000', testUsers: people })
    const without = await world.provision(['plan', '--recipe', recipe])
    expect([without.code, without.warned]).toEqual([
      0,
      'The test users of the recipe are left out: --with-test-user makes them.',
    ])
    const json = await world.provision(['plan', '--recipe', recipe, '--json'])
    const withThem = await world.provision(['plan', '--recipe', recipe, '--with-test-user'])
    expect([json.warned, withThem.warned]).toEqual(['', ''])
    expect(withThem.printed).toContain('+ user "maya"')
  })
})

describe('destroy of MFA settings', () => {
  it('needs none of the settings again, and brings back those from before', async () => {
    const before = await world.client.mfaSettings.read()
    const settings = ['--recipe', 'mfa-settings', '--lockout-failure-count', '5']
    expect((await world.provision(['apply', ...settings, '--yes'])).code).toBe(0)
    expect(await world.client.mfaSettings.read()).toMatchObject({ lockout: { failureCount: 5 } })

    const { code } = await world.provision(['destroy', '--recipe', 'mfa-settings', '--yes'])
    expect(code).toBe(0)
    const after = await world.client.mfaSettings.read()
    expect({ ...after, updatedAt: undefined }).toEqual({ ...before, updatedAt: undefined })
  })
})

describe('destroy', () => {
  it('asks, removes what was made, and is done the second time', async () => {
    const before = await world.readState()
    await world.provision(['apply', ...base, ...testUser])
    const refused = await world.provision(['destroy'])
    expect([refused.code, refused.warned]).toEqual([
      5,
      'Nothing was changed: this needs a yes, and nobody is there to be asked. Read the plan, then give --yes.',
    ])
    const { code, printed, asked } = await world.provision(['destroy'], { answer: 'yes' })
    expect([code, asked]).toEqual([0, ['Remove all of this? Type yes: ']])
    expect(printed).toContain('- application "express-app-web"  ')
    expect(printed).toMatch(/\[ ?\d+\/15\] application "express-app-web" removed \d\.\d s\n/)
    expect(printed.split('\n').at(-1)).toBe('Done: nothing of it is left.')
    expect(await world.readState()).toBe(before)
    const again = await world.provision(['destroy'])
    expect(again.code).toBe(0)
    expect(again.printed.split('\n').at(-1)).toBe(
      'Nothing is known of anything made here. Nothing to do.',
    )
  })

  it('with --json is one document', async () => {
    await world.provision(['apply', ...base])
    const { code, printed, warned } = await world.provision(['destroy', '--yes', '--json'])
    const document: unknown = JSON.parse(printed)
    expect([code, warned]).toEqual([0, ''])
    expect(document).toMatchObject({ prefix: 'express-app', hasChanges: true })
  })

  it('keeps what somebody made who is not in the state file', async () => {
    await createForeignApplication('express-app-web')
    const { code, printed } = await world.provision(['destroy', '--yes'])
    expect(code).toBe(0)
    expect(printed).toContain('! application "express-app-web"  ')
    expect(printed).toContain('1 kept. Nothing to do.')
  })
})

describe('passkeys and push', () => {
  const strong = [
    '--device-types',
    'EMAIL,TOTP,MOBILE,FIDO2',
    '--ios-bundle-id',
    'example.bank.app',
  ]

  it('are planned, made, left alone and taken away again', async () => {
    const before = await world.readState()
    const planned = await world.provision(['plan', ...base, ...strong])
    expect(planned.printed).toContain('+ FIDO2 policy "express-app-passkeys"  ')
    expect(planned.printed).toContain('    relyingPartyId: "localhost"\n')
    expect(planned.printed).toContain('    fido2.fido2PolicyId: "express-app-passkeys"\n')
    expect(planned.printed).toContain(
      '    mobile.applications[express-app-mobile].push.numberMatching.enabled: true\n',
    )
    expect(await world.readState()).toBe(before)

    const applied = await world.provision(['apply', ...base, ...strong])
    expect([applied.code, applied.warned]).toEqual([0, ''])
    expect(applied.printed).toContain(
      '  upload the keys of your app for Apple (APNs) and Google (FCM): Applications → express-app-mobile → Mobile\n',
    )
    const again = await world.provision(['plan', ...base, ...strong, '--exit-code'])
    expect(again.code).toBe(0)

    const destroyed = await world.provision(['destroy', '--yes'])
    expect(destroyed.code).toBe(0)
    expect(destroyed.printed).toContain('- FIDO2 policy "express-app-passkeys"  ')
    expect(destroyed.printed).not.toContain('kept')
  })

  it('of another domain are told before they are made useless', async () => {
    await world.provision(['apply', ...base, ...strong])
    const moved = ['--base-url', 'https://www.bank.example', '--relying-party-id', 'bank.example']
    const { printed } = await world.provision(['plan', ...moved, ...strong])
    expect(printed).toContain('    relyingPartyId: "localhost" -> "bank.example"\n')
    expect(printed).toContain(
      '    note: Passkeys that were paired for localhost cannot be used for bank.example: pair them anew\n',
    )
  })

  it('without the name of an app are refused before anything is asked', async () => {
    const { code, warned } = await world.provision(['plan', ...base, '--device-types', 'MOBILE'])
    expect(code).toBe(2)
    expect(warned).toContain('iosBundleId: is missing: MOBILE needs')
  })
})

describe('doctor', () => {
  it('finds what apply made in order', async () => {
    await world.provision(['apply', ...base])
    const { code, printed } = await world.doctor([])
    expect(printed).toContain('✓ The redirect URI is registered\n')
    expect(printed).toMatch(/\n\d+ fine, 1 warning$/)
    expect(code).toBe(0)
  })

  it('fails when something is wrong, and says what to do', async () => {
    await world.provision(['apply', ...base])
    const { code, printed } = await world.doctor(['--base-url', 'https://other.example'])
    expect(code).toBe(1)
    expect(printed).toMatch(/✗ The redirect URI is registered\n {4}.+\n {4}→ .+/)
    const json = await world.doctor(['--base-url', 'https://other.example', '--json'])
    const document: unknown = JSON.parse(json.printed)
    expect([json.code, json.warned]).toEqual([1, ''])
    expect(document).toMatchObject({ isHealthy: false })
  })

  it('sees the acrValues of the app when it is told them', async () => {
    await world.provision(['apply', ...base])
    const known = await world.doctor(['--acr-values', 'express-app-approval, express-app-sign-on'])
    expect(known.code).toBe(0)
    const { code, printed } = await world.doctor(['--acr-values', 'express-app-sing-on'])
    expect(code).toBe(1)
    expect(printed).toContain('None of "express-app-sing-on" (acrValues) is assigned.')
  })

  it('refuses words that it does not know', async () => {
    const { code, warned } = await world.doctor(['--fix'])
    expect([code, warned]).toEqual([2, 'There is no option --fix. See --help.'])
  })

  it('--help says what it looks at', async () => {
    const { code, printed } = await world.doctor(['--help'])
    expect(code).toBe(0)
    expect(printed).toContain('It changes nothing.')
  })
})

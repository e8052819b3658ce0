// What the terminal says once the bank is open.
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { LocalPingOne } from './local-pingone.js'
import { limitInWords } from './transfer.js'

/** One address to open, and with the emulator who can sign on and where their codes appear. */
export function greet(
  baseUrl: string,
  local: Pick<LocalPingOne, 'emulator' | 'passkeys'> | undefined,
): string {
  const lines = [`Alder Bank   ${baseUrl}`]
  if (local !== undefined) lines.push('', ...describeLocal(baseUrl, local))
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`
}

function describeLocal(
  baseUrl: string,
  { emulator, passkeys }: Pick<LocalPingOne, 'emulator' | 'passkeys'>,
): readonly string[] {
  const { users, inboxUrl } = emulator
  const width = Math.max(...users.map(({ username }) => username.length))
  return [
    ...users.map(
      ({ username, description }, index) =>
        `${index === 0 ? 'Sign on as' : '          '}   ${username.padEnd(width)}  ${description}`,
    ),
    ...describePasswords(users),
    '',
    `Their phones ${inboxUrl}`,
    ...(passkeys === undefined
      ? []
      : [`A passkey    ${baseUrl}/passkey, for whoever is signed on`]),
    `Then try     a transfer over ${limitInWords()}: the phone says amount and recipient`,
    '',
    'PingOne is emulated on this machine. To use your own environment, set PINGONE_*:',
    'see example-app/.env.example.',
  ]
}

/** With a recipe that asks for passwords: each once, for usually everybody has the same. */
function describePasswords(users: Emulator['users']): readonly string[] {
  const passwords = new Set(users.flatMap(({ password }) => password ?? []))
  return [...passwords].map((password) => {
    const names = users.filter((user) => user.password === password).map((user) => user.username)
    return `Password     ${password} (${names.join(', ')})`
  })
}

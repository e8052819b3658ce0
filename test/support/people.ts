// Changes of the emulator's people for tests of limits: many of them, and PingOne's own locks out of the way.
import type { Emulator } from 'express-pingone-mfa/emulator'

interface EnvironmentState {
  readonly users: Record<string, unknown>[]
  readonly devices: { readonly user: { readonly id: unknown } }[]
  readonly mfaSettings: Record<string, unknown>
  readonly deviceAuthenticationPolicies: {
    readonly sms: { readonly otp?: Record<string, unknown> }
  }[]
}

type Console = Pick<Emulator, 'inboxUrl'>

/** More people, each with a phone as Maya has. @returns Their usernames. */
export async function addPeople(emulator: Console, count: number): Promise<readonly string[]> {
  const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(12, '0'))
  await changeState(emulator, ({ users, devices }) => {
    const maya = users.find(({ username }) => username === 'maya')
    const phone = devices.find(({ user }) => user.id === maya?.['id'])
    for (const number of numbers) {
      const id = `d0000000-0000-4000-8000-${number}`
      users.push({ ...maya, id, username: `person-${Number(number)}` })
      const device = { ...phone, id: `e0000000-0000-4000-8000-${number}`, user: { id } }
      devices.push(device)
    }
  })
  return numbers.map((number) => `person-${Number(number)}`)
}

/** Wrong codes lock neither accounts nor devices at PingOne: what is left are our own limits. */
export async function liftLocks(emulator: Console): Promise<void> {
  await changeState(emulator, ({ mfaSettings, deviceAuthenticationPolicies }) => {
    delete mfaSettings['lockout']
    for (const { sms } of deviceAuthenticationPolicies) {
      if (sms.otp !== undefined) sms.otp['failure'] = { count: 1000 }
    }
  })
}

async function changeState(
  emulator: Console,
  change: (environment: EnvironmentState) => void,
): Promise<void> {
  const url = `${emulator.inboxUrl}/state`
  const state = (await (await fetch(url)).json()) as { environments: EnvironmentState[] }
  state.environments.forEach(change)
  const written = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(state),
  })
  if (!written.ok) throw new Error(`state answered ${written.status}: ${await written.text()}`)
}

// The local PingOne as a program of tests starts it; USERS adds users with a phone each.
import { createEmulator } from 'express-pingone-mfa/emulator'

const options = { baseUrls: ['http://127.0.0.1:9'] }

export async function build() {
  const count = Number(process.env.USERS ?? 0)
  const emulator = await createEmulator({
    ...options,
    ...(count > 0 && { seed: await seedWith(count) }),
  })
  const about = {
    authUrl: `${emulator.url}/${emulator.environmentId}`,
    inboxUrl: emulator.inboxUrl,
    environment: emulator.env('embedded'),
  }
  return { app: (_req, res) => res.end(), questions: { about: () => about } }
}

/** The state of an emulator as it comes, with more users like its first. */
async function seedWith(count) {
  const emulator = await createEmulator(options)
  const state = await (await fetch(`${emulator.inboxUrl}/state`)).json()
  await emulator.close()
  const [{ users, devices }] = state.environments
  const [user] = users
  const device = devices.find((one) => one.user.id === user.id)
  for (let at = 0; at < count; at += 1) {
    const tail = String(at).padStart(12, '0')
    const id = `c0b1de00-0000-4000-8000-${tail}`
    users.push({ ...user, id, username: `user-${at}`, email: `user-${at}@example.com` })
    devices.push({ ...device, id: `de02de00-0000-4000-8000-${tail}`, user: { id } })
  }
  return state
}

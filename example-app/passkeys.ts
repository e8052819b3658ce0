// The addresses where a customer adds a passkey; there only while PingOne is on this machine.
import express, { type Router } from 'express'
import { requiresMfa } from 'express-pingone-mfa'
import { readCustomer } from './customer.js'
import { passkeyPage } from './pages/passkey.js'
import type { PasskeyPairing } from './passkey-pairing.js'

/** Whoever adds a way to sign on has shown just now who they are. */
export function addPasskeys(routes: Router, pairing: PasskeyPairing): void {
  const guard = requiresMfa({ maxAgeSeconds: 300, reason: 'to add a passkey' })
  routes.get('/passkey', guard, (req, res) => {
    res.send(passkeyPage(readCustomer(req).name))
  })
  routes.post('/passkey/options', guard, async (req, res) => {
    res.json(await pairing.begin(readCustomer(req).userId))
  })
  routes.post('/passkey', guard, express.json({ limit: '16kb' }), async (req, res) => {
    const { device, attestation } = req.body as Readonly<Record<string, unknown>>
    const made = { device: String(device), attestation: String(attestation) }
    const isPaired = await pairing.finish(readCustomer(req).userId, made)
    res.status(isPaired ? 200 : 422).json({ isPaired })
  })
}

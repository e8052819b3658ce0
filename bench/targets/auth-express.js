// @auth/express: its session is an encrypted cookie.
import { ExpressAuth, getSession } from '@auth/express'
import express from 'express'
import { client, issuerAt } from './client.js'

export function build({ opUrl }) {
  const config = {
    trustHost: true,
    secret: 'a secret of the bench, long enough to be one',
    providers: [
      {
        id: 'bench',
        name: 'Bench',
        type: 'oidc',
        issuer: issuerAt(opUrl),
        clientId: client.clientId,
        clientSecret: client.clientSecret,
        checks: ['pkce', 'state', 'nonce'],
      },
    ],
  }
  const app = express()
  app.use('/auth', ExpressAuth(config))
  app.get('/account', async (req, res) => {
    const session = await getSession(req, config)
    if (session?.user) res.json({ ok: true })
    else res.status(401).json({ error: 'not signed on' })
  })
  return app
}

// better-auth with its generic OAuth plugin and its memory adapter.
import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node'
import { genericOAuth } from 'better-auth/plugins'
import express from 'express'
import { client, issuerAt } from './client.js'

export function build({ baseUrl, opUrl }) {
  const issuer = issuerAt(opUrl)
  const auth = betterAuth({
    baseURL: baseUrl,
    secret: 'a-secret-of-the-bench-long-enough-to-be-one-0123456789',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'bench',
            clientId: client.clientId,
            clientSecret: client.clientSecret,
            discoveryUrl: `${issuer}/.well-known/openid-configuration`,
            scopes: ['openid', 'profile', 'email'],
            pkce: true,
          },
        ],
      }),
    ],
  })
  const app = express()
  app.all('/api/auth/*rest', toNodeHandler(auth))
  app.get('/account', async (req, res) => {
    const session = await auth.api.getSession({ headers: fromNodeHeaders(req.headers) })
    if (session) res.json({ ok: true })
    else res.status(401).json({ error: 'not signed on' })
  })
  return app
}

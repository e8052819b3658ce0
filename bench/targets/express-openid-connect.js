// express-openid-connect: its session in an encrypted cookie, or in a store.
import express from 'express'
import openid from 'express-openid-connect'
import session from 'express-session'
import { client, issuerAt } from './client.js'

export function build({ baseUrl, opUrl }) {
  const app = express()
  app.use(
    openid.auth({
      issuerBaseURL: issuerAt(opUrl),
      baseURL: baseUrl,
      clientID: client.clientId,
      clientSecret: client.clientSecret,
      secret: 'a secret of the bench, long enough to be one',
      authRequired: false,
      authorizationParams: { response_type: 'code', scope: 'openid profile email' },
      routes: { login: false },
      ...(process.env.SESSION_STORE === 'memory' && {
        session: { store: new session.MemoryStore() },
      }),
    }),
  )
  app.get('/login', (_req, res) => res.oidc.login({ returnTo: '/account' }))
  app.get('/account', openid.requiresAuth(), (_req, res) => {
    res.json({ ok: true })
  })
  return app
}

// @okta/oidc-middleware with express-session.
import okta from '@okta/oidc-middleware'
import express from 'express'
import { client, issuerAt } from './client.js'
import { sessions } from './sessions.js'

export async function build({ baseUrl, opUrl }) {
  const oidc = new okta.ExpressOIDC({
    issuer: issuerAt(opUrl),
    client_id: client.clientId,
    client_secret: client.clientSecret,
    appBaseUrl: baseUrl,
    scope: 'openid profile email',
    routes: {
      login: { path: '/login' },
      loginCallback: { path: '/callback', afterCallback: '/account' },
    },
    testing: { disableHttpsCheck: true },
  })
  const app = express()
  app.use(sessions())
  app.use(oidc.router)
  app.get('/account', oidc.ensureAuthenticated(), (_req, res) => {
    res.json({ ok: true })
  })
  await new Promise((resolve, reject) => {
    oidc.on('ready', resolve).on('error', reject)
  })
  return app
}

// The reference: a redirect sign-on by express-session and openid-client, the signature checked.
import express from 'express'
import * as oidc from 'openid-client'
import { client, issuerAt } from './client.js'
import { connectRedis, sessions } from './sessions.js'

export async function build({ baseUrl, opUrl, redisUrl }) {
  const configuration = await oidc.discovery(
    new URL(issuerAt(opUrl)),
    client.clientId,
    {},
    oidc.ClientSecretBasic(client.clientSecret),
    { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] },
  )
  const app = express()
  app.use(sessions(redisUrl ? await connectRedis(redisUrl) : {}))
  app.get('/login', async (req, res) => {
    const verifier = oidc.randomPKCECodeVerifier()
    const checks = { state: oidc.randomState(), nonce: oidc.randomNonce() }
    req.session.attempt = { verifier, ...checks }
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: `${baseUrl}/callback`,
      scope: 'openid profile email',
      ...checks,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    res.redirect(url.href)
  })
  app.get('/callback', async (req, res) => {
    const { verifier, state, nonce } = req.session.attempt
    const tokens = await oidc.authorizationCodeGrant(
      configuration,
      new URL(req.originalUrl, baseUrl),
      {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      },
    )
    const { sub, name } = tokens.claims()
    await new Promise((resolve, reject) => {
      req.session.regenerate((error) => (error ? reject(error) : resolve()))
    })
    req.session.user = { sub, name }
    req.session.tokens = { access: tokens.access_token, id: tokens.id_token }
    res.redirect('/account')
  })
  app.get('/account', (req, res) => {
    if (req.session.user) res.json({ ok: true })
    else res.redirect('/login')
  })
  return app
}

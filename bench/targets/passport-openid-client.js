// passport with the strategy that openid-client brings.
import express from 'express'
import * as oidc from 'openid-client'
import { Strategy } from 'openid-client/passport'
import passport from 'passport'
import { client, issuerAt } from './client.js'
import { mountPassport } from './passport-routes.js'
import { sessions } from './sessions.js'

export async function build({ baseUrl, opUrl }) {
  const config = await oidc.discovery(
    new URL(issuerAt(opUrl)),
    client.clientId,
    {},
    oidc.ClientSecretBasic(client.clientSecret),
    { execute: [oidc.allowInsecureRequests] },
  )
  const strategy = new Strategy(
    { name: 'bench', config, scope: 'openid profile email', callbackURL: `${baseUrl}/callback` },
    (tokens, verified) => {
      const { sub, name } = tokens.claims()
      verified(null, { sub, name })
    },
  )
  const app = express()
  app.use(sessions())
  return mountPassport(app, { passport, strategy })
}

// passport with passport-openidconnect; it checks no signature of an ID Token.
import express from 'express'
import passport from 'passport'
import Strategy from 'passport-openidconnect'
import { client, issuerAt } from './client.js'
import { mountPassport } from './passport-routes.js'
import { sessions } from './sessions.js'

export function build({ baseUrl, opUrl }) {
  const issuer = issuerAt(opUrl)
  const strategy = new Strategy(
    {
      issuer,
      authorizationURL: `${issuer}/authorize`,
      tokenURL: `${issuer}/token`,
      userInfoURL: `${issuer}/userinfo`,
      clientID: client.clientId,
      clientSecret: client.clientSecret,
      callbackURL: `${baseUrl}/callback`,
      scope: 'profile email',
      skipUserProfile: true,
    },
    (_issuer, profile, verified) => verified(null, { sub: profile.id, name: profile.displayName }),
  )
  strategy.name = 'bench'
  const app = express()
  app.use(sessions())
  return mountPassport(app, { passport, strategy })
}

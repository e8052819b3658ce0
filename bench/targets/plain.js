// The limit: express and express-session, a route that looks whether there is a user. Nothing signs on here.
import express from 'express'
import { connectRedis, sessions } from './sessions.js'

export async function build({ redisUrl }) {
  const app = express()
  app.use(sessions(redisUrl ? await connectRedis(redisUrl) : {}))
  app.get('/login', (req, res) => {
    req.session.user = { sub: 'maya', name: 'Maya Lindqvist' }
    res.json({ ok: true })
  })
  app.get('/account', (req, res) => {
    if (req.session.user) res.json({ ok: true })
    else res.status(401).json({ error: 'not signed on' })
  })
  app.get('/open', (_req, res) => {
    res.json({ ok: true })
  })
  return app
}

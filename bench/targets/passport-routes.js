// The routes of an app that signs on by passport.

export function mountPassport(app, { passport, strategy }) {
  passport.use(strategy)
  passport.serializeUser((user, done) => done(null, user))
  passport.deserializeUser((user, done) => done(null, user))
  app.use(passport.session())
  app.get('/login', passport.authenticate('bench'))
  app.get('/callback', passport.authenticate('bench', { successRedirect: '/account' }))
  app.get('/account', (req, res) => {
    if (req.isAuthenticated()) res.json({ ok: true })
    else res.redirect('/login')
  })
  return app
}

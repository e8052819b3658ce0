// A user's program: the README's app and a local PingOne in one process; it looks at its pages, signs on, and prints what it saw.

const names = {
  'node:http': '{ createServer }',
  express: 'express',
  'express-session': 'session',
  'express-pingone-mfa': '{ pingoneMfa, requiresAuth }',
  'express-pingone-mfa/emulator': '{ createEmulator }',
}

const imports = Object.entries(names).map(([from, what]) => `import ${what} from '${from}'`)
const requires = Object.entries(names).map(([from, what]) => `const ${what} = require('${from}')`)

/** Starts the app; `close` ends it, `visit` walks it. */
const walk = `
async function start() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const baseUrl = 'http://localhost:' + server.address().port
  const emulator = await createEmulator({ port: 0, baseUrls: [baseUrl] })
  Object.assign(process.env, emulator.env(), { BASE_URL: baseUrl })
  const app = express()
  app.use(session({ secret: 'only for this test', resave: false, saveUninitialized: false }))
  app.use(pingoneMfa())
  app.get('/account', requiresAuth(), (req, res) => {
    res.json({ user: req.pingone.user.preferred_username })
  })
  server.on('request', app)
  const close = async () => {
    await emulator.close()
    server.closeAllConnections()
    server.close()
  }
  return { baseUrl, emulator, close }
}

async function signOn({ baseUrl, emulator }) {
  const jar = new Map()
  const call = async (path, body) => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const headers = { accept: 'application/json', cookie, 'content-type': 'application/json' }
    const init = body && { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split('=')
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    return location === null ? answer.json() : call(location)
  }
  const name = await call('/login?returnTo=/account')
  const code = await call(name.action, { csrf: name.csrf, action: 'continue', username: 'maya' })
  const messages = await (await fetch(emulator.inboxUrl + '/messages?username=maya')).json()
  const { otp } = messages.at(-1)
  return call(code.action, { csrf: code.csrf, action: 'continue', otp })
}

async function readPage(url) {
  const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  const files = [...html.matchAll(/(?:href|src)="([^"]+\\.(?:css|js))"/g)].map((match) => match[1])
  const answers = await Promise.all(files.map((file) => fetch(new URL(file, url))))
  const sizes = await Promise.all(answers.map(async (answer) => (await answer.text()).length))
  return answers.map(({ status, headers }, i) => [status, headers.get('content-type'), sizes[i] > 100])
}

async function visit() {
  const running = await start()
  try {
    const page = await readPage(running.baseUrl + '/login')
    const inbox = await readPage(running.emulator.inboxUrl)
    return { page, inbox, account: await signOn(running) }
  } finally {
    await running.close()
  }
}
`

const print = `visit().then((seen) => console.log(JSON.stringify(seen)))`

/** The program, by how it loads modules. */
export const program: Readonly<Record<'esm' | 'cjs', string>> = {
  esm: [...imports, walk, print].join('\n'),
  cjs: [...requires, walk, print].join('\n'),
}

/** What the program prints when everything is there. */
export const seen: object = {
  page: [
    [200, 'text/css; charset=utf-8', true],
    [200, 'text/css; charset=utf-8', true],
  ],
  inbox: [
    [200, 'text/css; charset=utf-8', true],
    [200, 'text/javascript; charset=utf-8', true],
  ],
  account: { user: 'maya' },
}

/** A jest test of the same; with CommonJS as it comes, or with ESM. */
export const jestTest: Readonly<Record<'esm' | 'cjs', string>> = {
  esm: [...imports, walk, buildJestTest()].join('\n'),
  cjs: [...requires, walk, buildJestTest()].join('\n'),
}

function buildJestTest(): string {
  return `test('a guarded route answers who signed on', async () => {
  expect(await visit()).toEqual(${JSON.stringify(seen)})
}, 30000)`
}

// A PingOne that is behind what it has just done: a fetch that answers some call as if it were earlier.

/** How a call is answered at first. */
export type Lag =
  | 'no role yet'
  | 'not found yet'
  /** As 400 that names the member by which a write refers to something. */
  | 'reference not found yet'
  /** As it was when it was read last. */
  | 'read as it was before'

/** A lagging fetch, and what went through it. */
export interface LaggingPingOne {
  readonly fetch: typeof fetch
  /** Successful writes, without ids. */
  readonly writes: string[]
  /** From now on the n-th call lags, and the same call once more. */
  readonly lagAt: (nth: number, lag: Lag) => void
  /** Calls of the platform API since the last `lagAt`. */
  readonly countCalls: () => number
  /** How many answers were late. */
  readonly countLate: () => number
}

/** How often the same call is answered late. */
const times = 2

interface Call {
  readonly method: string
  readonly url: string
  readonly body: unknown
  readonly lastRead: string | undefined
}

/** Creates the fetch; nothing lags at first. */
export function createLaggingPingOne(): LaggingPingOne {
  const writes: string[] = []
  const reads = new Map<string, string>()
  let plan: { readonly nth: number; readonly lag: Lag } | undefined
  let calls = 0
  let late = 0
  let at: string | undefined

  async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.includes('/v1/environments/')) return fetch(input, init)
    calls += 1
    const method = init?.method ?? 'GET'
    const name = `${method} ${below(url)}`
    if (calls === plan?.nth) at = name
    if (plan !== undefined && at === name && late < times) {
      const call = { method, url, body: init?.body, lastRead: reads.get(url) }
      const answer = answerLate(plan.lag, call)
      if (answer !== undefined) {
        late += 1
        return answer
      }
    }
    const response = await fetch(input, init)
    const text = await response.text()
    if (response.ok && method === 'GET') reads.set(url, text)
    if (response.ok && method !== 'GET') writes.push(name.replaceAll(/[0-9a-f-]{36}/g, '…'))
    return new Response(response.status === 204 ? null : text, response)
  }
  return {
    fetch: send,
    writes,
    lagAt: (nth, lag) => {
      plan = { nth, lag }
      calls = 0
      late = 0
      at = undefined
    },
    countCalls: () => calls,
    countLate: () => late,
  }
}

function below(url: string): string {
  return decodeURIComponent(url.replace(/^.*\/environments\/[^/?]+\/?/, ''))
}

function answerLate(lag: Lag, { method, body, lastRead }: Call): Response | undefined {
  switch (lag) {
    case 'no role yet':
      return refuse(403, { code: 'ACCESS_FAILED' })
    case 'not found yet':
      return refuse(404, { code: 'NOT_FOUND' })
    case 'reference not found yet': {
      const target = method === 'GET' ? undefined : findReference(body)
      if (target === undefined) return undefined
      return refuse(400, { code: 'INVALID_DATA', details: [{ code: 'INVALID_VALUE', target }] })
    }
    case 'read as it was before':
      if (method !== 'GET' || lastRead === undefined) return undefined
      return new Response(lastRead, { headers: { 'content-type': 'application/json' } })
  }
}

function findReference(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined
  const members = Object.keys(JSON.parse(body) as Readonly<Record<string, unknown>>)
  return ['population', 'signOnPolicy', 'policy', 'deviceAuthenticationPolicy'].find((name) =>
    members.includes(name),
  )
}

function refuse(status: number, body: object): Response {
  return Response.json({ id: 'e0000000-0000-4000-8000-000000000001', ...body }, { status })
}

// A request written by hand: any method, any headers, any body, with the cookies of an agent.
import { request } from 'node:http'
import type { Agent } from './browser.js'
import { createPage, type Page } from './page.js'

/** What is sent; a header with several values is sent as several lines. */
export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body?: string | Buffer
}

/** Headers of a script on a page of the app. */
export const asScript = {
  accept: 'application/json',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-origin',
} as const

/** Headers of a form on a page of the app. */
export function asForm(agent: Agent): Readonly<Record<string, string>> {
  return {
    accept: 'text/html',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'same-origin',
    origin: new URL(agent.baseUrl).origin,
    'content-type': 'application/x-www-form-urlencoded',
  }
}

/** Sends it and keeps the cookies that come back. */
export function send(agent: Agent, path: string, raw: RawRequest = {}): Promise<Page> {
  const url = new URL(path, agent.baseUrl)
  const { method = 'POST', body } = raw
  const cookie = agent.cookies.header(url, { crossSite: false, unsafe: method !== 'GET' })
  const given = Object.entries({ cookie, ...raw.headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : [...value]] as const],
  )
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers: Object.fromEntries(given), agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          agent.cookies.store(url, response.headers['set-cookie'] ?? [])
          const text = Buffer.concat(chunks).toString('utf8')
          resolve(createPage(url.href, response.statusCode ?? 0, response.headers, text))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

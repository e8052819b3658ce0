// Asks for approvals with a template, and reads what was sent.
import { expect } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { TemplateContent } from '../../../src/tools/emulator/resources.js'
import { changeState, createClient, text, type Answer, type Client } from './drive.js'
import { signJwt } from './signed-jwt.js'

/** What is approved in these tests. */
export const payment = { sum: '1,250.00', currency: 'EUR', recipient: 'Charlie Parker' }

/** The account of the variant. */
export const account = 'SE45 5000 0000 0583 9825 7466'

/** A message, as far as these tests look at it. */
export interface Message {
  readonly text: string
  readonly otp: string
  readonly status: string
  readonly deviceType: string
  readonly [name: string]: unknown
}

/** The approvals and messages of one emulator. */
export interface TransactionMessages {
  /** The browser of this test. */
  readonly client: Client
  /** Back to the seed, with a new browser. */
  reset(): void
  /** Authorize for a user, with these members of `pi.template`. */
  approve(sub: string, template: Readonly<Record<string, unknown>>): Promise<Answer>
  listMessages(): Promise<readonly Message[]>
  newest(): Promise<Message>
  changeContents(change: (contents: readonly TemplateContent[]) => TemplateContent[]): Promise<void>
}

/** Binds them to an emulator. */
export function transactionMessages(emulator: Emulator): TransactionMessages {
  let client = createClient(emulator)

  async function listMessages(): Promise<readonly Message[]> {
    const found: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
    return Array.isArray(found) ? found.map((message: object) => readMessage(message)) : []
  }

  return {
    get client() {
      return client
    },
    reset() {
      emulator.reset()
      client = createClient(emulator)
    },
    async approve(sub, template) {
      const claims = { sub, 'pi.template': { name: 'transaction', ...template } }
      return client.authorize({ request: await signJwt(emulator, claims) })
    },
    listMessages,
    async newest() {
      const message = (await listMessages()).at(-1)
      if (message === undefined) throw new Error('nothing was sent')
      return message
    },
    changeContents: (change) =>
      changeState(emulator, (environment) => {
        environment.contents = change(environment.contents)
      }),
  }
}

/** 400 that names the template, and says why. */
export function expectRefused(answer: Answer, message: string): void {
  expect(answer.status).toBe(400)
  expect(answer.body['code']).toBe('INVALID_DATA')
  expect(answer.body['details']).toEqual([
    { code: 'INVALID_VALUE', target: 'pi.template', message },
  ])
}

/** A content for text messages, unless the members say otherwise. */
export function buildContent(members: Partial<TemplateContent>): TemplateContent {
  return {
    id: JSON.stringify(members),
    template: { id: 'transaction' },
    deliveryMethod: 'SMS',
    locale: 'en',
    ...members,
  }
}

function readMessage(message: object): Message {
  return {
    ...message,
    text: text(message, 'text'),
    otp: text(message, 'otp'),
    status: text(message, 'status'),
    deviceType: text(message, 'deviceType'),
  }
}

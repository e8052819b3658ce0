// What maya confirms with: a code by message, an authenticator app, a push or a passkey; how each is given and answered.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { stepMs, totpAt } from '../../src/tools/emulator/totp.js'
import {
  answerPush,
  giveDevices,
  otpSecret,
  type OwnDevices,
} from '../tools/emulator/own-devices.js'
import type { Agent, Page } from './browser.js'
import type { EditableStore } from './editable-store.js'
import { givePasskey } from './give-passkey.js'
import { writeAssertion, type PasskeySpoil } from './passkey.js'
import { controlEmulator, readOtp, wrongOtp } from './start-emulator.js'

/** Names of what a person confirms with. */
export const authenticators = ['otp', 'totp', 'push', 'passkey'] as const
export type AuthenticatorName = (typeof authenticators)[number]

/** What its form posts beside the csrf value. */
export type Answer = Readonly<Record<string, string>>

/** A step as its JSON says it; no more than an answer is made of. */
export interface AskedStep {
  readonly action: string
  readonly csrf: string
  readonly number?: string
  readonly publicKey?: { readonly challenge: readonly number[]; readonly rpId: string }
}

/** What maya has in her hand. */
export interface Authenticator {
  readonly name: AuthenticatorName
  /** As a record of an approval names it. */
  readonly deviceType: string
  /** True where a wrong answer is no end. */
  readonly canTryAgain: boolean
  /** True where a message or a question shows the details beside the page. */
  readonly showsDetails: boolean
  /** What she answers; on a phone she has answered by then, in its newest question. */
  answer(step: AskedStep): Promise<Answer>
  /** What is wrong, or a denial. */
  answerWrongly(step: AskedStep): Promise<Answer>
  /** A passkey's answer that was spoilt, or another's: of another origin, another challenge. */
  sign?(step: AskedStep, more: { origin?: string; spoil?: PasskeySpoil }): string
}

/** Where the device is used. */
export interface Surroundings {
  readonly emulator: Emulator
  /** Of the pages. */
  readonly baseUrl: string
  /** Of the app: a question is read at most every two seconds, which nobody waits for here. */
  readonly store: EditableStore
}

/** Maya has this device alone from now on; its secrets are new. */
export async function giveAuthenticator(
  name: AuthenticatorName,
  { emulator, baseUrl, store }: Surroundings,
): Promise<Authenticator> {
  const forgetRead = (): Promise<void> =>
    store.edit('pending', (members) =>
      'readAtMs' in members ? { ...members, readAtMs: 0 } : members,
    )
  switch (name) {
    case 'otp': {
      const read = (): Promise<string> => readOtp(emulator, { username: 'maya' })
      return {
        ...{ name, deviceType: 'SMS', canTryAgain: true, showsDetails: true },
        answer: async () => typed(await read()),
        answerWrongly: async () => typed(wrongOtp(await read())),
      }
    }
    case 'totp': {
      await giveDevices(emulator, { types: ['TOTP'], graceSteps: 10, change: dropTwins })
      let used = 0
      const read = (): string => totpAt(otpSecret, Date.now() + (used - 10) * stepMs)
      return {
        ...{ name, deviceType: 'TOTP', canTryAgain: true, showsDetails: false },
        // A code counts once: each time it is the next one of those that are good now.
        answer: () => {
          used += 1
          return Promise.resolve(typed(read()))
        },
        answerWrongly: () => Promise.resolve(typed(totpAt(otpSecret, 1000))),
      }
    }
    case 'push': {
      const app = { push: { enabled: true, numberMatching: { enabled: true } } }
      await giveDevices(emulator, { types: ['MOBILE'], app, change: dropTwins })
      return {
        ...{ name, deviceType: 'MOBILE', canTryAgain: false, showsDetails: true },
        answer: async ({ number }) => {
          await answerPush(emulator, { how: 'approve', body: { number } })
          await forgetRead()
          return { action: 'check' }
        },
        answerWrongly: async () => {
          await answerPush(emulator, { how: 'deny' })
          await forgetRead()
          return { action: 'check' }
        },
      }
    }
    case 'passkey': {
      const passkey = await givePasskey(emulator, { origin: new URL(baseUrl).origin })
      const sign: NonNullable<Authenticator['sign']> = ({ publicKey }, more) => {
        if (publicKey === undefined) throw new Error('no passkey is asked for')
        const { origin = new URL(baseUrl).origin, spoil } = more
        const challenge = Uint8Array.from(publicKey.challenge)
        return writeAssertion(passkey.assert({ rpId: publicKey.rpId, origin, challenge }, spoil))
      }
      const spoil = { signature: (bytes: Buffer): Buffer => Buffer.from(bytes).fill(0, 12, 20) }
      return {
        ...{ name, deviceType: 'FIDO2', canTryAgain: true, showsDetails: false, sign },
        answer: (step) => Promise.resolve(signed(sign(step, {}))),
        answerWrongly: (step) => Promise.resolve(signed(sign(step, { spoil }))),
      }
    }
  }
}

/** Forgets what people did; a browser signs on by a message, and then maya has this device alone. */
export async function startWith(
  name: AuthenticatorName,
  { signOn, ...around }: Surroundings & { readonly signOn: () => Promise<unknown> },
): Promise<Authenticator> {
  await controlEmulator(around.emulator, 'reset')
  await signOn()
  return giveAuthenticator(name, around)
}

/** The step at a page. */
export async function readStep(agent: Agent, { url }: Pick<Page, 'url'>): Promise<AskedStep> {
  const { pathname, search } = new URL(url, agent.baseUrl)
  return (await agent.api(pathname + search)).json as AskedStep
}

/** Presses the button of a page with this answer, and follows. */
export function sendAnswer(
  agent: Agent,
  { action, csrf }: AskedStep,
  answer: Answer,
): Promise<Page> {
  return agent.post(action, { csrf, ...answer }, { follow: true })
}

/** Answers a page rightly. */
export async function answerPage(
  agent: Agent,
  authenticator: Authenticator,
  page: Pick<Page, 'url'>,
): Promise<Page> {
  const step = await readStep(agent, page)
  return sendAnswer(agent, step, await authenticator.answer(step))
}

/** Answers rightly at the address of an approval, as a client of an API. */
export async function answerAsApi(
  agent: Agent,
  authenticator: Authenticator,
  url: string,
): Promise<Page> {
  const step = await readStep(agent, { url })
  const body = { csrf: step.csrf, ...(await authenticator.answer(step)) }
  return agent.api(step.action, { method: 'POST', body })
}

const typed = (otp: string): Answer => ({ action: 'continue', otp })
const signed = (assertion: string): Answer => ({ action: 'continue', assertion })

type Change = NonNullable<OwnDevices['change']>

/** A device that was given before has had its codes used. */
const dropTwins: Change = (environment) => {
  const seen = new Set<string>()
  environment.devices = environment.devices.filter(({ id }) => !seen.has(id) && seen.add(id))
}

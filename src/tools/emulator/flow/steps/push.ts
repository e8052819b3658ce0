// PUSH_CONFIRMATION_REQUIRED and PUSH_CONFIRMATION_TIMED_OUT: a question on a phone waits for its answer.
import { randomInt, randomUUID } from 'node:crypto'
import { html } from '../../console/html.js'
import { inMilliseconds } from '../../duration.js'
import { invalidData, invalidValue, requiredValue } from '../../problem.js'
import { endPush } from '../../push-log.js'
import { displayName } from '../../users.js'
import { applicationName, type FlowPlace } from '../context.js'
import { mfaMembers } from '../mfa.js'
import type { FlowOwn } from '../own.js'
import { chooseLabel, deviceForm, form, startAgain, usableDevices } from '../page-parts.js'
import type { ChosenDevice, FlowStep, Outcome, StepMembers, StepPage, Submitted } from '../step.js'
import { writeWords } from '../words.js'
import { chooseDevice } from './select-device.js'

const standardTimeout = { duration: 40, timeUnit: 'SECONDS' }

/** The step that waits for a phone. */
export const push: FlowStep = {
  serves: ['PUSH_CONFIRMATION_REQUIRED', 'PUSH_CONFIRMATION_TIMED_OUT'],
  links: ({ flow }) =>
    flow.status === 'PUSH_CONFIRMATION_REQUIRED'
      ? ['device.select', 'cancel.push.authentication']
      : ['device.select'],
  actions: { 'device.select': chooseDevice, 'cancel.push.authentication': cancel },
  begins: { fits: ({ isPushed }) => isPushed, begin: sendPush },
  members: buildMembers,
  leave: dropQuestion,
  age: timeOut,
  page: buildPage,
}

/** Asks on the phone; of three numbers the person has to choose the one that the other screen shows. */
function sendPush(place: FlowPlace, { user, chosen }: ChosenDevice): void {
  const { flow, runtime, clock, outbox } = place
  const { device, application } = chosen
  const { content, ...words } = writeWords(place, { user, deviceType: device.type })
  const isMatched = application?.push?.numberMatching?.enabled === true
  const numbers = isMatched ? drawNumbers() : undefined
  const number = numbers?.[randomInt(numbers.length)]
  const id = randomUUID()
  const nowMs = clock.now()
  const { clientContext } = flow.request
  runtime.pushes.set(id, {
    id,
    environmentId: flow.environmentId,
    user: { id: user.id, username: user.username, displayName: displayName(user) },
    deviceId: device.id,
    flowId: flow.id,
    applicationName: applicationName(place),
    ...words,
    ...(content?.subject === undefined ? {} : { title: content.subject }),
    text: content?.text ?? `Are you signing on to ${applicationName(place)}?`,
    ...(clientContext === undefined ? {} : { clientContext }),
    ...(numbers === undefined || number === undefined ? {} : { numbers, number }),
    sentAtMs: nowMs,
    expiresAtMs: nowMs + inMilliseconds(application?.pushTimeout ?? standardTimeout),
  })
  outbox.voidCodes(flow.id)
  flow.own = { PUSH_CONFIRMATION_REQUIRED: { pushId: id } }
  flow.selectedDeviceId = device.id
  flow.status = 'PUSH_CONFIRMATION_REQUIRED'
}

/** Three different ones of two digits. */
function drawNumbers(): readonly string[] {
  const numbers = new Set<string>()
  while (numbers.size < 3) numbers.add(String(randomInt(10, 100)))
  return [...numbers]
}

/** The person wants another device: the phone drops its question. */
function cancel(place: FlowPlace, { body }: Submitted): Outcome {
  const { reason } = body
  if (reason === undefined || reason === null) throw invalidData(requiredValue('reason'))
  if (reason !== 'CHANGE_DEVICE') {
    throw invalidData(
      invalidValue('reason', 'is not supported', { allowedValues: ['CHANGE_DEVICE'] }),
    )
  }
  const { flow } = place
  dropQuestion(place, flow.own)
  flow.own = {}
  flow.status = 'DEVICE_SELECTION_REQUIRED'
  return 'stay'
}

function dropQuestion({ runtime, clock }: FlowPlace, own: FlowOwn): void {
  const { pushId } = own.PUSH_CONFIRMATION_REQUIRED ?? {}
  if (pushId === undefined) return
  endPush(runtime.pushes, { id: pushId, answer: { status: 'cancelled', atMs: clock.now() } })
}

function timeOut({ flow, runtime, clock }: FlowPlace): void {
  const { pushId } = flow.own.PUSH_CONFIRMATION_REQUIRED ?? {}
  const asked = pushId === undefined ? undefined : runtime.pushes.get(pushId)
  if (asked === undefined || asked.expiresAtMs > clock.now()) return
  flow.own = {}
  flow.status = 'PUSH_CONFIRMATION_TIMED_OUT'
}

function buildMembers(place: FlowPlace): StepMembers {
  const { flow, runtime } = place
  const shared = mfaMembers(place)
  const { pushId = '' } = flow.own.PUSH_CONFIRMATION_REQUIRED ?? {}
  const number = runtime.pushes.get(pushId)?.number
  return number === undefined
    ? shared
    : { ...shared, top: { ...shared.top, numberMatching: { number } } }
}

/** The page is loaded again by hand: it has no script. */
function buildPage(place: FlowPlace): StepPage {
  const { flow, runtime } = place
  const { pushId = '' } = flow.own.PUSH_CONFIRMATION_REQUIRED ?? {}
  const number = runtime.pushes.get(pushId)?.number
  const devices = usableDevices(place)
  const selected = devices.find(({ id }) => id === flow.selectedDeviceId)
  const others = deviceForm(devices, (device) =>
    device === selected ? 'Send it again' : chooseLabel(device),
  )
  if (flow.status === 'PUSH_CONFIRMATION_TIMED_OUT') {
    return {
      title: 'No answer from your phone',
      main: html`<p>Nobody answered in time.</p>
        ${others} ${startAgain}`,
    }
  }
  const asked =
    number === undefined
      ? html`<p>Answer the question on your phone.</p>`
      : html`<p>Choose this number on your phone: <strong>${number}</strong></p>`
  return {
    title: 'Approve on your phone',
    main: html`${asked}
      <p><a href="?flowId=${flow.id}">Check now</a></p>
      ${form('cancel.push.authentication', {
        label: 'Use another device',
        fields: html`<input type="hidden" name="reason" value="CHANGE_DEVICE" />`,
      })}
      ${startAgain}`,
  }
}

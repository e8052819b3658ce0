// The step that asks how to confirm: every device in words.
import { buildBase, buildHelp, writeWhy, buildRestart, buildLeave } from '../models/base.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { maskDestination, readLastDigits } from '../models/destination.js'
import { readNickname } from '../models/nickname.js'
import type {
  CommonFacts,
  StepViewBase,
  TextPart,
  ViewButton,
  ViewDevice,
} from '../models/model.js'
import { exampleApproving, exampleName, exampleSms } from './example-facts.js'
import {
  defineFlowStep,
  type FlowStep,
  type Form,
  type Look,
  type Move,
  type OfferedDevice,
} from './step.js'

/** Asks which device to use: one button a device, named `device`, with `handle` as its value. */
export interface SelectDeviceView extends StepViewBase {
  readonly step: 'select-device'
  /** What the person typed as their name; absent in step-up and approval. */
  readonly username?: string
  /** One entry a device; post the `handle` of one. */
  readonly devices: readonly ViewDevice[]
}
interface SelectDeviceFacts {
  readonly username?: string
  readonly devices: readonly OfferedDevice[]
}

const email = { type: 'EMAIL', destination: 'ma****@example.com' }

/** The step that asks which device to confirm with. */
export const selectDevice: FlowStep<'select-device', SelectDeviceFacts, SelectDeviceView> =
  defineFlowStep({
    name: 'select-device',
    serves: ['DEVICE_SELECTION_REQUIRED'],
    phase: 'choose',
    offers: [],
    actions: { 'device.select': { counts: 'message', proves: 'nothing' } },
    examples: {
      'select-device': {
        username: exampleName,
        devices: [
          { handle: 'd1', ...exampleSms },
          { handle: 'd2', ...email },
          { handle: 'd3', type: 'MOBILE', destination: 'iPhone' },
          { handle: 'd4', type: 'FIDO2' },
          { handle: 'd5', type: 'VOICE', destination: '*******77' },
          { handle: 'd6', type: 'TOTP' },
        ],
      },
      'select-device-paused': {
        purpose: 'step-up',
        devices: [{ handle: 'd1', ...exampleSms }],
        messages: [{ code: 'device_paused', minutes: 2 }],
      },
      'approve-select-device': {
        ...exampleApproving,
        devices: [
          { handle: 'd1', ...exampleSms },
          { handle: 'd2', ...email },
        ],
      },
    },
    show: ({ username, devices }) => ({ devices, ...(username !== undefined && { username }) }),
    take: takeDevice,
    build: buildSelectDeviceView,
  })

type Given = CommonFacts & SelectDeviceFacts

function takeDevice(form: Form, { findDeviceId }: Pick<Look, 'findDeviceId'>): Move {
  const handle = form.get('device')
  if (handle === undefined) return { kind: 'show' }
  const deviceId = findDeviceId(handle)
  if (deviceId === undefined) return { kind: 'tell', message: { code: 'device_unknown' } }
  return { kind: 'submit', action: { action: 'device.select', deviceId } }
}

/** The model of the device selection. */
function buildSelectDeviceView(facts: Given): SelectDeviceView {
  const { locale, purpose } = facts
  return {
    step: 'select-device',
    ...buildBase(facts, {
      heading: readText(locale, 'device_heading'),
      ...(purpose === 'step-up' ? { lead: writeWhy(facts) } : {}),
      buttons: buildButtons(facts),
      ...buildHelp(facts, 'lost-device', 'device_none'),
      setting: { proven: true },
    }),
    ...(facts.username === undefined ? {} : { username: facts.username }),
    devices: numberEqual(
      facts.locale,
      facts.devices.map((device) => buildDevice(facts, device)),
    ),
  }
}

function buildButtons({ locale, purpose, username }: Given): ViewButton[] {
  if (purpose === 'sign-on') {
    return [buildRestart(locale, username)]
  }
  return [buildLeave({ locale, purpose })]
}

function buildDevice(
  facts: Given,
  { handle, type, destination, nickname: given }: OfferedDevice,
): ViewDevice {
  const detailParts = describeDevice(facts.locale, type, destination)
  const nickname = readNickname(given)
  return {
    handle,
    type,
    label: nameDevice(facts, type),
    ...(nickname === undefined ? {} : { nickname }),
    ...(destination === undefined ? {} : { destination: maskDestination(destination) }),
    ...(detailParts.length === 0 ? {} : { detail: joinParts(detailParts), detailParts }),
  }
}

/** Devices that would look the same are told apart by a number, in the order they stand in. */
function numberEqual(locale: string, devices: readonly ViewDevice[]): ViewDevice[] {
  const lookOf = ({ label, nickname, detail }: ViewDevice): string =>
    JSON.stringify([label, nickname, detail])
  const seen = new Map<string, number>()
  return devices.map((device) => {
    const look = lookOf(device)
    if (devices.filter((other) => lookOf(other) === look).length === 1) return device
    const n = (seen.get(look) ?? 0) + 1
    seen.set(look, n)
    return { ...device, label: readText(locale, 'device_numbered', { device: device.label, n }) }
  })
}

function nameDevice({ locale, brand }: Given, type: string): string {
  switch (type) {
    case 'SMS':
      return readText(locale, 'device_sms')
    case 'EMAIL':
      return readText(locale, 'device_email')
    case 'VOICE':
      return readText(locale, 'device_voice')
    case 'WHATSAPP':
      return readText(locale, 'device_whatsapp')
    case 'MOBILE':
      return readText(locale, 'device_mobile', { brand: brand.name })
    case 'FIDO2':
    case 'PLATFORM':
    case 'SECURITY_KEY':
      return readText(locale, 'device_passkey')
    case 'TOTP':
      return readText(locale, 'device_totp')
    case 'OATH_TOKEN':
      return readText(locale, 'device_token')
    default:
      return readText(locale, 'device_other')
  }
}

function describeDevice(locale: string, type: string, destination: string | undefined): TextPart[] {
  switch (type) {
    case 'FIDO2':
    case 'PLATFORM':
    case 'SECURITY_KEY':
      return readParts(locale, 'device_detail_passkey')
    case 'TOTP':
      return readParts(locale, 'device_detail_totp')
    default:
      return destination === undefined ? [] : describeDestination(locale, type, destination)
  }
}

function describeDestination(locale: string, type: string, destination: string): TextPart[] {
  const mask = maskDestination(destination)
  if (type === 'MOBILE') return readParts(locale, 'device_detail_on', { mask })
  const digits = readLastDigits(destination)
  if (type === 'EMAIL' || digits === undefined) {
    return readParts(locale, 'device_detail_mask', { mask })
  }
  return readParts(locale, 'device_detail_number', { digits })
}

function joinParts(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join('')
}

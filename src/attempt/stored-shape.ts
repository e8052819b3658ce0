// What pages and steps take for granted of a stored attempt, checked as it is read.
import { isObject } from '../pingone/json.js'
import { isRecordId } from '../state/records.js'

/** An object whose members are all texts. */
export function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string')
}

/** True for a text, and for nothing at all. */
export function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}

/** Messages of a page, whatever they say. */
export function isMessageList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((message) => isObject(message) && typeof message['code'] === 'string')
  )
}

/** The devices of a flow that has some. */
export function isDeviceList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isDevice)
}

function isDevice(value: unknown): boolean {
  if (!isObject(value)) return false
  const { id, type, destination, nickname } = value
  return (
    typeof id === 'string' &&
    typeof type === 'string' &&
    [destination, nickname].every(isTextOrAbsent)
  )
}

/** What the pages of an approval show, where there is one. */
export function isApprovalFactsOrAbsent(value: unknown): boolean {
  if (value === undefined) return true
  if (!isObject(value)) return false
  const { id, template, variant, details, labels } = value
  return (
    typeof id === 'string' &&
    typeof template === 'string' &&
    isTextOrAbsent(variant) &&
    isTexts(details) &&
    isTexts(labels)
  )
}

/** What goes on after a confirmation: a held request, or an approval. */
export interface Resume {
  readonly sub: string
  readonly lineageId: string
  readonly holdId?: string
  readonly approvalId?: string
}

/** True for what goes on after a confirmation. */
export function isResume(value: unknown): value is Resume {
  if (!isObject(value)) return false
  const { sub, lineageId, holdId, approvalId } = value
  if (typeof sub !== 'string' || typeof lineageId !== 'string') return false
  return [holdId, approvalId].every((id) => id === undefined || isId(id))
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && isRecordId(value)
}

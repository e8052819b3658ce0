// Data of the user that PingOne asks for.
import { readList, readMember, readText, readWord } from '../../pingone/json.js'
import type { FlowStateBase, Status } from './status.js'

/** One attribute of the user that is asked for. */
export interface ProfileAttribute {
  /** PingOne's name; a dot leads into an object: `name.given`. */
  readonly name: string
  readonly displayName?: string
  readonly required: boolean
  /** What is known of it already. */
  readonly value?: string
}

export interface ProfileDataRequired extends FlowStateBase {
  readonly status: 'PROFILE_DATA_REQUIRED'
  /** What the policy says to the person. */
  readonly promptText?: string
  readonly attributes?: readonly ProfileAttribute[]
  /** Of the form that `form.submit` answers. */
  readonly formId?: string
}

const maxAttributes = 50

/** Data is asked for; which of the two actions PingOne takes, its links say. */
export const profileDataRequired: Status<
  ProfileDataRequired,
  'form.submit' | 'user.update' | 'session.reset'
> = {
  takes: ['form.submit', 'user.update', 'session.reset'],
  parse: ({ base, body }) => {
    const embedded = readMember(body, '_embedded')
    const promptText = readText(embedded, 'promptText', 1000) ?? readText(body, 'promptText', 1000)
    const formId =
      readWord(readMember(embedded, 'form'), 'id', 64) ??
      readWord(readMember(body, 'form'), 'id', 64)
    return {
      ...base,
      status: 'PROFILE_DATA_REQUIRED',
      ...(promptText !== undefined && { promptText }),
      ...parseAttributes(body),
      ...(formId !== undefined && { formId }),
    }
  },
}

/** The attributes that an answer lists; one with a name that is none is passed over. */
export function parseAttributes(body: unknown): {
  readonly attributes?: readonly ProfileAttribute[]
} {
  const embedded = readList(readMember(body, '_embedded'), 'attributes', maxAttributes)
  const listed = embedded.length > 0 ? embedded : readList(body, 'attributes', maxAttributes)
  const attributes = listed.flatMap(parseAttribute)
  return attributes.length === 0 ? {} : { attributes }
}

function parseAttribute(attribute: unknown): ProfileAttribute[] {
  const name = readWord(attribute, 'name', 128)
  if (name === undefined || !/^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*){0,3}$/.test(name)) return []
  const displayName = readText(attribute, 'displayName', 200)
  const value = readText(attribute, 'value', 1000)
  return [
    {
      name,
      ...(displayName !== undefined && { displayName }),
      required: readMember(attribute, 'required') === true,
      ...(value !== undefined && { value }),
    },
  ]
}

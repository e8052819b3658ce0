// The id of a field's input: that of its name, without signs that an id may not have.
import type { FieldName } from '../../models/model.js'

/** The id of the input of a field. */
export function fieldId(name: FieldName): string {
  return name.replace(/[^\w-]/g, '-')
}

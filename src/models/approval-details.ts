// What is being approved, under the app's words or its own names written out. Pure.
import { readText } from './texts/catalogue.js'
import type { ApprovalFacts, ComparedDetail, ViewApproval } from './model.js'

/** The details as a page shows them: all of them, in the app's order, code point for code point. */
export function buildApproval(locale: string, facts: ApprovalFacts): ViewApproval {
  const names = Object.keys(facts.details)
  return {
    id: facts.id,
    details: Object.entries(facts.details).map(([name, value]) => ({
      name,
      label: findLabel(locale, facts, name, names),
      value,
    })),
  }
}

/** What was approved beside what arrived: every detail of either side, those approved first. */
export function compareDetails(
  locale: string,
  facts: ApprovalFacts,
  arrivedDetails: Readonly<Record<string, string>>,
): ComparedDetail[] {
  const names = [...new Set([...Object.keys(facts.details), ...Object.keys(arrivedDetails)])]
  return names.map((name) => {
    const [approved, arrived] = [readOwn(facts.details, name), readOwn(arrivedDetails, name)]
    return {
      name,
      label: findLabel(locale, facts, name, names),
      ...(approved === undefined ? {} : { approved }),
      ...(arrived === undefined ? {} : { arrived }),
      changed: approved !== arrived,
    }
  })
}

/** A name in words: `accountNumber` as "Account number", `recipient_IBAN` as "Recipient IBAN". */
export function writeOutName(name: string): string {
  const words = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s._-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,}/u.test(word) ? word : word.toLowerCase()))
    .join(' ')
  return words === '' ? name : words.replace(/^./u, (first) => first.toUpperCase())
}

function findLabel(
  locale: string,
  { labels }: ApprovalFacts,
  name: string,
  names: readonly string[],
): string {
  const label = readOwn(labels, name)
  if (label !== undefined && label !== '') return label
  const isAmount = name === 'sum' && names[names.indexOf(name) + 1] === 'currency'
  return isAmount ? readText(locale, 'detail_amount') : writeOutName(name)
}

function readOwn(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

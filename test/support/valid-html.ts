// Is a page HTML as the standard has it? One configuration for every page of the repository.
import { HtmlValidate, type ConfigData } from 'html-validate'

/** All that is wrong with a document, a line each; empty when it conforms. `allowed` names rules it may break. */
export function findHtmlFaults(document: string, allowed: readonly string[] = []): string[] {
  const { results } = validator.validateStringSync(document)
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId }) => !allowed.includes(ruleId))
    .map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${String(line)})`)
}

/** Off are matters of taste alone, each with its reason. */
const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Prettier writes the doctype in lower case and void elements with a slash; both conform.
    'doctype-style': 'off',
    'void-style': 'off',
    // A template leaves the white space of the parts that a page does not have.
    'no-trailing-whitespace': 'off',
    // WebKit forgets what a list without bullets is, and every browser what a table is whose rows are blocks.
    'no-redundant-role': 'off',
    // What an input or a button without a type is, the standard says; only generators get it wrong.
    'no-implicit-input-type': 'off',
    'no-implicit-button-type': 'off',
  },
}

const validator = new HtmlValidate(config)

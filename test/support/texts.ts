// Our texts, for tests that use the package by its public name and compare what its pages say.
export { readText, type TextKey } from '../../src/models/texts/catalogue.js'
export { english } from '../../src/models/texts/english/all.js'
export { readLanguage } from '../../src/models/texts/language.js'
export type { Text } from '../../src/models/texts/text.js'

// What several checks advise.

/** The command that sets up what a check misses. */
export const applyRecipe = 'run `express-pingone-mfa provision apply`'

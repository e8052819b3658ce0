// A confirmation counts when it is `true`, whatever else a caller without types may answer.

/** Asks; without anybody to ask the answer is no. */
export async function isConfirmed<Plan>(
  plan: Plan,
  confirm: ((plan: Plan) => boolean | Promise<boolean>) | undefined,
): Promise<boolean> {
  const answer: unknown = await confirm?.(plan)
  return answer === true
}

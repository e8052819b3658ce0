// The words of the step `password`.

/** English. */
export const password = {
  password_heading: 'Enter your password',
  password_label: 'Password',
  forgot_password: 'Forgot your password?',
  forgot_password_ask: 'Forgot your password? Ask {brand}.',
}

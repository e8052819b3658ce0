// What the stand-in knows every app by.
export const client = {
  environmentId: '0b1a2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  clientId: '5f4e3d2c-1b0a-4f9e-8d7c-6b5a49382716',
  clientSecret: 'a-client-secret-of-the-bench-long-enough-to-sign-with-0123456789',
}

export const issuerAt = (opUrl) => `${opUrl}/${client.environmentId}/as`

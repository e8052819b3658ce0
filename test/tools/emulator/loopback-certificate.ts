// A certificate of localhost and 127.0.0.1, signed by itself and good for a hundred years of tests.

/** PEM. */
export const loopbackCert = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUSBOYjBm8pjZKHSyUevpfIUxRBpUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAxMjExM1oYDzIxMjYxMDI5
MDEyMTEzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARbA9pV+6jgQj00WXAOlwwg2VV3KTyUFYv7ZYlb+YugTl5Kx+s4J28H
MHrLs/pc+YLspvozqDBzVgqgl+L/YS3po28wbTAdBgNVHQ4EFgQUWnc7R2oZvzK1
SyA0Re5zwC2PF5kwHwYDVR0jBBgwFoAUWnc7R2oZvzK1SyA0Re5zwC2PF5kwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgC6Sz8yypICREzIn4c2UplWT+x5RAfSf8+fYH13wkVLgCIQDh
GF5H/AG4wqnwUatN6WnvQLVETCPxuhs4z4gov4mb0Q==
-----END CERTIFICATE-----
`

/** PEM; it opens nothing but the tests' own servers. */
export const loopbackKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgstmVoMfFSJUDOzoZ
03yADGmEB86PytZ9e8ozS9J3Le6hRANCAARbA9pV+6jgQj00WXAOlwwg2VV3KTyU
FYv7ZYlb+YugTl5Kx+s4J28HMHrLs/pc+YLspvozqDBzVgqgl+L/YS3p
-----END PRIVATE KEY-----
`

// Posts the authorization response on; the button does the same where scripts do not run.
document.querySelector('form').submit()

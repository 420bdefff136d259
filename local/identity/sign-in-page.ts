import { createHash } from 'node:crypto'
import { USERS } from './users.ts'

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem;' +
  'color:#1a1a1a;background:#fff}button{font:inherit;display:block;width:100%;margin:.5rem 0;' +
  'padding:.75rem;text-align:left;color:inherit;background:#f3f4f6;border:1px solid #6b7280;' +
  'border-radius:.25rem}button:hover{background:#e5e7eb}'

/** The pages have no script, no foreign content and no frames. The policy allows one style, by its hash. */
export const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
} as const

/** The sign-in page, on which one chooses a user. It replaces a real identity provider's page. */
export function signInPage(): string {
  const buttons = USERS.map(
    ({ name, role }) =>
      `<button name="user" value="${name}"><strong>${name}</strong>, ${role}</button>`,
  )
  return page('Sign in as', `<form method="post">${buttons.join('')}</form>`)
}

/** @param form the provider's HTML form, which the buttons submit. */
export function signOutPage(form: string): string {
  const attributes = 'type="submit" form="op.logoutForm"'
  return page(
    'Sign out?',
    `${form}<button ${attributes} name="logout" value="yes">Sign out</button>` +
      `<button ${attributes}>Stay signed in</button>`,
  )
}

export function messagePage(title: string, message: string): string {
  return page(escapeHtml(title), `<p>${escapeHtml(message)}</p>`)
}

function page(title: string, body: string): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`
  )
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

import { platformRequest } from './platform-client.ts'

/** The demo in the necessary order: accounts, environments, administrators. */
const SEED: readonly (readonly [path: string, body?: object])[] = [
  ['/v1/accounts/acme', { name: 'Acme' }],
  ['/v1/accounts/globex', { name: 'Globex' }],
  ['/v1/environments/acme-prod', { accountId: 'acme', name: 'Acme production' }],
  ['/v1/environments/acme-test', { accountId: 'acme', name: 'Acme test' }],
  ['/v1/environments/globex-prod', { accountId: 'globex', name: 'Globex production' }],
  ['/v1/accounts/acme/administrators/ada'],
  ['/v1/environments/acme-test/administrators/tess'],
  ['/v1/accounts/globex/administrators/gil'],
]

/**
 * Registers the demo through the public API, as the platform would. Every request is a PUT, so it keeps
 * what exists already.
 *
 * @throws {Error} that names the first refused request.
 */
export async function seed(origin: string): Promise<void> {
  for (const [path, body] of SEED) {
    const response = await platformRequest(origin, 'PUT', path, body)
    if (!response.ok) {
      throw new Error(`PUT ${path} answered ${response.status}: ${await response.text()}`)
    }
  }
}

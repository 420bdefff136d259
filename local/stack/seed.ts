import { platformRequest } from './platform-client.ts'

/** The demo, in the order that it depends on: accounts, environments, who administers what. */
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
 * Registers the demo through the public API, as the Feedback backend would. Every request is a PUT:
 * what is there already stays.
 *
 * @throws {Error} naming the first request that was refused.
 */
export async function seed(origin: string): Promise<void> {
  for (const [path, body] of SEED) {
    const response = await platformRequest(origin, 'PUT', path, body)
    if (!response.ok) {
      throw new Error(`PUT ${path} answered ${response.status}: ${await response.text()}`)
    }
  }
}

// What the operations need from outside. Each operation names the **capabilities** it uses. They decide which
// ports its function gets, and its IAM permissions and environment variables.
import type { KeypairPorts } from './keypairs/keypair-ports.ts'
import type { OwnerPorts } from './owners/owner-ports.ts'
import type { Settings } from './settings.ts'
import type { TokenPorts } from './tokens/token-ports.ts'

export interface Ports extends KeypairPorts, OwnerPorts, TokenPorts, Settings {}

export type Capability = keyof Ports

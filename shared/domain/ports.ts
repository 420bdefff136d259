// What the operations need from the world. An operation names the **capabilities** it uses; from that
// come the ports its function is given, its IAM permissions and its environment variables.
import type { KeypairPorts } from './keypairs/keypair-ports.ts'
import type { OwnerPorts } from './owners/owner-ports.ts'
import type { Settings } from './settings.ts'
import type { TokenPorts } from './tokens/token-ports.ts'

export interface Ports extends KeypairPorts, OwnerPorts, TokenPorts, Settings {}

export type Capability = keyof Ports

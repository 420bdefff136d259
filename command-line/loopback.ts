import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { CommandError } from './command-error.ts'

/** The only address that local servers listen on: other machines on the network must not reach them. */
export const LOOPBACK = '127.0.0.1'

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/**
 * Listens on the loopback address. Port 0 picks a free port. `close` also ends open connections.
 *
 * @throws {CommandError} when the port is in use or needs privileges
 */
export async function listen(server: Server, port: number): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)))
    server.listen(port, LOOPBACK, resolve)
  })
  return {
    port: portOf(server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Finds a port that is free now. Another process may take it before the caller does. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, LOOPBACK, resolve)
  })
  const port = portOf(server.address())
  await new Promise((resolve) => server.close(resolve))
  return port
}

function portOf(address: ReturnType<Server['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return address.port
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new CommandError(`Port ${port} is in use: choose another with --port.`)
  }
  if (error.code === 'EACCES') {
    return new CommandError(`Port ${port} needs privileges: choose one above 1023 with --port.`)
  }
  return error
}

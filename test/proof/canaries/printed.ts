import type { Evidence } from './evidence.ts'

/**
 * Keeps all that this process prints, log and metrics, from the terminal, until what it returns is called.
 * CloudWatch takes metrics from the log: they are lines with `_aws` in them.
 */
export function keepPrinted(evidence: Evidence): () => void {
  const { stdout, stderr } = process
  const write = [stdout.write, stderr.write] as const
  stdout.write = (text: string | Uint8Array) => {
    evidence.add(String(text).includes('"_aws"') ? 'the metrics' : 'the log', text)
    return true
  }
  stderr.write = (text: string | Uint8Array) => {
    evidence.add('standard error', text)
    return true
  }
  return () => {
    stdout.write = write[0]
    stderr.write = write[1]
  }
}

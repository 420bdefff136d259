import type { Evidence } from './leak-search/evidence.ts'

/**
 * Captures all output of this process as evidence: the log, and the metrics, which are log lines with `_aws`.
 *
 * @returns what ends that
 */
export function captureOutput(evidence: Evidence): () => void {
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

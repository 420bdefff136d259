import * as z from 'zod'

const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
const reference = z.object({ Ref: z.string() })
const join = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })

/** A template's value in readable form: `KeysPepper`, `StorageTable.StreamArn`, `Logs:*`. */
export function readable(value: unknown): string {
  if (typeof value === 'string') return value
  const got = attribute.safeParse(value).data?.['Fn::GetAtt']
  if (got) return nameOf(got[0]) + (got[1] === 'Arn' ? '' : `.${got[1]}`)
  const referred = reference.safeParse(value).data?.Ref
  if (referred) return referred.startsWith('AWS::') ? referred : nameOf(referred)
  const joined = join.safeParse(value).data?.['Fn::Join']
  if (joined) return joined[1].map(readable).join(joined[0])
  return JSON.stringify(value)
}

/** The logical id to which a value refers. */
export function logicalId(value: unknown): string | undefined {
  return attribute.safeParse(value).data?.['Fn::GetAtt'][0] ?? reference.safeParse(value).data?.Ref
}

/** A logical id as it was written, without the hash that CDK adds. */
export function nameOf(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '')
}

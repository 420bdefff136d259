import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { TOKEN_SIGNING_PURPOSE } from '../../shared/domain/tokens/signing-key.ts'

/** The longest time that KMS waits before it deletes a key. */
const PENDING_WINDOW = Duration.days(30)

export interface KeysProps {
  /** Whether the keys outlive the stack. */
  readonly removalProtection: boolean
  /** The numbers of the peppers in use, oldest first. */
  readonly peppers: readonly [number, ...number[]]
}

/**
 * The KMS keys: the peppers and the wrapping key. There is one pepper until it is rotated. The key policies
 * let IAM decide who may use the keys, as AWS recommends: the account administers them, and
 * `permissions-of-capabilities.ts` lists everything that functions may do with them.
 */
export class Keys extends Construct {
  /**
   * The peppers in use, oldest first. KMS cannot rotate an HMAC key, so a new pepper is a new key. Each
   * secret names the pepper that made its MAC.
   */
  readonly peppers: readonly Key[]
  /** The last of the peppers. It makes the MACs of new secrets. */
  readonly pepper: Key
  /** Wraps the signing keys. KMS keeps its old versions, so that rotation breaks nothing. */
  readonly wrapping: Key

  constructor(scope: Construct, id: string, props: KeysProps) {
    super(scope, id)
    const { stackName } = Stack.of(this)
    const common = {
      pendingWindow: PENDING_WINDOW,
      // A first deployment that fails deletes its keys, because nothing depends on them yet.
      removalPolicy: props.removalProtection
        ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
        : RemovalPolicy.DESTROY,
    }
    const pepper = (number: number) =>
      new Key(this, `Pepper${number}`, {
        ...common,
        description: `feedback-keys: MACs of key secrets, pepper ${number}`,
        alias: `${stackName}/pepper-${number}`,
        keySpec: KeySpec.HMAC_256,
        keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      })
    // A pepper that is no longer listed stays in the stack: when it is listed again, it must be the same key.
    const keys = Array.from({ length: Math.max(...props.peppers) }, (_, place) => pepper(place + 1))
    const newest = keys.at(-1)
    if (newest === undefined) throw new Error('a stage has a pepper')
    this.peppers = props.peppers.flatMap((number) => keys[number - 1] ?? [])
    this.pepper = newest
    this.wrapping = new Key(this, 'Wrapping', {
      ...common,
      description: 'feedback-keys: wraps token signing keys',
      alias: `${stackName}/wrapping`,
      enableKeyRotation: true,
    })
    this.wrapping.addToResourcePolicy(denyOtherPurposes())
  }
}

/**
 * Denies everybody, whatever IAM allows, every use of the wrapping key except for signing keys (security
 * checklist, TM-27). A missing encryption context is denied too: negated operators match an absent key.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function denyOtherPurposes(): PolicyStatement {
  return new PolicyStatement({
    sid: 'DenyOtherPurposes',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyPair',
      'kms:GenerateDataKeyPairWithoutPlaintext',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    // In a key policy, `*` means this key.
    resources: ['*'],
    conditions: {
      StringNotEquals: { 'kms:EncryptionContext:purpose': TOKEN_SIGNING_PURPOSE },
    },
  })
}

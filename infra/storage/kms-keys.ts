import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { TOKEN_SIGNING_PURPOSE } from '../../shared/domain/tokens/signing-key.ts'

/** The longest that KMS waits before a deletion is final. */
const PENDING_WINDOW = Duration.days(30)

export interface KeysProps {
  /** Whether the keys outlive the stack. */
  readonly removalProtection: boolean
  /** Numbers of the peppers that secrets may be under, oldest first. */
  readonly peppers: readonly [number, ...number[]]
}

/**
 * The KMS keys: peppers, of which there is one until it is rotated, and the wrapping key. Their policies
 * leave it to IAM who may use them, as AWS advises: the account administers, and `capabilities.ts` is
 * the whole list of what functions may do.
 */
export class Keys extends Construct {
  /**
   * The peppers that secrets may be under, oldest first. KMS rotates no HMAC key: a new pepper is a new key, and
   * each secret's record says which one made its MAC.
   */
  readonly peppers: readonly Key[]
  /** The last of them: the one that new MACs are made with. */
  readonly pepper: Key
  /** Wraps token signing keys. KMS keeps its old versions, so that rotation breaks nothing. */
  readonly wrapping: Key

  constructor(scope: Construct, id: string, props: KeysProps) {
    super(scope, id)
    const { stackName } = Stack.of(this)
    const common = {
      pendingWindow: PENDING_WINDOW,
      // A first deployment that fails leaves no keys behind; nothing is under them yet.
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
    // One that is listed no more stays a part of the stack: listed again, it must be the same key.
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
 * Nobody, whatever IAM allows, uses the wrapping key but for signing keys (security checklist, TM-27). A
 * missing context is denied too: negated operators match an absent key.
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
    // In a key policy, `*` is this key.
    resources: ['*'],
    conditions: {
      StringNotEquals: { 'kms:EncryptionContext:purpose': TOKEN_SIGNING_PURPOSE },
    },
  })
}

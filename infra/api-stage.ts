import { CfnStage, type HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct, type IDependable } from 'constructs'
import { issueToken } from '../shared/operations/issue-token.ts'
import { routesOf } from '../shared/operations/routes.ts'
import { accessLogSettings } from './access-log.ts'
import type { Routes } from './routes.ts'

/** Requests per second of a route: people and one backend are behind these. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 }
/**
 * Of the token endpoint, where machines are. A guess at a secret costs a KMS call, of which the
 * account has 10 000 a second for everything (security checklist, TM-23).
 */
const TOKEN_THROTTLE = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 }

export interface ApiStageProps {
  /** The API that the stage publishes. */
  readonly httpApi: HttpApi
  /** Its routes: some have a throttle of their own. */
  readonly routes: Routes
  /** What must have happened before the first request. */
  readonly after: readonly IDependable[]
  /** For how long the access log is kept. */
  readonly logRetention: RetentionDays
}

/** The API's one stage, `$default`, at the root of its URL: throttled, and logged. */
export class ApiStage extends Construct {
  constructor(scope: Construct, id: string, props: ApiStageProps) {
    super(scope, id)
    const stage = new HttpStage(this, 'Stage', {
      httpApi: props.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: accessLogSettings(this, 'AccessLog', props.logRetention),
    })
    throttleTokens(stage)
    // A stage with settings for a route that is not there yet is refused.
    stage.node.addDependency(props.routes, ...props.after)
  }
}

/** The library's stage knows no settings of single routes; CloudFormation's does. */
function throttleTokens({ node: { defaultChild: resource } }: HttpStage): void {
  if (!(resource instanceof CfnStage)) throw new Error('the stage has no CloudFormation resource')
  resource.routeSettings = Object.fromEntries(
    routesOf(issueToken).map(({ method, path }) => [`${method} ${path}`, TOKEN_THROTTLE]),
  )
}

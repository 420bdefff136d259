import { GraphWidget, type GraphWidgetProps, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { PERIOD } from './metrics.ts'

/** A third of the dashboard's width. */
const WIDTH = 8
const HEIGHT = 6

/** A graph. Unless `more` says otherwise, it shows lines over an axis that starts at zero. */
export function graph(
  title: string,
  metrics: readonly IMetric[],
  more: Omit<GraphWidgetProps, 'title' | 'left'> = {},
): GraphWidget {
  return new GraphWidget({
    title,
    left: [...metrics],
    leftYAxis: { min: 0, showUnits: false },
    width: WIDTH,
    height: HEIGHT,
    period: PERIOD,
    ...more,
  })
}

import { GraphWidget, type GraphWidgetProps, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { PERIOD } from './metrics.ts'

/** Three in a row. */
const WIDTH = 8
const HEIGHT = 6

/** Lines that start at zero, where nothing else is said. */
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

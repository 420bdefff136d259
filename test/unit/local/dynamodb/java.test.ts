import { expect, test } from 'vitest'
import { CommandError } from '../../../../command-line/command-error.ts'
import { findJava, majorIn } from '../../../../local/dynamodb/java.ts'

test('the major version is read from every format of a version', () => {
  expect(majorIn('openjdk version "17.0.15" 2025-04-15')).toBe(17)
  expect(majorIn('java version "1.8.0_402"')).toBe(8)
  expect(majorIn('openjdk version "24" 2025-03-18')).toBe(24)
  expect(majorIn('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.2"')).toBe(21)
  expect(majorIn('The operation couldn’t be completed. Unable to locate a Java Runtime.')).toBe(
    undefined,
  )
})

test('without Java there is one clear message', async () => {
  const missing = findJava({ PATH: '/nowhere', JAVA_HOME: '/nowhere' })
  await expect(missing).rejects.toThrow(CommandError)
  await expect(missing).rejects.toThrow(/^DynamoDB Local needs Java 17 or newer, [^\n]+\.$/)
})

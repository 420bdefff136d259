// `npm run -s peppers -- <table>`: which secrets are under which pepper. The runbook, "Rotating the
// pepper", says what for.
import { secretsByPepper } from './secrets-by-pepper.ts'

const [tableName, ...others] = process.argv.slice(2)
if (tableName === undefined || others.length > 0) {
  console.error('Usage: npm run -s peppers -- <table>')
  process.exitCode = 1
} else {
  const found = await secretsByPepper(tableName, new Date())
  for (const [pepperKeyArn, secrets] of found) {
    console.log(`${pepperKeyArn}: ${secrets.length} live secrets`)
    for (const { owner, keyId, secretId } of secrets)
      console.log(`  ${owner}  ${keyId}  ${secretId}`)
  }
}

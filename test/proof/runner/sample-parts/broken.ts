// A part that prints something, and then reports a broken rule.
console.error('seen on the way')
process.send?.({ outcome: 'broken', unit: 'words', count: 7, failure: 'a word was missing' })
process.disconnect()

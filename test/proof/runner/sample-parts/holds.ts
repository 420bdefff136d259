// A part that holds, and prints what must not be taken for its result.
console.log('{"outcome":"broken"}')
process.send?.({ outcome: 'holds', unit: 'words', count: 7, figure: process.argv.slice(2).join() })
process.disconnect()

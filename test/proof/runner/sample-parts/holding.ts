// A part that holds, and prints a line that must not be read as its result.
console.log('{"outcome":"broken"}')
process.send?.({ outcome: 'holds', unit: 'words', count: 7, figure: process.argv.slice(2).join() })
process.disconnect()

// A part that crashes before it has a result.
throw new Error('no such table')

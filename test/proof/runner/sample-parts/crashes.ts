// A part whose process ends before it has said anything.
throw new Error('no such table')

document.title = 'It has run'

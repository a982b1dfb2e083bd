home-word = home
home-summary-line = what waits for you, in all your projects
home-title = Hello { $name }

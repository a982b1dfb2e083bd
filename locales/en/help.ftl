help-word = help
help-title = What I can do
help-unknown = I do not know “{ $word }”.
help-nearest = Did you mean /{ $word }?
help-how = Also as @Parley …, in threads and for guests, and in a direct message to me. Every word works in English and Chinese.
help-greeting = Hello! I keep track of what this project agrees on:

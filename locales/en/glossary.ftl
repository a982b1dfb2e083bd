# Words people may type, separated by commas; those of both languages work for everybody.
glossary-word = glossary, term, terms
glossary-word-list = list
glossary-word-add = add, new
glossary-word-forget = forget, remove, delete
glossary-word-help = help, ?

glossary-summary-line = say what the team’s words mean; the client’s report explains them
glossary-help-title = What /glossary can do
glossary-help =
    /glossary SLA = how soon we answer – explain a word
    /glossary SLA – what it means
    /glossary forget SLA – take it out
    /glossary – all of them
    Where the client’s version of a report uses a word, it explains it.
glossary-title = { $count ->
    [0] No word is explained yet
    [one] One word of the team
   *[other] { $count } words of the team
}
glossary-none = For instance: /glossary SLA = how soon we answer
glossary-do-explain = Explain a word
glossary-do-forget = Forget
glossary-do-next = Next
glossary-do-back = Back
glossary-do-save = Save
glossary-form = Explain a word
glossary-term = Word
glossary-meaning = What it means
glossary-meaning-hint = The client reads it: please write it for somebody who has never heard the word.
glossary-explained = Noted. Reports for the client explain “{ $term }” from now on.
glossary-forgotten = “{ $term }” is no longer explained.

glossary-how = Please write the word, an equals sign and what it means: /glossary SLA = how soon we answer
glossary-missing = Please write something here.
glossary-too-long = At most { $limit } characters; this has { $length }.
glossary-only-team = Only the team may explain its words.
glossary-full = There are { $most } words already. /glossary forget … makes room.
glossary-unknown = Nobody has explained “{ $term }” yet. /glossary shows all words.

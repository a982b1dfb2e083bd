# Words people may type, separated by commas; those of both languages work for everybody.
decision-word = decision, decide, decided
decision-word-list = list
decision-word-search = search, find

decision-summary-line = write down what was decided, and find it again
decision-title = Decision #{ $number }
decision-by = { $who }, { $at }
decision-internal = for the team
decision-source = where it was said
decision-taken-back = Taken back: this no longer holds.
decision-do-show = Show
decision-do-share = Share with the client
decision-do-take-back = Take back
decision-share-sure = The client will read this from now on, and it will be posted in their channel.
decision-take-back-sure = Decision #{ $number } will no longer hold.
decision-list = { $count ->
    [one] One decision
   *[other] { $count } decisions
}
decision-list-found = { $count ->
    [one] One decision with “{ $word }”
   *[other] { $count } decisions with “{ $word }”
}
decision-list-empty = Nothing here.
decision-how = /decision We ship on Monday – write one down. /decision search cache – find one.

# Friendly noes.
decision-empty = Say what was decided, for instance: /decision We ship on Monday
decision-too-long = This has { $length } characters; a decision has at most { $limit }. Please say it shorter.
decision-only-author = Only who wrote it down, the account manager and the tech lead can take a decision back.
decision-only-team = Sharing is up to the team. If that is you, have your role set with /project.
decision-no-such-number = There is no decision #{ $number } in this project. See /decision list.
decision-gone = This decision is no longer here.

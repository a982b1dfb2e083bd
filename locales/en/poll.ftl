# Words people type, separated by commas; each language's words work for everybody.
poll-word = poll, polls, vote
poll-word-list = list
poll-word-close = close, end, stop
poll-word-remind = remind
poll-word-export = export
poll-word-help = help, ?
# ... and between the brackets at the end.
poll-word-single = single, one
poll-word-multiple = multiple, multi, several
poll-word-ranked = ranked, rank, ranking
poll-word-anonymous = anonymous, anonymously, secret
poll-word-hidden = hidden, hide, hidden until closed
poll-word-voted = hidden until voted, hidden until i voted
poll-word-all = when all voted, when all have voted, until all voted
poll-word-add = add, anybody may add, open list, adding
poll-word-team = team, team only, internal
# ... of these, what means nothing else where it stands without brackets.
poll-plain-words = anonymous, anonymously, ranked, multiple, hidden until closed, hidden until voted, hidden until i voted, when all voted, when all have voted, until all voted, anybody may add, team only, for developers, for tech leads, for account managers, for clients
poll-word-developers = developers, for developers
poll-word-tech-leads = tech leads, for tech leads
poll-word-managers = account managers, for account managers
poll-word-clients = clients, for clients

poll-summary-line = ask the channel: emoji and buttons, one voice each, a chart at the end

# The board.
poll-gist = Poll: { $question }
poll-head = Poll #{ $number } of { $who }
poll-choose-one = choose one
poll-choose-many = choose up to { $most }
poll-choose-ranked = press in your order: the first counts most
poll-choose-ranked-ballot = in your order: the first counts most
poll-anonymous = anonymous
poll-anonymous-how = Vote by button; nobody can see or look up who chose what, only that you have voted. A vote cannot be changed. The numbers come at the end, from { $fewest } votes up.
poll-hidden-voted = you see how it stands once you have voted
poll-hidden-closed = numbers at the end
poll-for-role = for the { $role } role
poll-for-role-and = for the { $role } role, and { $names }
poll-for-people = for { $names }
poll-until = until { $at }
poll-until-all = until everybody has voted
poll-repeats-at = again { $at }
poll-moved = Shown anew further down.
poll-moved-reactions = Reactions here count there, too.
poll-being-counted = being counted
poll-closed-at = closed { $at }
poll-and-more = { $names } and { $count } more
poll-unknown-people = { $count ->
    [one] somebody new here
   *[other] { $count } people new here
}
poll-voted = { $count ->
    [0] Nobody has voted yet.
    [one] One person has voted.
   *[other] { $count } people have voted.
}
poll-missing = Still missing: { $names }
poll-all-voted = Everybody who was asked has voted.
poll-not-everybody = I do not know everybody in { $room }: there are more than { $limit } people, or the chat does not tell me. “{ $question }” closes when those I know have voted; you can close it by hand, or ask again naming who is asked.
poll-do-vote = Vote
poll-do-result = How it stands
poll-do-add = Add an option
poll-do-remind = Remind those missing
poll-do-close = Close
poll-do-reopen = Reopen
poll-do-again = Ask it again
poll-do-stop = Do not repeat
poll-do-show = Show
poll-do-ask = Ask
poll-close-sure = No more votes are counted after this.
poll-stop-sure = This poll stays; it will not be asked again by itself.

# The result.
poll-result-title = Result: { $question }
poll-nobody-voted = Nobody voted.
poll-too-few = Too few voted to show the numbers of an anonymous poll: it takes { $fewest }.
poll-too-few-since = { $count ->
    [one] One more person voted after it was reopened; that is not counted, it takes { $fewest }.
   *[other] { $count } more people voted after it was reopened; they are not counted, it takes { $fewest }.
}
poll-won = { $names } – { $votes }
poll-tied = A tie: { $names } – { $votes } each
poll-votes = { $count ->
    [one] one vote
   *[other] { $count } votes
}
poll-points = { $count ->
    [one] one point
   *[other] { $count } points
}
poll-series-votes = Votes
poll-series-points = Points
poll-make-decision = Make a decision of it
poll-make-change = Make a change of it

# The form.
poll-form-new = New poll
poll-form-option = Another option
poll-question = Question
poll-options = Options
poll-options-hint = One a line, 2 to { $limit }. An emoji in front of an option is its reaction.
poll-style = How to choose
poll-style-single = One option
poll-style-multiple = Several options
poll-style-ranked = In order of preference
poll-most = At most so many
poll-most-hint = A number says that several may be chosen, so many at most.
poll-hidden = Who sees how it stands
poll-shown-live = Everybody, at once
poll-shown-voted = Whoever has voted
poll-shown-closed = Everybody, at the end
poll-extras = Besides
poll-extra-anonymous = Anonymous: votes by button, numbers at the end
poll-extra-all = Close when everybody has voted
poll-extra-add = Anybody may add options
poll-extra-team = For the team alone: not in the client’s rooms
poll-closes = Closes
poll-closes-hint = For instance: Friday 17:00. Empty: by hand.
poll-rhythm = Repeats
poll-rhythm-hint = For instance: every second Friday at 10:00
poll-asked = Who is asked
poll-asked-everybody = Everybody
poll-asked-people = … or these people
poll-asked-hint = Only their votes count; they can be reminded.
poll-option = Option
poll-option-hint = An emoji in front of it is its reaction.
poll-place = Choice { $place }

# What is wrong.
poll-wrong-question = Please ask something.
poll-wrong-length = At most { $limit } characters, please.
poll-wrong-count = Between { $fewest } and { $limit } options, please, one a line.
poll-wrong-empty = An option is empty.
poll-wrong-twice = “{ $option }” is there twice.
poll-wrong-secret-add = Nobody can add options to an anonymous poll: a vote cannot be changed, so those who have voted could not choose them. Please take one of the two away.
poll-wrong-most = Please give a number, for instance 2.
poll-wrong-rhythm = I cannot read that. For instance: every Friday at 10:00, every second Monday, every month on the 1st
poll-wrong-ballot = Please choose between 1 and { $most } options.
poll-not-understood = I do not understand “{ $words }”. For instance: anonymous, max 2, by Friday 17:00
poll-closes-past = “{ $words }” is over already. Please name a time to come.
poll-too-many = You can choose { $most } at most. Press one of yours again to take it back first.
poll-options-full = A poll has { $limit } options at most.
poll-not-asked = This poll asks other people; your vote would not count.
poll-not-yours = That is for whoever asked, the tech lead and the account manager.
poll-counting = The votes are being counted just now.
poll-closed-already = This poll is closed.
poll-still-open = This poll is still open.
poll-forgotten = An anonymous poll can be reopened for { $days } days. By now it is forgotten who has voted in it, so everybody could vote twice. You can ask the same again, in a new poll.
poll-voted-already = You have voted already. An anonymous vote cannot be changed: nobody knows which one is yours.
poll-vote-first = Vote first, then you can see how it stands.
poll-gone = I cannot find this poll any more.
poll-which =
    Several polls are open:
    { $polls }
    Say which, for instance { $word ->
        [remind] /poll remind { $number }
       *[close] /poll close { $number }
    }
poll-none-open = No poll is open.
poll-no-such-number = There is no poll #{ $number } here.
poll-team-only = Only the team can ask for the team alone.

# What one person is told.
poll-opened = Poll #{ $number } is open.
poll-opened-in = Poll #{ $number } is open in { $rooms }.
poll-opened-clients = The client reads it, too, in { $rooms }. With [team only] a poll stays with the team.
poll-you-voted = You voted: { $names }
poll-withdrawn = Your vote is taken back.
poll-ballot-counted = Your vote counts. Nobody can look up what you chose.
poll-latest-counts = { $count ->
    [one] “{ $question }” takes one answer: your latest reaction counts, { $names }.
   *[other] “{ $question }” takes { $count } answers: your latest reactions count, { $names }.
}
poll-reacted-secret = “{ $question }” is anonymous: your reaction does not count, and everybody can see it. You may take it back and vote by button.
poll-reacted-closed = “{ $question }” is closed: your reaction does not count.
poll-reacted-not-asked = “{ $question }” asks other people: your reaction does not count.
poll-first-count = “{ $question }” takes { $count } answers in order: your first count, { $names }.
poll-closed-now = Closed. Here comes the result.
poll-closing = Closed. The reactions are read once more, then the result comes.
poll-reopened = Open again.
poll-reopened-anew = Open again, for everybody: the votes were too few to count and are gone, so whoever voted should vote once more.
poll-reopened-secret = Open again, for those who have not voted yet. Their votes are added once there are { $fewest } of them.
poll-option-added = Added.
poll-stopped = It will not be asked again by itself.
poll-reminded = { $count ->
    [0] Nobody to remind: everybody I know here has voted, was reminded today, or is away.
    [one] Reminded: { $names }
   *[other] Reminded { $count } people: { $names }
}
poll-reminded-secret = { $count ->
    [0] Nobody to remind: everybody I know here has voted, was reminded today, or is away.
    [one] Reminded one person. Who it is stays secret.
   *[other] Reminded { $count } people. Who they are stays secret.
}
poll-reminder = { $who } asks in { $project }; your vote is missing.

# Lists and files.
poll-list-title = Polls
poll-list-nothing = No polls yet. For instance: /poll Which release day? | Tue | Wed
poll-state-open = open
poll-state-closed = closed
poll-export-words = All polls, as a table.
poll-export-cut = The newest { $count } of { $total } polls, as a table.
poll-export-unnamed = { $count } voters, too many to name here
poll-export-coming = The table is coming to our direct conversation.
poll-export-nothing = There are no polls yet.
poll-csv-columns = Poll|Question|Option|Votes|Who|How|Anonymous|Opened|Closed

poll-help-title = Polls
poll-help-ask = /poll Which release day? | Tue | Wed – or with emoji: /poll Ready? | 🚀 Ship it | 🐢 Wait
poll-help-lines = The question and the options may stand on lines of their own, or in quotes; /poll alone opens a form.
poll-help-settings = At the end, in brackets where it could be taken for a part of an option: [anonymous], [multiple], [max 2], [ranked], [hidden], [hidden until voted], [by Friday 17:00], [when all voted], [anybody may add], [team only], [every second Friday]
poll-help-who = Who is asked: [for developers], [for tech leads], [for account managers], [for clients], or by name, [@Ann @Lea]; only their votes count
poll-help-list = /poll list shows the polls, /poll 3 shows one again
poll-help-close = /poll close 3 counts and shows the result
poll-help-remind = /poll remind 3 reminds those whose vote is missing
poll-help-export = /poll export gives you all results as a table

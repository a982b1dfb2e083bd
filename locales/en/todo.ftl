# Words people may type, separated by commas; those of both languages work for everybody.
todo-word = todo, todos, action
todo-word-mine = mine, my, list
todo-word-overdue = overdue, late
todo-word-all = all, everybody
todo-word-closed = closed, finished
todo-word-done = done, finish
todo-word-drop = drop, cancel
todo-word-help = help, ?

todo-summary-line = who does what by when; you are reminded in time
todo-title = To do #{ $number }
todo-text = What is to be done?
todo-owner = Who
todo-due = By
todo-due-hint = As you would say it: Friday, 15 Dec, in two weeks, 下周五
todo-state = Status
todo-state-open = Open
todo-state-done = Done
todo-state-dropped = Dropped
todo-reason = Why not any more?
todo-author = Asked for by
todo-overdue = overdue
todo-internal = for the team
todo-source = where it was said
todo-do-finish = Done
todo-do-edit = Edit …
todo-do-drop = Drop …
todo-do-save = Save
todo-do-reopen = Open again
todo-do-show = Show
todo-do-new = New …
todo-do-mine = Mine
todo-do-overdue = Overdue
todo-do-all = All open
todo-do-back = ← Earlier
todo-do-more = Later →
todo-form-new = Something to do
todo-form-edit = Edit to do #{ $number }
todo-form-drop = Drop to do #{ $number }
todo-finished = #{ $number } is done. Well done!
todo-dropped = #{ $number } is dropped; the reason stands on its card.

# Lists.
todo-list-mine = { $count ->
    [0] You have nothing to do here
    [one] One thing for you to do
   *[other] { $count } things for you to do
}
todo-list-overdue = { $count ->
    [0] Nothing is overdue
    [one] One thing is overdue
   *[other] { $count } things are overdue
}
todo-list-all = { $count ->
    [0] Nothing is to be done
    [one] One thing is to be done
   *[other] { $count } things are to be done
}
todo-list-closed = { $count ->
    [one] One thing done or dropped
   *[other] { $count } things done or dropped
}
todo-list-empty = Nothing here.
todo-how = /todo @Dan write the migration by Friday – note one. /todo overdue, /todo all – the lists.

# The morning's message.
todo-digest-title = { $count ->
    [one] One thing waits for you
   *[other] { $count } things wait for you
}
todo-digest-overdue = Overdue
todo-digest-today = Due today
todo-digest-ahead = Due by the next working day
todo-digest-more = { $count ->
    [one] One more: /todo
   *[other] { $count } more: /todo
}

# Friendly noes.
todo-text-missing = Say what is to be done, for instance: /todo @Dan write the migration by Friday
todo-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
todo-one-owner = Choose one person: what several should do, nobody does.
todo-unknown-person = I do not know “{ $name }” here. Mention them with @, or leave the name out to take it yourself.
todo-due-unreadable = I cannot read a date in this. Try “next Friday”, “15 Dec” or “2026-12-15”.
todo-due-past = That is { $day }, which is over. By when is it to be done?
todo-reason-missing = Please give a reason; it is kept with it.
todo-only-owner = This is up to its owner, whoever asked for it, the account manager and the tech lead.
todo-closed-already = #{ $number } is closed already. See /todo { $number }.
todo-no-such-number = There is no to-do #{ $number } in this project. See /todo all.
todo-gone = This is no longer here.

# Help.
todo-help-title = What /todo can do
todo-help =
    /todo @Dan write the migration by Friday – note it; without a name it is yours
    /todo – yours; also: /todo overdue, /todo all, /todo closed
    /todo 7 – one of them
    /todo done 7, /todo drop 7 not needed any more
    On any message: a tick on the card of a to-do closes it.

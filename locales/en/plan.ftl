# Words people type, separated by commas; each language's words work for everybody.
plan-word = plan
plan-word-add = add, new
plan-word-import = import, paste
plan-word-mine = mine, my
plan-word-timeline = timeline, chart
plan-word-why = why, slips
plan-word-agree = agree, baseline
plan-word-export = export
plan-word-help = help, ?
plan-word-started = started, start
plan-word-done = done, finished
plan-word-later = later, longer, needs
plan-word-history = history
plan-word-show = show, list, edit, remove, delete

plan-summary-line = tasks and milestones, why their dates moved, what is yours

# Columns of a list, the first as it is exported.
plan-column-number = Number, No, #, id
plan-column-kind = Kind, type
plan-column-title = Title, task, item, name, what, milestone, task name, summary
plan-column-owner = Owner, assignee, who, assigned to
plan-column-due = Due, due date, date, deadline, forecast, finish, end date
plan-column-baseline = Baseline, planned
plan-column-after = After, depends on, dependencies, predecessors, waits for
plan-column-days = Days, effort, working days
plan-column-state = State, status
plan-column-progress = Progress, percent, %
plan-column-change = Change, requirement

plan-kind-task = Task
plan-kind-milestone = Milestone
plan-state-open = Not started
plan-state-started = Started
plan-state-done = Done

plan-cause-team = team
plan-cause-client = waiting for the client
plan-cause-third-party = third party
plan-cause-change = approved change
plan-cause-change-number = change #{ $number }

# The plan.
plan-title = Plan of { $project }
plan-empty = Nothing is planned yet. Say for instance: /plan add Payment API due 18 Dec @Ann
plan-not-begun = Nothing is planned yet.
plan-agreed = Agreed: dates move only by an approved change or a confirmed slip
plan-not-agreed = { $count ->
   *[other] Not agreed yet, waits for: { $roles }
}
plan-some-not-agreed = { $count ->
    [one] One item was added since and is not agreed yet, waits for: { $roles }
   *[other] { $count } items were added since and are not agreed yet, wait for: { $roles }
}
plan-done-of = { $done } of { $count } done
plan-end = Ends with { $title } on { $day }, { $off } ({ $why })
plan-moved = { $planned } → { $day } ({ $count })
plan-overdue = overdue
plan-how-to-say = /plan { $number } shows one item with its buttons; “Mine” shows yours. Say how far it is at once: /plan { $number } 60%
plan-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
plan-weekend = weekend
plan-day-off = { $day } is a day off{ $side ->
    [client] {" for the client"}
   *[team] {""}
} ({ $why }).
plan-day-off-ask = { $why } Shall it be { $day }?
plan-days-off = { $count ->
    [one] One item is due on a day off
   *[other] { $count } items are due on a day off
}: { $items }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
plan-off-none = as planned
plan-off-later = { $days ->
    [one] one working day later
   *[other] { $days } working days later
}
plan-off-earlier = { $days ->
    [one] one working day earlier
   *[other] { $days } working days earlier
}
plan-remaining = { $days ->
    [one] one day left
   *[other] { $days } days left
}
plan-earlier = ← Back
plan-more = { $count } more →
plan-and-more = … and { $count } more

# One item, and what is somebody's own.
plan-item = What is to be done
plan-item-short = Item
plan-kind = Kind
plan-due = Due
plan-baseline = Baseline
plan-forecast = Forecast
plan-owner = Owner
plan-nobody = nobody yet
plan-progress = Progress
plan-after = Waits for
plan-effort = Working days it takes
plan-change = Belongs to change
plan-why-moved = Why its date moved
plan-move = to { $after }, { $off }: { $cause }
plan-own = { $count ->
    [one] One thing of the plan is yours
   *[other] { $count } things of the plan are yours
}
plan-own-nothing = Nothing of the plan waits for you.
plan-own-more = … and { $count } more, due later.

# Buttons and forms.
plan-do-add = Add
plan-do-save = Save
plan-do-read = Read it
plan-do-add-list = { $count ->
    [one] Add it
   *[other] Add all { $count }
}
plan-do-drop-list = Discard
plan-do-edit = Edit
plan-do-remove = Remove
plan-do-move-to = Make it { $day }
plan-do-begin = Started
plan-do-finish = Done
plan-do-later = Needs longer …
plan-do-on-time = On time
plan-do-report = Send
plan-do-confirm = Confirm
plan-do-reject = Reject
plan-do-agree = Agree plan
plan-do-timeline = Timeline
plan-do-mine = Mine
plan-do-why = Why dates moved
plan-do-show-here = Show here
plan-form-add = Add to the plan
plan-form-edit = Edit #{ $number }
plan-form-import = Add a whole list
plan-form-later = #{ $number } needs longer
plan-date-agreed = Due { $day }. This date is agreed: it moves by an approved change, or press “Needs longer”.
plan-due-hint = As you would say it: 18 Dec, next Friday, in two weeks, 下周五
plan-change-hint = Its number, for instance #14
plan-after-hint = Numbers in the plan, for instance #3, #4
plan-effort-hint = Leave it empty if it takes as long as the time before it. A number lets slack be used up first.
plan-progress-hint = For instance 60%, or 2 days left
plan-list = The list
plan-list-hint = At most { $limit } lines. You see how they were understood before anything is added.
plan-import-how =
    A line each: - Payment API due 12-18 after #3 @Ann 5 days; [x] for what is done, ◆ for a milestone.
    Or a table (CSV or Markdown) with a head line: Number, Kind, Title, Owner, Due, After, Days, State, Progress, Change.
plan-file = Or a file
plan-file-hint = CSV, TSV, Markdown or plain text, up to 1 MB.
plan-file-elsewhere = A file: send it to me alone, or answer it in the group with “@Parley plan import”.
plan-file-reading = I am reading it. You will see what is in it before anything is added.
plan-file-none = I find no file and no list there. Attach it, or paste the list with /plan import.
plan-file-access = I may not read this file. Send it to me alone, or paste the list with /plan import.
plan-file-large = This is larger than 1 MB. Leave in it only what belongs in the plan, and send it again.
plan-file-binary = This is no text. Save it as CSV (in Excel: Save as, “CSV UTF-8”) and send it again.
plan-list-title = Not added yet
plan-list-read = { $count ->
    [one] one item
   *[other] { $count } items
}{ $milestones ->
    [0] {""}
    [one] {", one of them a milestone"}
   *[other] {", "}{ $milestones } of them milestones
}. Is everything understood as you meant it?
plan-list-not-added = Nothing was added
plan-list-problems = { $count ->
    [one] one line is not understood
   *[other] { $count } lines are not understood
}.
plan-list-mend = Mend this in the list, then send it again.
plan-list-line = Line { $at }: { $why }
plan-list-added = { $count ->
    [one] One item was added
   *[other] { $count } items were added
}
plan-list-dropped = Discarded: nothing was added
plan-list-see = /plan shows the plan as it is now.
plan-list-gone = This list was added or discarded already, or it is older than a week. Send it again if it is still to be added.
plan-list-or-file = Paste a list or choose a file: one of the two.
plan-list-empty = There is no item in this list.
plan-new-due = When will it be done?
plan-cause = Whose doing is it?
plan-reason = What happened?
plan-reason-hint = Only the team reads this.
plan-remove-sure = { $title } will be taken out of the plan.

# What was done.
plan-added = Added.
plan-saved = Saved.
plan-removed = Taken out: { $title }.
plan-noted = { $title }: { $progress }.
plan-thanks = Thank you. { $title } stays on { $day }.
plan-due-now = { $title } is due on { $day } now.
plan-export-words = { $count ->
    [one] The plan of { $project }: one item.
   *[other] The plan of { $project }: { $count } items.
}
plan-export-coming = The plan is on its way to you, as CSV and as Markdown.
plan-asks-agreement = { $who } agrees to the plan. The { $role } has to agree as well.
plan-baseline-fixed = { $count ->
    [one] The plan of { $project } is agreed: one date is fixed.
   *[other] The plan of { $project } is agreed: { $count } dates are fixed.
} From now on a date moves only by an approved change, or by a slip that is confirmed.

# Slips.
plan-slip = { $title } needs longer
plan-slip-said = { $who } says why: { $cause }
plan-slip-reported-moves = If it is confirmed, these dates move
plan-slip-confirmed-moves = These dates moved
plan-slip-rejected-moves = These dates would have moved
plan-slip-replaced-moves = These dates would have moved
plan-slip-waits = The account manager or the tech lead confirms it.
plan-slip-waiting = { $who } says that it will be { $day }; that waits to be confirmed.
plan-slip-confirmed = { $who } confirmed it.
plan-slip-rejected = { $who } rejected it; the dates stay.
plan-slip-replaced = { $who } has said it anew; this no longer counts.
plan-slip-sent = { $title }: sent. The date moves once the account manager or the tech lead has confirmed it.
plan-slip-done = { $title }: noted, the dates have moved.
plan-step = { $title }: { $before } → { $after }, { $off }
plan-why-title = Why dates moved in { $project }
plan-nothing-moved = No date has moved.
plan-account = { $title }: { $planned } → { $due }, { $off } = { $why }
plan-slips-wait = { $count ->
    [one] One slip waits to be confirmed
   *[other] { $count } slips wait to be confirmed
}
plan-timeline = Timeline of { $project }
plan-timeline-what = Baseline and forecast

# In the morning.
plan-morning = The plan, this morning
plan-is-on-time = Due { $day }. Will it be done by then?
plan-overdue-own = { $count ->
    [one] One thing of yours is overdue
   *[other] { $count } things of yours are overdue
}
plan-overdue-others = { $count ->
    [one] One thing is overdue for others
   *[other] { $count } things are overdue for others
}
plan-was-due = { $title } was due { $day }, { $days ->
    [one] one working day ago
   *[other] { $days } working days ago
}

# What happened to it.
plan-do-history = History
plan-history-title = History of { $item }
plan-history-title-whole = History of the plan of { $project }
plan-history-none = Nothing has happened yet.
plan-did-add = { $who } added { $count ->
    [one] an item
   *[other] { $count } items
}
plan-did-edit = { $who } edited { $item }
plan-did-remove = { $who } took out { $item }
plan-did-report = { $who } said how far { $item } is
plan-did-on-time = { $who } said that { $item } will be on time
plan-did-slip = { $who } said that { $item } needs longer
plan-did-confirm = { $who } confirmed that { $item } needs longer
plan-did-reject = { $who } rejected that { $item } needs longer
plan-did-replace = { $who } took back what waited to be confirmed about { $item }
plan-did-agree = { $who } agreed to the plan
plan-did-baseline = { $who } agreed to the plan, which fixed { $count ->
    [one] one date
   *[other] { $count } dates
}
plan-did-change = { $who } approved change #{ $change }, which moved { $count ->
    [0] no date
    [one] one date
   *[other] { $count } dates
}
plan-did-change-undone = { $who } took change #{ $change } back, and { $count ->
    [0] no date moved
    [one] one date moved
   *[other] { $count } dates moved
}

# What is wrong, and friendly noes.
plan-no-title = “{ $start }”: say in a few words what is to be done.
plan-title-too-long = “{ $start }”: this is too long; { $limit } characters fit.
plan-no-due = “{ $start }”: by when? For instance: due 18 Dec
plan-line-due = “{ $start }”: I cannot read its date. Write it as 2026-12-18.
plan-due-unreadable = I cannot read a date in this. Try “18 Dec”, “next Friday” or “2026-12-18”.
plan-due-past = “{ $start }”: { $day } is over. By when is it to be done?
plan-slip-off = { $day } is a day off. Will it be done by { $before }, or on { $following }?
plan-done-already = { $title } is done already.
plan-which = Which one? For instance: /plan 3 { $word }. “/plan mine” shows yours.
plan-not-later = { $day } is no later than it is due now, counted in working days. When will it be done?
plan-days-wrong = Give the working days it takes as a number up to { $limit }, or leave it empty.
plan-progress-unreadable = Say it as 60%, or as 2 days left.
plan-who = “{ $start }”: I do not know { $name }. Mention somebody of this project, or leave it out.
plan-no-change = There is no change #{ $number } in this project.
plan-after-unknown = “{ $start }”: there is no { $number } to wait for.
plan-circle = #{ $number } would wait for itself in the end.
plan-too-early = It waits for #{ $number } { $title }, which is due on { $day }: it cannot be due before that.
plan-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
plan-reason-missing = Please say what happened: the difference gets this name.
plan-cause-missing = Choose whose doing it is.
plan-list-length = A list may have 1 to { $limit } lines; this one has { $count }. Add it in parts.
plan-list-wrong = Nothing was added yet. { $problems }
plan-full = A plan holds { $limit } items. Please take out what is done long ago.
plan-only-team = The plan is made by the team and the account manager. If that is you, have your role set with /project.
plan-only-owner = Its owner says how far it is, or the account manager or the tech lead.
plan-only-leads-confirm = The account manager and the tech lead confirm slips. If that is you, have your role set with /project.
plan-only-leads-agree = The account manager and the tech lead agree on the plan. If that is you, have your role set with /project.
plan-slip-decided = Somebody has decided on this already.
plan-agreed-stays = This was agreed, so it stays in the plan. When it is no longer needed, press “Done”.
plan-others-wait = #{ $number } waits for it. Change that first.
plan-edit-pushes = That would push #{ $number }, whose date is agreed. Press “Needs longer” there first.
plan-agreed-already = The plan is agreed already.
plan-agreed-before = You have agreed already. It waits for somebody else now.
plan-moved-on = The plan has moved meanwhile, so other dates would move. The card shows them now; please look again.
plan-moved-on-form = Somebody changed this while you were writing, so it was not saved. Copy what you typed, close this form and open it again.
plan-gone = This is no longer in the plan.
plan-no-such-number = There is no #{ $number } in the plan. See /plan.
plan-say-unreadable = What about #{ $number }? For instance: /plan { $number } 60%, /plan { $number } 2 days left, /plan { $number } done

# Help.
plan-help-title = What /plan can do
plan-unknown-word = I do not know “{ $word }”.
plan-help =
    /plan – the plan of this project
    /plan mine – what is yours, in all projects
    /plan add Payment API due 12-18 after #3 @owner – add a task; ◆ makes it a milestone, “5 days” says how long it takes
    /plan import – a list or a table, pasted or as a file; you confirm it before it is added
    /plan 3 – one item; /plan 3 60%, /plan 3 2 days left, /plan 3 done, /plan 3 later
    /plan agree – fix the dates; the account manager and the tech lead both
    /plan timeline – a picture of where it was planned and where it stands, for everybody in the room
    /plan why – whose doing every moved date is
    /plan history – who did what to it, when and where; /plan 3 history for one item
    /plan export – as CSV and Markdown

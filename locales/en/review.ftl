# Words people may type, separated by commas; those of both languages work for everybody.
review-word = review, reviews
review-word-list = list
review-word-add = add
review-word-help = help, ?
review-word-weekly = status, weekly-meeting
review-word-retro = retro, retrospective
review-word-milestone = milestone
review-word-delivery = delivery, post-mortem

review-summary-line = meetings that prepare themselves: agenda, decisions, actions, minutes

# Kinds, and what each looks at: one point a line.
review-kind = Kind
review-kind-weekly = Weekly status meeting
review-kind-retro = Retrospective
review-kind-milestone = Milestone review
review-kind-delivery = After-delivery review
review-agenda-weekly =
    What moved since last week?
    What is next, and does it still fit the plan?
    What stands in the way?
review-agenda-retro =
    What went well? What went badly? What shall we try?
    What do the notes have in common?
    One to three things we will do differently
review-agenda-milestone =
    What was promised for this milestone, and what is there?
    What moved, and why?
    What does it mean for the next milestone?
review-agenda-delivery =
    What did the client get, and what do they say?
    What did it cost, compared with what we thought?
    What do we do differently next time?

# The card.
review-title = Review #{ $number }: { $name }
review-gist = { $title }, { $at }
review-begins = { $title } begins
review-when = When
review-repeats = Repeats
review-notes = Notes
review-anonymous = anonymous: nobody can find out who wrote what
review-with-names = with names
review-agenda = Agenda
review-points = Points
review-more = … and { $count } more
review-source = where it was said
review-voices = { $count ->
    [0] Nobody has written notes yet.
    [one] One person has written notes.
   *[other] { $count } people have written notes.
}
review-collect-how = Add a point with the button, with /review add …, or with 📌 on any message.
review-auto-proposed = Waits for assessment: { $text }
review-auto-assessed = Waits for approval: { $text }
review-auto-blocker = Blocked – { $text }
review-auto-todo = Due – { $text }
review-auto-question = Not answered – { $text }
review-auto-feedback = Feedback nobody has answered – { $text }
review-grace = If I was not running, still begin up to
review-grace-offer = { $count ->
    [30] half an hour later
    [60] one hour later
    [120] two hours later
   *[other] { $count } minutes later
}
review-unfinished = { $title } is still open. Finish it, so that its minutes can be confirmed.
review-finished = Finished. The minutes are in its thread.
review-state-open = Under way ↓
review-state-finished = Finished. The minutes are in the thread.
review-state-cancelled = Cancelled.
review-state-missed = Missed: I was not there when it was time. What stood on its agenda is kept here.
review-late = This was planned for { $at }; I am late.
review-before = What we set out to do last time
review-went-open = still open: { $text }
review-went-done = done: { $text }
review-went-dropped = dropped: { $text }
review-decisions = Decisions
review-actions = Actions
review-column-well = Went well
review-column-badly = Went badly
review-column-try = Try
review-voters = { $count ->
    [one] One person has voted.
   *[other] { $count } people have voted.
}
review-thread-how =
    We meet in this thread. Whoever writes here is in the minutes.
    “decision: …” writes a decision down, “action: @who … by Friday” something to do; or put ✅ or 🎯 on a message.
review-decision-noted = ✅ Decision #{ $number }: { $text }
review-todo-noted = 🎯 #{ $number } { $who }: { $text }{ $day ->
    [none] {""}
   *[other] {" "}· by { $day }
}

# Buttons and forms.
review-do-plan = Plan a review …
review-do-plan-it = Plan it
review-do-add = Add a point …
review-do-add-it = Add
review-do-begin = Begin now
review-do-move = Move …
review-do-cancel = Cancel
review-do-end-series = End the series
review-do-save = Save
review-do-finish = Finish
review-do-write = Write notes …
review-do-hand-in = Hand in
review-do-reveal = Show the notes
review-do-vote = Vote …
review-do-vote-it = Vote
review-do-take = Take an action …
review-do-show = Show
review-cancel-sure = This review will not take place.
review-end-series-sure = No more of these will be planned.
review-reveal-sure = Nobody can write notes after that.
review-form-plan = Plan a review
review-form-point = A point for the agenda
review-form-move = Move the review
review-form-notes = Notes
review-form-vote = Vote
review-form-take = Something to do
review-form-correct = Correct minutes #{ $number }
review-name = Title
review-when-hint = For instance: Thursday 15:00 · every second Thursday 15:00 · two working days after each milestone · now
review-options = Retrospective
review-option-anonymous = Anonymous notes and votes
review-anonymous-hint = Nothing is kept that says who wrote what; not even your administrator can find out.
review-promise-anonymous = One note a line. Nothing is kept that says who wrote this; you can hand in once. Your way of writing may still give you away.
review-promise-names = One note a line. Your notes are shown when everybody is done.
review-point = What shall we talk about?
review-vote-for = What matters most? Choose up to { $limit }.
review-errand = What shall we do differently?
review-owner = Who
review-due = By
review-due-hint = As you would say it: Friday, 15 Dec, in two weeks
review-section-attendance = There were
review-section-points = Points
review-section-decisions = Decisions
review-section-actions = Actions
review-section-notes = Remarks
review-actions-hint = One a line: #3 @Ann write the tests by Friday. Without a number it is a new one; a line you take out is dropped.
review-by = { $text } by { $day }
review-taken-out = Taken out of the minutes.
review-point-added = It is on the agenda of { $title }.
review-after-milestones = Noted. I will announce a review as each milestone of /plan comes near.
review-thanks = Thank you!

# Lists.
review-list = { $count ->
    [0] No review is planned
    [one] One review is planned
   *[other] { $count } reviews are planned
}
review-list-empty = Nothing here.
review-help =
    /review every second Thursday 15:00 – a weekly status meeting, every other week
    /review retro Friday 16:00 – a retrospective; also: milestone, delivery
    /review add … – a point for the next agenda
    /minutes – what earlier ones came to

# Friendly noes.
review-gone = This review is no longer here.
review-moved-on = This review has moved on: look at its newest card, or at /minutes.
review-only-team = This is up to the team. If that is you, have your role set with /project.
review-only-participants = Only those who were there can correct and confirm the minutes.
review-in-its-room = Say this in the channel where the review is to be held.
review-none-planned = No review is planned. Plan one first, for instance: /review Thursday 15:00
review-no-such-number = There is no review #{ $number } in this project. See /review.
review-when-unreadable = I cannot read a time in this. Try “Thursday 15:00” or “every second Thursday 15:00”.
review-time-missing = At what time? For instance: Thursday 15:00
review-when-past = { $day } is over. When shall it be?
review-once = Say one time, for instance: Friday 16:00
review-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
review-point-missing = Say what to talk about, for instance: /review add the cache
review-agenda-full = The agenda holds { $limit } points. Put some of them together.
review-note-missing = Write at least one note.
review-note-too-long = One of these notes has { $length } characters; at most { $limit } fit.
review-too-many-notes = These are { $count } notes; at most { $limit } fit. Put some of them together.
review-wrote-already = You have handed in your notes. As nobody knows which are yours, they cannot be changed.
review-notes-shown = The notes are shown already. You can say more in the thread.
review-no-notes = Nobody has written any notes yet.
review-not-shown-yet = Show the notes first.
review-voted-already = You have voted. As nobody knows how, it cannot be changed.
review-vote-count = Choose at least one and at most { $limit }.
review-enough-taken = Take at most { $limit } actions: more are wishes. The rest can go to /todo.
review-take-one = Take at least one action, at most { $limit }: that is what it was for.
review-errand-missing = Say what is to be done.
review-one-owner = Choose one person: what several should do, nobody does.
review-due-unreadable = I cannot read a date in this. Try “next Friday” or “15 Dec”.
review-too-long-to-edit = { $section }: too long to be edited here; it stays as it is.

# Minutes.
minutes-word = minutes, protocol
minutes-word-search = search, find
minutes-summary-line = what reviews came to
minutes-title = Minutes #{ $number }: { $name }
minutes-version = { $at } · version { $version } by { $who }
minutes-draft = draft, please correct and confirm
minutes-confirmed = confirmed by { $who }
minutes-do-confirm = Confirm
minutes-do-correct = Correct …
minutes-do-export = As Markdown
minutes-do-earlier = Earlier version
minutes-list = { $count ->
    [0] No minutes yet
    [one] Minutes of one review
   *[other] Minutes of { $count } reviews
}
minutes-found = { $count ->
    [one] Minutes with “{ $word }”
   *[other] { $count } minutes with “{ $word }”
}
minutes-list-empty = Nothing here.
minutes-how = /minutes 7 – those of review 7. /minutes search cache – find some.
minutes-coming = The file is on its way to you as a direct message.
minutes-no-such-number = There are no minutes #{ $number } in this project. See /minutes.
minutes-moved-on = Somebody changed these minutes meanwhile. Look at the newest version before you go on.

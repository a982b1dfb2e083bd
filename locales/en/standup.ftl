standup-word = standup, stand-up, daily
standup-word-now = now
standup-word-skip = skip
standup-word-report = report
standup-word-export = export
standup-word-help = help, ?
standup-summary-line = ask everybody the same few questions every day, and report the answers

# The usual questions.
standup-question-done = What did you get done since last time?
standup-question-plan = What will you do today?
standup-question-blocker = Is anything in your way?

# The settings form.
standup-form-settings = Stand-up
standup-do-save = Save
standup-runs = This stand-up is
standup-runs-on = on
standup-runs-off = paused
standup-days-field = Days
standup-days-hint = Nobody is asked on a holiday, on leave, or on a weekend that is not worked where they live.
standup-day-mon = Monday
standup-day-tue = Tuesday
standup-day-wed = Wednesday
standup-day-thu = Thursday
standup-day-fri = Friday
standup-day-weekend = weekend days that are worked (make-up days)
standup-at = Asked at
standup-at-hint = On each person’s own clock: 9:30, 9am, 上午九点半
standup-until = Answered by
standup-field-done = Question about what was done (empty: not asked)
standup-field-plan = Question about what is next (empty: not asked)
standup-field-blocker = Question about blockers (empty: not asked)
standup-field-more = More questions
standup-more-hint = One a line, at most { $limit }.
standup-roles = Who takes part
standup-roles-hint = Everybody of these roles who has used me in this project.
standup-also = And these people
standup-rooms = The report goes to
standup-room-client = { $name }, a client reads there
standup-extras = Also
standup-extra-team_only = Team rooms only: never show the report where a client reads
standup-extra-mood = Ask for the mood, shown only as an average
standup-patience-remind = Reminder for those who have not answered
standup-patience-remind-offer = { $count ->
    [0] none
   *[other] { $count } minutes before the deadline
}
standup-patience-escalate = Tell the tech lead of a blocker after
standup-patience-escalate-offer = { $count ->
    [0] never
    [one] one working day
   *[other] { $count } working days
}
standup-patience-grace = If I was not running, still ask up to
standup-patience-grace-offer = { $count ->
    [30] half an hour later
    [60] one hour later
    [120] two hours later
   *[other] { $count } minutes later
}
standup-no-days = Choose at least one day.
standup-time-unreadable = I cannot read a time of day in this. Try 9:30 or 9am.
standup-time-quiet = Between 21:00 and 8:00 I disturb nobody. Choose a time of the working day.
standup-until-before = This has to be later than { $at }.
standup-no-questions = Ask at least one question.
standup-too-many-questions = At most { $limit } fit. Please drop some.
standup-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
standup-no-clients = { $name } is a client; stand-ups are for the team.
standup-no-team-room = Nobody would see the report: choose a room of the team, or allow rooms where a client reads.
standup-saved = Saved. The channel has been told.

# What a save confirms.
standup-set-title = Stand-up
standup-set-off = Stand-up (paused)
standup-when = { $at }, to be answered by { $until }, on each person’s own clock
standup-people = Takes part
standup-people-count = { $count ->
    [one] one person
   *[other] { $count } people
}
standup-report-goes = Report
standup-report-nowhere = only with /standup report
standup-set-by = Set by { $who }. Change it with /standup.

# In the direct conversation.
standup-title = Stand-up { $day }
standup-title-topic = Stand-up { $day }: { $topic }
standup-prompt-how = Until { $until }. Or just type your answers here, one line a question.
standup-prompt-late = This should have come at { $at }, but I was not running. Sorry.
standup-do-answer = Answer
standup-do-same = Same as last time
standup-do-not-today = Not today
standup-do-change = Change
standup-do-send = Send
standup-reminder = The stand-up of { $project } is still waiting for you, until { $until }.
standup-understood = Noted as your answer
standup-thanks = Thank you, noted.
standup-form-answer = Your stand-up
standup-form-edit = Change your answer
standup-over = The deadline has passed. Your answer will be marked as late.
standup-over-edit = The deadline has passed. The change will be marked.
standup-open-blockers = Still open from before:
standup-blocker-hint = One a line. Leave it empty if nothing is.
standup-waits-field = Who can clear it?
standup-who-team = somebody of the team
standup-who-client = the client
standup-who-other = somebody else
standup-mood-field = How are you?
standup-mood-hint = Nobody sees yours. The average is shown from { $count } answers up.
standup-mood-1 = exhausted
standup-mood-2 = not great
standup-mood-3 = so-so
standup-mood-4 = fine
standup-mood-5 = great
standup-answer-empty = Answer at least one question, or press “Not today”.
standup-questions-changed = The questions were changed while you were writing, so nothing was saved. Copy what you typed, close this form and open it again.
standup-no-last-time = There is no earlier answer to repeat. Press “Answer” instead.
standup-not-asked = You take no part in this stand-up.
standup-answered-already = You have answered already. You can change your answer with “Answer”.

# The report.
standup-answered = Answered
standup-progress = { $answered } of { $asked }
standup-state-answered = Answered
standup-state-asked = Waiting for
standup-state-silent = No answer
standup-state-not-today = Not today
standup-state-missed = Not asked: outage
standup-later = Later, in their own morning
standup-not-asked-title = Not asked
standup-missed = Not asked
standup-missed-why = { $names } – I was not running at the time
standup-name-late = { $name } (late)
standup-name-why = { $name } ({ $why })
standup-off-leave = on leave
standup-off-holiday = holiday
standup-off-weekend = weekend
standup-off-quiet = it is night there
standup-off-skipped = skipped
standup-off-unreachable = no account I can write to
standup-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
standup-mood = Mood
standup-in-thread = Each answer stands in the thread.
standup-skipped = Skipped by { $who }
standup-late = late
standup-edited = changed { $at }, after the deadline
standup-moved = moved on
standup-moved-propose = proposed
standup-moved-assess = assessed
standup-moved-approve = approved
standup-moved-decline = declined
standup-moved-start = work started
standup-moved-deliver = delivered
standup-moved-accept = accepted
standup-moved-reopen = not accepted yet
standup-moved-edit = edited
standup-moved-withdraw = withdrawn

# Blockers.
standup-blocker = Blocker
standup-blockers = Blockers
standup-blocker-still = Still in your way? { $words }
standup-waits-team = waits for the team
standup-waits-client = waits for the client
standup-waits-other = waits for somebody else
standup-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
standup-since = since { $day }
standup-do-still = Still there
standup-do-solved = Solved
standup-do-waits-team = Waits for the team
standup-do-waits-client = Waits for the client
standup-do-waits-other = Waits for somebody else
standup-blocker-solved = ✓ Solved, says { $who }
standup-escalation = { $who } has been blocked since { $day }:
standup-escalation-client = { $who } has been waiting for the client since { $day }:
standup-still-noted = Noted: still there since { $day }. I will ask again next time.
standup-solved-noted = Good! It is closed.
standup-waits-noted = Noted: it { $waits }.
standup-solved-before = This has been solved already.

# Commands.
standup-called = I am asking now. Who is off, or asleep, is left in peace.
standup-skip-which = Skip the stand-up of { $day }?
standup-do-skip-mine = Only for me
standup-do-skip-all = For everybody
standup-skipped-mine = All right, not today.
standup-skipped-all = All right. The stand-up of that day is called off, and the channel has been told.
standup-nothing-to-skip = There is no stand-up to skip.
standup-none-here = There is no stand-up here yet. Set one up with /standup in the channel.
standup-only-team = This is for the team. If that is you, have your role set with /project.
standup-team-only = This report is for the team alone. Ask for it in a room of the team.
standup-no-report = There is no stand-up report for that yet.
standup-day-unreadable = Which day? For instance: /standup report yesterday, or 2026-11-20
standup-export-coming = The file is on its way to you as a direct message.
standup-export-words = { $count ->
    [one] One answer as a table.
   *[other] { $count } answers as a table.
}
standup-csv-columns = Day|Topic|Person|State|Answered at|Late|Changed after the deadline|Question|Answer
standup-unknown-word = I do not know “{ $word }”.
standup-help-title = What /standup can do
standup-help =
    /standup – the settings of this channel’s stand-up
    /standup now – ask everybody now; or /standup now @Ann @Bob about payment
    /standup skip – not today, for me or for everybody
    /standup report yesterday – the report of a day, with its answers
    /standup export – everything as a file

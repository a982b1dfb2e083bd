# The weekly report.
progress-word = progress, report
progress-word-last = last
progress-word-preview = preview
progress-word-settings = settings
progress-word-health = health
progress-word-mail = mail, email
progress-word-help = help, ?
progress-summary-line = what was done, what waits and for whom; posted every Monday by itself

progress-help-title = What /progress can do
progress-help =
    /progress – the report as things stand now
    /progress last – the one that was posted last
    /progress 16 Nov – the one of that week
    /progress preview – what the client will read next; add a line, or hold it
    /progress health – say how the project is, against the rule, and why
    /progress mail – who gets it by mail
    /progress settings – whether it is posted by itself, and when

progress-title = { $project }: report of { $day }

# How the project is, and the rule behind it.
progress-colour-green = On track
progress-colour-amber = Needs attention
progress-colour-red = Off track
progress-health-nothing = No date has slipped, nothing is overdue, nobody waits too long.
progress-health-milestone-overdue = Milestone { $number } { $title } is overdue
progress-health-milestone-slips = Milestone { $number } { $title } is { $days ->
    [one] one working day
   *[other] { $days } working days
} later than agreed
progress-health-tasks-overdue = { $count ->
    [one] One task is overdue
   *[other] { $count } tasks are overdue
}
progress-health-changes-wait = { $count ->
    [one] One change has waited
   *[other] { $count } changes have waited
} for more than { $days } working days
progress-health-blockers-last = { $count ->
    [one] One blocker has lasted
   *[other] { $count } blockers have lasted
} for more than { $days } working days (waiting for the client, and counted in their report: { $clients })
progress-health-blockers-client = { $count ->
    [one] One thing has waited
   *[other] { $count } things have waited
} for the client for more than { $days } working days
progress-health-clients = The client’s report says { $said }: it does not count what waits for the team or for others.
progress-health-budget-spent = { $percent } % of the agreed days are used
progress-health-budget-nearly-spent = { $percent } % of the agreed days are used
progress-rule = The status follows from the records; each version counts only what its readers may know.
progress-rule-where = What makes the status: /progress help
progress-rule-red = A milestone is overdue, or more than { $days } working days later than agreed; or more than the agreed days are used.
progress-rule-amber = A milestone is later than agreed; a task is overdue; a change has waited for more than { $waited } working days, a blocker for more than { $blocked }; or more than { $percent } % of the agreed days are used.
progress-overridden = Said by { $who }: { $reason } (by the rule: { $ruled })
progress-extra = { $who }: { $words }

# The sections.
progress-section-waiting = Changes waiting: { $count }
progress-section-blockers = Blockers: { $count }
progress-section-waited = Waiting for the client
progress-section-milestones = Milestones: { $count }
progress-section-done = Done or closed since the last report: { $count }
progress-section-doing = In progress: { $count }
progress-section-coming = Coming up: { $count }
progress-section-later = Later: { $count }
progress-section-earlier = Done or closed earlier: { $count }
progress-section-all-decisions = All that was decided: { $count }
progress-section-slips = Dates moved: { $count }
progress-section-decisions = Decided: { $count }
progress-section-risks = Risks: { $count }
progress-section-todos = Overdue action items: { $count }
progress-section-feedback = Feedback: { $count }
progress-section-scores = What people said of the work since the last report
progress-section-standups = Stand-ups
progress-section-budget = Agreed budget
progress-section-said = Talked about last week
progress-section-missing = Not known yet: { $count }
progress-do-show = Show
progress-folded = { $more ->
    [0] { $still ->
        [one] One line as in the last report, in the thread
       *[other] { $still } lines as in the last report, in the thread
    }
   *[other] { $still ->
        [0] { $more } more in the thread
       *[other] { $more } more and { $still } as in the last report, in the thread
    }
}
progress-folded-here = { $more ->
    [0] { $still ->
        [one] One line as in the last report
       *[other] { $still } lines as in the last report
    }
   *[other] { $still ->
        [0] { $more } more
       *[other] { $more } more and { $still } as in the last report
    }
}: press “Read on”
progress-do-rest = Read on
progress-more = The rest of the report
progress-left-out = … and { $count } more
progress-glossary = Words of the team:

# The lines.
progress-shown-by = { $name } ({ $command })
progress-or = {" or "}
progress-waits = waiting { $days ->
    [0] since today
    [one] for one working day
   *[other] for { $days } working days
}, for: { $who }
progress-done-on = done { $day }
progress-ended-on = { $status }, { $day }
progress-percent = { $percent } %
progress-due = due { $day }
progress-overdue = overdue since { $day }
progress-milestone-open = { $name } – { $due } (not agreed yet)
progress-milestone-kept = { $name } – { $due }, as agreed
progress-milestone-moved = { $name } – { $due }; agreed: { $planned }. { $why }
progress-moved-by = Moved by { $days ->
    [one] one working day
   *[other] { $days } working days
}: { $parts }
progress-part = { $days } { $cause }
progress-by-team = by the team
progress-by-client = waiting for the client
progress-by-third-party = by a third party
progress-by-change = by approved changes
progress-slip = { $is_later ->
    [True] { $days ->
        [one] One working day later
       *[other] { $days } working days later
    }
   *[other] { $days ->
        [one] One working day earlier
       *[other] { $days } working days earlier
    }
} ({ $items })
progress-cause-team = the team
progress-cause-client = waiting for the client
progress-cause-third-party = a third party
progress-cause-change = { $number ->
    [0] an approved change
   *[other] approved change { $number }
}
progress-budget-days = { $used } of { $agreed } working days used by approved changes
progress-budget-money = { $used } of { $agreed } used by approved changes
progress-blocker-team = waits for the team { $days ->
    [0] since today
    [one] for one working day
   *[other] for { $days } working days
}
progress-blocker-client = waits for the client { $days ->
    [0] since today
    [one] for one working day
   *[other] for { $days } working days
}
progress-blocker-other = waits for somebody else { $days ->
    [0] since today
    [one] for one working day
   *[other] for { $days } working days
}
progress-client-waited = Since the last report, all blockers together: { $days ->
    [one] one working day
   *[other] { $days } working days
}
progress-level-low = low
progress-level-medium = medium
progress-level-high = high
progress-risk = likelihood { $likelihood }, effect { $effect }
progress-feedback-waits = without an answer for { $days } working days
progress-scores = { $kind ->
    [nps] Recommendation (0 to 10)
   *[other] Satisfaction (1 to 5)
}: { $mean } on average, { $count ->
    [one] one answer
   *[other] { $count } answers
}
progress-participation = { $answered } of { $asked } stand-up questions answered since the last report

# What is missing is said.
progress-missing-estimate = No estimate for { $numbers }
progress-missing-acceptance = Delivered and not accepted yet: { $numbers }
progress-missing-owner = Nobody does { $numbers } of the plan yet
progress-missing-agreement = Dates not agreed yet: { $numbers } of the plan
progress-missing-risk-owner = Risks that nobody looks after: { $numbers }
progress-missing-cost = No cost for { $numbers }: the money used leaves them out
progress-missing-milestones = The plan has no milestones
progress-missing-verdict = { $count ->
    [one] One reported delay waits
   *[other] { $count } reported delays wait
} for somebody to confirm or reject
progress-missing-budget = No budget was agreed: /project sets it
progress-missing-plan = There is no plan yet: /plan add …

# The pictures.
progress-pictures = Pictures of the report
progress-burn-up = Tasks: planned and done
progress-scope = planned
progress-done = done
progress-timeline = Milestones: agreed and forecast
progress-timeline-more = { $count ->
    [one] … and one more milestone: /plan
   *[other] … and { $count } more milestones: /plan
}
progress-planned = agreed
progress-forecast = expected
progress-per-week = Changes a week
progress-proposed = proposed
progress-accepted = accepted

# Before it goes out.
progress-goes-out = This is what the client will read. It goes out { $at }.
progress-held = { $who } put it on hold: it does not go out { $at } unless somebody lets it.
progress-held-over = { $who } put it on hold, and its hour has passed. “Send now” sends it to all rooms.
progress-still-held = The weekly report of { $project } is on hold and was not sent.
progress-do-add-line = Add a line
progress-do-hold = Hold
progress-do-release = Let it go out
progress-do-send = Send now
progress-do-say-health = Set the status
progress-do-post-here = Post in this channel
progress-do-save = Save
progress-line-form = A line for the report
progress-line = Your line
progress-line-hint = Everybody reads it, the client included. Leave it empty to take it back.
progress-line-added = Noted. It goes out with the next report.
progress-line-removed = The line is taken back.
progress-health-form = How is the project?
progress-health = It is
progress-health-reason = Why
progress-health-hint = Everybody reads it, beside what the rule says, until the next report is out.
progress-health-said = Noted until the next report: { $colour }
progress-settings-form = The weekly report
progress-posted = Posted by itself
progress-is-on = Yes, on the first working day of the week
progress-is-off = No
progress-at = At (the project’s time)
progress-at-hint = For instance 10:00
progress-preview-before = Shown to the leads so many minutes before
progress-preview-hint = 0 for not at all
progress-saved = Saved. The next report goes out { $at }.
progress-saved-off = Saved. No report is posted by itself.
progress-sent = Sent.

progress-only-leads = Only the account manager and the tech lead may do that.
progress-is-out = This report is out already. /progress preview shows the next one.
progress-none-yet = No report has been posted yet. /progress shows how things stand now.
progress-none-then = No report was posted in that week. /progress last shows the newest.
progress-which-week = I could not read a date in “{ $text }”. For instance: /progress 2026-11-16, /progress last, or /progress help.
progress-not-a-time = Please write it like 10:00.
progress-not-minutes = Please write a number of minutes, 0 to { $most }.
progress-why-needed = Please say why: people will ask.

# By mail.
progress-readers = { $count ->
    [0] Nobody gets the report by mail yet
    [one] One person gets the report by mail
   *[other] { $count } people get the report by mail
}
progress-no-mail-here = No mail server is set up here. Whoever runs Parley sets EMAIL_HOST, EMAIL_FROM and PUBLIC_URL.
progress-reader = { $address } – { $version ->
    [team] the team’s version
   *[client] the client’s version
}, { $spoken }
progress-do-add-reader = Add an address
progress-do-remove = Remove
progress-reader-form = The report by mail
progress-reader-address = Mail address
progress-reader-version = Version
progress-reader-client = The client’s: no internal notes, no costs
progress-reader-team = The team’s
progress-reader-language = Language
progress-not-an-address = That is no mail address. For instance: clara@example.com
progress-has-left = { $address } does not want these letters any more.
progress-reader-there = { $address } gets the report already.
progress-reader-added = { $address } gets the next report.
progress-unmailed = The weekly report could not be mailed to { $address }: { $reason }

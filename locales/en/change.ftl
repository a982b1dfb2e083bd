# Words people type, separated by commas; each language's words work for everybody.
change-word = change, changes
change-word-list = list
change-word-history = history
change-word-export = export
change-word-help = help, ?
change-word-open = open
change-word-mine = mine, my
change-word-waiting = waiting
change-word-done = done, closed

change-summary-line = record a requirement change, have it assessed and approved

# What can be asked for.
change-kind-new = New requirement
change-kind-changed = Changed requirement
change-kind-defect = Defect
change-kind-technical = Technical proposal
change-priority-low = Low
change-priority-normal = Normal
change-priority-high = High
change-priority-urgent = Urgent

change-status-proposed = Proposed
change-status-assessed = Assessed
change-status-approved = Approved
change-status-declined = Declined
change-status-in-progress = In progress
change-status-delivered = Delivered
change-status-accepted = Accepted
change-status-withdrawn = Withdrawn
change-status-reopened = Reopened

# The card.
change-gist = { $title } – { $status }
change-status = Status
change-title = Title
change-what = What and why
change-kind = Kind
change-priority = Priority
change-due = Needed by
change-due-open = no date given
change-author = Proposed by
change-version = version { $version }
change-criteria = Acceptance criteria
change-more = { $count ->
    [one] … and one more: press “Show all”.
   *[other] … and { $count } more: press “Show all”.
}
change-effort = Effort
change-risk = Risk and notes
change-assessed-by = Assessed by
change-assessed-before = This assessment was made for version { $version }; it has to be made again.
change-moves = Dates it moves
change-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
change-approved-by = ✓ { $who } approved as { $role }
change-waits-for = Waits for the { $role }: { $names }
change-waits-proposed = Waits for somebody of the team to assess it.
change-waits-approved = The team can start.
change-waits-in-progress = The team is working on it.
change-waits-reopened = Waits for the team to take it up again.
change-either = {" or "}
change-nobody-is = Waits for the { $role }. Nobody has that role yet? Name one with /project.

# Buttons and forms.
change-do-propose = Record
change-do-save = Save
change-do-assess = Assess
change-do-reassess = Assess again
change-do-approve = Approve
change-do-decline = Decline
change-do-start = Start work
change-do-deliver = Mark as delivered
change-do-accept = Accept …
change-do-finish = Confirm
change-do-edit = Edit
change-do-withdraw = Withdraw
change-do-history = History
change-do-show = Show all
change-withdraw-sure = { $title } will be withdrawn. This cannot be undone.
change-voids-approval = Saving this makes the approvals given so far void: it has to be approved again.
change-edit-voids = If title, text or criteria change, this becomes a new version, to be assessed and approved again.
change-form-new = Record a change
change-form-edit = Edit change #{ $number }
change-form-assess = Assess change #{ $number }
change-form-decline = Decline change #{ $number }
change-form-accept = Accept change #{ $number }
change-due-hint = As you would say it: next Friday, 15 Dec, in two weeks, 下周五
change-criteria-hint = One a line, at most { $limit }. They are ticked off when the change is accepted.
change-effort-field = Effort in working days
change-effort-hint = For instance 3 or 0.5
change-cost-field = Cost in { $currency }
change-risk-field = Risk and notes
change-internal = For the team
change-internal-field = Notes for the team alone
change-internal-hint = Never shown in a client’s room.
change-moves-hint = One a line, for instance: Beta release moves from 2 to 9 December
change-reason = Reason
change-reason-hint = The person who asked for it will read this.
change-criteria-met = Which criteria are met?
change-reopen-reason = What is missing?
change-reopen-hint = Leave this empty to accept. With a reason the change goes back to the team.
change-recorded = Recorded as #{ $number } in { $project }.

# What is wrong with a form.
change-title-missing = Say in a few words what should change.
change-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
change-line-too-long = The line that starts with “{ $start }” is longer than { $limit } characters. Please shorten or split it.
change-too-many-lines = These are { $count } lines; at most { $limit } can be kept. Please put some of them together.
change-due-unreadable = I cannot read a date in this. Try “next Friday”, “15 Dec” or “2026-12-15”.
change-due-past = That is { $day }, which is over. When is it needed?
change-effort-unreadable = Give a number of working days between 0 and { $limit }, for instance 3 or 0.5.
change-cost-unreadable = Give an amount in { $currency } such as 1200 or 1,200.50, or leave it empty.
change-reason-missing = Please give a reason; it will be read.
change-unmet-needs-reason = { $count ->
    [one] One criterion is not ticked. Tick it, or say what is missing.
   *[other] { $count } criteria are not ticked. Tick them, or say what is missing.
}

# Friendly noes.
change-gone = This change is no longer here.
change-moved-on = Somebody was faster, or this card is old. This is how it stands now:
change-moved-on-form = Somebody changed this while you were writing, so it was not saved. Copy what you typed, close this form and open it again from the card.
change-only-builders-assess = Assessing is for developers and the tech lead. If that is you, have your role set with /project.
change-only-builders-build = This is for developers and the tech lead. If that is you, have your role set with /project.
change-only-approvers-decide = The account manager and the tech lead decide this. If that is you, have your role set with /project.
change-only-client-accepts = Accepting is for the account manager and the client. If that is you, have your role set with /project.
change-only-author-edits = Only its author, the account manager and the tech lead can edit a change. You can say what you think in its thread.
change-only-author-withdraws = Only its author can withdraw a change. You can say what you think in its thread.
change-approved-before = You have approved this already. It waits for somebody else now.
change-not-your-turn = It is the turn of the { $role -> 
    [tech_lead] tech lead
   *[account_manager] account manager
} first.
change-not-alone = You proposed and assessed this yourself, so somebody else has to approve it.
change-which-number = Which change? For instance: /change history 12
change-no-such-number = There is no change #{ $number } in this project. See /change list.

# Lists.
change-list-open = { $count ->
    [one] One open change
   *[other] { $count } open changes
}
change-list-mine = { $count ->
    [one] One change of yours
   *[other] { $count } changes of yours
}
change-list-waiting = { $count ->
    [one] One change waits for you
   *[other] { $count } changes wait for you
}
change-list-done = { $count ->
    [one] One finished change
   *[other] { $count } finished changes
}
change-list-found = { $count ->
    [one] One change with “{ $word }”
   *[other] { $count } changes with “{ $word }”
}
change-home-waiting = Waits for you
change-home-nothing = Nothing waits for you.
change-home-more = There is more: /change waiting in each project’s channel.
change-list-empty = Nothing here.
change-history-title = History of { $title }
change-export-words = { $count ->
    [one] The change of { $project } as a table.
   *[other] All { $count } changes of { $project } as a table.
}
change-export-nothing = There is no change in { $project } yet. Record the first one with /change.
change-export-coming = The file is on its way to you as a direct message.
change-csv-columns = Number|Title|Status|Kind|Priority|Needed by|At|Proposed by|Version|Effort (working days)|Cost|Currency|Risk and notes|What and why|Acceptance criteria|Recorded at

# What happened, for the thread and the history.
change-did-propose = { $who } proposed this change
change-did-assess = { $who } assessed it
change-did-approve = { $who } approved it
change-did-decline = { $who } declined it
change-did-start = { $who } started work
change-did-deliver = { $who } delivered it
change-did-accept = { $who } accepted it
change-did-reopen = { $who } did not accept it yet
change-did-edit = { $who } edited it
change-did-withdraw = { $who } withdrew it
change-call-proposed = – please assess it.
change-call-assessed = – please decide on it.
change-call-delivered = – please check and accept it.
change-call-reopened = – please see what is missing.
change-field-title = Title
change-field-what = What and why
change-field-kind = Kind
change-field-priority = Priority
change-field-criteria = Acceptance criteria
change-field-due = Needed by

# Help.
change-help-title = What /change can do
change-unknown-word = I do not know “{ $word }”. To record a change, say it in a few words.
change-help =
    /change Export must include cancelled orders by next Friday – record a change
    /change – the empty form
    /change list – open changes; also: list mine, list waiting, list done, list cache
    /change 12 – the card of change 12, here
    /change history 12 – what happened to it
    /change export – all changes as a file
    In a thread or as a guest, write @Parley change … instead. On any message: Record as change.

# The plan and the budget.
change-plan-moves = If it is approved, these dates move
change-plan-moved = Dates it moved
change-plan-milestone = ◆ { $title } (plan #{ $number })
change-plan-task = { $title } (plan #{ $number })
change-plan-step = { $title }: { $before } → { $after }, { $days ->
    [one] one working day later
   *[other] { $days } working days later
}
change-plan-step-earlier = { $title }: { $before } → { $after }, { $days ->
    [one] one working day earlier
   *[other] { $days } working days earlier
}
change-plan-touched = { $title }: touched, its date stays
change-budget-days = Budget, days
change-budget-money = Budget, money
change-budget-left = { $after } of { $whole } left
change-budget-then = { $before } of { $whole } left, { $after } after this
change-budget-over = { $before } of { $whole } left; this is more than that: { $after }
change-shifts = What it does to the plan
change-shifts-hint = One a line: #3 +5 for five working days later, #3 -1 for earlier, #3 alone if its date stays. What waits for it moves along.
change-shifts-among = In the plan: { $items }
change-shift-unknown = “{ $start }”: nothing in the plan is called that. Begin with its number, for instance #3 +5.
change-shift-unreadable = “{ $start }”: give each item once, with at most 250 working days, for instance #3 +5.
change-shift-done = #{ $number } is done already; its date stays. Please take that line out.
change-did-replan = The plan has moved since, so other dates would move now: it has to be approved again.

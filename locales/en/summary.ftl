summary-word = summary, summarise, summarize, tldr
summary-word-today = today
summary-word-yesterday = yesterday
summary-word-week = this week, week
summary-word-last_week = last week
summary-word-here = here, in here
summary-word-settings = settings
summary-word-weekly = weekly
summary-word-help = help, ?
summary-word-filler = please, this thread, the thread, thread, this channel, the channel, this
summary-summary-line = what a thread or the channel came to, each line with its source

summary-reading = Reading. The summary comes here in a moment, for you alone.
summary-reading-here = Reading. The summary will be posted in a moment.
summary-slow = This workspace lets me read only slowly. It will take about { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }; the summary comes to you when it is ready.

summary-title-thread = Summary of a thread in { $room }
summary-title-day = Summary of { $room }, { $day }
summary-title-days = Summary of { $room }, { $first } – { $last }
summary-part-points = Key points
summary-part-decisions = Decisions
summary-part-actions = Action items
summary-part-questions = Open questions
summary-owner = Owner: { $name }
summary-no-owner = Nobody named
summary-due = due { $day }
summary-asked = Asked of { $name }
summary-nothing = Nothing was decided, promised or asked here.
summary-read = Read { $read } of { $all } messages
summary-cut = Read the newest { $read } messages; there are more than I read at once ({ $all })
summary-files = { $count ->
        [one] , one file not read
       *[other] , { $count } files not read
    }
summary-aside = { $count ->
        [one] , one of them by a program or a notice
       *[other] , { $count } of them by programs or notices
    }
summary-collected = From what was collected as it was said; files and programs’ messages are not in it.
summary-by-us = Made on this server from people’s own words; nothing was sent anywhere.
summary-by-model = The first lines and the key points were worded by the language model { $model }; each names a source that bears it out.

summary-do-decision = Record decision
summary-do-todo = Make action item
summary-do-change = Make a change
summary-do-ask-again = Ask again
summary-do-not-right = Not right
summary-do-more = { $count } more …
summary-do-anew = Make it anew

summary-changed = After this was made, a message it cites was edited (✎) or deleted (✗).
summary-line-deleted = (the message was deleted)
summary-outdated = A message that your summary cites was edited or deleted since: { $title }
summary-still-open = Still open, asked by { $author }:
summary-asked-again = Asked again in the thread.
summary-asked-already = This question has been asked again already.
summary-noted = Thank you. It is kept, so that summaries get better.
summary-noted-already = You have said so already. Thank you.

summary-where = Say it in a channel or a thread, or give me a link to one: /summary https://…
summary-unreadable = I do not know what to read. Try /summary today, /summary this week, /summary 2026-11-16 to 11-20, or a link to a message.
summary-backwards = { $first } comes after { $last }. Give the earlier day first.
summary-too-long = At most { $days } days at once.
summary-here-other-room = From another channel I can only show it to you: others here may not be allowed to read it. Leave out “here”.
summary-gone = This summary is too old. Ask for it anew with /summary.
summary-not-yours = Only whoever asked for this summary can do that.
summary-busy = It is being read already.

summary-refused-link = I cannot find what this link leads to. Copy the link of a message in this workspace.
summary-refused-member = You are not in that channel, so I show nothing of it.
summary-refused-client = That channel is the team’s own.
summary-refused-access = I may not read the history there. Somebody has to invite me into the channel; on Feishu the app also needs the permission im:message.group_msg.
summary-refused-gone = The channel or the message is no longer there.
summary-refused-empty = Nothing was said there in that time.
summary-refused-broken = Something went wrong while I read. Please ask again.

summary-help-title = What /summary reads
summary-help =
    In a thread: @Parley summarise, or “Summarise thread” on a message
    /summary – what was said here since you last asked
    /summary today, yesterday, this week, last week
    /summary 2026-11-16 to 11-20
    /summary and a link to a message elsewhere
    … here – posts it for everybody
    /summary weekly – puts each week into Monday’s report; /summary weekly off
    /summary settings – a language model, collecting messages

summary-weekly-how = Say /summary weekly on, or /summary weekly off.
summary-weekly-on = From now on each week of { $project } is summarised for Monday’s report.
summary-weekly-off = The weeks of { $project } are no longer summarised.
summary-only-owner = The project’s owner, the account manager and the tech lead can change that.
summary-settings-title = Summaries
summary-settings-save = Save
summary-settings-options = For { $project }
summary-option-weekly = Put a summary of each week into Monday’s report
summary-option-collects = Keep what is said for 14 days as it comes, where the platform allows one look at history a minute
summary-option-model = Let the language model of this server word the first lines: the thread’s text goes to it
summary-settings-remark = Everything is off by default. The model needs SUMMARY_MODEL_URL on the server; without it, and whenever it fails, Parley’s own summary answers.

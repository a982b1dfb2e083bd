project-word = project, settings
project-word-link = link
project-word-join = join
project-summary-line = who is who, language, calendar, approval rule
project-form = Project settings
project-do-save = Save
project-name = Name
project-role-account_manager = Account manager
project-role-tech_lead = Tech lead
project-role-developer = Developers
project-role-of = { $name } (from the other chat) is
project-summaries = Summaries have settings of their own: /summary settings. Only there can a language model be switched on, which then reads this project’s threads; it is off by default.
project-others-develop = Everybody else in this channel is a developer.
project-role-client = Client
project-role-observer = Observers
project-approval = A change needs the approval of
project-approval-all = the account manager and the tech lead
project-approval-any = the account manager or the tech lead
project-approval-in_order = the account manager, then the tech lead
project-language = Language in the channel
project-language-en = English
project-language-zh-CN = 中文（简体）
project-zone = Time zone
project-zone-hint = For instance Europe/Berlin or Asia/Shanghai
project-country = Country of the working calendar
project-country-hint = Two letters, for instance DE or CN
project-currency = Currency

project-name-wrong = Give it a name of at most { $limit } characters.
project-language-wrong = Choose a language.
project-zone-wrong = I do not know this time zone. Write it as Europe/Berlin or Asia/Shanghai.
project-currency-wrong = Write the currency as three letters, for instance EUR or CNY.
project-country-wrong = Write the country as two letters, for instance DE or CN.
project-approval-wrong = Choose who has to approve.
project-two-roles = Somebody here is chosen as { $role ->
    [account_manager] account manager
    [tech_lead] tech lead
    [client] client
   *[observer] observer
} too. Each person has one role.
project-only-owner = Only the project’s owner, account manager and tech lead can change this.
project-undelivered = I could not post in #{ $room } (the platform says: { $reason }). What was decided is kept; it is just not shown there.
project-undelivered-not-in-channel = I am not in #{ $room } and could not post there. Please add me: /invite @Parley. What is waiting will then appear.
project-undelivered-is-archived = #{ $room } is archived, so I could not post there. What was decided is kept.
project-undelivered-channel-not-found = I can no longer see #{ $room } and could not post there. If it is private, please add me: /invite @Parley
project-undelivered-bot-not-in-group = I am not in “{ $room }” and could not post there. Please add me: group settings, Bots. What is waiting will then appear.
project-undelivered-group-dissolved = “{ $room }” has been dissolved, so I could not post there. What was decided is kept.
project-undelivered-blocked-by-policy = A message for “{ $room }” was stopped by your company’s rules for words and data. What was decided is kept; your administrator knows what the rules stop.
project-undelivered-group-is-muted = In “{ $room }” only some may write, and I am not one of them. Please let me: group settings, who can send messages. What is waiting will then appear.
project-undelivered-scope-missing = I lack a permission to post in “{ $room }”. An administrator finds which with parley doctor. What is waiting will then appear.
project-undelivered-person = I could not write to { $person } (the platform says: { $reason }), so they have not heard what I had for them. Please tell them yourself. If they have left, name somebody else with /project.
project-undelivered-person-out-of-range = Somebody could not be written to, because they are outside of the range of people Parley is available to. An administrator can widen it: developer console, Version management.

# One project, many rooms.
project-audience = Who reads in this channel
project-audience-team = only the team
project-audience-client = the client too
project-link = In the other channel or chat, say within { $minutes } minutes: /project join { $code }
project-joined = This room now belongs to the project { $project }. Its cards appear here too.
project-joined-settings = The settings of that project hold here from now on: who approves, the calendar, reports and summaries.
project-joined-as-client = I take it for the client’s: notes for the team are not shown here. /project changes that.
project-joined-already = This room belongs to { $project } already.
project-join-asked = I have asked { $owner }, who owns { $project }. Once they agree, this room belongs to it.
project-has-no-owner = { $project } has no owner yet. Open /project there first.
project-room-has-own = This room belongs to a project that already has: { $own }. It keeps them, so it cannot join another one. Join the other way round, with /project link here and /project join there, or take a new room.
project-wants-in = { $who } wants the room { $room } to belong to the project { $project }.
project-room-is-on = { $platform ->
    [feishu] The room is in Feishu. Everybody there will see the project’s cards.
   *[slack] The room is in Slack. Everybody there will see the project’s cards.
}
project-do-admit = Agree
project-do-reject = No
project-admitted = Done: { $room } belongs to { $project } now.
project-rejected = { $room } stays outside.

# What both sides agreed on.
project-client-country = The client’s country, if another
project-client-country-hint = Dates of the plan then count the days on which both sides work.
project-budget-days = Agreed budget in working days
project-budget-money = Agreed budget in { $currency }
project-budget-days-wrong = Give a number of working days such as 120, or leave it empty.
project-budget-money-wrong = Give an amount in { $currency } such as 80,000, or leave it empty.

# What a room may hold already that wants to join a project, by table.
project-own-blocker = blockers
project-own-change = changes
project-own-counter = numbered records
project-own-decision = decisions
project-own-feedback = feedback
project-own-follow-up = surveys
project-own-glossary = a glossary
project-own-history = a history
project-own-minutes = minutes
project-own-plan-agreement = a plan
project-own-plan-item = a plan
project-own-plan-list = a plan
project-own-plan-slip = a plan
project-own-poll = polls
project-own-report = a line in its Monday report
project-own-report-health = a state of health
project-own-report-reader = readers of its Monday report
project-own-review = reviews
project-own-review-series = reviews
project-own-risk = risks
project-own-share = shared pages
project-own-standup = a stand-up
project-own-summary = summaries
project-own-survey = surveys
project-own-todo = to-dos

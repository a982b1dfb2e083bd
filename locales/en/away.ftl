away-word = away, leave, off
away-summary-line = say when you are away, and who stands in
away-title = { $count ->
    [0] No days away noted
    [one] Your days away
   *[other] Your days away
}
away-how = Say /away 24 Dec to 31 Dec, or /away tomorrow; mention a colleague to make them your stand-in.
away-noted = Noted: away { $span } ({ $days ->
    [one] one working day
   *[other] { $days } working days
}). { $name ->
    [none] Nobody stands in for you.
   *[other] { $name } stands in for you.
}
away-stand-in = stand-in: { $name }
away-do-take-back = Take back
away-unreadable = Which days? For instance: /away 24 Dec to 31 Dec
away-backwards = From { $first } to { $last } cannot be right. Please say it again with both dates.
away-past = { $last } is over already.
away-until = away until { $last }
away-until-ask = away until { $last }, ask { $name }

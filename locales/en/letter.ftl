# Under every letter.
letter-leave = You get this because somebody of the project put your address on its list.
letter-do-leave = Stop these letters

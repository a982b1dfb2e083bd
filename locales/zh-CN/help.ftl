help-word = 帮助
help-title = 我能做什么
help-unknown = 不认识“{ $word }”。
help-nearest = 您是想说 /{ $word } 吗？
help-how = 在话题里、作为外部成员，可以写 @Parley …，也可以私信我。中英文的词都认得。
help-greeting = 大家好！这个项目商定的事，由我来记着：

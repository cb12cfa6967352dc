import Testing

/// Sessions at the prompt, from outside: one after the other, since each of them wants the whole machine.
@Suite(.serialized) enum TerminalTests {}

/// Turns text into statements and diagnostics; never fails otherwise, whatever the text.
package enum Parser {
  /// Where reading ends: more errors than this say that the text is no recipe.
  static let mostErrors = 200

  /// Reads a whole recipe, or a block typed at the prompt.
  ///
  /// - Parameter id: What `Sources` calls the text; the spans carry it.
  package static func recipe(_ text: SourceText, id: Int) -> ParsedRecipe {
    let (statements, diagnostics) = split(text, id: id)
    var recipe = ParsedRecipe()
    recipe.diagnostics = diagnostics
    for tokens in statements {
      guard recipe.diagnostics.count < mostErrors else { break }
      read(tokens, of: text, id: id, into: &recipe)
    }
    recipe.diagnostics = inOrder(recipe.diagnostics)
    return recipe
  }

  /// Reads what was typed at the prompt: statements, with the prompt's own words between them.
  package static func prompt(_ text: SourceText, id: Int) -> PromptInput {
    let (statements, diagnostics) = split(text, id: id)
    var input = PromptInput(diagnostics: diagnostics)
    for tokens in statements {
      guard input.diagnostics.count < mostErrors else { break }
      guard case .word(let first) = tokens[0].kind, let word = PromptWord(rawValue: first),
        !tokens.contains(where: { $0.kind == .unreadable })
      else {
        var recipe = ParsedRecipe()
        read(tokens, of: text, id: id, into: &recipe)
        input.add(recipe)
        continue
      }
      var parser = StatementParser(tokens, from: 1, of: text, source: id)
      do throws(Refusal) {
        input.parts.append(.command(try PromptCommand(word, from: &parser), tokens[0].span))
      } catch {
        input.diagnostics.append(error.diagnostic)
      }
    }
    input.diagnostics = inOrder(input.diagnostics)
    return input
  }

  /// Reads what may stand behind `let name =`.
  package static func value(_ text: SourceText, id: Int) -> ParsedValue {
    single(text, id: id) { parser throws(Refusal) in
      let value = try parser.value()
      try parser.finish(.quantity)
      return value
    }
  }

  /// Reads a thing or a choice of things, as it may stand behind `data`.
  package static func part(_ text: SourceText, id: Int) -> ParsedValue {
    single(text, id: id) { parser throws(Refusal) in try DataStatement(from: &parser).source }
  }

  private static func single(
    _ text: SourceText, id: Int, read: (inout StatementParser) throws(Refusal) -> Expression
  ) -> ParsedValue {
    let (statements, diagnostics) = split(text, id: id)
    guard diagnostics.isEmpty else { return ParsedValue(value: nil, diagnostics: diagnostics) }
    var parser = StatementParser(statements.first ?? [], of: text, source: id)
    do throws(Refusal) {
      if let second = statements.dropFirst().first?.first {
        let fault = ValueFault.unexpected(
          expected: "one value", found: "a second line or `;`", help: "write the value on one line")
        throw fault.refusal(at: second.span)
      }
      return ParsedValue(value: try read(&parser), diagnostics: [])
    } catch {
      return ParsedValue(value: nil, diagnostics: [error.diagnostic])
    }
  }

  /// Cuts a text into the tokens of its statements.
  private static func split(
    _ text: SourceText, id: Int
  ) -> (statements: [[Token]], diagnostics: [Diagnostic]) {
    let lexed = Lexer.tokens(of: text, source: id)
    let layout = Layout.statements(of: lexed.tokens, source: id)
    return (layout.statements, inOrder(lexed.diagnostics + layout.diagnostics))
  }

  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.sorted { $0.mark.span.start < $1.mark.span.start }
    guard sorted.count > mostErrors else { return sorted }
    let end = TextFault.tooManyErrors(mostErrors).diagnostic(at: sorted[mostErrors].mark.span)
    return sorted.prefix(mostErrors) + [end]
  }

  /// Reads the statement, and those that stand on its line without a `;`.
  private static func read(_ tokens: [Token], of text: SourceText, id: Int, into recipe: inout ParsedRecipe) {
    guard !tokens.contains(where: { $0.kind == .unreadable }) else {
      let words = ForeignWords(tokens, of: text)
      if let phrase = ForeignPhrase.recognized(in: words) {
        recipe.diagnostics.removeAll { words.whole.holds($0.mark.span) }
        recipe.diagnostics.append(phrase.refusal.diagnostic)
      }
      recipe.refused.append(refused(tokens, from: 0, to: tokens.count))
      return
    }
    var start = 0
    while start < tokens.count, recipe.diagnostics.count < mostErrors {
      var parser = StatementParser(tokens, from: start, of: text, source: id)
      do throws(Refusal) {
        recipe.statements.append(try parser.statement())
        return
      } catch {
        let isForeign = error.diagnostic.code != SyntaxCode.notInThisVersion.rawValue
        let words = ForeignWords(Array(tokens[start...]), of: text)
        if isForeign, let phrase = ForeignPhrase.recognized(in: words) {
          recipe.diagnostics.append(phrase.refusal.diagnostic)
          recipe.refused.append(refused(tokens, from: start, to: tokens.count))
          return
        }
        recipe.diagnostics.append(error.diagnostic)
        let goesOn = error.diagnostic.code == SyntaxCode.twoStatements.rawValue && parser.index > start
        let end = goesOn ? parser.index : tokens.count
        recipe.refused.append(refused(tokens, from: start, to: end))
        start = end
      }
    }
  }

  private static func refused(_ tokens: [Token], from start: Int, to end: Int) -> RefusedStatement {
    let span = tokens[start].span.joined(with: tokens[end - 1].span)
    var refused = RefusedStatement(keyword: tokens[start].name, span: span)
    if refused.keyword?.text == Keyword.let.rawValue, start + 1 < end {
      refused.binding = tokens[start + 1].name
    }
    return refused
  }
}

extension Token {
  /// The word that it is, with its place.
  fileprivate var name: Name? {
    guard case .word(let text) = kind else { return nil }
    return Name(text, at: span)
  }
}

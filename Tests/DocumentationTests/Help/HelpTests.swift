import DescentCatalogue
import DescentConsole
import DescentRecipe
import DescentSyntax
import Foundation
import Testing

/// What is told of statements, words, options, units, figures and codes.
@Suite struct `The help at the prompt` {
  @Test(arguments: Keyword.words + PromptWord.words)
  func `tells of every statement and word in two sentences, with forms and two examples`(word: String) throws
  {
    let card = try #require(StatementCards.card(of: word), "`\(word)` has no card")
    #expect(
      card.account.split(separator: " ").count { ".?!".contains($0.last ?? " ") } == 2, "\(card.account)")
    #expect(card.summary.last != "." && !card.summary.isEmpty && !card.forms.isEmpty)
    #expect(card.examples.count == 2 && Set(card.examples).count == 2)
    #expect(
      card.examples.allSatisfy { $0.split { !$0.isLetter }.contains { $0 == word } }, "\(card.examples)")
    let help = PromptHelp(on: word)
    #expect(help.isKnown && help.text.hasPrefix("\(word), "))
    for line in StatementHelp(of: card).examples.flatMap(\.self) {
      #expect(help.text.contains("    " + line))
    }
    for form in card.forms { #expect(help.text.contains("  " + form.text), "\(form.text)") }
    #expect((PromptHelp.json(on: word) ?? "").contains("\"summary\""))
  }

  @Test func `has a card for no other word, and each once`() {
    let words = Set(Keyword.words + PromptWord.words)
    #expect(Set(StatementCards.all.map(\.name)).subtracting(words) == [])
    #expect(Set(StatementCards.all.map(\.name)).count == StatementCards.all.count)
  }

  @Test func `has examples of statements that check`() throws {
    for card in StatementCards.all where card.group != .prompt {
      for example in card.examples {
        let recipe = Completed(example).text
        let (program, drawn) = Rehearsal.check(recipe, files: ["base.train": "data digits"])
        #expect(program != nil && drawn.isEmpty, "\(card.name): \(recipe)\n\(drawn)")
      }
    }
  }

  @Test func `has examples of the prompt's words that read`() throws {
    for card in StatementCards.all where card.group == .prompt {
      for example in card.examples {
        let input = Parser.prompt(SourceText(name: "prompt", text: example), id: 0)
        #expect(input.diagnostics == [], "\(example)")
      }
    }
  }

  @Test(arguments: EntryKind.allCases)
  func `has two examples for every entry of the catalogue, and the second runs`(kind: EntryKind) throws {
    for card in Catalogue.cards(of: kind) {
      let examples = EntryHelp(of: card).examples
      #expect(examples.count == 2 && Set(examples).count == 2, "\(card.name) has no second example")
      guard let second = examples.last, examples.count == 2 else { continue }
      let words = second.joined(separator: " ").split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      #expect(words.contains { $0 == card.name }, "\(second)")
      let recipe = Completed(second.joined(separator: "; ")).text
      let (program, drawn) = Rehearsal.check(recipe)
      #expect(program != nil && drawn.isEmpty, "\(card.name): \(recipe)\n\(drawn)")
      let run = Rehearsal.run(recipe, data: ExampleFiles.all)
      #expect(run.status == .done, "\(card.name): \(recipe)\n\(run.lines.suffix(8))")
    }
  }

  @Test(arguments: [
    ("lr", "`lr`, an option of "), ("epochs", "`epochs`, a unit: passes over the training part."),
    ("val.loss", "`val.loss`, a figure: what training makes small"), ("test", "`test`, a part of the data: "),
    ("within", "`within`, a word within statements:"), ("history", "`show history` shows "),
    ("sqrt", "`sqrt(…)`, a function of expressions: "), ("D0213", "D0213: A thing has only the options"),
    ("fit", "`fit` is called `train` here."), ("SGD", "`SGD` is called `sgd` here."),
    ("?adam", "adam, an optimizer"),
    ("adam?", "adam, an optimizer"), ("  train ", "train, an action"),
    ("Train", "`Train` is called `train` here."),
  ])
  func `knows what else may be asked`(subject: String, beginning: String) {
    let help = PromptHelp(on: subject)
    let meanings = help.text.components(separatedBy: "\n\n\n")
    #expect(help.isKnown && meanings.contains { $0.hasPrefix(beginning) }, "\(help.text)")
  }

  @Test func `tells several meanings one after another`() {
    let texts = PromptHelp(on: "step").text.components(separatedBy: "\n\n\n")
    #expect(
      texts.map { $0.prefix { $0 != ":" } } == [
        "step, a word of the prompt", "step, a schedule", "`step`, a word within statements",
        "`step`, a unit",
      ])
    #expect(PromptHelp(on: "mae").text.components(separatedBy: "\n\n\n").count == 2)
  }

  @Test func `tells what an option and a name are in this session`() throws {
    let situation = Situation(names: [.init("rate", text: "0.01")])
    #expect(PromptHelp(on: "rate", in: situation).text.contains("`rate` stands for 0.01"))
    #expect(PromptHelp(on: "beta2", in: situation).text.contains("Now optimizer.beta2 is 0.999."))
  }

  @Test func `names the nearest where it knows nothing`() {
    #expect(PromptHelp(on: "adamv").text == "there is nothing called `adamv`; near it are adam, adamw")
    #expect(PromptHelp(on: "trian").text == "there is nothing called `trian`; near it is train")
    for subject in ["!", "no such thing", "\u{1b}[2J", String(repeating: "a", count: 5000)] {
      let help = PromptHelp(on: subject)
      #expect(!help.isKnown && !help.text.contains("\u{1b}") && help.text.count < 200, "\(help.text)")
    }
  }

  @Test func `fits a screen where it is asked for nothing in particular`() {
    for subject in [nil, "", " ? "] {
      let lines = PromptHelp(on: subject).text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 23 && lines.allSatisfy { $0.count <= 80 }, "\(lines.count)")
    }
    let text = PromptHelp(on: nil).text
    for word in Keyword.words + PromptWord.words { #expect(text.contains(word), "\(word)") }
  }

  @Test(arguments: [40, 80, 120])
  func `keeps to the width of the screen`(width: Int) {
    for subject in [nil, "train", "show", "stop", "lr", "within", "epochs", "val.loss", "undo", "optimizer"] {
      let lines = PromptHelp(on: subject, width: width).text.split(separator: "\n")
      let long = lines.filter {
        $0.count > width && !$0.hasPrefix("    ") && !$0.contains("`") && !$0.hasPrefix("  ")
      }
      #expect(long == [], "\(subject ?? "")")
      #expect(lines.allSatisfy { $0.last != " " })
    }
  }
}

/// An example with the data, the model and the training that it leaves out.
private struct Completed {
  let text: String

  init(_ example: String) {
    let card = StatementCard.statements(of: example)
    func lacks(_ keyword: String) -> Bool { !card.contains { $0.hasPrefix(keyword + " ") || $0 == keyword } }
    let descends = !lacks("minimize") || card.allSatisfy { $0.hasPrefix("let ") || $0.hasPrefix("print ") }
    let needsData = lacks("data") && lacks("include") && !descends
    let needsModel = lacks("model") && lacks("load") && !descends
    let edition = card.filter { $0.hasPrefix("edition") }
    let ends = ["train", "minimize", "print", "show", "why"].contains { !lacks($0) }
    let isOneStep = card.contains { $0.hasPrefix("schedule") }
    text =
      (edition + (needsData ? ["data digits"] : []) + (needsModel ? ["model mlp [_, 16, _]"] : [])
      + card.filter { !$0.hasPrefix("edition") }
      + (ends || !lacks("load") ? [] : ["train \(isOneStep || !lacks("stop") ? 20 : 2) epochs"])).joined(
        separator: "\n") + "\n"
  }
}

extension StatementCard {
  /// The statements of an example; a block in braces stays whole.
  fileprivate static func statements(of example: String) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in example {
      depth += character == "{" ? 1 : character == "}" ? -1 : 0
      if character == ";", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map { String($0.drop { $0 == " " }) }
  }
}

import DescentRecipe
import DescentRuntime
import DescentSyntax

extension Prompt {
  /// The session as it is now, to come back to.
  mutating func keptState() -> SessionState? {
    if let state = run.state(sharing: present.state) { return state }
    tellLoss("there is no memory to keep this moment, so `undo` cannot come back to it")
    return nil
  }

  /// Moves the oldest moments out of memory while they take more than they may.
  mutating func makeRoom() {
    var bytes = branches.moments.reduce(into: (seen: Set<ObjectIdentifier>(), sum: 0)) { total, moment in
      moment.state?.add(to: &total.seen, &total.sum)
    }.sum
    guard bytes > momentLimit else { return }
    for moment in branches.moments {
      guard bytes > momentLimit, let state = moment.state else { continue }
      let before = state.bytesInMemory
      guard before > 0 else { continue }
      guard let shelf, state.putAway(on: shelf) else {
        return tellLoss("there is no room on disk for older moments, so they stay in memory")
      }
      bytes -= before
    }
  }

  private mutating func tellLoss(_ text: String) {
    guard !hasLostMoments else { return }
    hasLostMoments = true
    run.world.note("note: \(text)")
  }

  /// Goes so many statements back.
  mutating func undo(_ count: Int) -> ExitStatus {
    var timeline = branches.timeline
    var undone: [Moment] = []
    for _ in 0..<count {
      guard let moment = timeline.goBack() else { break }
      undone.append(moment)
    }
    guard let last = undone.last else { return refuse("there is nothing to undo") }
    return travel("undone", undone, to: timeline, from: last)
  }

  /// Goes so many undone statements forward again.
  mutating func redo(_ count: Int) -> ExitStatus {
    var timeline = branches.timeline
    var redone: [Moment] = []
    for _ in 0..<count {
      guard let moment = timeline.goForward() else { break }
      redone.append(moment)
    }
    guard let first = redone.first else { return refuse("there is nothing to redo") }
    return travel("done again", redone, to: timeline, from: first)
  }

  /// Makes a moment further back or further on the present.
  ///
  /// - Parameter first: The earliest of the statements passed, which the word is said of.
  private mutating func travel(
    _ word: String, _ passed: [Moment], to timeline: Timeline, from first: Moment
  ) -> ExitStatus {
    let step = present.standing.step
    guard bring(timeline) else { return .limit }
    let more = passed.count == 1 ? "" : ", and \(Numeral.grouped(passed.count - 1)) more"
    let end = timeline.past.isEmpty ? "; this is the beginning" : ""
    let now = present.standing.step
    let moved = now == step ? "" : now == 0 ? "; before the first step" : place
    run.world.note("\(word): \(Escaped.line(first.text))\(more)\(setting(passed))\(moved)\(waiting)\(end)")
    return .done
  }

  /// What a setting is now of which statements have been passed.
  private func setting(_ passed: [Moment]) -> String {
    guard passed.count == 1, let text = passed.first?.text, let keyword = text.split(separator: " ").first,
      let now = present.checker.resolved(String(keyword)), now != text
    else { return "" }
    return "; now \(Escaped.line(now))"
  }

  private var waiting: String { present.standing.isPaused ? "; a training waits for `continue`" : "" }

  /// Makes a timeline's present the session's; false, with a word, where it cannot be had.
  private mutating func bring(_ timeline: Timeline) -> Bool {
    let isSame = timeline.present.state?.isSame(as: present.state) ?? false
    if !isSame {
      guard let state = timeline.present.state, run.restore(state) else {
        run.world.note(
          "error: that moment cannot be had: there was no room to keep it, or there is none to bring it back")
        return false
      }
    }
    branches.timeline = timeline
    return true
  }

  private var place: String {
    let standing = present.standing
    guard standing.step > 0 else { return "" }
    return "; at step \(Numeral.grouped(standing.step)), epoch \(Numeral.grouped(standing.epoch))"
  }

  mutating func refuse(_ text: String) -> ExitStatus {
    run.world.note("error: \(text)")
    return .recipeWrong
  }

  mutating func branch(_ name: Name) -> ExitStatus {
    guard !branches.has(name.text) else {
      return refuse("there is a branch `\(name.text)` already; `switch \(name.text)` goes to it")
    }
    let from = branches.name
    branches.branch(name.text)
    run.world.note("on branch `\(name.text)`, which begins where `\(from)` is" + place)
    return .done
  }

  mutating func change(to name: Name) -> ExitStatus {
    guard name.text != branches.name else { return refuse("`\(name.text)` is the branch at work") }
    guard branches.has(name.text) else {
      let names = branches.all.map(\.name)
      let nearest = NearestName.nearest(to: name.text, among: names).map { "; write `switch \($0)`" }
      return refuse(
        "there is no branch `\(Escaped.excerpt(name.text))`\(nearest ?? "")"
          + " (\(names.joined(separator: ", ")))")
    }
    var moved = branches
    moved.move(to: name.text)
    guard bring(moved.timeline) else { return .limit }
    branches = moved
    run.world.note("on branch `\(name.text)`" + place + waiting)
    return .done
  }
}

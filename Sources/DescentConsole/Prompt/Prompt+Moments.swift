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
    guard bring(timeline) else { return .limit }
    let more = undone.count == 1 ? "" : " and \(undone.count - 1) more"
    run.world.note("undone: \(Escaped.line(last.text))\(more)" + place)
    return .done
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
    guard bring(timeline) else { return .limit }
    let more = redone.count == 1 ? "" : " and \(redone.count - 1) more"
    run.world.note("done again: \(Escaped.line(first.text))\(more)" + place)
    return .done
  }

  /// Makes a timeline's present the session's; false, with a word, where it cannot be had.
  private mutating func bring(_ timeline: Timeline) -> Bool {
    let isSame = timeline.present.state?.isSame(as: present.state) ?? false
    if !isSame {
      guard let state = timeline.present.state, run.restore(state) else {
        run.world.note("error: that moment could not be kept, or there is no memory for it now")
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
    run.world.note("on branch `\(name.text)`" + place)
    return .done
  }
}

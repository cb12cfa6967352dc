import DescentRecipe
import DescentRuntime

/// The session after a statement.
struct Moment {
  let checker: LiveChecker
  let transcript: Transcript?
  /// Nil where there was no memory for it.
  let state: SessionState?
  let standing: Standing
  /// The line that led here, for people.
  let text: String
}

/// The way of one branch: where it is, what lies behind, what has been undone.
struct Timeline {
  /// Moments that can be gone back to.
  static let longest = 1000

  private(set) var past: [Moment] = []
  private(set) var present: Moment
  private(set) var future: [Moment] = []

  init(from present: Moment) { self.present = present }

  /// Goes on to a new moment; what was undone is given up.
  mutating func go(to moment: Moment) {
    past.append(present)
    if past.count > Self.longest { past.removeFirst() }
    present = moment
    future = []
  }

  /// Puts the present in order without a step.
  mutating func amend(_ moment: Moment) { present = moment }

  /// One step back; the moment that was left.
  mutating func goBack() -> Moment? {
    guard let last = past.popLast() else { return nil }
    let left = present
    future.append(left)
    present = last
    return left
  }

  /// One step forward again.
  mutating func goForward() -> Moment? {
    guard let next = future.popLast() else { return nil }
    past.append(present)
    present = next
    return next
  }

  /// Every moment, those that are furthest from the present first.
  var moments: [Moment] { past + future + [present] }
}

/// The branches of a session, one of them at work.
struct Branches {
  private(set) var name = "main"
  var timeline: Timeline
  private var others: [String: Timeline] = [:]

  init(from moment: Moment) { timeline = Timeline(from: moment) }

  /// The names, in alphabetical order, each with its present moment.
  var all: [(name: String, moment: Moment)] {
    ([(name, timeline.present)] + others.map { ($0.key, $0.value.present) }).sorted { $0.0 < $1.0 }
  }

  func has(_ other: String) -> Bool { other == name || others[other] != nil }

  /// Leaves the branch at work as it is, and goes on on a new one from here.
  mutating func branch(_ new: String) {
    others[name] = timeline
    name = new
  }

  /// Goes to where another branch was left.
  mutating func move(to other: String) {
    guard let found = others.removeValue(forKey: other) else { return }
    others[name] = timeline
    (name, timeline) = (other, found)
  }

  /// Every moment of every branch, those to be put away first in front.
  var moments: [Moment] { others.values.flatMap(\.moments) + timeline.moments }
}

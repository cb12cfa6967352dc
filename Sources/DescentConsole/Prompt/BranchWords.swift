import DescentData
import DescentRecipe
import DescentRuntime
import DescentSyntax

/// The branches of a session as a table.
struct BranchWords {
  private let branches: Branches

  init(_ branches: Branches) { self.branches = branches }

  func lines(within columns: Int) -> [String] {
    let all = branches.all
    let figures = figures(of: all.map(\.moment.standing))
    var rows = [["", "branch", "epoch", "step"] + figures.map(\.name) + ["last"]]
    for (name, moment) in all {
      let standing = moment.standing
      let values = figures.map { figure in
        standing.measured[figure]?.text ?? ""
      }
      rows.append(
        [
          name == branches.name ? "*" : " ", name, Numeral.grouped(standing.epoch),
          Numeral.grouped(standing.step),
        ] + values + [Escaped.line(moment.text)])
    }
    let sides: [Table.Side] = [.left, .left, .right, .right] + figures.map { _ in .right } + [.left]
    return Table.lines(of: rows, sides: sides, within: columns)
  }

  /// The figures that some branch has measured, at most four: losses, then metrics.
  private func figures(of standings: [Standing]) -> [Measurement] {
    let measured = Set(standings.flatMap(\.measured.keys))
    let shown = measured.filter { $0.part != .train || $0.figure == "loss" }
    return Array(shown.sorted { $0.rank < $1.rank }.prefix(4))
  }
}

extension Measurement {
  /// Before which others it is shown.
  fileprivate var rank: (Int, Int, String) {
    let part = part == .train ? 0 : part == .val ? 1 : 2
    return (figure == "loss" ? 0 : 1, part, figure)
  }
}

import DescentSyntax
import Foundation
import Testing

/// Slips of one letter: none is let through, and nearly all are understood.
@Suite struct TypoTests {
  private let recipe = """
    seed 42
    let rate = 1e-3
    data moons(n=500, noise=0.2)
    split 80/10/10 by class
    model mlp [2, 16, 2](activation=tanh, dropout=0.1, init=glorot)
    loss cross_entropy(label_smoothing=0.1)
    optimizer adam(lr=rate, beta1=0.9, amsgrad=true)
    schedule warmup(10 steps) then constant(for 3 epochs) then step(factor=0.5, every=2) 
    batch 16
    train 20 epochs
    evaluate test
    expect test.accuracy >= 80% and max(val.loss, train.loss) < 2
    print test.loss

    """

  /// Words with one letter dropped, doubled, changed, or two neighbours swapped.
  private func slips(of word: String) -> Set<String> {
    let letters = Array(word)
    var slips: Set<String> = []
    for place in letters.indices {
      var (dropped, doubled, changed) = (letters, letters, letters)
      dropped.remove(at: place)
      doubled.insert(letters[place], at: place)
      changed[place] = letters[place] == "k" ? "j" : "k"
      slips.formUnion([String(dropped), String(doubled), String(changed)])
      guard place + 1 < letters.count else { continue }
      var swapped = letters
      swapped.swapAt(place, place + 1)
      slips.insert(String(swapped))
    }
    return slips.subtracting([word])
  }

  @Test func `a slip of one letter is refused and mostly understood`() throws {
    #expect(try Reading(recipe).codes == [])
    var (all, understood) = (0, 0)
    for word in recipe.matches(of: /[a-z_]{4,}/) {
      for slip in slips(of: String(word.output)) where Unit(rawValue: slip) == nil {
        let reading = try Reading(
          String(recipe[..<word.range.lowerBound] + slip + recipe[word.range.upperBound...]))
        #expect(reading.checked.program == nil, "`\(slip)` for `\(word.output)` is let through")
        all += 1
        if reading.checked.diagnostics.contains(where: { $0.help?.contains(word.output) == true }) {
          understood += 1
        }
      }
    }
    #expect(all > 800)
    #expect(Double(understood) >= 0.9 * Double(all), "\(understood) of \(all)")
  }
}

import CFiles

/// What a text is made of; places are those of bytes.
package struct TextFacts: Equatable, Sendable {
  package let newlines: Int
  package let firstZero: Int?
  /// The first byte that no UTF-8 text could have there.
  package let firstBadByte: Int?

  package init(_ bytes: [UInt8]) {
    let facts = unsafe descent_survey(bytes, bytes.count)
    newlines = Int(facts.newlines)
    firstZero = facts.first_zero < 0 ? nil : Int(facts.first_zero)
    firstBadByte = facts.first_bad < 0 ? nil : Int(facts.first_bad)
  }
}

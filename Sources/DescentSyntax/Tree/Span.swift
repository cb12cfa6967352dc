/// A stretch of source text, in UTF-8 offsets; the end is not part of it.
package struct Span: Hashable, Sendable {
  /// Which text of `Sources` it lies in.
  package var source: Int
  package var start: Int
  package var end: Int

  package init(source: Int = 0, start: Int, end: Int) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// Whether the other lies inside.
  package func holds(_ other: Span) -> Bool {
    source == other.source && start <= other.start && other.end <= end
  }

  /// The smallest span that holds both.
  package func joined(with other: Span) -> Span {
    Span(source: source, start: min(start, other.start), end: max(end, other.end))
  }
}

/// How the dots of an image lie among the columns of its row.
package struct ImageShape: Equatable, Sendable {
  package let height: Int
  package let width: Int
  /// Numbers of each dot: 1 for a grey, 3 for a colour.
  package let channels: Int
  /// Whether all of one channel stand before the next, rather than all of one dot.
  package let areChannelsApart: Bool

  package init(height: Int, width: Int, channels: Int = 1, areChannelsApart: Bool = false) {
    (self.height, self.width) = (height, width)
    (self.channels, self.areChannelsApart) = (channels, areChannelsApart)
  }

  /// The image that each row of an array of these sizes is; nil where it is none.
  ///
  /// Four sizes are an image where the second or the last of them counts channels.
  init?(sizes: [Int]) {
    let isColored = { (count: Int) in count == 1 || count == 3 }
    if sizes.count == 3 {
      self.init(height: sizes[1], width: sizes[2])
    } else if sizes.count == 4, isColored(sizes[3]) {
      self.init(height: sizes[1], width: sizes[2], channels: sizes[3])
    } else if sizes.count == 4, isColored(sizes[1]) {
      self.init(height: sizes[2], width: sizes[3], channels: sizes[1], areChannelsApart: true)
    } else {
      return nil
    }
    guard height > 1, width > 1 else { return nil }
  }

  /// Columns of a row.
  package var columns: Int { height * width * channels }

  /// The columns of a dot.
  package func places(x: Int, y: Int) -> [Int] {
    (0..<channels).map { channel in
      areChannelsApart
        ? (channel * height + y) * width + x : (y * width + x) * channels + channel
    }
  }
}

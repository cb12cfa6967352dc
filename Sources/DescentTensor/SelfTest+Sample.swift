/// Matrices of odd sizes with numbers of a named stream, for the self-test.
struct Sample {
  let stream = RandomStream(seed: 0x9e37_79b9_7f4a_7c15, .noise)
  let left: Matrix
  let leftTransposed: Matrix
  let right: Matrix
  let other: Matrix
  let bias: Vector
  let result: Matrix
  let spare: Matrix
  let gradient: Vector
  let labels: LabelBuffer
  let losses: DoubleBuffer

  /// Nil if the memory cannot be had.
  init?() {
    let (rows, columns, depth) = (19, 37, 43)
    guard let left = FloatBuffer(count: rows * depth), let right = FloatBuffer(count: depth * columns),
      let other = FloatBuffer(count: depth * columns), let bias = FloatBuffer(count: columns),
      let result = FloatBuffer(count: rows * columns), let spare = FloatBuffer(count: rows * columns),
      let labels = LabelBuffer(count: depth), let losses = DoubleBuffer(count: depth)
    else { return nil }
    for i in 0..<left.count { left[i] = 8 * stream.uniform(at: UInt64(i)) - 4 }
    for i in 0..<right.count { right[i] = 16 * stream.uniform(at: UInt64(i) + 5000) - 8 }
    for i in 0..<columns { bias[i] = stream.uniform(at: UInt64(i) + 9000) - 0.5 }
    for i in 0..<depth { labels[i] = Int32(i * 7 % columns) }
    self.left = Matrix(left, rows: rows, columns: depth)
    self.leftTransposed = Matrix(left, rows: depth, columns: rows)
    self.right = Matrix(right, rows: depth, columns: columns)
    self.other = Matrix(other, rows: depth, columns: columns)
    self.bias = Vector(bias)
    self.result = Matrix(result, rows: rows, columns: columns)
    self.spare = Matrix(spare, rows: rows, columns: columns)
    self.gradient = Vector(right, offset: 11, count: rows * columns)
    self.labels = labels
    self.losses = losses
  }
}

/// A digest of bits (FNV-1a over 64-bit words).
struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bits: UInt64) {
    value = (value ^ bits) &* 0x100_0000_01b3
    value ^= value >> 29
  }

  mutating func add(_ matrix: Matrix) {
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns { add(UInt64(matrix[row, column].bitPattern)) }
    }
  }
}

extension Buffer {
  /// Adds the elements to bytes, as they lie in memory.
  package func append(to bytes: inout [UInt8]) {
    withSpan { span in
      unsafe span.bytes.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
  }

  /// Takes every element from bytes as `append` leaves them, and moves on behind them.
  package func take(from bytes: [UInt8], at offset: inout Int) {
    let size = count * MemoryLayout<Element>.stride
    precondition(offset >= 0 && offset <= bytes.count - size, "the bytes are there")
    unsafe bytes.withUnsafeBytes { source in
      let part = unsafe UnsafeRawBufferPointer(rebasing: source[offset..<offset + size])
      unsafe UnsafeMutableRawBufferPointer(start: start, count: size).copyMemory(from: part)
    }
    offset += size
  }
}

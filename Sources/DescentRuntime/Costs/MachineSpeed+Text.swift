extension MachineSpeed {
  /// The speed that the first line of `descent bench --json` tells; nil for anything else.
  package init?(text: some Sequence<UInt8>) {
    let line = Array(text.prefix { $0 != UInt8(ascii: "\n") })
    guard let node = try? JSONReader.value(of: line[...]), case .object(let members) = node.value else {
      return nil
    }
    func whole(_ name: String) -> Int? {
      guard case .whole(let number)? = members.first(where: { $0.name == name })?.node.value else {
        return nil
      }
      return number
    }
    func rate(_ name: String) -> Double? { whole(name).flatMap { $0 > 0 ? Double($0) : nil } }
    func value(_ name: String) -> JSONNode.Value? { members.first { $0.name == name }?.node.value }
    guard value("event") == .text("machine"), case .text(let isa)? = value("isa"),
      let threads = whole("threads"), threads > 0, let products = rate("products"),
      let small = rate("small.products"), let functions = rate("functions"), let losses = rate("losses"),
      let updates = rate("updates"),
      let loops = rate("loops"), let roots = rate("roots"), case .list(let sweeps)? = value("sweeps")
    else { return nil }
    let read = sweeps.compactMap(Sweep.init)
    guard !read.isEmpty, read.count == sweeps.count else { return nil }
    self.init(
      instructionSet: isa, threads: threads, peak: rate("peak"), products: products, smallProducts: small,
      functions: functions, losses: losses, updates: updates, loops: loops, roots: roots, sweeps: read)
  }
}

extension MachineSpeed.Sweep {
  /// Bytes and rate in a list.
  fileprivate init?(_ node: JSONNode) {
    guard case .list(let numbers) = node.value, numbers.count == 2, case .whole(let bytes) = numbers[0].value,
      case .whole(let rate) = numbers[1].value, rate > 0
    else { return nil }
    self.init(bytes: bytes, rate: Double(rate))
  }
}

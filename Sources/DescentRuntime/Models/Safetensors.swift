import DescentFiles

/// What a safetensors file says that it holds: texts, and tables of binary32 by name.
///
/// Source: huggingface/safetensors, "Format": a header of JSON behind its length, then the numbers.
struct Safetensors: Equatable, Sendable {
  /// A table of numbers.
  struct Tensor: Equatable, Sendable {
    let name: String
    let shape: [Int]
    /// Its bytes within the file.
    let bytes: Range<Int>
  }

  /// Most bytes of a header, as the format's own reader has it.
  static let longestHeader = 100_000_000

  let metadata: [(name: String, text: String)]
  /// In the order of their bytes.
  let tensors: [Tensor]

  static func == (one: Safetensors, other: Safetensors) -> Bool {
    one.tensors == other.tensors && one.metadata.map(\.name) == other.metadata.map(\.name)
      && one.metadata.map(\.text) == other.metadata.map(\.text)
  }

  /// A text of the metadata.
  func text(_ name: String) -> String? { metadata.first { $0.name == name }?.text }

  /// The bytes before the numbers: length and header, padded to a multiple of 8.
  static func head(
    metadata: [(name: String, text: String)], tensors: [(name: String, shape: [Int])]
  ) -> [UInt8] {
    let texts = metadata.map { "\(JSONWriter.quoted($0.name)):\(JSONWriter.quoted($0.text))" }
    var members = texts.isEmpty ? [] : ["\"__metadata__\":{\(texts.joined(separator: ","))}"]
    var offset = 0
    for tensor in tensors {
      let end = offset + 4 * tensor.shape.reduce(1, *)
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(JSONWriter.quoted(tensor.name)):"
          + "{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    let length = UInt64(header.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + header
  }
}

extension Safetensors {
  /// Reads what a file says of itself, and believes nothing that its size contradicts.
  ///
  /// - Throws: `broken` or `tensor` with the byte; nothing is allocated by a number of the file before that.
  init(_ file: any ReadableFile) throws(ModelFault) {
    let size = file.size
    let start = 8 + (try Self.headerLength(file))
    let header = try JSONReader.value(of: try Self.bytes(0..<start, of: file)[8...])
    guard case .object(let members) = header.value else {
      throw .broken(at: header.offset, "the header is no JSON object")
    }
    var texts: [(name: String, text: String)] = []
    var tensors: [Tensor] = []
    for member in members {
      if member.name == "__metadata__" {
        texts = try Self.texts(member.node)
      } else {
        tensors.append(try Self.tensor(member.name, member.node, from: start, to: size))
      }
    }
    tensors.sort { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
    metadata = texts
    self.tensors = tensors
    try Self.requireCovered(tensors, from: start, to: size)
  }

  private static func headerLength(_ file: any ReadableFile) throws(ModelFault) -> Int {
    guard file.size >= 8 else { throw .broken(at: file.size, "the file is cut short") }
    let bytes = try bytes(0..<8, of: file)
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= Self.longestHeader else {
      throw .broken(at: 0, "the header claims \(length) bytes, more than the \(Self.longestHeader) allowed")
    }
    guard 8 + Int(length) <= file.size else {
      throw .broken(at: file.size, "the header claims \(length) bytes, the file is cut short")
    }
    return Int(length)
  }

  /// Bytes of a file.
  static func bytes(_ range: Range<Int>, of file: any ReadableFile) throws(ModelFault) -> [UInt8] {
    do {
      return try file.bytes(range)
    } catch {
      throw .file(error)
    }
  }

  private static func texts(_ node: JSONNode) throws(ModelFault) -> [(name: String, text: String)] {
    guard case .object(let members) = node.value else {
      throw .broken(at: node.offset, "the metadata is no JSON object")
    }
    var texts: [(name: String, text: String)] = []
    for member in members {
      guard case .text(let text) = member.node.value else {
        throw .broken(at: member.node.offset, "the metadata holds what is no text")
      }
      texts.append((member.name, text))
    }
    return texts
  }

  private static func tensor(
    _ name: String, _ node: JSONNode, from start: Int, to end: Int
  ) throws(ModelFault) -> Tensor {
    func fault(_ what: String) -> ModelFault { .tensor(name, at: node.offset, what) }
    guard case .object(let members) = node.value, members.count == 3,
      case .text(let type)? = members.first(where: { $0.name == "dtype" })?.node.value,
      let shape = members.first(where: { $0.name == "shape" })?.node.wholes,
      let offsets = members.first(where: { $0.name == "data_offsets" })?.node.wholes, offsets.count == 2
    else { throw fault("is not described by dtype, shape and data_offsets") }
    guard type == "F32" else { throw fault("has the dtype \(type.prefix(20)), only F32 is read") }
    guard !shape.isEmpty, shape.count <= 8 else { throw fault("has \(shape.count) dimensions") }
    var count = 4
    for size in shape {
      let (product, overflowed) = count.multipliedReportingOverflow(by: size)
      guard !overflowed else { throw fault("has the shape \(shape), beyond 2^63 bytes") }
      count = product
    }
    guard count > 0 else { throw fault("has the shape \(shape), which holds nothing") }
    guard offsets[0] <= offsets[1], offsets[1] <= end - start else {
      throw fault("claims the bytes \(offsets[0]) to \(offsets[1]) of \(end - start)")
    }
    guard offsets[1] - offsets[0] == count else {
      throw fault("has \(offsets[1] - offsets[0]) bytes where the shape \(shape) needs \(count)")
    }
    return Tensor(name: name, shape: shape, bytes: start + offsets[0]..<start + offsets[1])
  }

  private static func requireCovered(
    _ tensors: [Tensor], from start: Int, to end: Int
  ) throws(ModelFault) {
    var next = start
    for tensor in tensors {
      guard tensor.bytes.lowerBound >= next else {
        throw .tensor(tensor.name, at: tensor.bytes.lowerBound, "lies over another")
      }
      guard tensor.bytes.lowerBound == next else {
        throw .tensor(tensor.name, at: next, "leaves a gap before it")
      }
      next = tensor.bytes.upperBound
    }
    guard next == end else { throw .broken(at: next, "\(end - next) bytes follow the last tensor") }
  }
}

extension JSONNode {
  /// The numbers of a list of whole ones.
  fileprivate var wholes: [Int]? {
    guard case .list(let items) = value else { return nil }
    var numbers: [Int] = []
    for item in items {
      guard case .whole(let number) = item.value else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

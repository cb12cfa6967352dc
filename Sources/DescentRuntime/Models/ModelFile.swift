import DescentFiles
import DescentLearning
import DescentSyntax
import DescentTensor

/// A model as it lies in a file: its weights, and texts that say where they come from.
struct ModelFile {
  /// Bytes of a tensor that are held at a time, a multiple of 4.
  static let pieceSize = 1 << 20

  let content: Safetensors
  private let file: any ReadableFile

  /// The texts of a model file, by name.
  enum Text: String, CaseIterable {
    case format, edition, numerics
    /// The recipe's normal form up to the action that saved it.
    case recipe
    case recipeDigest = "recipe.digest"
    /// The model's statement.
    case model
    /// Of all weights, in our flat order.
    case weightsDigest = "weights.sha256"
    case data
    case dataDigest = "data.sha256"
    case preparation, task
    /// The classes' names, a JSON list.
    case classes
    /// The name of the number that is predicted.
    case target
    /// What the outputs are of that number; nothing where they are the number itself.
    case link
    case step, epoch
    /// Which weights these are: the last, or the best by a figure.
    case kept
    /// Of all other texts, in the order of their names.
    case metadataDigest = "metadata.sha256"
  }

  /// The format that this version writes, and the one that it reads.
  static let format = "descent 1"

  subscript(_ text: Text) -> String? { content.text(text.rawValue) }

  /// Whether it says of itself that descent has written it.
  var isOurs: Bool { self[.format] != nil || self[.metadataDigest] != nil }

  /// The name under which a tensor's digest stands.
  private static func digestName(of tensor: String) -> String { tensor + ".sha256" }
}

extension ModelFile {
  /// The whole file for these weights.
  static func bytes(_ network: Network, _ parameters: FloatBuffer, _ texts: [(Text, String)]) -> [UInt8] {
    let tensors = network.namedTensors
    var numbers: [UInt8] = []
    numbers.reserveCapacity(4 * parameters.count)
    var metadata = texts.map { (name: $0.0.rawValue, text: $0.1) }
    for tensor in tensors {
      let start = numbers.count
      tensor.append(from: parameters, to: &numbers)
      metadata.append((digestName(of: tensor.name), SHA256.hex(of: numbers[start...])))
    }
    metadata.append((Text.metadataDigest.rawValue, digest(of: metadata)))
    return Safetensors.head(metadata: metadata, tensors: tensors.map { ($0.name, $0.shape) }) + numbers
  }

  private static func digest(of metadata: [(name: String, text: String)]) -> String {
    var hash = SHA256()
    for (name, text) in metadata.sorted(by: { $0.name < $1.name })
    where name != Text.metadataDigest.rawValue {
      hash.update(Array("\(name.utf8.count) \(text.utf8.count) \(name)\(text)\n".utf8))
    }
    return hash.hexDigest()
  }
}

extension ModelFile {
  /// Reads what a file says of itself; its numbers are left where they are.
  ///
  /// - Throws: `broken`, `tensor`, `digest`, `notDescent` for a format that this version does not read.
  init(_ file: any ReadableFile) throws(ModelFault) {
    content = try Safetensors(file)
    self.file = file
    guard isOurs else { return }
    guard self[.metadataDigest] == Self.digest(of: content.metadata) else {
      throw .digest(of: "what it says of itself")
    }
    guard self[.format] == Self.format else {
      let found = Escaped.excerpt(self[.format] ?? "")
      throw .notDescent("its format is `\(found)`, this build reads `\(Self.format)`")
    }
  }

  /// Holds the tensors of the file against those of a network.
  ///
  /// - Throws: `shape`, `missing` or `unexpected` where they are not the network's.
  func requireTensors(of network: Network) throws(ModelFault) {
    _ = try matched(network)
  }

  private func matched(
    _ network: Network
  ) throws(ModelFault) -> [(tensor: NamedTensor, held: Safetensors.Tensor)] {
    let expected = network.namedTensors
    let all = Dictionary(content.tensors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [(tensor: NamedTensor, held: Safetensors.Tensor)] = []
    for tensor in expected {
      guard let held = all[tensor.name] else {
        throw .missing(tensor.name, expected: tensor.shape)
      }
      guard held.shape == tensor.shape else {
        throw .shape(tensor.name, found: held.shape, expected: tensor.shape)
      }
      found.append((tensor, held))
    }
    let names = Set(expected.map(\.name))
    if let other = content.tensors.first(where: { !names.contains($0.name) }) {
      throw .unexpected(other.name)
    }
    return found
  }

  /// The weights for a network, in its flat order, read a piece at a time and held against their digests.
  ///
  /// - Throws: As ``requireTensors(of:)``, and `digest`, `tensor` for numbers that are not finite, `file`.
  func weights(for network: Network) throws(ModelFault) -> FloatBuffer {
    let found = try matched(network)
    // The shapes are those of the file, so their count is no more than its bytes.
    let count = found.reduce(0) { $0 + $1.tensor.place.count }
    guard let buffer = FloatBuffer(count: count) else { throw .noMemory(bytes: 4 * count) }
    for (tensor, held) in found { try read(tensor, held, into: buffer) }
    return buffer
  }

  private func read(
    _ tensor: NamedTensor, _ held: Safetensors.Tensor, into buffer: FloatBuffer
  ) throws(ModelFault) {
    var hash = SHA256()
    var broken: Int?
    var start = held.bytes.lowerBound
    while start < held.bytes.upperBound {
      let range = start..<min(start + Self.pieceSize, held.bytes.upperBound)
      let bytes = try Safetensors.bytes(range, of: file)
      hash.update(bytes)
      let first = (start - held.bytes.lowerBound) / 4
      let offset = tensor.put(bytes, behind: first, into: buffer)
      broken = broken ?? offset.map { start + $0 }
      start = range.upperBound
    }
    if isOurs, content.text(Self.digestName(of: tensor.name)) != hash.hexDigest() {
      throw .digest(of: "tensor `\(tensor.name)`")
    }
    if let broken { throw .tensor(tensor.name, at: broken, "holds a number that is not finite") }
  }

  /// How many inputs and outputs its dense layers have; nil where it has none.
  var ends: (inputs: Int, outputs: Int)? {
    let dense = content.tensors.filter { $0.shape.count == 2 }.compactMap { tensor in
      tensor.name.split(separator: ".").first.flatMap { Int($0) }.map { (module: $0, shape: tensor.shape) }
    }.sorted { $0.module < $1.module }
    guard let first = dense.first, let last = dense.last else { return nil }
    return (first.shape[1], last.shape[0])
  }
}

import DescentFiles
import DescentLearning
import DescentTensor
import Testing

@testable import DescentRuntime

/// The bytes of model files.
@Suite struct ModelCodecTests {
  /// A file with this header and so many bytes behind it.
  private func file(_ header: String, data: Int) -> [UInt8] {
    let bytes = Array(header.utf8)
    return length(UInt64(bytes.count)) + bytes + [UInt8](repeating: 0, count: data)
  }

  private func length(_ count: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }

  private func entry(_ shape: String = "[2,3]", _ offsets: String = "[0,24]", type: String = "F32") -> String
  {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test func `a file is a length, a header padded to eight, and the numbers`() throws {
    let head = Safetensors.head(
      metadata: [("format", "x\"\n")], tensors: [("0.weight", [2, 3]), ("0.bias", [2])])
    let header =
      #"{"__metadata__":{"format":"x\"\n"},"0.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"#
      + #""0.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    #expect(head == length(UInt64(padded.utf8.count)) + Array(padded.utf8))
    #expect(head.count % 8 == 0)
    let read = try Safetensors(ReadFile(head + [UInt8](repeating: 0, count: 32)))
    #expect(read.text("format") == "x\"\n")
    #expect(read.tensors.map(\.name) == ["0.weight", "0.bias"])
    #expect(read.tensors.map(\.shape) == [[2, 3], [2]])
    #expect(read.tensors[0].bytes == head.count..<head.count + 24)
  }

  @Test func `a header may stand in any order and be spaced as JSON may`() throws {
    let header =
      " {\n\"b\" : { \"data_offsets\":[ 24 , 28 ],\"shape\":[1],\"dtype\":\"F32\"},\t\"a\":\(entry())} \r\n"
    #expect(try Safetensors(ReadFile(file(header, data: 28))).tensors.map(\.name) == ["a", "b"])
    let escaped = #"{"\u00e9\ud83d\ude00\/":\#(entry())}"#
    #expect(try Safetensors(ReadFile(file(escaped, data: 24))).tensors.map(\.name) == ["é😀/"])
  }

  /// Headers that lie, each with what is said of it.
  private var lies: [(bytes: [UInt8], message: String)] {
    let whole = "{\"a\":\(entry())}"
    return [
      ([], "the file is cut short, at byte 0"),
      ([1, 2, 3], "the file is cut short, at byte 3"),
      (
        length(1 << 63) + [0],
        "the header claims 9223372036854775808 bytes, more than the 100000000 allowed, at byte 0"
      ),
      (
        length(UInt64.max),
        "the header claims 18446744073709551615 bytes, more than the 100000000 allowed, at byte 0"
      ),
      (length(99) + [1], "the header claims 99 bytes, the file is cut short, at byte 9"),
      (file("", data: 0), "the header has no value where one is expected, at byte 8"),
      (file("[]", data: 0), "the header is no JSON object, at byte 8"),
      (file(whole + "x", data: 24), "something follows the header, at byte \(8 + whole.utf8.count)"),
      (
        file("{\"a\":\(entry()),\"a\":\(entry())}", data: 24),
        "the header has a name twice, at byte \(whole.utf8.count + 8)"
      ),
      (
        file("{\"a\":{\"dtype\":\"F32\"}}", data: 24),
        "tensor `a` is not described by dtype, shape and data_offsets, at byte 13"
      ),
    ]
  }

  /// Descriptions of one tensor that lie, each with what is said of it.
  private var tensorLies: [(bytes: [UInt8], message: String)] {
    func one(_ entry: String, _ message: String, data: Int = 24) -> ([UInt8], String) {
      (file("{\"a\":\(entry)}", data: data), message)
    }
    return [
      one(entry(type: "F16"), "tensor `a` has the dtype F16, only F32 is read, at byte 13"),
      one(entry("[]", "[0,4]"), "tensor `a` has 0 dimensions, at byte 13"),
      one(entry("[0,3]", "[0,0]"), "tensor `a` has the shape [0, 3], which holds nothing, at byte 13"),
      one(
        entry("[3000000000,3000000000]"),
        "tensor `a` has the shape [3000000000, 3000000000], beyond 2^63 bytes, at byte 13"),
      one(entry("[99999999999999999999]"), "a number is beyond 2^63, at byte 37"),
      one(entry("[-1]"), "the header has no value where one is expected, at byte 37"),
      one(entry("[2.0]"), "a number is not written as a whole one, at byte 37"),
      one(entry("[02]"), "a number is not written as a whole one, at byte 37"),
      one(entry("[2,3]", "[0,20]"), "tensor `a` has 20 bytes where the shape [2, 3] needs 24, at byte 13"),
      one(entry("[2,3]", "[24,0]"), "tensor `a` claims the bytes 24 to 0 of 24, at byte 13"),
      one(entry("[2,3]", "[4,28]"), "tensor `a` claims the bytes 4 to 28 of 24, at byte 13"),
      one(entry("[2,3]", "[4,28]"), "tensor `a` leaves a gap before it, at byte 65", data: 28),
      one(entry(), "4 bytes follow the last tensor, at byte 89", data: 28),
      (file("{\"__metadata__\":{\"a\":1}}", data: 0), "the metadata holds what is no text, at byte 29"),
      (file("{\"a\":\"\u{1}\"}", data: 0), "a text holds a control character, at byte 14"),
      (file(#"{"a":"\x"}"#, data: 0), "an escape is none of JSON's, at byte 14"),
      (file(#"{"a":"\ud800"}"#, data: 0), "an escape is none of JSON's, at byte 14"),
      (file(String(repeating: "[", count: 100_000), data: 0), "the header is nested too deeply, at byte 13"),
    ]
  }

  @Test func `a header that lies is refused where it lies`() {
    for (bytes, message) in lies + tensorLies {
      let fault = #expect(throws: ModelFault.self) { try Safetensors(ReadFile(bytes)) }
      #expect(fault?.message == message)
      #expect(fault?.status == .mismatch)
    }
  }

  @Test func `tensors that lie over one another are refused`() {
    let bytes = file("{\"a\":\(entry()),\"b\":\(entry("[2]", "[16,24]"))}", data: 24)
    let fault = #expect(throws: ModelFault.self) { try Safetensors(ReadFile(bytes)) }
    #expect(fault?.message.hasPrefix("tensor `b` lies over another, at byte ") == true)
  }

  // MARK: A network's own tensors

  private func network() -> Network {
    var builder = NetworkBuilder(inputs: 3)
    builder.addNormalization(eps: 1e-5)
    builder.addDense(2, initializer: Glorot())
    builder.add(ReLU())
    builder.addDropout(0.5)
    builder.addDense(4, initializer: Glorot())
    return builder.network
  }

  private func weights() throws -> FloatBuffer {
    let buffer = try #require(FloatBuffer(count: 6 + 8 + 12))
    for i in 0..<buffer.count { buffer[i] = Float(i) + 0.5 }
    return buffer
  }

  @Test func `tensors are named and laid out as those of a torch Sequential`() throws {
    let names = network().namedTensors
    #expect(names.map(\.name) == ["0.weight", "0.bias", "1.weight", "1.bias", "4.weight", "4.bias"])
    #expect(names.map(\.shape) == [[3], [3], [2, 3], [2], [4, 2], [4]])
    var bytes: [UInt8] = []
    names[2].append(from: try weights(), to: &bytes)
    // Ours is [inputs, outputs] from 6 on: 6 7 / 8 9 / 10 11.
    let expected: [Float] = [6.5, 8.5, 10.5, 7.5, 9.5, 11.5]
    #expect(
      bytes
        == expected.flatMap { value in
          (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt32($0))) }
        })
  }

  @Test func `weights come back to the bit`() throws {
    let weights = try weights()
    let bytes = ModelFile.bytes(network(), weights, [(.format, ModelFile.format), (.model, "model x")])
    let file = try ModelFile(ReadFile(bytes))
    #expect(try file.weights(for: network()).array == weights.array)
    #expect(file[.model] == "model x")
    #expect(file.ends.map { [$0.inputs, $0.outputs] } == [3, 4])
  }

  /// A file that notes which of its bytes are asked for.
  private final class Ledger: ReadableFile {
    private let content: [UInt8]
    private(set) var asked: [Range<Int>] = []

    init(_ content: [UInt8]) { self.content = content }

    var size: Int { content.count }

    func bytes(_ range: Range<Int>) -> [UInt8] {
      asked.append(range)
      return Array(content[range])
    }
  }

  @Test func `weights are read once, a piece at a time`() throws {
    var builder = NetworkBuilder(inputs: 700)
    builder.addDense(901, initializer: Glorot())
    builder.addDense(3, initializer: Glorot())
    let network = builder.network
    let weights = try #require(FloatBuffer(count: network.parameterCount ?? 0))
    for i in 0..<weights.count { weights[i] = Float(i % 7919) - 3 }
    let ledger = Ledger(ModelFile.bytes(network, weights, [(.format, ModelFile.format)]))
    let file = try ModelFile(ledger)
    let start = try #require(file.content.tensors.first).bytes.lowerBound
    #expect(ledger.asked == [0..<8, 0..<start])
    #expect(try file.weights(for: network).array == weights.array)
    let numbers = ledger.asked.dropFirst(2)
    #expect(numbers.count == 6 && numbers.allSatisfy { $0.count <= 1 << 20 })
    #expect(numbers.map(\.lowerBound) == [start] + numbers.dropLast().map(\.upperBound))
    #expect(numbers.last?.upperBound == ledger.size)
  }

  @Test func `every flipped bit of a file is found`() throws {
    let bytes = ModelFile.bytes(network(), try weights(), [(.format, ModelFile.format), (.model, "model x")])
    var changed = bytes
    for bit in 0..<8 * bytes.count {
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: ModelFault.self, "bit \(bit)") {
        _ = try ModelFile(ReadFile(changed)).weights(for: network())
      }
      changed[bit / 8] = bytes[bit / 8]
    }
  }

  @Test func `a file cut anywhere, or with more behind it, is refused`() throws {
    let bytes = ModelFile.bytes(network(), try weights(), [(.format, ModelFile.format)])
    for count in 0..<bytes.count {
      #expect(throws: ModelFault.self) { try ModelFile(ReadFile(Array(bytes[..<count]))) }
    }
    #expect(throws: ModelFault.self) { try ModelFile(ReadFile(bytes + [0])) }
  }

  @Test func `a file of a newer format is refused with both`() throws {
    let bytes = ModelFile.bytes(network(), try weights(), [(.format, "descent 2")])
    let fault = #expect(throws: ModelFault.self) { try ModelFile(ReadFile(bytes)) }
    #expect(fault?.message == "its format is `descent 2`, this build reads `descent 1`")
    #expect(fault?.status == .mismatch)
  }

  @Test func `numbers that are not finite are refused with their byte`() throws {
    var bytes = ModelFile.bytes(network(), try weights(), [])
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xC0, 0x7F])
    let metadata = try Safetensors(ReadFile(bytes))
    #expect(metadata.text("format") == nil)
    let foreign = Safetensors.head(
      metadata: [], tensors: network().namedTensors.map { ($0.name, $0.shape) })
    let file = try ModelFile(ReadFile(foreign + bytes.suffix(26 * 4)))
    let fault = #expect(throws: ModelFault.self) { try file.weights(for: network()) }
    #expect(
      fault?.message == "tensor `4.bias` holds a number that is not finite, at byte \(foreign.count + 25 * 4)"
    )
  }

  @Test func `a file of another model is refused with the tensor and both shapes`() throws {
    let bytes = ModelFile.bytes(network(), try weights(), [(.format, ModelFile.format)])
    let file = try ModelFile(ReadFile(bytes))
    func message(_ build: (inout NetworkBuilder) -> Void) throws -> String? {
      var builder = NetworkBuilder(inputs: 3)
      builder.addNormalization(eps: 1e-5)
      build(&builder)
      let fault = #expect(throws: ModelFault.self) { try file.weights(for: builder.network) }
      return fault?.message
    }
    #expect(
      try message { $0.addDense(7, initializer: Glorot()) }
        == "tensor `1.weight` has the shape [2, 3], the model has [7, 3]")
    #expect(
      try message { $0.addDense(2, initializer: Glorot()) } == "tensor `4.weight` has no place in the model")
    #expect(
      try message {
        $0.addDense(2, initializer: Glorot())
        $0.addDense(4, initializer: Glorot())
      } == "tensor `2.weight` of the shape [4, 2] is missing")
  }
}

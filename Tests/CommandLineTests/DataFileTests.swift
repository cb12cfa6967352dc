import Foundation
import Testing

/// Files of images and labels as a stranger may lay them down: refused at once, with the place.
@Suite struct DataFileTests {
  private let folder: Folder
  private let recipe = "data mnist\nmodel mlp [784, 10]\nbatch 10\ntrain 1 epoch\nevaluate test\n"

  init() throws {
    folder = try Folder()
    try Self.write(into: folder)
  }

  private static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
  ]

  private static func header(_ numbers: UInt32...) -> [UInt8] {
    numbers.flatMap { number in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
  }

  /// A collection of forty rows to train on and twenty to test on.
  private static func write(into folder: Folder) throws {
    for (place, rows) in [(0, 40), (2, 20)] {
      let pixels = (0..<rows * 784).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 784) }
      let labels = (0..<rows).map { UInt8($0 % 10) }
      try folder.write("mnist/" + names[place], header(2051, UInt32(rows), 28, 28) + pixels)
      try folder.write("mnist/" + names[place + 1], header(2049, UInt32(rows)) + labels)
    }
  }

  private func run() throws -> Answer {
    try descent("run", "-", in: folder, input: recipe, environment: ["DESCENT_DATA": folder.url.path])
  }

  @Test func `a small collection is trained on`() throws {
    let answer = try run()
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("test (20 rows)  loss "))
    #expect(answer.errors.contains("mnist: 36 rows to train on, 4 to validate, 20 to test"))
  }

  /// What is put in the place of a file, and a word of the answer.
  private static let broken: [(place: Int, bytes: [UInt8], words: String)] = [
    (0, [], "is empty"), (1, [], "is empty"), (0, [0, 0], "cut at byte 2"),
    (0, header(2051, 40), "cut at byte 8"),
    (1, header(2049, 40) + [1, 2, 3], "cut at byte 11"), (0, header(2049, 40, 28, 28), "swapped"),
    (1, header(0x5049_4347), "begin"), (0, header(2051, 0, 28, 28), "no rows"),
    (1, header(2049, 0), "no rows"),
    (0, header(2051, .max, .max, .max), "claims 4294967295 × 4294967295 × 4294967295 bytes"),
    (0, header(2051, .max, 28, 28), "has 4294967295 images but"),
    (0, header(2051, 41, 28, 28), "has 41 images but"),
    (1, header(2049, .max), "4294967295 labels"), (0, header(2051, 40, 32, 32), "28"),
    (1, header(2049, 41), "41"),
    (1, header(2049, 40) + Array(repeating: 10, count: 40), "10"),
    (1, header(2049, 40) + Array(repeating: 1, count: 41), "byte 48"),
    (0, [0x1F, 0x8B, 8, 0, 0, 0], "gzip"), (3, header(2049, 20) + Array(repeating: 255, count: 20), "255"),
  ]

  @Test(arguments: broken.indices)
  func `a broken file is refused with its name and the reason`(index: Int) throws {
    let (place, bytes, words) = Self.broken[index]
    try folder.write("mnist/" + Self.names[place], bytes)
    let answer = try run()
    #expect(answer.status == 3)
    #expect(answer.firstError.hasPrefix("error[D0601]: "))
    #expect(answer.errors.contains(words), "\(answer.errors)")
    #expect(answer.output.isEmpty && !answer.isKilled)
  }

  @Test func `headers that agree on more than there is are refused before anything is allocated`() throws {
    try folder.write("mnist/" + Self.names[0], Self.header(2051, .max, 28, 28))
    try folder.write("mnist/" + Self.names[1], Self.header(2049, .max))
    let answer = try run()
    #expect(answer.status == 4)
    #expect(answer.firstError.contains("of memory, the limit is "))
  }

  @Test(arguments: ["mkfifo", "mkdir", "ln -s /dev/zero", "ln -s /dev/tty", "ln -s /nowhere"])
  func `what is no regular file is refused and never waited for`(command: String) throws {
    let path = folder.path("mnist/" + Self.names[0])
    _ = try shell("rm \(path) && \(command) \(path)", in: folder)
    let answer = try run()
    #expect(answer.status == 3)
    #expect(answer.errors.contains(command.hasSuffix("/nowhere") ? "lacks" : "is not a regular file"))
  }

  @Test func `a missing file is named`() throws {
    try FileManager.default.removeItem(atPath: folder.path("mnist/" + Self.names[3]))
    let answer = try run()
    #expect(answer.status == 3)
    #expect(answer.firstError.contains("lacks `t10k-labels-idx1-ubyte`"))
  }

  @Test func `a check finds the data without reading it and says so where it is not there`() throws {
    let environment = ["DESCENT_DATA": folder.url.path]
    let found = try descent("check", "-", in: folder, input: recipe, environment: environment)
    #expect(found.status == 0 && found.errors.isEmpty)
    let missing = try descent("check", "-", in: folder, input: recipe)
    #expect(missing.status == 0)
    #expect(
      missing.firstError.hasPrefix("note[D0601]: the files of `mnist` are in none of the folders searched: "))
  }
}

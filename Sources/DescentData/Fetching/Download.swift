import DescentFiles

/// A collection that can be fetched: its files, where they are published, and how they are recognised.
package struct Download: Sendable {
  /// What a file must be.
  package enum Check: Sendable, Equatable {
    /// SHA-256 of what the gzip file holds, so that it may be compressed by anybody.
    case content(String)
    /// MD5 of the file as published.
    case published(String)
  }

  /// One file of the collection.
  package struct File: Sendable {
    package let name: String
    package let check: Check
  }

  package let name: String
  package let files: [File]
  /// Addresses in front of the files' names, the best first.
  package let mirrors: [String]
  /// Whose work it is, and how it may be used.
  package let terms: String

  /// Largest content of a file, so that none can fill the memory.
  private static let largest = 64 << 20

  /// Why a file that has come is not the one published; nil if it is.
  package static func fault(in bytes: [UInt8], of file: File) -> String? {
    switch file.check {
    case .published(let digest):
      return MD5.hex(of: bytes) == digest ? nil : "its MD5 is not the published one"
    case .content(let digest):
      do throws(GzipFault) {
        let content = try Gzip.inflate(bytes, limit: largest)
        return SHA256.hex(of: content) == digest ? nil : "the SHA-256 of its content is not the published one"
      } catch {
        return error.reason
      }
    }
  }

  /// Everything that can be fetched.
  package static let all = [mnist, fashion]

  private static let mnist = Download(
    name: "mnist",
    files: [
      File(
        name: "train-images-idx3-ubyte.gz",
        check: .content("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")),
      File(
        name: "train-labels-idx1-ubyte.gz",
        check: .content("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")),
      File(
        name: "t10k-images-idx3-ubyte.gz",
        check: .content("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")),
      File(
        name: "t10k-labels-idx1-ubyte.gz",
        check: .content("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
    ],
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ],
    terms: "LeCun, Cortes and Burges; CC BY-SA 3.0")

  private static let fashion = Download(
    name: "fashion_mnist",
    files: [
      File(name: "train-images-idx3-ubyte.gz", check: .published("8d4fb7e6c68d591d4c3dfef9ec88bf0d")),
      File(name: "train-labels-idx1-ubyte.gz", check: .published("25c81989df183df01b3e8a0aad5dffbe")),
      File(name: "t10k-images-idx3-ubyte.gz", check: .published("bef4ecab320f06d8554ea6380940ec79")),
      File(name: "t10k-labels-idx1-ubyte.gz", check: .published("bb300cfdad3c16e7a12a480ee83cd310")),
    ],
    mirrors: [
      "https://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
    ],
    terms: "Xiao, Rasul and Vollgraf; MIT")
}

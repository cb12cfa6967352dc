import Foundation
import Testing

/// Disks that are full, folders that may not be written to, limits on files: what is said, and what is kept.
@Suite struct DiskTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private let training = "data iris\nmodel mlp [_, 8, _]\ntrain 5 epochs\n"

  private func names(_ below: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(below)).sorted()
      .filter { !$0.hasSuffix(".in") && !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }
  }

  /// Runs a script where it may mount.
  private func mounting(_ script: String) throws -> Answer {
    try folder.write("script", script)
    return try shell("\(Rights.mounting ?? "false") bash script", in: folder)
  }

  @Test(.enabled(if: Rights.mounting != nil, "nothing may be mounted here"))
  func `a disk too small is known before the first step, and nothing is written`() throws {
    try folder.write(
      "a.train", "data digits\nmodel mlp [64, 2048, 2048, 10]\ntrain 1 step\nsave \"m.safetensors\"\n")
    let answer = try mounting(
      """
      mkdir t && mount -t tmpfs -o size=1m none t || exit 99
      "$D" run a.train --out t
      status=$?
      echo "left $(ls -A t)"; df --output=used t | tail -1 | tr -d ' '
      exit $status
      """)
    #expect(answer.status == 5)
    // 64 · 2048 + 2048 + 2048 · 2048 + 2048 + 2048 · 10 + 10 weights of four bytes.
    #expect(
      answer.errors.contains(
        "error[D0601]: no room for `t/m.safetensors`: it needs 17399848 bytes, 1048576 are free\n"))
    #expect(answer.output == "left \n0\n")
    #expect(!answer.errors.contains("epoch"))
  }

  @Test func `a device is not written to, and a full one only shows where it is`() throws {
    let recipe = try folder.write("a.train", training + "save \"full\"\n")
    let answer = try descent("run", recipe, "--out", "/dev", in: folder)
    #expect(answer.status == 5)
    #expect(answer.errors.contains("cannot write /dev/full: what stands there is no regular file\n"))
    #expect(!answer.errors.contains("epoch"))
    var facts = stat()
    #expect(stat("/dev/full", &facts) == 0 && facts.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `results that a full device does not take end with 5, after the training`() throws {
    let recipe = try folder.write("a.train", training + "evaluate test\nsave \"m.safetensors\"\n")
    let answer = try shell("\"$D\" run \(recipe) > /dev/full", in: folder)
    #expect(answer.status == 5)
    let told = answer.errors.components(separatedBy: "error: no space left to write standard output\n")
    #expect(told.count == 2)
    #expect(answer.errors.contains(/\nsaved m\.safetensors: [0-9.]+ kB/))
    #expect(try names() == ["a.train", "m.safetensors"])
  }

  @Test(.enabled(if: Rights.mounting != nil, "nothing may be mounted here"))
  func `a disk that fills while a model trains keeps the older model and no half of a new one`() throws {
    let start = "data digits\nmodel mlp [64, 64, 10]\n"
    try folder.write("old.train", start + "train 1 epoch\nsave \"m.safetensors\"\n")
    try folder.write(
      "new.train", start + "seed 7\ntrain 400 epochs\nevaluate test\nsave \"m.safetensors\"\n")
    let answer = try mounting(
      """
      mkdir t && mount -t tmpfs -o size=1m none t || exit 99
      "$D" run old.train --out t --quiet && cp t/m.safetensors old || exit 98
      "$D" run new.train --out t --events json > events & run=$!
      until grep -q '"epoch":2,' events; do kill -0 $run || exit 97; sleep 0.01; done
      dd if=/dev/zero of=t/other bs=4096 2> dd.log
      grep -q '"event":"evaluate"' events && echo "too late"
      wait $run; status=$?
      cmp t/m.safetensors old && echo same
      ls -A t; df --output=avail -B1 t | tail -1 | tr -d ' '
      exit $status
      """)
    #expect(answer.status == 5)
    #expect(
      answer.errors.contains(
        /error\[D0601\]: no room for `t\/m\.safetensors`: it needs 2[0-9]{4} bytes, 0 are free\n/))
    #expect(answer.output == "same\nm.safetensors\nother\n0\n")
    let events = folder.text(of: "events").split(separator: "\n")
    #expect(events.count { $0.hasPrefix("{\"event\":\"epoch\"") } == 400)
    #expect(events.contains { $0.hasPrefix("{\"event\":\"evaluate\",\"part\":\"test\"") })
    #expect(folder.text(of: "dd.log").contains("No space left on device"))
  }

  @Test func `a limit on the size of files is told, nobody dies of it, and the older file stays`() throws {
    try folder.write(
      "a.train", "data digits\nmodel mlp [64, 1024, 10]\ntrain 1 step\nsave \"m.safetensors\"\n")
    try folder.write("m.safetensors", "an older model")
    let answer = try shell("ulimit -f 64; exec \"$D\" run a.train", in: folder)
    #expect(answer.status == 5 && !answer.isKilled)
    #expect(
      answer.errors.contains(
        "cannot write m.safetensors: the file size limit is below its 307240 bytes (EFBIG)\n"))
    #expect(!answer.errors.contains("epoch"))
    #expect(folder.text(of: "m.safetensors") == "an older model")
    #expect(try names() == ["a.train", "m.safetensors"])
  }

  @Test func `a limit that is met after the training is told too`() throws {
    let rows = (0..<5_000).map { "\(Double($0) / 1000),1.4,3.5,5.1\n" }.joined()
    try folder.write("new.csv", "petal_width,petal_length,sepal_width,sepal_length\n" + rows)
    try folder.write("said.csv", "older")
    try folder.write("a.train", training + "predict \"new.csv\" to \"said.csv\"\n")
    let answer = try shell("ulimit -f 64; exec \"$D\" run a.train", in: folder)
    #expect(answer.status == 5 && !answer.isKilled)
    #expect(
      answer.errors.contains(
        /cannot write said\.csv: the file size limit is below its [0-9]{6} bytes \(EFBIG\)\n/))
    #expect(answer.errors.contains("\nepoch 5"))
    #expect(folder.text(of: "said.csv") == "older")
    #expect(try names() == ["a.train", "new.csv", "said.csv"])
    try folder.write("b.train", training + "evaluate test\n")
    let output = try shell("ulimit -f 1; \"$D\" run b.train --events json > events", in: folder)
    #expect(output.status == 5 && !output.isKilled)
    #expect(
      output.errors.contains("error: cannot write standard output: the file size limit is met (EFBIG)\n"))
    #expect(folder.text(of: "events").utf8.count == 1024)
  }

  @Test(.enabled(if: Rights.mounting != nil, "nothing may be mounted here"))
  func `a file system that is read only is known before the first step`() throws {
    try folder.write("a.train", training + "save \"out/m.safetensors\"\n")
    let answer = try mounting(
      """
      mkdir out && mount --bind out out && mount -o remount,ro,bind out || exit 99
      "$D" run a.train
      """)
    #expect(answer.status == 5)
    #expect(answer.errors.contains("cannot write out/m.safetensors: read-only file system\n"))
    #expect(!answer.errors.contains("epoch"))
    #expect(try names("out") == [])
  }

  @Test(
    .enabled(if: Rights.common != nil, "nobody else can run the program here"), arguments: ["555", "000"])
  func `a folder without permission is known before the first step`(mode: String) throws {
    try folder.write("a.train", training + "save \"out/m.safetensors\"\n")
    let run = "\(Rights.common ?? "false") \"$D\" run a.train"
    let answer = try shell(
      "mkdir out; chmod \(mode) out; \(run); status=$?; chmod 755 out; exit $status", in: folder)
    #expect(answer.status == 5)
    #expect(answer.errors.contains("cannot write out/m.safetensors: permission denied\n"))
    #expect(!answer.errors.contains("epoch"))
    #expect(try names("out") == [])
  }
}

/// What the machine lets tests do, found out by trying.
private enum Rights {
  /// What runs a command that may mount, in a world of its own; nil where nothing does.
  static let mounting: String? = ["unshare -m", "unshare -rm"].first {
    status(of: "\($0) mount -t tmpfs -o size=64k none /tmp") == 0
  }

  /// What runs a command as somebody whom permissions bind; nil where nothing does.
  static let common: String? = {
    let prefix = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "env"
    return status(of: "\(prefix) '\(Program.path)' --version") == 0 ? prefix : nil
  }()

  private static func status(of command: String) -> Int32? {
    guard let folder = try? Folder() else { return nil }
    return try? shell(command, in: folder).status
  }
}

/// What libFuzzer calls with each text; a broken law ends the process, and libFuzzer keeps the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let violations = FuzzLaws.violations(of: text)
  if !violations.isEmpty { fatalError(violations.joined(separator: "\n")) }
  return 0
}

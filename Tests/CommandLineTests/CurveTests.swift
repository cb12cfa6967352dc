import Foundation
import Testing

/// What `show schedule` draws and tells of short trainings and of long ones.
@Suite struct CurveTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func shown(_ lines: String, _ options: String...) throws -> [Substring] {
    let recipe = "data iris; model mlp [_, _]; batch 120; optimizer sgd(lr=0.1)\n\(lines)\nshow schedule\n"
    let answer = try Running(["run", "-", "--quiet"] + options, in: folder, input: recipe).answer()
    #expect(answer.status == 0, "\(answer.errors)")
    return answer.output.split(separator: "\n")
  }

  @Test func `one step is a field as wide as any`() throws {
    let lines = try shown("train 1 step")
    let drawn = lines.filter { $0.contains("▕") }
    #expect(drawn.count == 5 && Set(drawn.map { $0.filter { $0 == "█" }.count }) == [60])
    #expect(lines.contains { $0.hasSuffix(" step 1") })
  }

  @Test func `a rate goes down from its peak to nearly nothing`() throws {
    let drawn = try shown("schedule linear(to 0)\ntrain 600 steps").filter { $0.contains("▕") }
    #expect(drawn.first?.contains("0.1 ▕█") == true && drawn.last?.contains("0 ▕██") == true)
    let widths = drawn.map { $0.drop { $0 != "▕" }.count }
    #expect(widths == widths.sorted() && widths.last == 61 && widths[0] < 20)
  }

  @Test func `a rate of 0 leaves nothing to draw`() throws {
    let lines = try shown("schedule constant(at=0)\ntrain 5 steps")
    #expect(!lines.contains { $0.contains("▕") } && lines.contains { $0.contains("last step") })
  }

  @Test func `events tell each step, and of many as many as can be read`() throws {
    let few = try shown("schedule cosine(to 0)\ntrain 300 steps", "--events", "json")
    #expect(few.filter { $0.contains("\"event\":\"schedule\"") }.count == 300)
    let places = "schedule multistep(0.1, at=[7_777 steps, 12_345 steps])\ntrain 15_000 steps"
    let many = try shown(places, "--events", "json").filter { $0.contains("\"event\":\"schedule\"") }
    #expect((10_000...10_004).contains(many.count))
    #expect(many.first?.contains("\"step\":0,") == true && many.last?.contains("\"step\":14999,") == true)
    #expect(many.contains { $0.contains("\"step\":7777,\"lr\":0.01") })
    #expect(many.contains { $0.contains("\"step\":12345,\"lr\":0.001") })
  }
}

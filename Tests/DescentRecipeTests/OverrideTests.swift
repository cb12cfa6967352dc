import DescentRecipe
import Testing

/// What `--set` and `--data` put in the place of the recipe's own lines.
@Suite struct OverrideTests {
  private let recipe = """
    let lr = 1e-3
    let length = 3 epochs
    let tool = adam(lr=lr)
    data digits
    model mlp [_, 16, _]
    optimizer tool
    train length
    """

  private func lines(_ reading: Reading) throws -> [Substring] {
    try #require(reading.checked.program).normalForm.split(separator: "\n")
  }

  @Test func `a value takes the place of a let`() throws {
    let reading = try Reading(recipe, sets: [("lr", "1e-4"), ("length", "7 steps")])
    #expect(reading.codes == [])
    let lines = try lines(reading)
    #expect(lines.contains { $0.hasPrefix("optimizer adam(lr=0.0001, beta1=0.9, beta2=0.999, eps=1e-8, ") })
    #expect(lines.contains("train 7 steps"))
  }

  @Test func `a thing takes the place of a let`() throws {
    let reading = try Reading(recipe, sets: [("tool", "sgd(lr=lr, momentum=0.5)")])
    #expect(reading.codes == [])
    let optimizer = try lines(reading).first { $0.hasPrefix("optimizer ") }
    #expect(optimizer?.hasPrefix("optimizer sgd(lr=0.001, momentum=0.5, dampening=0,") == true)
  }

  @Test func `of two values for one name the last holds`() throws {
    let reading = try Reading(recipe, sets: [("length", "2 epochs"), ("length", "4 epochs")])
    #expect(try lines(reading).contains("train 4 epochs"))
  }

  @Test func `a value is read like the line itself`() throws {
    #expect(try Reading(recipe, sets: [("lr", "2^-3")]).codes == [])
    #expect(try Reading(recipe, sets: [("lr", "\"small\"")]).codes == ["D0206"])
    #expect(try Reading(recipe, sets: [("lr", "1/0")]).codes == ["D0402"])
    #expect(try Reading(recipe, sets: [("length", "3")]).codes == ["D0318"])
    #expect(try Reading(recipe, sets: [("tool", "digits")]).codes == ["D0303", "D0212"])
  }

  @Test func `a name without a let is refused, the nearest is named`() throws {
    let reading = try Reading(recipe, sets: [("lenght", "2 epochs")])
    #expect(
      reading.answer == """
        error[D0306]: the recipe has no `let lenght` for `--set` to take the place of
          --> --set lenght:1:1
           |
         1 | 2 epochs
           | ^^^^^^^^ no such name
         help: write `--set length=…`

        """)
  }

  @Test func `what is wrong with a value is shown where it was typed`() throws {
    let reading = try Reading(recipe, sets: [("lr", "1/0")])
    #expect(
      reading.answer == """
        error[D0402]: this divides by zero
          --> --set lr:1:1
           |
         1 | 1/0
           | ^^^ the divisor is 0

        """)
  }

  @Test func `data takes the place of the recipe's`() throws {
    let reading = try Reading(recipe, data: "iris")
    #expect(reading.codes == [])
    #expect(try lines(reading).contains("data iris"))
    #expect(try !lines(reading).contains("data digits"))
  }

  @Test func `data closes an open recipe`() throws {
    let card =
      "model mlp [784,128,10]; optimizer adam(lr=1e-3); schedule step(0.5, every 10); train 20 epochs"
    #expect(try #require(try Reading(card).checked.program).openAt != nil)
    let reading = try Reading(card, data: "mnist")
    #expect(reading.codes == [])
    #expect(try #require(reading.checked.program).openAt == nil)
    #expect(try lines(reading).contains("split 90/10 by class seed 0"))
  }

  @Test func `data that does not fit the model is shown beside it`() throws {
    let reading = try Reading("model mlp [784, 10]\ntrain 1 epoch\n", data: "digits")
    #expect(
      reading.answer == """
        error[D0505]: the model takes 784 inputs, digits has 64 features
          --> recipe.train:1:12
         1 | model mlp [784, 10]
           |            ^^^ should be 64
          --> --data:1:1
         1 | digits
           | ------ 64 features, 10 classes
         help: write `64`, or `_`

        """)
  }

  @Test func `unknown data is refused once`() throws {
    #expect(try Reading(recipe, data: "dgits").codes == ["D0201"])
    #expect(try Reading(recipe, data: "moons(n=-3)").codes == ["D0207"])
  }

  @Test func `a let that only the command line's value leaves unused is still a let`() throws {
    let reading = try Reading(recipe, sets: [("tool", "sgd(lr=0.1)")])
    #expect(reading.codes == ["D0303"])
    #expect(reading.checked.program != nil)
    #expect(reading.checked.strict.program == nil)
  }
}

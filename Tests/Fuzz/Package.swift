// swift-tools-version: 6.2
import PackageDescription

// Laid out by `make fuzz` in a folder of its own, beside links to the sources: every room that a recipe is
// checked in, built to tell libFuzzer which way it went, and what libFuzzer hands its texts to.

let watched: [SwiftSetting] = [
  .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])
]

func room(_ name: String, sees rooms: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: rooms, swiftSettings: watched)
}

let package = Package(
  name: "fuzz",
  products: [.library(name: "Fuzz", type: .static, targets: ["Fuzz"])],
  targets: [
    .target(name: "CExact"),
    .target(name: "CFiles", exclude: ["digits.txt", "iris.txt"]),
    room("DescentFiles", sees: ["CFiles"]),
    room("DescentSyntax"),
    room("DescentCatalogue"),
    room("DescentTensor", sees: ["CExact"]),
    room("DescentLearning", sees: ["DescentTensor", "DescentCatalogue"]),
    room("DescentData", sees: ["DescentTensor", "DescentCatalogue", "DescentFiles"]),
    room(
      "DescentRecipe",
      sees: ["DescentSyntax", "DescentCatalogue", "DescentTensor", "DescentLearning", "DescentData"]),
    room("Fuzz", sees: ["DescentRecipe", "DescentSyntax"]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

let tests: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny")
]

/// A Swift target of the house: the rooms it may look into, listed from the bottom up.
func room(_ name: String, sees rooms: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: rooms, swiftSettings: house)
}

/// The tests of a room.
func proof(_ name: String, of rooms: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: rooms, exclude: exclude, swiftSettings: tests)
}

let package = Package(
  name: "descent",
  products: [.executable(name: "descent", targets: ["descent"])],
  traits: [
    .trait(name: "Readline", description: "Edits lines of the prompt with GNU readline, under the GPL."),
    .default(enabledTraits: ["Readline"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "CExact"),
    .target(
      name: "CFiles", exclude: ["digits.txt", "iris.txt", "penguins.txt"],
      linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CTerminal"),
    .target(
      name: "CReadline",
      cSettings: [.define("DESCENT_READLINE", .when(traits: ["Readline"]))],
      linkerSettings: [
        // The archives rather than the libraries, so that the one file needs neither where it is carried to.
        .linkedLibrary(":libreadline.a", .when(traits: ["Readline"])),
        .linkedLibrary(":libtinfo.a", .when(traits: ["Readline"])),
      ]),
    room("DescentFiles", sees: ["CFiles"]),
    room("DescentSyntax"),
    room("DescentCatalogue"),
    room("DescentTensor", sees: ["CExact"]),
    room("DescentLearning", sees: ["DescentTensor", "DescentCatalogue"]),
    room("DescentData", sees: ["DescentTensor", "DescentCatalogue", "DescentFiles"]),
    room(
      "DescentRecipe",
      sees: ["DescentSyntax", "DescentCatalogue", "DescentTensor", "DescentLearning", "DescentData"]),
    room(
      "DescentRuntime",
      sees: ["DescentRecipe", "DescentLearning", "DescentData", "DescentTensor", "DescentFiles"]),
    room(
      "DescentConsole",
      sees: [
        "DescentRuntime", "DescentRecipe", "DescentCatalogue", "DescentSyntax", "DescentData",
        "DescentTensor", "DescentFiles",
      ]),
    room("DescentTerminal", sees: ["CTerminal", "CReadline"]),
    .executableTarget(
      name: "descent",
      dependencies: [
        "DescentSyntax", "DescentCatalogue", "DescentTensor", "DescentLearning", "DescentData",
        "DescentFiles", "DescentRecipe", "DescentRuntime", "DescentConsole", "DescentTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    proof("HouseTests"),
    proof("DescentSyntaxTests", of: ["DescentSyntax"], exclude: ["Corpus", "Formatting", "Golden"]),
    proof("DescentTensorTests", of: ["DescentTensor", "CExact"]),
    proof("DescentCatalogueTests", of: ["DescentCatalogue"]),
    proof(
      "DescentLearningTests", of: ["DescentLearning", "DescentTensor", "DescentCatalogue"],
      exclude: ["Vectors"]),
    proof("DescentFilesTests", of: ["DescentFiles"]),
    proof(
      "DescentDataTests", of: ["DescentData", "DescentTensor", "DescentFiles", "DescentCatalogue"],
      exclude: ["Tables"]),
    proof(
      "DescentRecipeTests",
      of: ["DescentRecipe", "DescentSyntax", "DescentCatalogue", "DescentLearning", "DescentData"],
      exclude: ["Golden"]),
    proof(
      "DescentRuntimeTests",
      of: [
        "DescentRuntime", "DescentRecipe", "DescentSyntax", "DescentCatalogue", "DescentTensor",
        "DescentLearning", "DescentData", "DescentFiles",
      ],
      exclude: ["Vectors"]),
    proof(
      "DescentConsoleTests",
      of: [
        "DescentConsole", "DescentRuntime", "DescentRecipe", "DescentSyntax", "DescentCatalogue",
        "DescentTensor", "DescentLearning", "DescentData", "DescentFiles",
      ], exclude: ["Transcripts"]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    proof("PromptTests", of: ["descent", "CPseudoTerminal"]),
    proof(
      "DrawingTests",
      of: [
        "DescentConsole", "DescentRuntime", "DescentRecipe", "DescentSyntax", "DescentData", "DescentTensor",
        "DescentFiles",
      ],
      exclude: ["Pictures"]),
    proof("CommandLineTests", of: ["descent"], exclude: ["Plans", "allocations.c"]),
    proof(
      "DocumentationTests",
      of: [
        "DescentSyntax", "DescentCatalogue", "DescentTensor", "DescentLearning", "DescentData",
        "DescentFiles", "DescentRecipe",
        "DescentRuntime", "DescentConsole",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

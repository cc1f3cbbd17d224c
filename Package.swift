// swift-tools-version: 6.1
import PackageDescription

// The release binary carries the Swift runtime and libc, so it runs on a machine that has neither.
let staticRelease: [String] = ["-static-executable"]
let linuxRelease: BuildSettingCondition = .when(platforms: [.linux], configuration: .release)

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Instruments everything for libFuzzer (Tests/Fuzz/README.md), which would only slow down other builds.
let isFuzzing = Context.environment["PFC_FUZZ"] != nil
let fuzzed: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : []

/// A floor of the house: a target stands above all that it imports (docs/architecture.md).
func floor(_ name: String, on below: [String] = [], path: String? = nil, exclude: [String] = []) -> Target {
  .target(
    name: name, dependencies: below.map { .byName(name: $0) }, path: path, exclude: exclude,
    swiftSettings: strict + fuzzed)
}

let fuzzTargets: [Target] = [
  .target(name: "CFuzz", path: "Tests/Fuzz/CFuzz"),
  .executableTarget(
    name: "pfc-fuzz", dependencies: ["PFCFuzzTargets", "CFuzz"], path: "Tests/Fuzz/Driver",
    swiftSettings: strict + fuzzed + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
]

func tests(_ name: String, _ dependencies: [String], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies.map { .byName(name: $0) }, exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "pfc",
  products: [
    .library(name: "PFCKit", targets: ["PFCKit"]),
    .executable(name: "pfc", targets: ["pfc"]),
  ],
  targets: [
    floor("PFCText"),
    // zlib comes with a usual Swift installation; docs/dependencies.md says why it is used.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    floor("PFCArchive", on: ["PFCText", "CZlib"]),
    floor("PFCDiagnostics", on: ["PFCText"]),
    floor("PFCSyntax", on: ["PFCText", "PFCDiagnostics"]),
    floor("PFCForms", on: ["PFCText", "PFCDiagnostics", "PFCSyntax"], exclude: ["Data"]),
    floor("PFCModel", on: ["PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms"]),
    floor("PFCImport", on: ["PFCText", "PFCArchive", "PFCDiagnostics", "PFCSyntax", "PFCForms"]),
    floor("PFCEmit", on: ["PFCText", "PFCArchive", "PFCSyntax", "PFCForms", "PFCModel"]),
    floor("PFCCheck", on: ["PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms", "PFCModel"]),
    floor(
      "PFCKit",
      on: [
        "PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms", "PFCImport", "PFCModel", "PFCCheck", "PFCEmit",
      ]),
    .executableTarget(
      name: "pfc", dependencies: ["PFCKit"],
      swiftSettings: strict + [.unsafeFlags(staticRelease, linuxRelease)],
      linkerSettings: [.unsafeFlags(staticRelease, linuxRelease)]),
    .executableTarget(
      name: "pfc-benchmark",
      dependencies: [
        "PFCKit", "PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms", "PFCModel", "PFCCheck", "PFCEmit",
      ],
      path: "Tests/Benchmarks", exclude: ["compare", "README.md"], swiftSettings: strict),
    floor(
      "PFCFuzzTargets", on: ["PFCText", "PFCArchive", "PFCDiagnostics", "PFCForms", "PFCImport"],
      path: "Tests/Fuzz/Targets"),
    floor("PFCTestArchives", on: ["PFCArchive", "CZlib"], path: "Tests/Archives"),
    tests("PFCText", ["PFCText"]),
    tests("PFCArchive", ["PFCArchive", "PFCTestArchives"]),
    tests("PFCSyntax", ["PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms"], exclude: ["Broken"]),
    tests("PFCForms", ["PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms"]),
    tests("PFCEmit", ["PFCText", "PFCForms", "PFCEmit"]),
    tests("PFCModel", ["PFCText", "PFCDiagnostics", "PFCSyntax", "PFCForms", "PFCModel"]),
    tests(
      "PFCImport",
      [
        "PFCText", "PFCArchive", "PFCDiagnostics", "PFCSyntax", "PFCForms", "PFCImport", "PFCFuzzTargets",
        "PFCTestArchives",
      ]),
    tests("PFCKit", ["PFCKit", "PFCText", "PFCForms", "PFCCheck", "PFCEmit"], exclude: ["Golden", "Review"]),
    tests("pfc", ["PFCKit", "pfc"]),
  ] + (isFuzzing ? fuzzTargets : []),
  swiftLanguageModes: [.v6]
)

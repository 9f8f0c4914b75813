// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "heard",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "HeardKit", targets: ["HeardKit"]),
    .executable(name: "heard", targets: ["heard"]),
  ],
  targets: [
    .target(name: "HeardKit", swiftSettings: settings),
    .executableTarget(name: "heard", dependencies: ["HeardKit"], swiftSettings: settings),
    .testTarget(name: "HeardKitTests", dependencies: ["HeardKit"], swiftSettings: settings),
    .testTarget(name: "heardTests", dependencies: ["heard", "HeardKit"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

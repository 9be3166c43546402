// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is held to: the Swift 6 language, and imports that say how far they reach.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Generic code of one module, such as tables and locks, is specialised in the others: a login takes half the time.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let package = Package(
    name: "roost",
    products: [
        .executable(name: "roostd", targets: ["roostd"]),
        .executable(name: "roost", targets: ["roost"]),
        .executable(name: "roost-bench", targets: ["roost-bench"]),
    ],
    traits: [
        .default(enabledTraits: ["Terminal", "TLS"]),
        .trait(name: "TLS", description: "connections are encrypted, by OpenSSL"),
        .trait(name: "Terminal", description: "roost draws on the whole screen, by ncurses"),
    ],
    targets: [
        .target(name: "CSystem", linkerSettings: [.linkedLibrary("crypt")]),
        .target(name: "Threads", dependencies: ["CSystem"], swiftSettings: house),
        .target(name: "Chat", swiftSettings: house),
        .target(name: "Wire", swiftSettings: house),
        .target(name: "Dialects", dependencies: ["Chat", "Wire"], swiftSettings: house),
        .target(name: "Sockets", dependencies: ["CSystem"], swiftSettings: house),
        .target(
            name: "Server", dependencies: ["Threads", "Chat", "Wire", "Dialects", "Sockets"], swiftSettings: house),
        .target(
            name: "Client", dependencies: ["Chat", "Wire", "Dialects", "Sockets", "Threads"], swiftSettings: house),
        .target(name: "Screen", swiftSettings: house),
        .target(
            name: "CTerminal", cSettings: [.define("ROOST_TERMINAL", .when(traits: ["Terminal"]))],
            linkerSettings: [.linkedLibrary("ncursesw", .when(traits: ["Terminal"]))]),
        .target(
            name: "Terminal", dependencies: ["CSystem", "CTerminal", "Screen", "Threads"], swiftSettings: house),
        .target(
            name: "COpenSSL", cSettings: [.define("ROOST_TLS", .when(traits: ["TLS"]))],
            linkerSettings: [
                .linkedLibrary("ssl", .when(traits: ["TLS"])), .linkedLibrary("crypto", .when(traits: ["TLS"])),
            ]),
        .target(name: "TLS", dependencies: ["COpenSSL", "Sockets", "Threads"], swiftSettings: house),
        .target(name: "Bench", dependencies: ["Wire", "Dialects"], swiftSettings: house),
        .target(name: "Options", dependencies: ["CSystem", "Threads"], swiftSettings: house),
        .executableTarget(
            name: "roostd",
            dependencies: ["CSystem", "Options", "Server", "Chat", "Dialects", "Sockets", "TLS", "Threads"],
            swiftSettings: house),
        .executableTarget(
            name: "roost",
            dependencies: [
                "CSystem", "Options", "Client", "Screen", "Terminal", "Chat", "Dialects", "Sockets", "Threads",
            ],
            swiftSettings: house),
        .executableTarget(
            name: "roost-bench", dependencies: ["Bench", "Dialects", "Options", "Sockets", "Threads"],
            swiftSettings: house),

        .target(name: "Seeds", path: "Tests/Seeds", swiftSettings: house),
        .target(
            name: "Transcripts",
            dependencies: ["Chat", "Wire", "Dialects", "Sockets", "Threads", "Server", "Client", "Seeds", "TLS"],
            path: "Tests/Transcripts", swiftSettings: house),
        .testTarget(name: "ThreadsTests", dependencies: ["Threads"], swiftSettings: house),
        .testTarget(name: "ChatTests", dependencies: ["Chat", "Seeds"], swiftSettings: house),
        .testTarget(name: "WireTests", dependencies: ["Wire", "Seeds"], swiftSettings: house),
        .testTarget(name: "DialectsTests", dependencies: ["Dialects", "Chat", "Wire", "Seeds"], swiftSettings: house),
        .testTarget(name: "SocketsTests", dependencies: ["Sockets"], swiftSettings: house),
        .testTarget(name: "TLSTests", dependencies: ["TLS", "Sockets", "Seeds", "Threads"], swiftSettings: house),
        .testTarget(name: "OptionsTests", dependencies: ["Options", "Seeds"], swiftSettings: house),
        .testTarget(
            name: "ServerTests",
            dependencies: ["Server", "Client", "Chat", "Dialects", "Sockets", "Threads", "Transcripts", "Seeds"],
            swiftSettings: house),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "CSystem", "Seeds"], swiftSettings: house),
        .testTarget(
            name: "ClientTests", dependencies: ["Client", "Chat", "Wire", "Sockets", "Threads"], swiftSettings: house),
        .testTarget(name: "BenchTests", dependencies: ["Bench", "Seeds"], swiftSettings: house),
        .testTarget(
            name: "ProgramTests",
            dependencies: [
                "Server", "roostd", "roost", "roost-bench", "Options", "Client", "Chat", "Sockets", "Threads", "Seeds",
                "TLS",
            ],
            swiftSettings: house),
        .testTarget(
            name: "FuzzTests",
            dependencies: ["roostd", "Options", "Sockets", "Chat", "Wire", "Dialects", "Transcripts", "Seeds"],
            path: "Tests/Fuzz", exclude: ["run"], swiftSettings: house),
        .testTarget(name: "HouseTests", dependencies: ["Chat", "Dialects", "Screen"], swiftSettings: house),
        .testTarget(
            name: "TranscriptsTests", dependencies: ["Transcripts", "Chat", "Wire", "Dialects", "Client"],
            swiftSettings: house),
    ]
)

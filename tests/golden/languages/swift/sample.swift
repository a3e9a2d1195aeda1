// Copyright 2024 Someone.

import Foundation
@testable import struct MyMod.Thing
/// A server.
@available(iOS 13, *)
public final class Server<T: Codable>: Base, Proto where T: Equatable {
  public static let maxCount = 10
  private(set) var count: Int { get { 1 } set { } }
  let name: String
  /// Makes.
  public init?(name: String) throws { self.name = name }
  deinit { print("x") }
  open override func start(on port: Int = 80, _ handler: @escaping () -> Void) async throws -> Bool { return true }
  private func hidden() { }
  static func make() -> Self { fatalError() }
  subscript(i: Int) -> T { get { fatalError() } }
  struct Inner { enum E { case a, b(Int) } }
  class func cls() {}
}
public struct Point: Hashable { 
  var x = 0
  mutating func move(by d: Int) { x += d }
}
indirect enum Tree { case leaf; case node(Tree, Tree); var d: Int { 1 } }
public protocol Proto: AnyObject { associatedtype Item; func go(_ x: Item) -> Int; var p: Int { get set }; init() }
extension Server where T == Int { func extra() {} }
extension Array: Proto {}
public typealias Handler = (Int) -> Void
actor Bank { func put() {} }
func == (a: Point, b: Point) -> Bool { true }
infix operator <+>: AdditionPrecedence
public func topLevel<T>(_ x: T) rethrows -> [T] { [] }
let global = 3
public let Exported: Int = 4
@main struct App { static func main() {} }
#if DEBUG
fileprivate func debugOnly() { print("{ not a brace") }
#endif
macro stringify<T>(_ v: T) -> (T, String) = #externalMacro(module: "M", type: "S")
func generic() -> some View { body { } }

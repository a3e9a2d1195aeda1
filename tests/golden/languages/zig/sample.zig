//! Root of things. More.
const std = @import("std");
const util = @import("util.zig");
pub const Server = @import("server/Server.zig");
pub usingnamespace @import("c.zig");

pub const max_size: usize = 10;
const Private = struct { a: u8 };
var state: u32 = 0;

/// A point. Second.
pub const Point = struct {
    x: f32,
    y: f32 = 0,
    pub const origin = Point{ .x = 0 };
    /// Makes.
    pub fn init(x: f32) Point {
        return .{ .x = x };
    }
    fn hidden(self: *Point) void {
        const s = "}";
        _ = s;
    }
    pub const Inner = enum { a, b };
};
pub const Kind = enum(u8) { one, two, pub fn label(k: Kind) u8 { return 1; } };
pub const U = union(enum) { a: u8, b: void };
pub const Err = error{ OutOfMemory, Bad };
pub fn List(comptime T: type) type {
    return struct {
        items: []T,
        pub fn append(self: *@This(), item: T) !void {
            _ = item;
        }
    };
}
pub fn main() !void {
    std.debug.print("x", .{});
}
export fn exported(a: i32) i32 { return a; }
extern "c" fn printf(fmt: [*:0]const u8, ...) c_int;
inline fn inl() void {}
test "works" { try std.testing.expect(true); }
test Point { }
comptime { _ = Point; }
const Alias = Point;
const multi =
    \\fn not_one() {
    \\}
;

// Copyright 2024.

/// Requests and responses.
library http;

import 'dart:async';
import 'package:http/http.dart' as http show Client;
import '../src/util.dart' hide foo;
export 'src/base.dart' show Base;
part 'model.g.dart';

const int maxRetries = 3;
final defaultClient = Client();
var counter = 0;

typedef Handler = Future<void> Function(Request r);
typedef int Compare(int a, int b);

/// A client. Second.
@immutable
abstract class Client<T extends Object> extends Base with Mixin implements Iface {
  static const String version = '1';
  final int x;
  int? _private;
  /// Makes one.
  Client(this.x, {required this.y}) : _private = 3 {
    print('a ${foo("}")}');
  }
  Client.named(int a) : this(a);
  const Client.constant();
  factory Client.create() => Client(1);
  Future<Response> get(Uri url, {Map<String, String>? headers}) async {
    return send(url);
  }
  void abstractOne();
  int get size => 3;
  set size(int v) { _private = v; }
  bool operator ==(Object other) => true;
  static Client make() => Client(1);
  void _hidden() {}
}
mixin Mixin on Base { void mixed() {} }
enum Color { red, green; String label() => name; }
extension StringX on String { String shout() => toUpperCase(); }
extension type Id(int value) { int twice() => value * 2; }
sealed class Shape {}
base class B2 = Base with Mixin;
Future<int> topLevel(int a) async { return 1; }
int get topGetter => 3;
void _privateTop() => print('x');
external int nativeAdd(int a, int b);
void main(List<String> args) {
  runApp();
}

/*
 * Copyright someone. All rights reserved.
 */
package org.example.shop;

import java.util.List;
import java.util.function.*;
import static org.example.Base.help;

/**
 * Sells things. Open all day.
 *
 * @author someone
 */
@Service(
    name = "shop",
    level = 1)
public abstract class Shop<T extends Item> extends Base implements Store, AutoCloseable {
  /** The most there may be. */
  public static final int LIMIT = 10;
  private static final String NAME = "shop";
  private int count;

  static {
    register("}");
  }

  public Shop(int count) throws IOException {
    this.count = count;
  }

  /** Finds {@code id}. */
  @Override
  public <R> List<R> find(String id, Function<T, R> f) {
    Runnable r = () -> { help(); };
    return List.of(new Object() { void inner() {} });
  }

  protected abstract void open();

  void packagePrivate() { count++; }

  public enum Size {
    SMALL(1) { int area() { return 1; } },
    LARGE(2);
    Size(int n) { this.n = n; }
  }

  interface Visitor { void visit(Item item); int DEPTH = 3; }

  public record Point(int x, int y) {
    public Point { check(x); }
    double length() { return Math.hypot(x, y); }
  }

  @interface Marked { String value() default ""; }

  public static void main(String[] args) {
    String text = """
        } "quoted" {
        """;
  }
}

package com.example
package object util { def f = 1 }
import scala.collection.{mutable, immutable => im, *}
import a.b._
import a.b.C
import a.b.given
/** A service. Second. */
@deprecated
sealed abstract class Service[F[_]: Monad](val x: Int, private val y: String) extends Base with Tr {
  private lazy val z = 3
  def run(a: Int)(implicit b: B): F[Unit] = { a }
  private def hid = 1
  protected[this] def prot(): Unit = ()
  def abs: Int
  type Out
  type In = Int
  def this(x: Int) = this(x, "")
  object Inner
}
case class P(x: Int, y: Int)
trait T { def t: Int; implicit class Ops(x: Int) { def o = 1 } }
object Main extends App {
  /** Most that fit. */
  val MaxSize = 10
  private val hidden = 'x'
  def main(args: Array[String]): Unit = println("x") }
case object Nil2
enum Color(val r: Int) { case Red extends Color(1); case Green, Blue; def m = 1 }
given ordInt: Ord[Int] with
  def compare(a: Int, b: Int) = 0
extension (s: String) def shout: String = s.toUpperCase
extension [A](xs: List[A])
  def second: A = xs.tail.head
  def third: A = ???
def topLevel(x: Int): Int = x
val topVal = 3
inline def inl(inline x: Int) = x
opaque type Id = Long
@main def hello() = ()
class Indent:
  def a = 1
  def b =
    val q = 2
    q
end Indent
infix type or[A, B] = Either[A, B]
var v1, v2 = 3
val (aa, bb) = (1, 2)
def +(o: Int) = 1

(** Makes things. *)
open Base
exception Bad
(** The type. *)
type shape

val make : int -> shape
(** Makes. *)

module M : sig
  val deep : int
end
module type S = sig type t end
external f : int -> int = "f"
class c : object method m : int end
val ( + ) : int -> int -> int
include Foo.S with type t := t

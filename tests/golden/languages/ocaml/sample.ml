(** Builds things. More. *)
open Base
open! Stdune
include Comparable.Make (T)
module List = Stdlib.List

(** A point. Second. *)
type t = { x : int; y : int }
type 'a tree = Leaf | Node of 'a tree * 'a tree
and other = string
exception Not_good of string
external sin : float -> float = "caml_sin"
let max_size = 10
(** Adds. *)
let add a b = a + b
let rec even n = n = 0 || odd (n - 1)
and odd n = even (n - 1)
let f ?(opt = 3) ~label () = let inner x = x in inner "let not_one = 1"
let ( +: ) a b = a
let () = print_endline "x"
let _ignored = 3
let g : int -> int = fun x -> x
let h = function 1 -> 2 | _ -> 3
module Inner = struct
  let deep x = x
  module type S = sig val s : int end
end
module type Sig = sig
  type t
  (** Makes. *)
  val make : int -> t
  module M : sig end
end
module F (X : Sig) = struct let app = X.make end
class point init = object (self)
  val mutable x = init
  method get_x = x
  method private hid = 1
end
class type pt = object method get : int end
let x, y = 1, 2

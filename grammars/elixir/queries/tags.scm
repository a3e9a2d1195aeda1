; Everything is a call: `defmodule`, `def` and `@doc` are told apart by their names.

; The first module documents the file.
(source . (call (do_block (unary_operator operand: (call
    target: (identifier) @_moduledoc
    (arguments . [(string) (sigil)] @doc)))))
  (#eq? @_moduledoc "moduledoc"))

((call
  target: (identifier) @_define
  (arguments . [(alias) (identifier) (call)] @name (keywords)? @body)
  (do_block (unary_operator operand: (call
    target: (identifier) @_moduledoc
    (arguments . [(string) (sigil)] @doc)))) @body) @definition.module
  (#eq? @_define "defmodule")
  (#eq? @_moduledoc "moduledoc")
  (#set! exported "true"))
((call
  target: (identifier) @_define
  (arguments . [(alias) (identifier) (call)] @name (keywords)? @body)
  (do_block)? @body) @definition.module
  (#eq? @_define "defmodule")
  (#set! exported "true"))
((call target: (identifier) @_define (arguments . (alias) @name) (do_block)? @body) @definition.protocol
  (#eq? @_define "defprotocol")
  (#set! exported "true"))
((call target: (identifier) @_define (arguments . (alias) @name) (do_block) @body) @definition.implementation
  (#eq? @_define "defimpl"))

; def name, def name(x), def name(x) when y, def a <~> b; each clause is a definition.
([
  (call target: (identifier) @_define (arguments . [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name) "when")
    (binary_operator left: (identifier) @name "when" right: [(call) (binary_operator) (unary_operator)])
  ] (keywords)? @body) (do_block)? @body) @definition.function
 ]
 (#any-of? @_define "def" "defdelegate" "defn")
 (#set! exported "true"))
([
  (call target: (identifier) @_define (arguments . [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name) "when")
    (binary_operator left: (identifier) @name "when" right: [(call) (binary_operator) (unary_operator)])
  ] (keywords)? @body) (do_block)? @body) @definition.function
 ]
 (#any-of? @_define "defp" "defnp"))
([
  (call target: (identifier) @_define (arguments . [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name) "when")
    (binary_operator left: (identifier) @name "when" right: [(call) (binary_operator) (unary_operator)])
  ] (keywords)? @body) (do_block)? @body) @definition.macro
 ]
 (#any-of? @_define "defmacro" "defguard")
 (#set! exported "true"))
([
  (call target: (identifier) @_define (arguments . [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name) "when")
    (binary_operator left: (identifier) @name "when" right: [(call) (binary_operator) (unary_operator)])
  ] (keywords)? @body) (do_block)? @body) @definition.macro
 ]
 (#any-of? @_define "defmacrop" "defguardp"))

; Operators.
((call target: (identifier) @_define (arguments . [
    (binary_operator operator: [
      "and" "or" "in" "not in" "+" "-" "*" "/" "++" "--" "<>" "|>" "<|>" "~>" "<~" "<~>" "~>>" "<<~" "<<<" ">>>" "==" "!=" "=~" "===" "!==" "<" ">" "<=" ">=" "&&" "&&&" "||" "|||" ".." "+++" "---" "^^^" "**" "|"
    ] @name)
    (binary_operator left: (identifier) operator: "when" @name right: (identifier))
    (unary_operator operator: ["not" "!" "+" "-" "^" "~~~" "@"] @name)
  ] (keywords)? @body) (do_block)? @body) @definition.operator
  (#any-of? @_define "def" "defp" "defmacro" "defmacrop" "defguard" "defguardp"))

; @type t :: …, @callback f(x) :: …
((unary_operator operand: (call
  target: (identifier) @_attribute
  (arguments . (binary_operator left: [(identifier) @name (call target: (identifier) @name)]))) @definition.type)
  (#any-of? @_attribute "type" "opaque")
  (#set! exported "true"))
((unary_operator operand: (call
  target: (identifier) @_attribute
  (arguments . (binary_operator left: [(identifier) @name (call target: (identifier) @name)]))) @definition.type)
  (#eq? @_attribute "typep"))
((unary_operator operand: (call
  target: (identifier) @_attribute
  (arguments . (binary_operator left: [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name))
  ]))) @definition.method)
  (#any-of? @_attribute "callback" "macrocallback")
  (#set! exported "true"))

; @doc "…" above a definition; a @spec may stand between.
((do_block
  (unary_operator operand: (call target: (identifier) @_doc (arguments . [(string) (sigil)] @doc)))
  . (unary_operator)? . (unary_operator)? .
  (call target: (identifier) @_define (arguments . [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name) "when")
    (binary_operator left: (identifier) @name "when" right: [(call) (binary_operator) (unary_operator)])
  ])) @definition.function)
  (#eq? @_doc "doc")
  (#any-of? @_define "def" "defdelegate" "defmacro" "defguard"))

; Imports.
((call target: (identifier) @_import (arguments . (alias) @target)) @import
  (#any-of? @_import "alias" "import" "require" "use"))
((call target: (identifier) @_import (arguments . (dot left: (alias) @target right: (tuple (alias) @member)))) @import
  (#any-of? @_import "alias" "import" "require" "use"))
((unary_operator operand: (call target: (identifier) @_import (arguments . (alias) @target))) @import
  (#eq? @_import "behaviour"))

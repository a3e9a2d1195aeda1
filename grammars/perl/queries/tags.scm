(package_statement name: (package) @name (block)? @body) @definition.package
(class_statement name: (package) @name (block)? @body) @definition.class
(role_statement name: (package) @name (block)? @body) @definition.class
(subroutine_declaration_statement name: (bareword) @name body: (_)) @definition.function
(method_declaration_statement name: (bareword) @name body: (_)) @definition.method
((assignment_expression left: (glob (varname) @name) right: (anonymous_subroutine_expression body: (_) @body)) @definition.function)

; use constant NAME => …, use constant { A => …, B => … }
((use_statement module: (package) @_constant (list_expression . (autoquoted_bareword) @name)) @definition.constant
  (#eq? @_constant "constant"))
((use_statement module: (package) @_constant (anonymous_hash_expression (list_expression (autoquoted_bareword) @name @definition.constant)))
  (#eq? @_constant "constant"))

((use_statement module: (package) @target) @import
  (#match? @target "^[A-Z]"))
((use_statement module: (package) @_parent [
    (string_literal content: (_) @target)
    (list_expression (string_literal content: (_) @target))
  ]) @import
  (#any-of? @_parent "parent" "base"))
(require_expression (bareword) @target) @import

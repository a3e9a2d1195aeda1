(module name: [(constant) @name (scope_resolution name: (constant) @name)]) @definition.module
(class name: [(constant) @name (scope_resolution name: (constant) @name)]) @definition.class
(singleton_class body: (_) @group)

(program (method name: (_) @name) @definition.function)
((method name: (identifier) @name) @definition.constructor
  (#eq? @name "initialize"))
(method name: (_) @name) @definition.method
(singleton_method name: (_) @name) @definition.method

; Point = Struct.new(:x) do … end
((assignment
  left: [(constant) @name (scope_resolution name: (constant) @name)]
  right: (call receiver: (constant) @_maker method: (identifier) @_new block: (_)? @body)) @definition.class
  (#any-of? @_maker "Struct" "Class" "Data")
  (#any-of? @_new "new" "define"))
((assignment
  left: (constant) @name
  right: (call receiver: (constant) @_maker method: (identifier) @_new block: (_)? @body)) @definition.module
  (#eq? @_maker "Module")
  (#eq? @_new "new"))
(program (assignment left: [(constant) @name (scope_resolution name: (constant) @name)]) @definition.constant)
(body_statement (assignment left: (constant) @name) @definition.constant)
(block_body (assignment left: (constant) @name) @definition.constant)
(program (assignment left: (left_assignment_list (constant) @name @definition.constant)) @signature)
(body_statement (assignment left: (left_assignment_list (constant) @name @definition.constant)) @signature)

; Definitions that are calls.
((call
  !receiver
  method: (identifier) @_define
  arguments: (argument_list . [(simple_symbol) (string)] @name)
  block: (_)? @body) @definition.method
  (#any-of? @_define "define_method" "define_singleton_method")
  (#strip! @name "^:"))
((call
  !receiver
  method: (identifier) @_define
  arguments: (argument_list [(simple_symbol) (string)] @name @definition.property)) @signature
  (#any-of? @_define "attr_accessor" "attr_reader" "attr_writer" "attr" "cattr_accessor" "cattr_reader" "cattr_writer"
   "mattr_accessor" "mattr_reader" "mattr_writer" "class_attribute" "thread_mattr_accessor" "delegate_missing_to")
  (#strip! @name "^:"))
((call
  !receiver
  method: (identifier) @_define
  arguments: (argument_list . [(simple_symbol) (string)] @name)) @definition.method
  (#eq? @_define "alias_method")
  (#strip! @name "^:"))
(alias name: (_) @name) @definition.method
((call
  !receiver
  method: (identifier) @_define
  arguments: (argument_list [(simple_symbol) (string)] @name @definition.method (pair))) @signature
  (#eq? @_define "delegate")
  (#strip! @name "^:"))

; private, and what it may be said of.
((body_statement (identifier) @section)
  (#any-of? @section "private" "protected")
  (#set! closed "true"))
((body_statement (identifier) @section)
  (#any-of? @section "public" "module_function"))
((call
  !receiver
  method: (identifier) @_access
  arguments: (argument_list [
    (method name: (_) @name)
    (singleton_method name: (_) @name)
  ] @definition.method))
  (#any-of? @_access "private" "protected" "private_class_method")
  (#set! private "true"))
((call
  !receiver
  method: (identifier) @_access
  arguments: (argument_list (simple_symbol) @hidden))
  (#any-of? @_access "private" "protected" "private_class_method" "private_constant")
  (#strip! @hidden "^:"))

((call !receiver method: (identifier) @_require arguments: (argument_list . (string) @target)) @import
  (#any-of? @_require "require" "load" "require_dependency" "import"))
((call !receiver method: (identifier) @_require arguments: (argument_list . (string) @target)) @import
  (#eq? @_require "require_relative")
  (#set! beside "true"))
((call !receiver method: (identifier) @_autoload arguments: (argument_list . (simple_symbol) . (string) @target)) @import
  (#eq? @_autoload "autoload"))
([
  (if condition: (binary left: (_) @_file right: (_) @_program))
  (if_modifier condition: (binary left: (_) @_file right: (_) @_program))
 ] @fact
  (#any-of? @_file "__FILE__" "$0" "$PROGRAM_NAME")
  (#any-of? @_program "__FILE__" "$0" "$PROGRAM_NAME")
  (#set! fact "/entry"))

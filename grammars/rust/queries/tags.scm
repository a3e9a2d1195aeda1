(function_item (visibility_modifier)? @exported name: (identifier) @name) @definition.function
(function_signature_item (visibility_modifier)? @exported name: (identifier) @name) @definition.function
((source_file (function_item name: (identifier) @name) @definition.function)
  (#eq? @name "main")
  (#set! entry "true"))
(trait_item body: (declaration_list
  [(function_item name: (identifier) @name) (function_signature_item name: (identifier) @name)] @definition.method)
  (#set! exported "inherit"))
(trait_item body: (declaration_list
  (associated_type name: (type_identifier) @name) @definition.type)
  (#set! exported "inherit"))
(impl_item trait: (_) body: (declaration_list
  (function_item name: (identifier) @name) @definition.method)
  (#set! exported "inherit"))

(struct_item (visibility_modifier)? @exported name: (type_identifier) @name) @definition.struct
(union_item (visibility_modifier)? @exported name: (type_identifier) @name) @definition.union
(enum_item (visibility_modifier)? @exported name: (type_identifier) @name) @definition.enum
(trait_item (visibility_modifier)? @exported name: (type_identifier) @name) @definition.trait
(type_item (visibility_modifier)? @exported name: (type_identifier) @name) @definition.type
(mod_item (visibility_modifier)? @exported name: (identifier) @name body: (_)) @definition.module
(const_item (visibility_modifier)? @exported name: (identifier) @name) @definition.constant
(static_item (visibility_modifier)? @exported name: (identifier) @name) @definition.variable
(macro_definition name: (identifier) @name) @definition.macro
(source_file (attribute_item (attribute (identifier) @_attribute)) . (macro_definition name: (identifier) @name) @definition.macro
  (#eq? @_attribute "macro_export")
  (#set! exported "true"))

(impl_item type: [
  (type_identifier) @name
  (generic_type type: (type_identifier) @name)
  (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
  (scoped_type_identifier name: (type_identifier) @name)
  (reference_type type: (type_identifier) @name)
  (reference_type type: (generic_type type: (type_identifier) @name))
  (primitive_type) @name
]) @definition.implementation

(use_declaration argument: [(identifier) (scoped_identifier) (crate) (self) (super)] @target) @import
(use_declaration argument: (use_as_clause path: (_) @target)) @import
(use_declaration argument: (scoped_use_list path: (_) @target list: (use_list [(identifier) (scoped_identifier) (self)] @member))) @import
(use_declaration argument: (scoped_use_list path: (_) @target list: (use_list (use_as_clause path: (_) @member)))) @import
(use_declaration argument: (scoped_use_list path: (_) @target list: (use_list (scoped_use_list path: (_) @member)))) @import
(use_declaration argument: (scoped_use_list path: (_) @target list: (use_list (use_wildcard) @wildcard))) @import
(use_declaration argument: (use_list [(identifier) (scoped_identifier)] @target)) @import
(use_declaration argument: (use_list (scoped_use_list path: (_) @target list: (use_list [(identifier) (scoped_identifier) (self)] @member)))) @import
(use_declaration argument: (use_wildcard (_) @target) @wildcard) @import
(use_declaration (visibility_modifier) @reexport argument: [(identifier) (scoped_identifier)] @target) @import
(use_declaration (visibility_modifier) @reexport argument: (use_as_clause path: (_) @target)) @import
(use_declaration (visibility_modifier) @reexport argument: (scoped_use_list path: (_) @target list: (use_list [(identifier) (scoped_identifier) (self)] @member))) @import
(use_declaration (visibility_modifier) @reexport argument: (use_wildcard (_) @target) @wildcard) @import
(mod_item name: (identifier) @target !body) @import

; A file that is built for tests alone.
(source_file (attribute_item (attribute (identifier) @_cfg arguments: (token_tree) @_on)) . (mod_item name: (identifier) @fact !body)
  (#eq? @_cfg "cfg")
  (#match? @_on "^\\((all\\()?test\\b")
  (#set! fact "/test-module"))

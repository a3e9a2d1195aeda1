; resource "type" "name", data "type" "name"
(config_file (body (block . (identifier) . (string_lit) . (string_lit (template_literal) @name) . (block_start) @body) @definition.block))
; variable "name", module "name", output "name", provider "name"
(config_file (body (block . (identifier) . (string_lit (template_literal) @name) . (block_start) @body) @definition.block))
(config_file (body (block . (identifier) . (identifier) @name . (block_start) @body) @definition.block))
; terraform; what locals holds
((config_file (body (block . (identifier) @name . (block_start) @body) @definition.block))
  (#not-eq? @name "locals"))
((config_file (body (block . (identifier) @_locals (body (attribute . (identifier) @name (expression)) @definition.constant))))
  (#eq? @_locals "locals"))

((block . (identifier) @_module (body (attribute . (identifier) @_source (expression (literal_value (string_lit (template_literal) @target)))))) @import
  (#eq? @_module "module")
  (#eq? @_source "source"))

; What a variable or an output says of itself.
((config_file (body (block . (identifier) . (string_lit (template_literal) @name)
  (body (attribute . (identifier) @_description (expression (literal_value (string_lit) @doc))))) @definition.block))
  (#eq? @_description "description"))

; &cobra.Command{Use: "name [args]", RunE: handler}
((composite_literal
  type: (qualified_type) @_type
  body: (literal_value (keyed_element . (literal_element (identifier) @_key) . (literal_element (_) @command.name)))) @command
  (#any-of? @_type "cobra.Command" "cli.Command") (#any-of? @_key "Use" "Name"))
((composite_literal
  type: (qualified_type) @_type
  body: (literal_value (keyed_element . (literal_element (identifier) @_key) . (literal_element [(identifier) (selector_expression)] @command.handler)))) @command
  (#any-of? @_type "cobra.Command" "cli.Command") (#any-of? @_key "Run" "RunE" "Action"))
; Commands: []*cli.Command{ {Name: "add", Action: handler} }
((composite_literal
  type: (slice_type element: [(pointer_type (qualified_type) @_type) (qualified_type) @_type])
  body: (literal_value (literal_element (literal_value (keyed_element . (literal_element (identifier) @_key) . (literal_element (_) @command.name))) @command)))
  (#eq? @_type "cli.Command") (#eq? @_key "Name"))
((composite_literal
  type: (slice_type element: [(pointer_type (qualified_type) @_type) (qualified_type) @_type])
  body: (literal_value (literal_element (literal_value (keyed_element . (literal_element (identifier) @_key) . (literal_element [(identifier) (selector_expression)] @command.handler))) @command)))
  (#eq? @_type "cli.Command") (#eq? @_key "Action"))
; Choose choose.Options `cmd:"" help:"…"`: a field of the structure that kong reads; its own type may
; hold the commands below it.
((type_spec name: (type_identifier) @command.within type: (struct_type (field_declaration_list
    (field_declaration name: (field_identifier) @command.variant type: (_) @command.takes tag: (raw_string_literal) @_tag) @command)))
  (#match? @_tag "[`\\s]cmd:\"") (#not-match? @_tag "\\sname:\""))

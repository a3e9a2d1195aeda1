((class_declaration (modifiers [(marker_annotation name: (identifier) @_entity) (annotation name: (identifier) @_entity)]) name: (identifier) @model.name) @model
  (#any-of? @_entity "Entity" "Document"))
((class_declaration (modifiers (annotation name: (identifier) @_table arguments: (annotation_argument_list (element_value_pair key: (identifier) @_key value: (string_literal) @model.table)))) name: (identifier) @model.name) @model
  (#eq? @_table "Table") (#eq? @_key "name"))

((class_declaration name: (name) @model.name (base_clause (name) @_base)) @model
  (#any-of? @_base "Model" "Authenticatable" "Pivot"))
((class_declaration attributes: (attribute_list (attribute_group (attribute [(name) (qualified_name)] @_entity))) name: (name) @model.name) @model
  (#any-of? @_entity "ORM\\Entity" "Entity"))

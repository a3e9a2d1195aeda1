((source_file (attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait))) . (struct_item name: (type_identifier) @model.name) @model)
  (#eq? @_derive "derive") (#any-of? @_trait "Queryable" "DeriveEntityModel" "Selectable"))

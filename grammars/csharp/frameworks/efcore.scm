((property_declaration type: (generic_name (identifier) @_set (type_argument_list . (_) @model.name))) @model
  (#eq? @_set "DbSet"))

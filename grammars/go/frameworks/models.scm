((type_spec name: (_) @model.name type: (struct_type (field_declaration_list (field_declaration !name type: (qualified_type) @_base)))) @model
  (#eq? @_base "gorm.Model"))
((type_spec name: (_) @model.name type: (struct_type (field_declaration_list (field_declaration tag: (_) @_tag)))) @model
  (#match? @_tag "\\bgorm:\"(?:primary_?[kK]ey|column:|not null|unique|index|size:|type:|foreignkey|many2many)"))

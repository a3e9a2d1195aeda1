((class_definition name: (identifier) @model.name body: (block (expression_statement (assignment left: (identifier) @_table right: (string) @model.table)))) @model
  (#eq? @_table "__tablename__"))
((class_definition name: (identifier) @model.name superclasses: (argument_list (attribute) @_base)) @model
  (#any-of? @_base "models.Model" "db.Model"))
((class_definition name: (identifier) @model.name superclasses: (argument_list (keyword_argument name: (identifier) @_table value: (true)))) @model
  (#eq? @_table "table"))

((class_definition name: (identifier) @model.name body: (block (expression_statement (assignment left: (identifier) @_table right: (string) @model.table)))) @model
  (#eq? @_table "__tablename__"))
((class_definition name: (identifier) @model.name superclasses: (argument_list (attribute) @_base)) @model
  (#any-of? @_base "models.Model" "db.Model"))
((class_definition name: (identifier) @model.name superclasses: (argument_list (keyword_argument name: (identifier) @_table value: (true)))) @model
  (#eq? @_table "table"))
; a model by its fields, whatever it inherits from
((class_definition name: (identifier) @model.name body: (block (expression_statement (assignment right: (call function: (attribute object: (identifier) @_models attribute: (identifier) @_field)))))) @model
  (#eq? @_models "models") (#match? @_field "(?:Field|ForeignKey|OneToOne|ManyToMany)"))
((class_definition body: (block (class_definition name: (identifier) @_meta body: (block (expression_statement (assignment left: (identifier) @_abstract right: (true))))))) @model
  (#eq? @_meta "Meta") (#eq? @_abstract "abstract") (#set! model.abstract "yes"))

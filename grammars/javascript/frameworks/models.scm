((variable_declarator name: (identifier) @model.name value: (call_expression function: (identifier) @_table arguments: (arguments . (string) @model.table))) @model
  (#any-of? @_table "pgTable" "sqliteTable" "mysqlTable"))
((call_expression function: [(member_expression) (identifier)] @_model arguments: (arguments . (string) @model.name (_))) @model
  (#any-of? @_model "mongoose.model" "sequelize.define" "model"))

((call receiver: (scope_resolution) @test-task.class method: (identifier) @_new) @test-task
  (#any-of? @test-task.class "Rake::TestTask" "Minitest::TestTask" "RSpec::Core::RakeTask")
  (#any-of? @_new "new" "create"))

#include "hooks/hook_file.hpp"

#include <doctest/doctest.h>

using namespace brief::hooks;

TEST_CASE("a hook says of itself which one it is") {
  for (const std::string_view name : kHookNames)
    for (const Mode mode : {Mode::check, Mode::stage})
      for (const bool made : {false, true}) {
        HookFile hook{std::string(name), mode, "/opt/it's here/brief", made};
        const std::string text = hook_text(hook);
        CHECK(text.find("brief='/opt/it'\\''s here/brief'\n") != std::string::npos);
        CHECK(program_of(text) == hook.program);
        CHECK(is_current_hook(text));
        CHECK_FALSE(is_current_hook(text + "\n"));
        hook.program.clear();
        CHECK(read_hook(text) == hook);
        CHECK(hook_text(hook).find("/opt") == std::string::npos);
        CHECK(program_of(hook_text(hook)).empty());
      }
}

TEST_CASE("what others wrote is not ours") {
  for (const char* text :
       {"", "#!/bin/sh\n", "#!/bin/sh\necho brief-hook 1 pre-commit mode=check\n",
        "#!/bin/sh\n# brief-hook 2 pre-commit mode=check\n",
        "#!/bin/sh\n# brief-hook 1 update mode=check\n", "#!/bin/sh\n# brief-hook 1 pre-commit\n",
        "#!/bin/bash\n# brief-hook 1 pre-commit mode=check\n"})
    CHECK_FALSE(read_hook(text));
}

TEST_CASE("lines in a script of the repository come and go without a trace") {
  const HookFile hook{"pre-commit", Mode::stage, "", false};
  for (const std::string text :
       {"", "npm test\n", "npm test", "npm test\n\n", "#!/bin/sh\r\nnpm test\r\n",
        "# brief-hook 1 pre-commit mode=check\nno end\n"}) {
    const std::string with = with_block(text, hook);
    CHECK(with.starts_with(text));
    CHECK(read_block(with) == hook);
    CHECK(without_block(with) == text);
    CHECK(is_current_block(with));
    CHECK_FALSE(is_current_block(text));
    CHECK(with_block(with, hook) == with);
    HookFile other = hook;
    other.mode = Mode::check;
    CHECK(without_block(with_block(with, other)) == text);
  }
}

TEST_CASE("lines that a person added after ours stay") {
  const HookFile hook{"pre-commit", Mode::check, "", false};
  CHECK(without_block(with_block("npm test", hook) + "echo done\n") == "npm test\necho done\n");
  CHECK_FALSE(read_block("npm test\n"));
}

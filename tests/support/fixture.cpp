#include "support/fixture.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace brief::test {

namespace fs = std::filesystem;

namespace {

// Languages beside those of the fixture: a file, and a definition that an edit adds to one. `@` is
// a number of its own. Those that hold other languages have them in the middle of the file.
struct Kind {
  std::string_view extension;
  std::string_view file;
  std::string_view edit;
};
constexpr Kind kKinds[] = {
    {".vue",
     "<template>\n  <p @click=\"part@()\">{{ x }}</p>\n</template>\n<script setup lang=\"ts\">\n"
     "import { project } from '../web/project';\nfunction part@(x: number) { return project(x); }\n"
     "</script>\n<style>\n.part { color: red; }\n</style>\n",
     "<script>\nexport function extra@(a) { return a; }\n</script>\n"},
    {".svelte",
     "<script>\n  import { project } from '../web/project';\n  export function part@(x) {\n    "
     "return project(x);\n  }\n</script>\n\n<p>{part@(1)}</p>\n",
     "<p>{project(@)}</p>\n<style>\n.extra@ { color: red; }\n</style>\n"},
    {".html",
     "<!doctype html>\n<title>Part @</title>\n<h1 id=\"part@\">Part</h1>\n<script>\nfunction "
     "part@() { return show(); }\n</script>\n",
     "<script>\nfunction extra@() {}\n</script>\n"},
    {".rb", "# Part @.\nclass Part@\n  def run\n    Part@.new\n  end\nend\n",
     "\nmodule Extra@\n  def self.of(a) = a\nend\n"},
    {".php", "<?php\nfunction part@(int $x): int { return part@($x); }\n?>\n<p>text</p>\n",
     "<?php class Extra@ { function go() {} } ?>\n"},
    {".swift", "/// Part @.\npublic struct Part@ {\n  func run() -> Part@ { self }\n}\n",
     "\nfunc extra@(a: Int) -> Int { a }\n"},
    {".dart", "/// Part @.\nclass Part@ {\n  int run(int x) => x;\n}\n",
     "\nint extra@(int a) => a;\n"},
    {".hs", "module Part@ where\n\npart@ :: Int -> Int\npart@ x = x\n",
     "\nextra@ :: Int\nextra@ = 1\n"},
    {".ex", "defmodule Part@ do\n  def run(x), do: x\nend\n",
     "\ndefmodule Extra@ do\n  def go, do: Part1.run(1)\nend\n"},
    {".sql", "CREATE TABLE part@ (id INTEGER, orbit TEXT);\n", "CREATE VIEW extra@ AS SELECT 1;\n"},
};

std::string numbered(std::string_view text, const std::string& number) {
  std::string out;
  for (const char c : text) out += c == '@' ? number : std::string(1, c);
  return out;
}

const Kind* kind_of(const std::string& path) {
  for (const Kind& kind : kKinds)
    if (path.ends_with(kind.extension)) return &kind;
  return nullptr;
}

}  // namespace

void write_fixture(const Sandbox& sandbox) {
  sandbox.init();
  sandbox.write(
      "README.md",
      "# Orbit\n\nOrbit computes orbits of small bodies.\n\n## Testing\n\n```sh\nmake test\n```\n");
  sandbox.write("Makefile",
                "all: build\n\nbuild:\n\tcc -o orbit src/main.c src/kepler.c\n\ntest: "
                "build\n\t./orbit --self-test\n\n.PHONY: all build test\n");
  sandbox.write(
      "package.json",
      "{\n  \"name\": \"orbit\",\n  \"description\": \"Orbits of small bodies\",\n  \"main\": "
      "\"web/index.ts\",\n"
      "  \"scripts\": {\n    \"build\": \"tsc -p .\",\n    \"test\": \"vitest run\"\n  },\n"
      "  \"devDependencies\": {\"typescript\": \"^5.0.0\", \"vitest\": \"^1.0.0\"}\n}\n");
  sandbox.write("package-lock.json", "{\"name\": \"orbit\", \"lockfileVersion\": 3}\n");
  sandbox.write(".github/workflows/ci.yml",
                "name: ci\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n    "
                "  - uses: actions/checkout@v4\n"
                "      - run: npm ci\n      - run: npm test\n");
  sandbox.write("src/kepler.h",
                "#pragma once\n/* Solves Kepler's equation. */\ndouble solve_kepler(double mean, "
                "double e);\nstruct orbit { double a, e; };\n");
  sandbox.write(
      "src/kepler.c",
      "// Kepler's equation by Newton's method.\n#include \"kepler.h\"\n\n/* Solves Kepler's "
      "equation. */\n"
      "double solve_kepler(double mean, double e) {\n  double x = mean;\n  return x - e;\n}\n");
  sandbox.write(
      "src/main.c",
      "#include \"kepler.h\"\n\nint main(void) { return (int)solve_kepler(0.1, 0.2); }\n");
  sandbox.write("tools/plot.py",
                "\"\"\"Plots an orbit.\"\"\"\nfrom tools.frames import Frame\n\n\ndef plot(frame: "
                "Frame) -> None:\n    frame.draw()\n\n\n"
                "if __name__ == \"__main__\":\n    plot(Frame())\n");
  sandbox.write("tools/__init__.py", "");
  sandbox.write("tools/frames.py",
                "\"\"\"Reference frames.\"\"\"\n\n\nclass Frame:\n    \"\"\"A frame of "
                "reference.\"\"\"\n\n    def draw(self):\n        return 1\n");
  sandbox.write("web/index.ts",
                "import { project } from './project';\n\nexport function show(): number {\n  "
                "return project(1);\n}\n");
  sandbox.write("web/project.ts",
                "/** Projects a point to the screen. */\nexport function project(x: number): "
                "number {\n  return x;\n}\n");
  sandbox.write("web/project.test.ts",
                "import { project } from './project';\ntest('x', () => project(2));\n");
  sandbox.commit_all("begin");
  sandbox.git("branch side");
}

std::string RandomEditor::any_file() {
  std::vector<std::string> files;
  const std::string root = sandbox_.repo();
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator();
       ++it) {
    const std::string path = it->path().lexically_relative(root).string();
    if (path == ".git") it.disable_recursion_pending();
    // .brief.yaml has its own edits: any bytes in it would be an error, and rightly so.
    if (it->is_regular_file() && path != "PROJECT_CONTEXT.md" && path != ".git" &&
        path != ".brief.yaml")
      files.push_back(path);
  }
  if (files.empty()) throw std::runtime_error("the fixture ran out of files");
  std::sort(files.begin(), files.end());
  return files[pick(static_cast<unsigned>(files.size()))];
}

std::string RandomEditor::any_source() {
  for (int i = 0; i < 50; ++i) {
    const std::string path = any_file();
    const std::string extension = fs::path(path).extension().string();
    if (extension == ".c" || extension == ".py" || extension == ".ts" || kind_of(path) != nullptr)
      return path;
  }
  return add_file().substr(4);
}

std::string RandomEditor::add_file() {
  const std::string n = std::to_string(++serial_);
  static const char* const kFolders[] = {"src", "tools", "web", "lib/deep", "vendor/x", "tests"};
  const std::string folder = kFolders[pick(6)];
  std::string path;
  if (pick(2) == 0) {
    const Kind& kind = kKinds[pick(std::size(kKinds))];
    path = folder + "/part" + n + std::string(kind.extension);
    sandbox_.write(path, numbered(kind.file, n));
    return "add " + path;
  }
  switch (pick(3)) {
    case 0:
      path = folder + "/part" + n + ".c";
      sandbox_.write(
          path,
          "#include \"kepler.h\"\nint part" + n +
              "(int x) { return x + (int)solve_kepler(1, 2); }\nint main(void) { return part" + n +
              "(1); }\n");
      break;
    case 1:
      path = folder + "/part" + n + ".py";
      sandbox_.write(
          path, "\"\"\"Part " + n + ".\"\"\"\nfrom tools.frames import Frame\n\n\ndef part" + n +
                    "():\n    return Frame().draw()\n\n\nif __name__ == \"__main__\":\n    part" +
                    n + "()\n");
      break;
    default:
      path = folder + "/part" + n + ".ts";
      sandbox_.write(path, "import { project } from '../web/project';\nexport const part" + n +
                               " = (x: number) => project(x);\n");
  }
  return "add " + path;
}

std::string RandomEditor::edit_file() {
  const std::string path = any_source();
  const std::string n = std::to_string(++serial_);
  const std::string old = sandbox_.read(path);
  if (const Kind* kind = kind_of(path)) {
    sandbox_.write(path, old + numbered(kind->edit, n));
  } else if (pick(3) == 0) {  // a new signature for whatever carries a number
    std::string text = old;
    const std::size_t at = text.find("(double mean");
    if (at != std::string::npos)
      text.insert(at + 1, "int n" + n + ", ");
    else
      text += "\n";
    sandbox_.write(path, text);
  } else if (path.ends_with(".c")) {
    sandbox_.write(path, old + "\nint extra" + n + "(void) { return 1; }\n");
    sandbox_.write("src/user" + n + ".c",
                   "int extra" + n + "(void);\nint main(void) { return extra" + n + "(); }\n");
  } else if (path.ends_with(".py")) {
    sandbox_.write(path, old + "\n\ndef extra" + n + "(a, b):\n    return a\n");
  } else {
    sandbox_.write(path, old + "\nexport function extra" + n + "(a: string) { return a; }\n");
    sandbox_.write("web/user" + n + ".ts",
                   "import { extra" + n + " } from '" +
                       (path.starts_with("web/") ? "./" + path.substr(4, path.size() - 7)
                                                 : "../" + path.substr(0, path.size() - 3)) +
                       "';\nexport const u" + n + " = extra" + n + "('x');\n");
  }
  return "edit " + path;
}

std::string RandomEditor::edit_manifest() {
  const std::string n = std::to_string(++serial_);
  switch (pick(4)) {
    case 0:
      sandbox_.write("package.json",
                     "{\n  \"name\": \"orbit" + n + "\",\n  \"description\": \"Version " + n +
                         "\",\n  \"scripts\": {\"test\": \"vitest run --shard " + n +
                         "\", \"lint\": \"eslint .\"},\n  \"engines\": {\"node\": \">=" + n +
                         "\"}\n}\n");
      return "edit package.json";
    case 1:
      sandbox_.write("Makefile", "build:\n\tcc -o orbit" + n +
                                     " src/*.c\n\ntest: build\n\t./orbit" + n + "\n\nlint" + n +
                                     ":\n\tclang-tidy src/*.c\n");
      return "edit Makefile";
    case 2:
      sandbox_.write(".github/workflows/ci.yml",
                     "name: ci\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    "
                     "steps:\n      - run: npm ci\n      - run: npm test -- --run " +
                         n + "\n");
      return "edit workflow";
    default:
      sandbox_.write("README.md", "# Orbit " + n + "\n\nThe " + n + "th description.\n");
      return "edit README";
  }
}

std::string RandomEditor::edit_rules() {
  switch (pick(4)) {
    case 0:
      sandbox_.write(".gitattributes", pick(2) != 0
                                           ? "src/kepler.* linguist-generated\n"
                                           : "tools/** linguist-vendored\n*.h text eol=crlf\n");
      return "edit .gitattributes";
    case 1:
      sandbox_.write(".briefignore", pick(2) != 0 ? "tools/\n" : "*.h\n");
      return "edit .briefignore";
    case 2:
      sandbox_.write(".gitignore", pick(2) != 0 ? "part1*\n" : "build/\n!part1*\n");
      return "edit .gitignore";
    default:
      sandbox_.write(".brief.yaml", pick(2) != 0 ? "full: true\n" : "budget: 1500\n");
      return "edit .brief.yaml";
  }
}

std::string RandomEditor::move_file() {
  const std::string from = any_file();
  const std::string to =
      pick(2) == 0 ? any_file()
                   : "moved/m" + std::to_string(++serial_) + fs::path(from).extension().string();
  const std::string bytes = sandbox_.read(from);
  if (sandbox_.exists(to)) {
    sandbox_.write(from, sandbox_.read(to));
    sandbox_.write(to, bytes);
    return "swap " + from + " and " + to;
  }
  sandbox_.write(to, bytes);
  sandbox_.remove(from);
  return "move " + from + " to " + to;
}

// What must change nothing: times, rights, line ends.
std::string RandomEditor::disturb() {
  const std::string path = any_file();
  const std::string file = sandbox_.path(path);
  switch (pick(4)) {
    case 0:
      ::chmod(file.c_str(), pick(2) != 0 ? 0755 : 0644);
      return "chmod " + path;
    case 1: {
      const timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
      ::utimensat(AT_FDCWD, file.c_str(), times, 0);
      return "old mtime " + path;
    }
    case 2: {
      const timespec times[2] = {{4000000000, 5}, {4000000000, 5}};
      ::utimensat(AT_FDCWD, file.c_str(), times, 0);
      return "mtime in the future " + path;
    }
    default: {
      // Same size, same mtime: only ctime and content tell.
      struct stat before {};
      ::stat(file.c_str(), &before);
      std::string bytes = sandbox_.read(path);
      std::replace(bytes.begin(), bytes.end(), '1', '2');
      sandbox_.write(path, bytes);
      const timespec times[2] = {before.st_atim, before.st_mtim};
      ::utimensat(AT_FDCWD, file.c_str(), times, 0);
      return "edit behind the mtime " + path;
    }
  }
}

std::string RandomEditor::use_git() {
  switch (pick(5)) {
    case 0:
      sandbox_.commit_all();
      return "commit";
    case 1:
      sandbox_.git("checkout -q -f -B side side");
      return "checkout side";
    case 2:
      sandbox_.git("checkout -q -f main");
      return "checkout main";
    case 3:
      sandbox_.git("add -A");
      return "add -A";
    default:
      sandbox_.git("reset -q --hard");
      return "reset --hard";
  }
}

// By hand, as an editor or a merge would leave them: damaged ones too.
std::string RandomEditor::edit_notes() {
  const std::string n = std::to_string(pick(4));
  const std::string path = ".brief/notes/note" + n + ".md";
  const std::string text = "\nKeep part " + std::to_string(++serial_) + " as it is.\n";
  switch (pick(7)) {
    case 0:
      sandbox_.remove(path);
      return "remove " + path;
    case 1:
      sandbox_.write(path, "no head at all" + text);
      return "damage " + path;
    case 2:
      sandbox_.write(path, "---\nkind: decision\nstatus: resolved\n---\n" + text);
      return "resolve " + path;
    case 3:
      sandbox_.write(".brief/notes/deep/note" + n + ".md", text);
      return "no note " + path;
    case 4:
      sandbox_.write(path, "---\r\nkind: next\r\n---\r\n" + text);
      return "CR LF in " + path;
    default: {
      static const char* const kPlaces[] = {"src/kepler.c", "web/project.ts", "tools/gone.py"};
      static const char* const kSymbols[] = {"solve_kepler", "project", "extra1"};
      sandbox_.write(path, "---\nkind: warning\non:\n  - path: " + std::string(kPlaces[pick(3)]) +
                               "\n    symbol: " + kSymbols[pick(3)] + "\n---\n" + text);
      return "pin " + path;
    }
  }
}

std::string RandomEditor::step() {
  switch (pick(13)) {
    case 0:
    case 1:
      return add_file();
    case 2:
    case 3:
    case 4:
      return edit_file();
    case 5:
    case 6:
      return edit_manifest();
    case 7:
      return edit_rules();
    case 8:
      return move_file();
    case 9: {
      const std::string path = any_file();
      sandbox_.remove(path);
      return "delete " + path;
    }
    case 10:
      return disturb();
    case 11:
      return edit_notes();
    default:
      return use_git();
  }
}

}  // namespace brief::test

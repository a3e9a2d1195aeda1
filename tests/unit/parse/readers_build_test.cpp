// The readers of build files: make, CMake, just, Gradle.
#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("a Makefile's targets have their recipes, prerequisites and help") {
  const ReadFile file(
      "make",
      "# Build it\n.PHONY: all test \\\n  lint\nall: build  ## Build everything\n"
      "build: a.o b.o | out\n\t@echo hi\n\t-$(CC) \\\n\t  -o x\n\n## Run the tests\n"
      "test:: build\n\tgo test ./...\n");
  CHECK(file.value("/default") == "all");
  CHECK(file.lines("/default") == "4");
  CHECK(file.value("/target/all") == "");
  CHECK(file.value("/needs/all") == "build");
  CHECK(file.value("/help/all") == "Build everything");
  CHECK(file.value("/target/build") == "echo hi\n$(CC) \\\n-o x");
  CHECK(file.lines("/target/build") == "6-8");
  CHECK(file.value("/needs/build") == "a.o b.o");
  CHECK(file.value("/target/test") == "go test ./...");
  CHECK(file.value("/help/test") == "Run the tests");
  CHECK(file.lines("/help/test") == "10");
  CHECK(file.lines("/phony/lint") == "2-3");
  CHECK(file.outline() ==
        std::vector<std::string>{"target all 4", "target build 5-8", "target test 11-12"});
}

TEST_CASE("pattern rules, special targets and variables of a target are no targets") {
  const ReadFile file(
      "make",
      "%.o: %.c\n\tcc $<\n.SUFFIXES:\ndebug: CFLAGS = -g\ndebug: all\nobjs: %.o: %.c\n"
      "\tcc\n$(BIN)/x: y\n\ttrue\n");
  CHECK(file.value("/default") == "debug");
  CHECK(file.value("/needs/debug") == "all");
  CHECK(file.value("/needs/objs") == "%.c");
  CHECK(file.value("/target/objs") == "cc");
  CHECK(file.count("/target/") == 2);
  CHECK(file.outline() ==
        std::vector<std::string>{"target %.o 1-2", "target debug 5", "target objs 6-7"});
}

TEST_CASE("variables are read as written, both branches of a conditional too") {
  const ReadFile file(
      "make",
      "CC ?= gcc # which\nexport A := $(B)\nSRC = a.c \\\n  b.c\nifdef X\nY = 1\nelse\n"
      "Y += 2\nendif\ndefine TEXT\none\ntwo\nendef\ninclude a.mk $(D)/b.mk\n"
      "-include c.mk\nCMD != date\n");
  CHECK(file.value("/variable/CC") == "gcc");
  CHECK(file.value("/variable/A") == "$(B)");
  CHECK(file.value("/variable/SRC") == "a.c b.c");
  CHECK(file.lines("/variable/SRC") == "3-4");
  CHECK(file.count("/variable/Y") == 2);
  CHECK(file.value("/variable/TEXT") == "one\ntwo");
  CHECK(file.lines("/variable/TEXT") == "11-12");
  CHECK(file.value("/include/1") == "$(D)/b.mk");
  CHECK(file.value("/include/2") == "c.mk");
  CHECK(file.value("/variable/CMD") == "date");
}

TEST_CASE("row i of a recipe stands i lines below its first line") {
  const ReadFile file("make",
                      "t:\n\tone\nifdef X\n\ttwo\nendif\n\n# note\n\tthree\nnext:\n\tfour\n");
  CHECK(file.value("/target/t") == "one\n\ntwo\n\n\n\nthree");
  CHECK(file.lines("/target/t") == "2-8");
  CHECK(file.value("/target/next") == "four");
}

TEST_CASE("a target named by a plain variable gets its name, an inline recipe is a recipe") {
  const ReadFile file("make",
                      "PROG = tool\n$(PROG) ${PROG}-x: a ; cc -o $@\n.DEFAULT_GOAL := help\n");
  CHECK(file.value("/target/tool") == "cc -o $@");
  CHECK(file.value("/target/tool-x") == "cc -o $@");
  CHECK(file.value("/needs/tool") == "a");
  CHECK(file.value("/default") == "help");
}

TEST_CASE("a colon or an assignment inside a recipe or a call makes no rule") {
  const ReadFile file("make",
                      "A = $(patsubst %:,x,$(B))\n$(eval x: y)\nrun:\n\tdocker run a:b X=1\n");
  CHECK(file.value("/variable/A") == "$(patsubst %:,x,$(B))");
  CHECK(file.count("/target/") == 1);
  CHECK(file.value("/target/run") == "docker run a:b X=1");
}

TEST_CASE("CMake's calls are numbered by command, their arguments unquoted") {
  const ReadFile file(
      "cmake",
      "cmake_minimum_required(VERSION 3.20)\nPROJECT(demo # name\n  DESCRIPTION \"A \\\"x\\\" y\"\n"
      "  LANGUAGES CXX)\n#[[ add_library(no)\n]]\nadd_library(a STATIC a.cpp)\n"
      "add_library(b [==[raw ]] text]==])\nif(NOT (A AND B))\nendif()\n"
      "set(F \"-DX=1;y\" $<TARGET:a> \"${V}/c\")\n");
  CHECK(file.value("/cmake_minimum_required/0/1") == "3.20");
  CHECK(file.value("/project/0/0") == "demo");
  CHECK(file.value("/project/0/2") == "A \"x\" y");
  CHECK(file.lines("/project/0/2") == "3");
  CHECK(file.value("/add_library/0/0") == "a");
  CHECK(file.lines("/add_library/0/0") == "7");
  CHECK(file.value("/add_library/1/1") == "raw ]] text");
  CHECK(file.value("/add_library/2/0") == "(none)");
  CHECK(file.value("/if/0/1") == "(");
  CHECK(file.value("/if/0/5") == ")");
  CHECK(file.value("/endif/0") == "");
  CHECK(file.value("/set/0/1") == "-DX=1;y");
  CHECK(file.value("/set/0/3") == "${V}/c");
  CHECK(file.diagnostics().empty());
}

TEST_CASE("CMake's functions and macros are definitions, nested ones too") {
  const ReadFile file("cmake",
                      "# Adds a thing.\nfunction(add_thing name)\n  macro(inner)\n  endmacro()\n"
                      "endfunction()\nmacro(last)\nendmacro(last)\n");
  CHECK(file.outline() == std::vector<std::string>{"function add_thing 2-5",
                                                   "macro inner 3-4 in add_thing",
                                                   "macro last 6-7"});
  CHECK(file.summary.view(file.summary.definitions[0].signature) == "function(add_thing name)");
  CHECK(file.summary.view(file.summary.definitions[0].doc) == "Adds a thing.");
}

TEST_CASE("an unclosed call of CMake is a diagnostic and keeps its arguments") {
  const ReadFile file("cmake", "project(a)\n\nadd_library(b \"x\n");
  CHECK(file.value("/project/0/0") == "a");
  CHECK(file.value("/add_library/0/0") == "b");
  CHECK(file.diagnostics() == std::vector<std::string>{"3 a command's parenthesis is not closed"});
  CHECK(ReadFile("cmake", "project(a)\n= x\n").diagnostics() ==
        std::vector<std::string>{"2 a command is expected here"});
}

TEST_CASE("a justfile's recipes have their bodies, docs and prerequisites") {
  const ReadFile file(
      "just",
      "set shell := [\"bash\"]\nv := \"1:2\"\nalias t := test\n\n# run all\n@test *args='a:b': "
      "build (x 'y')\n"
      "  @cargo test {{args}}\n\n  -echo done\n\n[private]\nbuild:\n\n"
      "# not\n\nscript target=\"x\":\n    #!/bin/sh\n    @keep\nimport 'more.just'\n");
  CHECK(file.value("/default") == "test");
  CHECK(file.value("/recipe/test") == "cargo test {{args}}\n\necho done");
  CHECK(file.lines("/recipe/test") == "7-9");
  CHECK(file.value("/doc/test") == "run all");
  CHECK(file.value("/needs/test") == "build (x 'y')");
  CHECK(file.value("/recipe/build") == "");
  CHECK(file.lines("/recipe/build") == "12");
  CHECK(file.value("/doc/script") == "(none)");
  CHECK(file.value("/recipe/script") == "#!/bin/sh\n@keep");
  CHECK(file.value("/variable/v") == "1:2");
  CHECK(file.value("/alias/t") == "test");
  CHECK(file.value("/include/0") == "more.just");
  CHECK(file.outline() ==
        std::vector<std::string>{"target test 6-9", "target build 12", "target script 16-18"});
}

TEST_CASE("Gradle's plugins, dependencies, projects and tasks are read in both dialects") {
  const ReadFile groovy(
      "gradle",
      "plugins {\n  id 'java'\n  id \"a.b\" version \"1.2\" // c\n}\n"
      "apply plugin: 'war'\n  plugins.apply('com.a.b')\ndependencies {\n  implementation 'g:a:1'\n"
      "  testImplementation group: 'h', name: 'b', version: '2'\n"
      "  api project(':core')\n  /* runtimeOnly 'no:no:1' */\n}\n"
      "task hello(type: Copy) {\n}\nsourceCompatibility = 17\n");
  CHECK(groovy.value("/plugin/java") == "");
  CHECK(groovy.value("/plugin/a.b") == "1.2");
  CHECK(groovy.lines("/plugin/a.b") == "3");
  CHECK(groovy.value("/plugin/war") == "");
  CHECK(groovy.lines("/plugin/com.a.b") == "6");
  CHECK(groovy.value("/dependency/0") == "implementation g:a:1");
  CHECK(groovy.value("/dependency/1") == "testImplementation h:b:2");
  CHECK(groovy.value("/dependency/2") == "api :core");
  CHECK(groovy.count("/dependency/") == 3);
  CHECK(groovy.value("/task/hello") == "");
  CHECK(groovy.lines("/task/hello") == "13");
  CHECK(groovy.value("/java-target") == "17");
  // What one task of its own compiles for is not what the project does.
  const ReadFile task("gradle",
                      "val info by tasks.registering(JavaCompile::class) {\n"
                      "  targetCompatibility = JavaVersion.VERSION_1_9.toString()\n}\n"
                      "tasks.withType<JavaCompile> {\n  options.release.set(8)\n}\n");
  CHECK(task.value("/java-target") == "8");
  CHECK(task.count("/java-target") == 1);
  const ReadFile kotlin(
      "gradle",
      "plugins {\n  `java-library`\n  kotlin(\"jvm\") version \"1.9\"\n"
      "  alias(libs.plugins.x)\n}\ndependencies {\n  api(libs.okio.core)\n"
      "  implementation(platform(\"p:q:1\"))\n}\ntasks.register<Copy>(\"copyAll\") {\n}\n"
      "val docs by tasks.registering {\n}\nrootProject.name = \"demo\"\n"
      "include(\":a\", \":b\")\ninclude(\n  \":c\",\n  \":d\"\n)\n");
  CHECK(kotlin.value("/plugin/java-library") == "");
  CHECK(kotlin.value("/plugin/org.jetbrains.kotlin.jvm") == "1.9");
  CHECK(kotlin.value("/plugin/libs.plugins.x") == "");
  CHECK(kotlin.value("/dependency/0") == "api libs.okio.core");
  CHECK(kotlin.value("/dependency/1") == "implementation p:q:1");
  CHECK(kotlin.value("/task/copyAll") == "");
  CHECK(kotlin.value("/task/docs") == "");
  CHECK(kotlin.value("/name") == "demo");
  CHECK(kotlin.value("/include/1") == ":b");
  CHECK(kotlin.value("/include/3") == ":d");
  CHECK(kotlin.lines("/include/3") == "18");
  const ReadFile settings("gradle",
                          "include ':a',\n  ':b'\nproject(\":a\").name = \"c\"\n"
                          "project(':b').projectDir = file('lib/b')\n");
  CHECK(settings.value("/include/1") == ":b");
  CHECK(settings.value("/project-name/:a") == "c");
  CHECK(settings.value("/project-folder/:b") == "lib/b");
}

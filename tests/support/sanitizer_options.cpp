// Linked into what is built for the leak sanitizer. libgit2 is opened on first need and never
// closed; what it and its regular expressions hold at exit is theirs.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libgit2.so\nleak:libpcre2-8.so\n";
}

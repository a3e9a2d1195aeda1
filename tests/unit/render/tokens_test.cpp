#include <doctest/doctest.h>

#include <string>

#include "render/render.hpp"

using brief::render::count_tokens;

namespace {

// The counts are those of js-tiktoken 1.0.21, encoding o200k_base.
struct Counted {
  const char* what;
  std::size_t tokens;
  const char* text;
};

const Counted kCounted[] = {
    {"a brief", 201,
     "<!-- brief:1 compact -->\n"
     "# orbit\n"
     "\n"
     "Proven facts about this repository for coding agents, kept by `brief`: `brief refresh` "
     "updates them, `brief check` verifies them, `brief why 'TEXT'` shows the proof of a line.\n"
     "\n"
     "Orbit computes the positions of satellites and serves them over HTTP.\n"
     "\n"
     "## Commands\n"
     "- Install: `npm ci` (ci)\n"
     "- Test all: `npm test` (manifest)\n"
     "- Test one: `npx vitest run tests/kepler.test.ts` (form of vitest)\n"
     "- Lint: `npx eslint . --max-warnings=0` (ci)\n"
     "\n"
     "## Key code\n"
     "- `src/kepler.ts`: function `solveKepler` — `solveKepler(meanAnomaly: number, eccentricity: "
     "number): number`\n"
     "- `src/http/router.ts`: class `Router` — `class Router<E extends Env = Env> extends "
     "Hono<E>`\n"
     "- More: `brief show key-code`\n"},
    {"signatures of C", 116,
     "- `src/dict.c`: function `dictFind` — `dictEntry *dictFind(dict *d, const void *key)`\n"
     "- `src/t_zset.c`: function `zslInsert` — `zskiplistNode *zslInsert(zskiplist *zsl, double "
     "score, sds ele)`\n"
     "- `src/rdb.c`: macro `RDB_MODULE_OPCODE_EOF`\n"
     "- `deps/lua/src/lvm.c`: function `luaV_execute` — `void luaV_execute (lua_State *L, int "
     "nexeccalls)`\n"},
    {"paths and commands", 110,
     "- `crates/ignore/src/walk.rs`\n"
     "- `tests/unit/moduleapi/keyspace_events.tcl`\n"
     "- `packages/@scope/vite-plugin-legacy/__tests__/fixtures.spec.tsx`\n"
     "- `cmake --preset release && ninja -C build/release -j2`\n"
     "- `python -m pytest -q tests/test_basic.py::test_options_work`\n"
     "- `cargo test --workspace --all-features -- --nocapture`\n"
     "- `./gradlew :gson:test --tests 'com.google.gson.functional.*'`\n"},
    {"Russian", 50,
     "- Не удалось открыть файл настроек для чтения.\n"
     "- Каталог с исходными текстами программы не найден.\n"
     "- Эта команда удаляет все временные файлы из хранилища.\n"
     "- Показывает изменения между двумя версиями документа.\n"},
    {"Chinese", 54,
     "- 无法打开配置文件，请检查路径是否正确。\n"
     "- 该命令会删除仓库中的所有临时文件。\n"
     "- 显示两个版本之间的差异，并输出补丁。\n"
     "- 编译器找不到标准库的头文件。\n"},
    {"Japanese", 54,
     "- 設定ファイルを開くことができませんでした。\n"
     "- このコマンドはリポジトリの一時ファイルをすべて削除します。\n"
     "- 二つのバージョンの違いを表示します。\n"},
    {"Korean", 43,
     "- 설정 파일을 열 수 없습니다. 경로를 확인하십시오.\n"
     "- 이 명령은 저장소의 모든 임시 파일을 삭제합니다.\n"
     "- 두 버전 사이의 차이를 보여 줍니다.\n"},
    {"Arabic and Hindi", 62,
     "- تعذر فتح ملف الإعدادات للقراءة.\n"
     "- يحذف هذا الأمر جميع الملفات المؤقتة من المستودع.\n"
     "- यह आदेश भंडार की सभी अस्थायी फ़ाइलें हटा देता है।\n"
     "- विन्यास फ़ाइल पढ़ने के लिए नहीं खोली जा सकी।\n"},
    {"German and French", 60,
     "- Die Konfigurationsdatei konnte nicht geöffnet werden; überprüfen Sie die Zugriffsrechte.\n"
     "- Löscht sämtliche vorübergehenden Dateien aus dem Verzeichnis.\n"
     "- Affiche les différences entre deux révisions du dépôt.\n"
     "- Impossible d'ouvrir le fichier de réglages à cet endroit.\n"},
    {"emoji", 45,
     "- 🚀 ship it ✅ tests pass 🔥 hot path\n"
     "- 🐛 fix the parser ⚠️ careful 🎉 released\n"
     "- ♻️ refactor 🧪 experiment 📦 package 🌍 world\n"},
    {"base64 and hex", 129,
     "- `q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=`\n"
     "- `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyx`\n"
     "- `e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`\n"
     "- `da39a3ee5e6b4b0d3255bfef95601890afd80709`\n"},
    {"odd names", 61,
     "- `xkqzj_wvb`, `QRTZXK`, `hjklqwrtz`, `zxcvbnmqw`, `pqxjvkzw`\n"
     "- `fghjkl.tzx`, `bcdfghjk`, `mnpqrst_vwxz`\n"},
    {"numbers and punctuation", 107,
     "- `[0-9]{1,3}(\\.[0-9]{1,3}){3}` => 127.0.0.1:8080, 1234567890\n"
     "- `a ? b : c && !(d || e) ^ ~f << 2 >>= 1`\n"
     "- `#define X(a, b) ((a) + (b) * 0x7fffffffU)`\n"
     "- ---- ==== **** //// \"quoted\" 'single' <tag/> {{x}}\n"},
};

}  // namespace

TEST_CASE("the estimate is never below the true count, nor far above it") {
  for (const Counted& counted : kCounted) {
    CAPTURE(counted.what);
    CHECK(count_tokens(counted.text) >= counted.tokens);
    CHECK(count_tokens(counted.text) <= counted.tokens * 17 / 10);
  }
}

TEST_CASE("for a brief the estimate is at most 12 percent above the true count") {
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(kCounted[i].what);
    CHECK(count_tokens(kCounted[i].text) * 100 <= kCounted[i].tokens * 112);
  }
}

TEST_CASE("no text has no tokens, and more text never has fewer") {
  CHECK(count_tokens("") == 0);
  CHECK(count_tokens("a") >= 1);
  const std::string text = kCounted[0].text;
  for (std::size_t size = 0; size + 40 < text.size(); ++size)
    CHECK(count_tokens(text.substr(0, size)) <= count_tokens(text.substr(0, size + 40)));
}

TEST_CASE("bytes that are no UTF-8 are counted, at least one token in two bytes") {
  for (const std::string piece : {"\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x9a", "\x80"}) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += piece;
    CHECK(count_tokens(text) * 2 >= text.size());
  }
}

TEST_CASE("a long word costs more than a short one, and white space is not free") {
  CHECK(count_tokens(std::string(4000, 'x')) >= 500);
  CHECK(count_tokens(std::string(4000, '\n')) >= 1);
  std::string spaced;
  for (int i = 0; i < 100; ++i) spaced += "a ";
  CHECK(count_tokens(spaced) >= 100);
}

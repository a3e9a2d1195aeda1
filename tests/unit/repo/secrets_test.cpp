#include "repo/secrets.hpp"

#include <doctest/doctest.h>

using brief::repo::is_secret_path;

TEST_CASE("files of secrets are known by their path") {
  for (const char* path : {".env",
                           "app/.env",
                           ".env.local",
                           ".env.production",
                           "prod.env",
                           "id_rsa",
                           "x/id_ed25519",
                           "server.pem",
                           "tls/server.KEY",
                           "a.p12",
                           "a.pfx",
                           "a.jks",
                           "debug.keystore",
                           ".netrc",
                           ".pgpass",
                           "credentials.json",
                           "service-account.json",
                           "service-account-prod.json",
                           "secrets.yml",
                           "config/secrets.json",
                           "secrets.yml.enc",
                           "terraform.tfvars",
                           "prod.tfvars.json",
                           "terraform.tfstate",
                           "vault.kdbx",
                           ".htpasswd",
                           ".aws/credentials",
                           "home/.docker/config.json"}) {
    CAPTURE(path);
    CHECK(is_secret_path(path));
  }
}

TEST_CASE("examples, source code and public halves are none") {
  for (const char* path : {".env.example",
                           ".env.sample",
                           ".env.template",
                           ".env.dist",
                           ".env.local.example",
                           "example.env",
                           "secrets.py",
                           "src/secrets.go",
                           "secrets.example.yml",
                           "id_rsa.pub",
                           "terraform.tfvars.example",
                           "example.tfvars",
                           ".npmrc",
                           "environment.ts",
                           "keys.c",
                           "credentials.go",
                           "monkey",
                           "config.json",
                           "docs/secrets.md",
                           "env"}) {
    CAPTURE(path);
    CHECK_FALSE(is_secret_path(path));
  }
}

//! A parser of tiny things.
//!
//! More words.

use std::collections::{self, HashMap, hash_map::Entry as E};
use crate::base::*;
pub use self::inner::Deep;
use super::other as o;

mod files;

/// The most we read.
pub const LIMIT: usize = 10;
static mut COUNT: u32 = 0;

/// A token. It has a place.
#[derive(Debug, Clone)]
pub struct Token<'a> {
    text: &'a str,
}

pub(crate) enum Kind { Word(String), Number { value: i64 } }

pub union Bits { a: u32, b: f32 }

pub type Result<T> = std::result::Result<T, Error>;

pub trait Visit {
    fn visit(&mut self, token: &Token) -> bool;
    fn done(&self) { drop(self) }
}

impl<'a> Token<'a> {
    /// Makes one.
    pub fn new(text: &'a str) -> Self {
        let quote = '"';
        let raw = r#"fn not_a_function() { "#;
        Token { text: pick(quote, raw, text) }
    }
    fn hidden(&self) {}
}

impl<'a> Visit for Token<'a> {
    fn visit(&mut self, _token: &Token) -> bool { true }
}

#[macro_export]
macro_rules! token {
    ($x:expr) => { Token::new($x) };
}

pub async unsafe fn run<F>(f: F) -> impl Iterator<Item = u8>
where
    F: Fn(u8) -> u8,
{
    token!("x");
    f(1)
}

mod inner {
    pub struct Deep;
    extern "C" { fn c_call(x: i32); }
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_works() { assert!(true); }
}

fn main() {
    run(|x| x);
}

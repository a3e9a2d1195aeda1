#!/usr/bin/env lua
--- Module docs here.
local M = {}
local util = require("lazy.util")
local x <const> = require "a.b.c"
local Config, Other = require('cfg'), 3
--- Sets up all. And more.
---@param a number
function M.setup(a, b) return a end
function M:method(x) end
-- Helps.
local function helper(...)
  local function deeper() return [[ function not_one() end ]] end
  return deeper
end
function global_one() end
M.assigned = function(a) end
local lam = function(y) end
M.nested = { go = function() end, ["k"] = function() end }
a.b.c = function() end
function a.b.c.d() end
MAX_SIZE = 10
local LIMIT = 3
return M

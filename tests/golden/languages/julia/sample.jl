"""
    Frames

Tables of columns. More.
"""
module Frames

using DataAPI, Tables
using LinearAlgebra: norm, dot
import Base: show, +
import Base.Iterators
include("other/helper.jl")
export Frame, nrow, @check

"A frame. Second."
mutable struct Frame{T} <: AbstractFrame
    x::Vector{T}
    function Frame{T}(x) where T
        new(x)
    end
end
abstract type AbstractFrame end
primitive type Small 8 end
struct P; a; end
const MAX = 10
const Alias = Union{Int, String}

"""
    nrow(f)

Number of rows.
"""
function nrow(f::Frame)::Int
    s = "a $(f("x")) end"
    return length(f.x)
end
ncol(f) = 3
area(x::T, y=2; k=3) where {T<:Real} = x * y
Base.show(io::IO, f::Frame) = print(io, "x")
function Base.:+(a::Frame, b::Frame) a end
function lone end
macro check(ex)
    esc(ex)
end
f = x -> x + 1
(p::P)(x) = 3
module Inner
g() = 1
end
@inline fast(x) = x
Base.@propagate_inbounds function getit(x) x end
end # module

// Copyright someone.
@file:JvmName("Shops")
package com.example.shop

import com.example.base.Thing
import com.example.util.*
import com.example.x.Foo as Bar

/** The limit. Really. */
const val LIMIT = 10
val lazyOne by lazy { 3 }
internal var counter = 0
private val hidden = "it's ${names["x"]} \${"
val String.lastChar: Char
    get() = this[length - 1]
typealias Handler = (Int) -> Unit

/**
 * Sells things. All day.
 *
 * @param name what it is called
 */
@Service
open class Shop(val name: String, private var count: Int, plain: Int) {
    val prop: Int = 3
    var other: String
        get() = field
        set(value) { field = value.trim().ifEmpty { "}" } }

    init { println("x") }

    constructor(x: Int) : this("a", x, 1) {
        fun local() {}
    }

    companion object {
        const val TAG = "x"
        @JvmStatic
        fun create(): Shop = Shop("a", 1, 2)
    }

    /** Finds one. */
    @Throws(IOException::class)
    suspend fun find(id: String): List<Int>? {
        val f = { x: Int -> x }
        class Local { fun inside() {} }
        return listOf()
    }

    abstract fun abs()
    private fun priv() = 3
    class Nested {
        operator fun plus(o: Shop): Shop = this
    }
}

data class Point(val x: Int, val y: Int)

sealed class Result {
    data class Ok(val v: Int) : Result()
    object Err : Result()
}

enum class Color(val rgb: Int) {
    RED(1) { override fun hex() = "r" },
    GREEN(2);

    open fun hex() = "x"
}

annotation class Marked(val x: String)

object Singleton : Foo() {
    fun f() {}
}

interface Store {
    val p: Int
    fun m()
}

fun interface Pred {
    fun test(i: Int): Boolean
}

fun String.shout(): String = uppercase()
fun <T> List<T>.second(): T {
    return this[1]
}
inline fun <reified T> kind() = T::class
private fun secret() {}
fun `in quotes`() {}

fun main(args: Array<String>) {
    println("hi")
}

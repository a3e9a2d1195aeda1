// Copyright someone.
using System;
using System.Collections.Generic;
using static System.Math;
using Alias = Foo.Bar;
global using Xunit;

[assembly: InternalsVisibleTo("x")]

// The minimal host.
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => { return Helper(1); });
app.Run();

static int Helper(int x)
{
    return x;
}

/// <summary>
/// Sells things.
/// </summary>
[ApiController]
[Route("api/[controller]")]
public partial class CatalogController<T> : ControllerBase, IFoo where T : class
{
    private const int Limit = 3;
    public const string Name = "x";
    private readonly ILogger _log;
    public static readonly int Max = 5, Min = 2;
    public string Title { get; set; } = "";
    public int Count => _items.Count;
    public event EventHandler? Changed;
    public event Action Evt { add { } remove { } }
    public delegate void Handler(object sender);
    public int this[int i] => 1;

    public CatalogController(ILogger log) : base(log)
    {
        _log = log;
        var text = @"say ""hi"" {" + $"{string.Join(", ", names)} }}" + """
            class No { "quoted" }
            """;
#if DEBUG
        if (text[0] == '"') {
#endif
        }
    }
    #region Queries

    /// <summary>Gets the <see cref="T:eShop.Item"/> by its id. Slowly.</summary>
    /// <param name="id">What.</param>
    [HttpGet("{id}")]
    public async Task<ActionResult<Item>> GetAsync(int id, CancellationToken ct = default)
    {
        if (x) { return null; }
    }
    #endregion
    public static CatalogController operator +(CatalogController a, CatalogController b) => a;
    public static implicit operator int(CatalogController a) => 1;
    internal protected virtual void Prot<U>() where U : new() { }
    void IFoo.Explicit() { }
    partial void OnX();
    private class Nested { public int A; }
}

public record Point(int X, int Y);
public readonly record struct Pt(int X) { public int Z => 1; }
internal sealed record class Rec { }
public struct S { public int F; }
public interface IFoo { void Explicit(); int P { get; } }
[Flags] public enum Color : byte { Red = 1, Green }
public static class Ext { public static int Twice(this int x) => x * 2; }
file class Hidden { }
namespace A.B
{
    namespace C
    {
        class Inner { static void Main(string[] args) { } }
    }
    internal interface IPart { }
}
public partial class Program { }
